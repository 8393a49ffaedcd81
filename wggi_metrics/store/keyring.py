"""Which key belongs to a store: its fingerprint lies in the store, the key does not (step 4)."""

from __future__ import annotations

from pathlib import Path

from wggi_metrics.store.durable import write_whole
from wggi_metrics.store.key import Key, key_path, make_key, read_key
from wggi_metrics.store.refusals import KeyRefused, refusal

FINGERPRINT = "key-fingerprint"


def fingerprint_of(folder: Path) -> str | None:
    """The fingerprint of the key under which the store's numbers are hashed; None before the first load."""
    try:
        return (folder / FINGERPRINT).read_text("utf-8").strip()
    except OSError:
        return None


def key_for(folder: Path, key_file: Path | None) -> Key:
    """The store's key; made now if neither the store nor the key file knows one.

    Raises: KeyRefused if the store has another key, or its key is not there.
    """
    path = key_path(key_file)
    refuse_in_store(folder, path, key_file)
    expected, found = fingerprint_of(folder), read_key(path)
    if expected is None:
        return found or make_key(path)
    if found is None:
        raise KeyRefused(refusal("key_missing", path=path, expected=expected))
    if found.fingerprint != expected:
        raise KeyRefused(refusal("key_other", path=path, expected=expected, found=found.fingerprint))
    return found


def refuse_in_store(folder: Path, path: Path, key_file: Path | None) -> None:
    """A copy of the store must not bring its key along; the demonstration alone has one there, given by name.

    Raises: KeyRefused.
    """
    if key_file is None and path.resolve().is_relative_to(folder.resolve()):
        raise KeyRefused(refusal("key_in_store", path=path))


def note_key(folder: Path, key: Key) -> bool:
    """Notes the fingerprint at the first publication; returns whether this was it.

    Raises: KeyRefused if another key was noted meanwhile.
    """
    expected = fingerprint_of(folder)
    if expected is None:
        write_whole(folder / FINGERPRINT, key.fingerprint + "\n")
        return True
    if expected != key.fingerprint:
        raise KeyRefused(refusal("key_other", path="", expected=expected, found=key.fingerprint))
    return False
