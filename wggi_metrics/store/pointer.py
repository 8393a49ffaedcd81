"""The pointer to the release in force, and the history of what it was turned back to (step 4)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from wggi_metrics.problems import Problem
from wggi_metrics.store.durable import write_whole
from wggi_metrics.store.manifest import ID, RELEASES, Manifest, all_manifests, read_manifest
from wggi_metrics.store.refusals import refusal

CURRENT = "CURRENT"
HISTORY = "history.jsonl"


def current_manifest(folder: Path) -> tuple[Manifest | None, Problem | None]:
    """The release in force, and what is wrong with the pointer, if anything is.

    A pointer that is lost or names nothing is replaced by the newest release, and the problem says so.
    """
    named = _named(folder)
    found = read_manifest(folder / RELEASES / named) if named else None
    if found is not None:
        return found, None
    newest = _newest(folder)
    if newest is None:
        return None, refusal("pointer_dangling_empty") if named else None
    return newest, refusal("pointer_dangling" if named else "pointer_lost", id=newest["id"])


def point_to(folder: Path, release: str) -> None:
    """Makes this release the one in force: from one moment to the next, for every reader."""
    write_whole(folder / CURRENT, release + "\n")


def remember(folder: Path, note: dict[str, Any]) -> None:
    """Adds a line to the history of turning back."""
    with (folder / HISTORY).open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(note, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def history(folder: Path) -> list[dict[str, Any]]:
    """Every turning back: when, by whom, from which release to which, and why."""
    try:
        lines = (folder / HISTORY).read_text("utf-8").splitlines()
    except OSError:
        return []
    return [note for note in map(_note, lines) if note is not None]


def _note(line: str) -> dict[str, Any] | None:
    try:
        return dict(json.loads(line))
    except ValueError:
        return None  # torn by a power cut while it was written


def _named(folder: Path) -> str | None:
    try:
        text = (folder / CURRENT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return text if ID.fullmatch(text) else "unreadable"


def _newest(folder: Path) -> Manifest | None:
    """The release published last, unless the store was turned back since then."""
    manifests = all_manifests(folder)
    if not manifests:
        return None
    newest = list(manifests.values())[-1]
    turned = [note for note in history(folder) if note.get("newest") == newest["id"]]
    return manifests.get(str(turned[-1]["to"]), newest) if turned else newest
