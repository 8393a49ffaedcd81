"""The line that says how old the figures are and what is known to be wrong with them (step 11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from pages.frame import cache
from pages.frame.dates import RECRUITMENT, last_day
from pages.frame.serving import Served
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import sees_counts
from wggi_metrics.figures.numerals import count_text, day_text
from wggi_metrics.figures.rows import one_row
from wggi_metrics.words import say


@dataclass(frozen=True, slots=True)
class Freshness:
    """What the line says. Dates are None where the release has no such data."""

    staff_to: date | None
    recruitment_to: date | None
    release: str
    set_aside: int
    not_stated: int
    staff: int
    is_demonstration: bool
    has_counts: bool = True
    """Whether the viewer sees counts: else the line says dates and release alone."""

    def days_old(self, today: date) -> int:
        """The age of the staff data in days."""
        return (today - self.staff_to).days if self.staff_to else 0

    def is_old(self, today: date) -> bool:
        """Whether the present tense would mislead. The demonstration does not age."""
        return not self.is_demonstration and self.days_old(today) > parameter("staleness_days").whole


def freshness_of(served: Served) -> Freshness:
    """What the release's manifest and its latest stock say of its age and gaps."""
    manifest = served.shown.manifest
    has_counts = sees_counts(served.viewer)
    whole = one_row(cache.answer(served.shown, served.viewer, "women_share")) if has_counts else None
    return Freshness(
        staff_to=last_day(manifest),
        recruitment_to=last_day(manifest, RECRUITMENT),
        release=str(manifest.get("number", served.shown.id)),
        set_aside=int(manifest.get("set_aside") or 0),
        not_stated=int(whole["not_stated"] or 0) if whole else 0,
        staff=int(whole["staff"] or 0) if whole else 0,
        is_demonstration=served.is_demonstration,
        has_counts=has_counts,
    )


def line(facts: Freshness, today: date) -> str:
    """The freshness line as HTML: marks first, then dates, release and known gaps."""
    marks = []
    if facts.is_demonstration:
        marks.append(say("pages.freshness.demonstration"))
    elif facts.is_old(today):
        marks.append(say("pages.freshness.old", days=facts.days_old(today)))
    boxes = "".join(f'<span class="wggi-mark">{escape(mark)}</span> ' for mark in marks)
    return f'<p class="wggi-freshness">{boxes}{" · ".join(_parts(facts))}</p>'


def _parts(facts: Freshness) -> list[str]:
    parts = []
    if facts.staff_to:
        parts.append(say("pages.freshness.staff", day=day_text(facts.staff_to)))
    if facts.recruitment_to:
        parts.append(say("pages.freshness.recruitment", day=day_text(facts.recruitment_to)))
    parts.append(escape(say("pages.freshness.release", release=facts.release)))
    if not facts.has_counts:
        return parts
    parts.append(say("pages.freshness.set_aside", n=facts.set_aside, count=count_text(facts.set_aside)))
    parts.append(say("pages.freshness.not_stated", n=facts.not_stated, count=count_text(facts.not_stated)))
    return parts
