"""Profiles kept with the store: how this organisation's exports are read (step 4)."""

from __future__ import annotations

import re
from pathlib import Path

from wggi_metrics.store.durable import write_whole
from wggi_metrics.store.refusals import LoadRefused, refusal

PROFILES = "profiles"
NAME = re.compile(r"\w[\w .\-]{0,99}")


def kept_profiles(folder: Path) -> dict[str, str]:
    """The profiles' texts by name, in the order of their names."""
    found = sorted((folder / PROFILES).glob("[!.]*.toml"))
    return {path.stem: path.read_text("utf-8") for path in found}


def keep_profile(folder: Path, name: str, text: str) -> None:
    """Writes a profile under its name.

    Raises: LoadRefused if the name is not one that a file can bear.
    """
    if not NAME.fullmatch(name):
        raise LoadRefused(refusal("profile_name", name=name))
    (folder / PROFILES).mkdir(parents=True, exist_ok=True)
    write_whole(folder / PROFILES / f"{name}.toml", text)
