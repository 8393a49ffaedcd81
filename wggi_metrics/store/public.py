"""What is published for leadership: files that are written once, in a folder of their own (step 4).

``public/0001.json`` is the first publication, ``0002.json`` what the next one adds, and so on; none is ever changed.
Each bears its own SHA-256 and that of the one before it. A leadership view opens this folder and nothing else; its
permissions can differ from those of ``releases/``. Counts that had to step beyond their neighbours are listed in
``stepped/``, for the administrator alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from wggi_metrics.store.durable import force_folder, put_in_place, write_forced
from wggi_metrics.store.manifest import Clock, now
from wggi_metrics.store.refusals import ReleaseDamaged, refusal

PUBLIC, STEPPED = "public", "stepped"
NAME = re.compile(r"\d{4,}\.json")
VERSION = 1

Part = dict[str, Any]


def read_public(folder: Path) -> list[Part]:
    """Every publication of a store, the first one first; none before the first.

    Each holds ``number``, ``release``, ``published_at``, ``key`` (the fingerprint of the rounding key) and
    ``published``, which is what was published. Raises: ReleaseDamaged if a file is missing or not the one written.
    """
    parts: list[Part] = []
    for number, path in enumerate(_files(folder), start=1):
        part = _read(path)
        previous = parts[-1]["sha256"] if parts else ""
        is_whole = part.get("sha256") == _sha256(part) and part.get("version") == VERSION
        if not is_whole or part.get("number") != number or part.get("previous") != previous:
            raise ReleaseDamaged(refusal("public_damaged", file=path.name))
        parts.append(part)
    return parts


def write_public(
    folder: Path,
    published: Mapping[str, Any],
    *,
    release: str,
    key: str,
    stepped: Sequence[Mapping[str, Any]] = (),
    clock: Clock = now,
) -> Part:
    """Adds a publication, whole or not at all; the caller is the only publisher.

    ``key`` is the fingerprint of the rounding key. Raises: ReleaseDamaged if what is there is not whole; OSError.
    """
    before = read_public(folder)
    part: Part = {
        "version": VERSION,
        "number": len(before) + 1,
        "release": release,
        "published_at": clock().isoformat(timespec="seconds"),
        "previous": before[-1]["sha256"] if before else "",
        "key": key,
        "published": published,
    }
    part["sha256"] = _sha256(part)
    name = f"{part['number']:04}.json"
    if stepped:
        _write(folder / STEPPED, name, {"release": release, "counts": list(stepped)})
    _write(folder / PUBLIC, name, part)
    return part


def _write(folder: Path, name: str, content: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    force_folder(folder.parent)
    beside = folder / f".{name}-{uuid4().hex[:8]}"
    try:
        write_forced(beside, json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n")
        put_in_place(beside, folder / name)
    finally:
        beside.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    public = folder / PUBLIC
    found = [path for path in public.iterdir() if NAME.fullmatch(path.name)] if public.is_dir() else []
    return sorted(found, key=lambda path: int(path.stem))


def _read(path: Path) -> Part:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as fault:
        raise ReleaseDamaged(refusal("public_damaged", file=path.name)) from fault
    return found if isinstance(found, dict) else {}


def _sha256(part: Mapping[str, Any]) -> str:
    """Of everything in the part but the hash itself, whatever its spacing."""
    content = {name: value for name, value in part.items() if name != "sha256"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
