"""The key for pseudonyms: kept outside the store as words, known to the store by its fingerprint (step 4).

A person number becomes HMAC-SHA256 of itself under this key, so that nobody without the key can try all
numbers (a plain hash of a six-digit number is reversed in under a second). The 128 bits of the key are spelt
as pronounceable five-letter words of sixteen bits each ("proquints": D. S. Wilkerson, "A proposal for
proquints: identifiers that are readable, spellable and pronounceable", 2009); a ninth word guards against
slips of the pen. A key that has been rotated has several links of 128 bits, nine words each, in their order.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from wggi_metrics.store.durable import force_folder, write_forced
from wggi_metrics.store.refusals import KeyRefused, refusal

KEY_BYTES = 16
WORDS = KEY_BYTES // 2 + 1
CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aiou"
KEY_FILE_VARIABLE = "WGGI_KEY_FILE"


@dataclass(frozen=True)
class Key:
    """The secret (never printed by accident), and whether it was made just now."""

    secret: bytes
    is_new: bool = False

    def __repr__(self) -> str:
        return f"Key({self.fingerprint})"

    @property
    def fingerprint(self) -> str:
        """Names the key without giving it away."""
        return hashlib.sha256(b"wggi pseudonym key fingerprint\0" + self.secret).hexdigest()[:16]

    @property
    def words(self) -> str:
        """The key as words to write down: nine for each link, each link on a line of its own."""
        return "\n".join(" ".join(map(_word, _pairs(link + _guard(link)))) for link in links_of(self.secret))


def key_path(given: Path | None = None) -> Path:
    """Where the key lies: as given, else as the environment says, else in the user's configuration folder."""
    if given is not None:
        return given
    named = os.environ.get(KEY_FILE_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path("wggi", appauthor=False) / "pseudonym.key"


def read_key(path: Path) -> Key | None:
    """The key in this file; None where there is no file.

    Raises: KeyRefused if the file does not hold a key.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as fault:
        raise KeyRefused(refusal("key_unreadable", path=path)) from fault
    secret = secret_of(text)
    if secret is None:
        raise KeyRefused(refusal("key_unreadable", path=path))
    return Key(secret)


def make_key(path: Path) -> Key:
    """Makes a key in a new file that only its owner may read; a key made by another just before wins."""
    key = Key(secrets.token_bytes(KEY_BYTES), is_new=True)
    beside = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        _make_folder(path.parent)
        write_forced(beside, key.words + "\n", mode=0o600)
        os.link(beside, path)
        force_folder(path.parent)
    except FileExistsError:
        return read_key(path) or key
    except OSError as fault:
        raise KeyRefused(refusal("key_unwritable", path=path)) from fault
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return key


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise NotADirectoryError(folder) from fault


def secret_of(words: str) -> bytes | None:
    """The key that these words spell, link by link; None if they spell none."""
    spelt = words.lower().replace("-", " ").split()
    links = [_link(spelt[at : at + WORDS]) for at in range(0, len(spelt), WORDS)]
    return b"".join(link or b"" for link in links) if links and all(links) else None


def links_of(secret: bytes) -> list[bytes]:
    """The links of a key, the first one first."""
    return [secret[at : at + KEY_BYTES] for at in range(0, len(secret), KEY_BYTES)]


def _link(words: list[str]) -> bytes | None:
    numbers = [_number(word) for word in words]
    if len(numbers) != WORDS or any(number is None for number in numbers):
        return None
    spelt = b"".join(number.to_bytes(2, "big") for number in numbers if number is not None)
    secret, guard = spelt[:KEY_BYTES], spelt[KEY_BYTES:]
    return secret if guard == _guard(secret) else None


def _guard(secret: bytes) -> bytes:
    return hashlib.sha256(b"wggi pseudonym key guard\0" + secret).digest()[:2]


def _pairs(content: bytes) -> list[int]:
    return [int.from_bytes(content[at : at + 2], "big") for at in range(0, len(content), 2)]


def _word(number: int) -> str:
    places = ((12, 15, CONSONANTS), (10, 3, VOWELS), (6, 15, CONSONANTS), (4, 3, VOWELS), (0, 15, CONSONANTS))
    return "".join(letters[(number >> shift) & mask] for shift, mask, letters in places)


def _number(word: str) -> int | None:
    places = (CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS)
    if len(word) != len(places):
        return None
    number = 0
    for letter, known in zip(word, places, strict=True):
        if letter not in known:
            return None
        number = number * len(known) + known.index(letter)
    return number
