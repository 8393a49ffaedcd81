"""The profiles by which sheets may be read: the store's, the shipped ones, one that is uploaded (step 11)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from wggi_metrics.loading import stored_profiles
from wggi_metrics.loading.owners import joined
from wggi_metrics.loading.stores import profiles_folder
from wggi_metrics.profiles import Profile, ProfileError, read_profile, write_profile
from wggi_metrics.store import Store

SHIPPED = Path(__file__).parents[3] / "data" / "profiles"
HEADINGS, UPLOADED = "headings", "uploaded"
LONGEST_NAME = 60


def known_profiles(store: Store) -> dict[str, Profile]:
    """Profiles by what they are called in the list: ``stored/name`` and ``shipped/name``."""
    found = {f"stored/{name}": profile for name, profile in stored_profiles(store).items()}
    for path in sorted(SHIPPED.glob("*.toml")):
        try:
            found[f"shipped/{path.stem}"] = read_profile(path)
        except ProfileError:
            continue
    return found


def for_next_time(profiles: Mapping[str, Profile], name: str) -> dict[str, str]:
    """The profiles' texts by file name; the date of this month's list is not next month's.

    Sheets of several files stand in one profile where their names differ, else in one for each file.
    """
    entries = [entry for profile in profiles.values() for entry in profile.sheets]
    names = {entry.sheet.casefold() for entry in entries}
    owners = list(profiles.values())
    if len(names) == len(entries):
        return {f"{name}.toml": _text(replace(joined(entries, owners), name=name))}
    return {
        f"{name}_{place}.toml": _text(replace(profile, name=f"{name}_{place}"))
        for place, profile in enumerate(owners, start=1)
        if profile.sheets
    }


def _text(profile: Profile) -> str:
    return write_profile(replace(profile, sheets=tuple(replace(entry, as_of=None) for entry in profile.sheets)))


def keep(store: Store, texts: Mapping[str, str]) -> None:
    """Puts profiles beside the store's releases; each is replaced whole."""
    folder = profiles_folder(store)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        beside = folder / f".{name}.new"
        beside.write_text(text, "utf-8")
        beside.replace(folder / name)


def plain_name(text: str) -> str:
    """A name that can be a file's: small letters, figures, underscores."""
    return re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")[:LONGEST_NAME] or "export"
