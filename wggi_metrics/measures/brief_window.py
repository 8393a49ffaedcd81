"""The notices that those of a meeting are compared with: of the same grade, decided before it (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wggi_metrics.counts import count_candidatures, count_notices
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.brief_agenda import Item, Meeting
from wggi_metrics.measures.brief_cells import Cells, Notices, passages_of, pools_of
from wggi_metrics.measures.brief_parts import Window
from wggi_metrics.measures.dates import months_before

OF_DECIDED = ("notice", "vacancy_no", "post_no", "grade", "decided_on")


@dataclass(frozen=True)
class History:
    """Notices of the agenda's grades and grade bands that were decided in the longer months before the meeting.

    ``decided`` has one row a notice, ``sent`` one a notice and channel by which it went out in time; ``pools`` are who
    entered each stage, ``passages`` who passed and who was decided upon.
    """

    before: Days
    decided: pd.DataFrame
    pools: Cells
    passages: Cells
    sent: pd.DataFrame
    bands: dict[str, tuple[str, ...]]


def history_before(
    release: Readable, viewer: Viewer, meeting: Meeting, items: Sequence[Item], description: Description
) -> History:
    """Everything that the agenda is compared with, counted once for all its notices.

    Left out: the notices of this agenda; those that no day says to be decided.
    """
    days = (months_before(meeting.before, parameter("comparison_months_longer").whole), meeting.before)
    bands = _bands(items, description)
    where = {"grade": tuple(sorted({grade for grades in bands.values() for grade in grades}))}
    decided = count_notices(release, viewer, days=days, day="decided_on", by=OF_DECIDED, where=where)
    decided = decided[~decided["notice"].isin([item.notice for item in items])]
    groups = ("notice", "stage", "next_stage", "result")
    entered = count_candidatures(release, viewer, days=days, day="decided_on", by=groups, where=where)
    by = ("notice", "channel", "is_in_time")
    sent = count_notices(release, viewer, "circulations", days=days, day="decided_on", by=by, where=where)
    return History(days, decided, pools_of(entered), passages_of(entered), sent[sent["is_in_time"] == 1], bands)


def _bands(items: Sequence[Item], description: Description) -> dict[str, tuple[str, ...]]:
    """The grades of each agenda grade's band, the lowest first; a grade that is not on the ladder by itself."""
    of_grade = {step.grade: step.band for step in description.ladder}
    return {
        item.grade: tuple(step.grade for step in description.ladder if step.band == of_grade[item.grade])
        if of_grade.get(item.grade) else (item.grade,)
        for item in items if item.grade is not None
    }  # fmt: skip


def window_of(item: Item, history: History) -> tuple[Window, Notices]:
    """The comparison window of a notice, and its notices' numbers.

    The same grade in the parameter's months; fewer notices than the parameter's: the longer months; fewer again: the
    grade band in the longer months, however many there are. Every other advertisement of the same post is left out.
    """
    least = parameter("comparison_notices").whole
    short, long = (parameter(name).whole for name in ("comparison_months", "comparison_months_longer"))
    grade = (item.grade,) if item.grade else ()
    band = history.bands.get(item.grade or "", ())
    for window in ((grade, short, False), (grade, long, True), (band, long, True)):
        found = _in_window(item, history, *window)
        if found[0].notices >= least:
            break
    return found


def _in_window(
    item: Item, history: History, grades: tuple[str, ...], months: int, is_wider: bool
) -> tuple[Window, Notices]:
    first, last = months_before(history.before[1], months), history.before[1]
    decided = history.decided
    own = decided["vacancy_no"] == item.vacancy_no
    if item.post_no is not None:
        own |= decided["post_no"] == item.post_no
    held = decided["grade"].isin(grades) & (decided["decided_on"] >= pd.Timestamp(first)) & ~own
    notices = decided.loc[held, "notice"].to_numpy()
    return Window(grades, months, first, last, len(notices), is_wider), notices
