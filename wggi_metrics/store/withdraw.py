"""A release without one source, built from the loads of before as if that source had never come (step 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wggi_metrics.store.building import Base
from wggi_metrics.store.candidates import (
    Candidate,
    Step,
    Workshop,
    candidate,
    hidden_folder,
    next_number,
    next_source,
    people_of,
    without_derivation,
)
from wggi_metrics.store.given import together
from wggi_metrics.store.layers import ReleaseLayer
from wggi_metrics.store.manifest import Manifest, all_manifests
from wggi_metrics.store.refusals import LoadRefused, ReleaseUnknown, plain_refusals, refusal
from wggi_metrics.store.release import Release

SHORTEST_SHA = 8


@dataclass(frozen=True)
class Withdrawal:
    """Which source goes, who says so, and why."""

    sha256: str
    by: str
    reason: str


def without_source(shop: Workshop, withdrawal: Withdrawal, current: Manifest) -> Candidate:
    """The release in force as if this source had never been loaded: what it superseded stands again.

    Raises: LoadRefused if a release of before, from which rows are taken, is gone; ReleaseDamaged.
    """
    manifests = all_manifests(shop.folder)
    loads = [_without(load, withdrawal.sha256) for load in current["loads"]]
    layers = [_layer(shop.folder, manifests, load) for load in loads]
    record = {
        "number": next_number(manifests),
        "next_source": next_source(manifests),
        "action": "withdraw",
        "by": withdrawal.by,
        "reason": withdrawal.reason,
        "loads": loads,
        "loaded": [],
        "withdrawn": withdrawal.sha256,
        "layer_given": {},
    }
    with hidden_folder(shop.folder) as scratch:
        base = _laid_upon_each_other(shop, layers[:-1], scratch.path)
        made = candidate(shop, Step(layers[-1], base, current, record))
        scratch.remove()
        return made


def source_named(current: Manifest, sha256: str) -> str:
    """The full SHA-256 of the one source that begins like this.

    Raises: ReleaseUnknown if there is none, or more than one.
    """
    held = {source["sha256"] for source in current["sheets"]}
    found = sorted(sha for sha in held if sha.startswith(sha256.lower()))
    if len(found) != 1 or len(sha256) < SHORTEST_SHA:
        raise ReleaseUnknown(refusal("source_unknown", sha256=sha256))
    return found[0]


def _laid_upon_each_other(shop: Workshop, layers: list[ReleaseLayer], scratch: Path) -> Base | None:
    base = None
    for place, layer in enumerate(layers):
        path = scratch / f"{place}.duckdb"
        with plain_refusals(shop.folder):
            filled = without_derivation(shop.builder).build(path, layer, base)
        if base is not None:
            base.path.unlink()
        base = Base(path, together(base.given if base else {}, filled.given))
    return base


def _without(load: Mapping[str, Any], sha256: str) -> dict[str, Any]:
    return {"number": load["number"], "without": sorted({*load["without"], sha256})}


def _layer(folder: Path, manifests: Mapping[str, Manifest], load: Mapping[str, Any]) -> ReleaseLayer:
    made = next((found for found in manifests.values() if found["number"] == load["number"]), None)
    if made is None or not people_of(folder, made).exists():
        raise LoadRefused(refusal("releases_missing", number=load["number"]))
    Release(made["id"], made, people_of(folder, made).parent).verify()
    return ReleaseLayer(people_of(folder, made), load["number"], tuple(load["without"]), made["layer_given"])
