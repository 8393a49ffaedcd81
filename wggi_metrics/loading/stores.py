"""Where the store is, which release is shown, and which profiles are known."""

from __future__ import annotations

import os
from pathlib import Path

from wggi_metrics.profiles import Profile, ProfileError, read_profile
from wggi_metrics.store import Release, Store

DEFAULT_STORE = Path("data") / "store"
STORE_VARIABLE = "WGGI_STORE"
ROLES_VARIABLE, LOG_VARIABLE = "WGGI_ROLES", "WGGI_LOG"
DEMONSTRATION = "-demonstration"


def store_folder(given: Path | None = None) -> Path:
    """The store's folder: as given, else as the environment says, else ``data/store`` here."""
    return (given or Path(os.environ.get(STORE_VARIABLE) or DEFAULT_STORE)).absolute()


def roles_file(given: Path | None = None) -> Path:
    """The table of roles: as the environment says, else ``roles.toml`` in the store's folder."""
    return Path(os.environ.get(ROLES_VARIABLE) or store_folder(given) / "roles.toml").absolute()


def log_file(given: Path | None = None) -> Path:
    """The log of who did what: as the environment says, else ``log.jsonl`` in the store's folder."""
    return Path(os.environ.get(LOG_VARIABLE) or store_folder(given) / "log.jsonl").absolute()


def open_store(given: Path | None = None) -> Store:
    """The organisation's store."""
    return Store(store_folder(given))


def demonstration_store(given: Path | None = None) -> Store:
    """The demonstration's store beside it, with a key of its own: its people are invented."""
    folder = store_folder(given)
    beside = folder.with_name(f"{folder.name}{DEMONSTRATION}")
    return Store(beside, key_file=beside / "demonstration.key")


def shown_release(given: Path | None = None) -> tuple[Release | None, bool]:
    """The release that is shown, and whether it is the demonstration's: that is shown only while there is no other."""
    current = open_store(given).current()
    if current is not None:
        return current, False
    demonstration = demonstration_store(given)
    found = demonstration.current() if demonstration.folder.is_dir() else None
    return found, found is not None


def profiles_folder(store: Store) -> Path:
    """Where the store keeps the profiles of its exports."""
    return store.folder / "profiles"


def stored_profiles(store: Store) -> dict[str, Profile]:
    """The profiles kept with the store, by name; one that can't be read is left out and listed by ``profile test``."""
    found: dict[str, Profile] = {}
    for path in sorted(profiles_folder(store).glob("*.toml")):
        try:
            found[path.stem] = read_profile(path)
        except ProfileError:
            continue
    return found
