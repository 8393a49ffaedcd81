"""Candidates for publication: made of a load, or of the loads of before without one source (step 4)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.store.building import Base, Builder, Filled
from wggi_metrics.store.consequences import Consequences, compare
from wggi_metrics.store.given import given_by
from wggi_metrics.store.hidden import BUILDING, HiddenFolder
from wggi_metrics.store.layers import Layer, SheetLayer
from wggi_metrics.store.limits import StoreLimits
from wggi_metrics.store.load import Load, Progress
from wggi_metrics.store.manifest import (
    PEOPLE,
    RELEASES,
    Clock,
    Manifest,
    all_manifests,
    people_file,
    sha256_of,
    versions,
)
from wggi_metrics.store.refusals import StoreUnusable, plain_refusals, refusal

SPARE_BYTES = 50_000_000


@dataclass(frozen=True)
class Workshop:
    """Where candidates are built, within which limits, and whom to tell how far it is."""

    folder: Path
    limits: StoreLimits
    clock: Clock
    progress: Progress

    @property
    def builder(self) -> Builder:
        return Builder(load_dictionary(), self.limits, self.progress)


@dataclass(frozen=True)
class Candidate:
    """A built release in its hidden folder, with all of its manifest but id and time."""

    hidden: HiddenFolder
    manifest: Manifest
    consequences: Consequences


@dataclass(frozen=True)
class Step:
    """One load to lay upon a base; ``record`` is what the manifest says of it."""

    layer: Layer
    base: Base | None
    current: Manifest | None
    record: Mapping[str, Any]


def from_load(shop: Workshop, load: Load, secret: bytes, current: Manifest | None) -> Candidate:
    """The release in force with this load's rows.

    Raises: LoadRefused where ladders contradict each other; StoreUnusable where there is no room.
    """
    manifests = all_manifests(shop.folder)
    number, first_source = next_number(manifests), next_source(manifests)
    layer = SheetLayer(load, given_by(load), secret, first_source, number, shop.clock())
    base = base_of(shop.folder, current)
    _refuse_without_room(shop.folder, base, load)
    record = {
        "number": number,
        "next_source": first_source + len(load.sheets),
        "action": "load",
        "by": load.by,
        "reason": load.reason,
        "loads": [*(current["loads"] if current else []), {"number": number, "without": []}],
        "loaded": _files([{"file": sheet.file, "sha256": sheet.sha256} for sheet in load.sheets]),
        "layer_given": dict(layer.given),
    }
    return candidate(shop, Step(layer, base, current, record))


def candidate(shop: Workshop, step: Step) -> Candidate:
    """Builds a step's release, describes it, and compares it with the one in force."""
    with hidden_folder(shop.folder) as hidden, plain_refusals(shop.folder):
        path = hidden.path / PEOPLE
        filled = shop.builder.build(path, step.layer, step.base)
        shop.progress("comparing", 0.0)
        current = people_of(shop.folder, step.current) if step.current else None
        consequences = compare(current, path, load_dictionary(), shop.limits)
        shop.progress("comparing", 1.0)
        manifest = _manifest(step, filled, path) | {"consequences": consequences.as_record()}
        return Candidate(hidden, manifest, consequences)


@contextmanager
def hidden_folder(folder: Path) -> Iterator[HiddenFolder]:
    """A hidden folder that stays if all goes well, and goes if anything (an interruption too) goes wrong."""
    with plain_refusals(folder):
        hidden = HiddenFolder(folder / RELEASES, BUILDING)
    try:
        yield hidden
    except BaseException:
        hidden.remove()
        raise


def base_of(folder: Path, manifest: Manifest | None) -> Base | None:
    return Base(people_of(folder, manifest), manifest["given"]) if manifest else None


def people_of(folder: Path, manifest: Manifest) -> Path:
    return folder / RELEASES / str(manifest["id"]) / people_file(manifest)


def next_number(manifests: Mapping[str, Manifest]) -> int:
    """Releases are numbered in the order in which they are published, whatever the clock says."""
    return max((int(manifest["number"]) for manifest in manifests.values()), default=0) + 1


def next_source(manifests: Mapping[str, Manifest]) -> int:
    """A source's number is never given twice."""
    return max((int(manifest["next_source"]) for manifest in manifests.values()), default=1)


def without_derivation(builder: Builder) -> Builder:
    """For releases that only another one is built on."""
    return replace(builder, is_derived=False)


def _manifest(step: Step, filled: Filled, path: Path) -> Manifest:
    return {
        **step.record,
        "predecessor": step.current["id"] if step.current else None,
        "files": _files(filled.sources),
        "sheets": list(filled.sources),
        "periods": filled.periods,
        "set_aside": sum(source["set_aside"] for source in filled.sources),
        "superseded": [asdict(sheet) for sheet in filled.superseded],
        "given": dict(filled.given),
        "versions": versions(),
        "people_sha256": sha256_of(path),
        "people_bytes": path.stat().st_size,
    }


def _files(sources: list[dict[str, Any]] | tuple[dict[str, Any], ...]) -> list[dict[str, str]]:
    named = dict.fromkeys((source["file"], source["sha256"]) for source in sources)
    return [{"file": file, "sha256": sha256} for file, sha256 in named]


def _refuse_without_room(folder: Path, base: Base | None, load: Load) -> None:
    needed = SPARE_BYTES + sum(sheet.checked.table.nbytes for sheet in load.sheets)
    needed += base.path.stat().st_size if base else 0
    with plain_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    if free < needed:
        raise StoreUnusable(refusal("disk_full", folder=folder))
