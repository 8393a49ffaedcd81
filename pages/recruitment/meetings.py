"""What the page of a meeting holds, and in which order meetings are offered (step 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pages.frame.serving import Served
from wggi_metrics.briefs import Contents
from wggi_metrics.measures import MeetingBrief, Result


@dataclass(frozen=True, slots=True)
class MeetingView:
    """The release, the meeting's brief, the same as a measure's result, and what its document says."""

    served: Served
    brief: MeetingBrief
    result: Result
    said: Contents


def by_default_first(days: Mapping[str, date], today: date) -> list[str]:
    """The meetings' numbers: the next one (held today included), else the last one; then all others, latest first."""
    latest_first = sorted(days, key=lambda number: (days[number], number), reverse=True)
    coming = [number for number in latest_first if days[number] >= today]
    first = coming[-1] if coming else latest_first[0]
    return [first, *(number for number in latest_first if number != first)]
