"""The key for rounding: outside the store, apart from the key for pseudonyms, never replaced (step 4).

It decides which way each published count is rounded. Another key would round the same people another way, and two
roundings of the same people tell more than one: so a store that has published opens to its first key alone.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs

from wggi_metrics.store.key import Key, make_key, read_key
from wggi_metrics.store.keyring import fingerprint_of, refuse_in_store
from wggi_metrics.store.public import read_public
from wggi_metrics.store.refusals import KeyRefused, refusal

KEY_FILE_VARIABLE = "WGGI_ROUNDING_KEY_FILE"


def rounding_key_path(given: Path | None = None) -> Path:
    """Where the key lies: as given, else as the environment says, else in the user's configuration folder."""
    if given is not None:
        return given
    named = os.environ.get(KEY_FILE_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path("wggi", appauthor=False) / "rounding.key"


def rounding_fingerprint(key: Key) -> str:
    """Names the key without giving it away."""
    return hashlib.sha256(b"wggi rounding key fingerprint\0" + key.secret).hexdigest()[:16]


def rounding_key_for(folder: Path, key_file: Path | None = None) -> Key:
    """The key under which this store publishes; made now if nothing is published and there is no key file.

    Raises: KeyRefused if the key is missing or another one, or is the key for pseudonyms; ReleaseDamaged if what is
    published is not whole.
    """
    path = rounding_key_path(key_file)
    refuse_in_store(folder, path, key_file)
    parts, found = read_public(folder), read_key(path)
    expected = str(parts[0]["key"]) if parts else None
    if found is not None and found.fingerprint == fingerprint_of(folder):
        raise KeyRefused(refusal("rounding_key_same", path=path))
    if expected is None:
        return found or make_key(path)
    if found is None:
        raise KeyRefused(refusal("rounding_key_missing", path=path, expected=expected))
    if rounding_fingerprint(found) != expected:
        named = {"expected": expected, "found": rounding_fingerprint(found)}
        raise KeyRefused(refusal("rounding_key_other", path=path, **named))
    return found
