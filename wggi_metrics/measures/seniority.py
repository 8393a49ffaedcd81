"""Whether the organisation gives a minimum seniority, and whom the filter by it leaves out (step 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wggi_metrics.counts import count_seniority_unknown, describe, grades_with_seniority
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.populations import is_eligible
from wggi_metrics.words import say


def has_minimum_seniority(release: Readable, until: date) -> bool:
    """Whether a minimum seniority of any grade was in force by this day."""
    return "seniority" in describe(release).held and bool(grades_with_seniority(release, until))


def why_no_seniority(release: Readable, asked: Asked, until: date) -> str | None:
    """Why nobody's seniority can be judged: no rule for any grade asked for; None where it can, or is not asked for."""
    if not is_eligible(asked):
        return None
    given = grades_with_seniority(release, until)
    return None if given & set(asked.where.get("grade", given)) else say("measures.reasons.no_seniority")


def with_left_out(found: Result, release: Readable, viewer: Viewer, start: date, end: date, where: Where) -> Result:
    """The answer with the number of those left out, whose entry into the grade is not known, in its population."""
    number = count_seniority_unknown(release, viewer, start=start, end=end, where=where)
    words = say("measures.population.entry_unknown", n=number)
    return replace(found, population=f"{found.population}; {words}")
