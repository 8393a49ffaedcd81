"""The demonstration organisation, written as exports and loaded through the same door as any export."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from wggi_metrics.demo import profile_text, write_exports
from wggi_metrics.loading.checked import Incoming, Progress, as_load, check_files, silent
from wggi_metrics.loading.stores import demonstration_store
from wggi_metrics.profiles import parse_profile
from wggi_metrics.store import Published, Store
from wggi_metrics.words import say

STAFF, YEARS, SEED = 3000, 20, 1


def load_demo(
    given: Path | None = None,
    progress: Progress = silent,
    *,
    staff: int = STAFF,
    years: int = YEARS,
    seed: int = SEED,
    folder: Path | None = None,
) -> Published:
    """Write the demonstration's exports (to ``folder``, else for the moment) and load them into its own store."""
    if folder is None:
        with tempfile.TemporaryDirectory() as temporary:
            return load_demo(given, progress, staff=staff, years=years, seed=seed, folder=Path(temporary))
    paths = write_exports(folder, staff=staff, years=years, seed=seed, progress=_within(progress, 0.0, 0.4))
    return load_exports(demonstration_store(given), paths, _within(progress, 0.4, 1.0))


def load_exports(store: Store, paths: Sequence[Path], progress: Progress = silent) -> Published:
    """Load the demonstration's files; the rows with its mistakes are set aside, as a user would."""
    store.folder.mkdir(parents=True, exist_ok=True)
    profile = parse_profile(profile_text())
    files = check_files(
        [Incoming.at(path) for path in paths],
        ladder=store.ladder(),
        profile=profile,
        progress=_within(progress, 0.0, 0.7),
    )
    load = as_load(files, set_aside=True, yes=True, reason=say("loading.demonstration"))
    return store.publish(load, _within(progress, 0.7, 1.0))


def _within(progress: Progress, begin: float, end: float) -> Progress:
    def report(step: str, part: float) -> None:
        progress(step, begin + (end - begin) * part)

    return report
