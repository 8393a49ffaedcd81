"""What a brief is, of which data, and by which definitions (beside step 10)."""

from __future__ import annotations

from datetime import date

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.numerals import THIN_SPACE, day_text
from wggi_metrics.measures.brief_parts import MeetingBrief
from wggi_metrics.words import say

DEFINITIONS = ("level", "share", "window", "expected", "narrows", "after", "reasons", "interval")


def interval_level() -> str:
    """95 %, the level of the intervals."""
    part, whole = parameter("interval_level").fraction
    return f"{100 * part // whole}{THIN_SPACE}%"


def about(brief: MeetingBrief, made_on: date, made_by: str, line: str) -> tuple[tuple[str, str], ...]:
    """Names and texts: the meeting, the release and its days, who made it when, filters, definitions, the band."""
    facts = {
        "meeting": brief.meeting_no,
        "held": day_text(brief.held_on),
        "place": brief.place or say("notices.not_recorded"),
        "release": brief.release,
        "staff": _day(brief.staff_to),
        "recruitment": _day(brief.recruitment_to),
        "made_on": day_text(made_on),
        "made_by": made_by,
        "mark": line,
        "filters": say("briefs.about.no_filters"),
    }
    told = [(say(f"briefs.about.{name}"), text) for name, text in facts.items()]
    return (*told, *map(_definition, DEFINITIONS), (say("briefs.about.band"), parity_band().text))


def _day(day: date | None) -> str:
    return day_text(day) if day else say("briefs.no_date")


def _definition(name: str) -> tuple[str, str]:
    text = say(
        f"briefs.about.{name}_text",
        level=interval_level(),
        months=parameter("comparison_months").whole,
        least=parameter("comparison_notices").whole,
        longer=parameter("comparison_months_longer").whole,
    )
    return say(f"briefs.about.{name}"), text
