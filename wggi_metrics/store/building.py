"""A release's file is built beside the old ones, in one transaction (step 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wggi_metrics.dictionary import Dictionary
from wggi_metrics.store.carry import Superseded, carry_over
from wggi_metrics.store.derived import derive_all
from wggi_metrics.store.durable import force_file
from wggi_metrics.store.engine import Connection, opened, run
from wggi_metrics.store.given import Given, ladder_in_force, together
from wggi_metrics.store.ladder import fill_ladder, refuse_unknown_grades
from wggi_metrics.store.layers import Layer
from wggi_metrics.store.limits import StoreLimits
from wggi_metrics.store.load import Progress
from wggi_metrics.store.tables import create, every_table


@dataclass(frozen=True)
class Base:
    """The release that the new rows join."""

    path: Path
    given: Given


@dataclass(frozen=True)
class Filled:
    """What came out: what holds for the release, which earlier rows gave way, and its sources."""

    given: Given
    superseded: tuple[Superseded, ...]
    sources: tuple[dict[str, Any], ...]
    periods: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Builder:
    """With what a release is built, and whom to tell how far it is.

    Nothing is derived (``is_derived``) of a release that only another one is built on.
    """

    dictionary: Dictionary
    limits: StoreLimits
    progress: Progress
    is_derived: bool = True

    def build(self, path: Path, layer: Layer, base: Base | None) -> Filled:
        """Fills a new file with the layer's rows and the base's that still stand, and forces it to disk."""
        connection = opened(path, self.limits, path.parent / "spill")
        try:
            run(connection, "BEGIN")
            filled = self._fill(connection, layer, base)
            self.progress("writing", 0.0)
            run(connection, "COMMIT")
            run(connection, "CHECKPOINT")
        finally:
            connection.close()
        force_file(path)
        self.progress("writing", 1.0)
        return filled

    def _fill(self, connection: Connection, layer: Layer, base: Base | None) -> Filled:
        for name, columns in every_table(self.dictionary).items():
            run(connection, create(name, columns))
        layer.fill(connection, self.dictionary, self._reporter("storing"))
        superseded: tuple[Superseded, ...] = ()
        if base is not None:
            self.progress("carrying", 0.0)
            superseded = carry_over(connection, base.path, self.dictionary)
        given = together(base.given if base else {}, layer.given)
        ladder = ladder_in_force(given)
        refuse_unknown_grades(connection, ladder, self.dictionary)
        fill_ladder(connection, ladder)
        if self.is_derived:
            self.progress("deriving", 0.0)
            derive_all(connection, given)
        return Filled(given, superseded, _sources(connection), _periods(connection))

    def _reporter(self, step: str) -> Callable[[float], None]:
        return lambda part: self.progress(step, part)


SHOWN = (
    "source", "file", "sha256", "sheet", "dataset", "as_of", "period_from", "period_to", "scope", "rows",
    "kept", "set_aside", "skipped", "held", "load", "profile_sha", "dictionary",
)  # fmt: skip


def _sources(connection: Connection) -> tuple[dict[str, Any], ...]:
    rows = run(connection, f"SELECT {', '.join(SHOWN)} FROM sources ORDER BY source")
    return tuple(dict(zip(SHOWN, map(_plain, row), strict=True)) for row in rows)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else str(value)


def _periods(connection: Connection) -> dict[str, dict[str, str]]:
    rows = run(
        connection,
        "SELECT dataset, MIN(period_from), MAX(period_to) FROM sources WHERE period_from IS NOT NULL "
        "GROUP BY dataset ORDER BY dataset",
    )
    return {dataset: {"from": str(first), "to": str(last)} for dataset, first, last in rows}
