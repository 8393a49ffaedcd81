"""What publishing would change: who is new, changed or gone, set beside the release in force (step 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wggi_metrics.dictionary import Dictionary
from wggi_metrics.problems import Problem
from wggi_metrics.store.compare_people import compare_people
from wggi_metrics.store.compare_rows import RowCounts, compare_rows
from wggi_metrics.store.engine import attach, opened
from wggi_metrics.store.limits import StoreLimits
from wggi_metrics.store.refusals import refusal
from wggi_metrics.words import say

CHANGED = ("promoted", "moved")


@dataclass(frozen=True)
class Consequences:
    """What publishing would change.

    ``by_gender`` counts people by what happens to them (new, promoted, moved, gone) and gender; ``rows`` the
    rows of each dataset that are new, changed or gone; ``standing`` are the people in the release in force
    at its end, ``disappeared`` those of them who are missing without a recorded end; ``known`` the people in
    both.
    """

    by_gender: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rows: Mapping[str, RowCounts] = field(default_factory=dict)
    standing: int = 0
    disappeared: int = 0
    known: int = 0
    gender_corrected: int = 0

    @property
    def people(self) -> dict[str, int]:
        """People new, changed and gone."""
        return {
            "new": self._people("new"),
            "changed": sum(self._people(what) for what in CHANGED),
            "gone": self._people("gone"),
        }

    def _people(self, what: str) -> int:
        return sum(self.by_gender.get(what, {}).values())

    def problem(self, limits: StoreLimits) -> Problem | None:
        """What needs an explicit yes: more than a fifth of the people would disappear."""
        if self.disappeared <= limits.people_gone * self.standing:
            return None
        return refusal("people_disappear", gone=self.disappeared, standing=self.standing)

    def warnings(self, limits: StoreLimits) -> tuple[Problem, ...]:
        """What should be looked at before publishing: many corrected genders."""
        if self.gender_corrected <= limits.gender_corrected * self.known:
            return ()
        values = {"n": self.gender_corrected, "known": self.known}
        return (
            Problem(
                rule="genders_corrected",
                level="warning",
                problem=say("store.warnings.genders_corrected.problem", **values),
                remedy=say("store.warnings.genders_corrected.remedy"),
            ),
        )

    def as_record(self) -> dict[str, Any]:
        """As the manifest keeps it."""
        return {
            "people": self.people,
            "by_gender": {what: dict(counts) for what, counts in self.by_gender.items()},
            "rows": {name: counts._asdict() for name, counts in self.rows.items()},
            "gender_corrected": self.gender_corrected,
        }


def compare(earlier: Path | None, later: Path, dictionary: Dictionary, limits: StoreLimits) -> Consequences:
    """Sets a built release beside the one in force (None: there is none yet)."""
    connection = opened(None, limits, later.parent / "spill")
    try:
        attach(connection, later, "later")
        if earlier is not None:
            attach(connection, earlier, "earlier")
        people = compare_people(connection, dictionary, has_earlier=earlier is not None)
        rows = compare_rows(connection, dictionary, has_earlier=earlier is not None)
        return Consequences(rows=rows, **people)
    finally:
        connection.close()
