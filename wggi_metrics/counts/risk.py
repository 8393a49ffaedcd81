"""Who is at risk: those with the minimum seniority, and of lists those whom the same lists would show (step 6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from wggi_metrics.counts.count import Condition, by_gender, count_persons
from wggi_metrics.counts.in_post import Where, filtered
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

OWN = "EXISTS (SELECT 1 FROM staff_spells AS own WHERE own.spell = described.spell AND {test})"
"""A test of the state that a fact's row is about; the fact has a column ``spell``."""

ELIGIBLE_THEN = Condition(OWN.format(test="own.eligible_from <= described.happened_on"))
"""The person of an event has the minimum seniority on its day."""


def eligible_on(day: date) -> Condition:
    """The person has the minimum seniority in the grade of the row's state by this day."""
    return Condition(OWN.format(test="own.eligible_from <= ?"), (day,))


def is_of_cover(cover: int) -> Condition:
    """The row's state is one that the lists of this cover would show."""
    return Condition(OWN.format(test="own.cover = ?"), (cover,))


def cover_days(release: Readable) -> Mapping[int, tuple[date, ...]]:
    """The days of the lists of each cover, the earliest first; none where careers come from dated assignments."""
    rows = release.cursor().execute("SELECT cover, as_of FROM cover_days ORDER BY cover, as_of").fetchall()
    return {cover: tuple(day for own, day in rows if own == cover) for cover, _ in rows}


@lru_cache(maxsize=512)
def grades_with_seniority(release: Readable, until: date) -> frozenset[str]:
    """The grades for which a minimum seniority was in force on any day up to this one; a release never changes."""
    rows = release.cursor().execute("SELECT DISTINCT grade FROM seniority WHERE valid_from <= ?", [until]).fetchall()
    return frozenset(grade for (grade,) in rows)


def count_seniority_unknown(
    release: Readable, viewer: Viewer, *, start: date, end: date, where: Where | None = None
) -> int:
    """People there on any day from start to end in a grade with a minimum seniority, of unknown entry into it."""
    there = [Condition("valid_from <= ?", (end,)), Condition("valid_to >= ?", (start,))]
    tests = [*there, *filtered(where or {})]
    counted = count_persons(release, viewer, "seniority_unknown", by=("gender",), where=tests)
    return int(by_gender(counted, ())[["women", "men"]].to_numpy().sum())
