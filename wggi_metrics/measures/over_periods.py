"""A flow's answer over its periods, or the reason why there is none (step 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wggi_metrics.counts import describe
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import nothing, result, why_not
from wggi_metrics.measures.columns import Columns, stacked
from wggi_metrics.measures.dates import Period, flow_periods, period_in_words
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.wrong_use import refuse_wrong_use

Part = Callable[[Readable, Viewer, Asked, Description, Period], Columns]
"""What a measure makes of one period."""

WhyNone = Callable[[Readable, Sequence[Period], Description], str | None]
"""The measure's own reason for which it has no figure."""


def over_periods(
    release: Readable, viewer: Viewer, name: str, asked: Asked, why_none: WhyNone, part: Part
) -> Result:
    """The parts of all periods in one table; a period's two days are columns where periods are cut.

    Raises: AskedWrongly for a dimension, value or date that can't be.
    """
    told = definition(name)
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    periods = flow_periods(asked, description.observed)
    reason = why_not(release, told, asked, description) or why_none(release, periods, description)
    found = () if reason else (part(release, viewer, asked, description, period) for period in periods)
    table = nothing(reason) if reason else stacked(tuple(found))
    cut = ("period_from", "period_to") if asked.every else ()
    return result(release, viewer, told, asked, table, (*asked.by, *cut), period_in_words(periods))
