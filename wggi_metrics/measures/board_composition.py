"""Women and men at the meetings of the Board, and the working group's member there (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_candidatures, count_meetings
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, TOTAL, nothing
from wggi_metrics.measures.brief_agenda import COUNTS, heads_in
from wggi_metrics.measures.brief_file import chair_of
from wggi_metrics.measures.recruiting import over_periods
from wggi_metrics.statistics import wilson
from wggi_metrics.words import say

OF_MEETING = ("meeting", "meeting_no", "held_on", "wggi_member_attended")
PRESENT = ["women_present", "men_present", "other_present", "not_stated_present"]
VOTING = ["women_voting", "men_voting", "other_voting", "not_stated_voting"]
CHAIRS = ["women_chairs", "men_chairs", "other_chairs", "not_stated_chairs"]
SHARES = {"present": PRESENT, "voting": VOTING, "chairs": CHAIRS}


def board_composition(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Women divided by women and men among members present, among those who may vote, and among chairs.

    Members are all who are listed, the secretary and those ex officio included; who may vote stands apart. Meetings
    held by the last day of the data, by the day held. A meeting without presence recorded has no counts; a seat without
    it is left out and counted. Attendance: meetings that the working group's member attended, of those with a notice
    on the agenda; where it is not recorded the meeting is counted apart.
    Returns: one row a meeting, counts in seats; "pooled" all meetings added up with shares, fractions 0-1, and Wilson
    intervals; "total" the meetings that dealt with candidatures and how many of them were attended, with the interval.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: the working group's terms on its ex-officio member; interval Wilson (1927), JASA 22, 209-212.
    """
    return over_periods(release, viewer, "board_composition", asked, _of_period, "held_on")


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None
) -> pd.DataFrame:
    last = description.observed.recruitment_to
    days = (period[0], min(period[1], last)) if period and last else period
    held = count_meetings(release, viewer, days=days, by=OF_MEETING, where=asked.where)
    if not len(held):
        return nothing(say("measures.reasons.no_meetings"))
    held = held.sort_values(["held_on", "meeting_no"]).reset_index(drop=True)
    by = ("meeting", "role", "voting", "present")
    seats = count_candidatures(release, viewer, "board_seats", days=days, day="held_on", by=by, where=asked.where)
    listed = count_meetings(release, viewer, "agenda_items", days=days, by=("meeting",), where=asked.where)
    notices = dict(zip(listed["meeting"], listed["heads"], strict=True))
    meetings = pd.DataFrame([_meeting(seats[seats["meeting"] == meeting]) for meeting in held["meeting"]])
    meetings = meetings.assign(
        row=GROUP, meeting_no=held["meeting_no"], held_on=held["held_on"].dt.date,
        notices=[int(notices.get(meeting, 0)) for meeting in held["meeting"]],
        wggi_attended=held["wggi_member_attended"],
    )  # fmt: skip
    return pd.concat([meetings, pd.DataFrame([_pooled(meetings), _attendance(meetings)])], ignore_index=True)


def _meeting(seats: pd.DataFrame) -> dict[str, object]:
    """The counts of one meeting; none but the seats not recorded where nobody's presence is."""
    unknown = int(heads_in(seats[seats["present"].isna()]).everybody)
    if not seats["present"].notna().any():
        return {"presence_not_recorded": unknown, "not_computable": say("measures.reasons.lacks", field="present")}
    present = seats[seats["present"] == "yes"]
    voting, chairs = present[present["voting"] == "yes"], present[present["role"] == "chair"]
    return {
        **_named(PRESENT, present), **_named(VOTING, voting), **_named(CHAIRS, chairs),
        "members_present": heads_in(present).everybody, "voting_present": heads_in(voting).everybody,
        "chair_gender": chair_of(heads_in(chairs)), "presence_not_recorded": unknown,
    }  # fmt: skip


def _named(names: Sequence[str], seats: pd.DataFrame) -> dict[str, int]:
    return dict(zip(names, heads_in(seats[COUNTS]), strict=True))


def _pooled(meetings: pd.DataFrame) -> dict[str, object]:
    """All meetings added up, a member once for each meeting, with the shares and their intervals."""
    summed = ["members_present", "voting_present", "presence_not_recorded", "notices", *PRESENT, *VOTING, *CHAIRS]
    sums: dict[str, object] = {name: int(meetings[name].sum()) for name in summed if name in meetings}
    if "members_present" not in meetings:
        return sums | {"row": POOLED, "not_computable": say("measures.reasons.lacks", field="present")}
    for name, (women, men, *_) in SHARES.items():
        sums |= _share(name, int(meetings[women].sum()), int(meetings[men].sum()))
    return sums | {"row": POOLED}


def _attendance(meetings: pd.DataFrame) -> dict[str, object]:
    dealt = meetings[meetings["notices"] > 0]
    attended = int((dealt["wggi_attended"] == "yes").sum())
    unknown = int(dealt["wggi_attended"].isna().sum())
    counts: dict[str, object] = {"row": TOTAL, "meetings": len(dealt), "attended": attended}
    counts |= {"attendance_not_recorded": unknown}
    if len(dealt) == unknown:
        reason = say("measures.reasons.lacks", field="wggi_member_attended")
        return counts | {"not_computable": reason if len(dealt) else say("measures.reasons.no_meetings")}
    return counts | _share("attended", attended, len(dealt) - unknown - attended)


def _share(name: str, part: int, rest: int) -> dict[str, object]:
    """The share and its limits; nothing of nobody."""
    if not part + rest:
        return {}
    low, high = wilson(np.array(part), np.array(part + rest))
    return {f"{name}_share": part / (part + rest), f"{name}_low": float(low), f"{name}_high": float(high)}
