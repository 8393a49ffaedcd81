"""Vacancy notices one by one: the open ones, and those of the period that are closed (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_meetings, count_notices, describe
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.recruiting import IS_OPEN, Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import BOARD, Viewer, withhold
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing
from wggi_metrics.measures.reach import FOCAL_POINTS, WOMENWATCH, why_no_circulations
from wggi_metrics.measures.reach_units import NOTICE, closed_notices
from wggi_metrics.measures.recruiting import over_all_periods
from wggi_metrics.words import say

TOLD = ("vacancy_no", "round", "grade", "title", "duty_station", "opened_on", "closed_on", "gender_clause")
CHANNELS = {FOCAL_POINTS: "focal_points", WOMENWATCH: "womenwatch"}
SENDING = ("channel", "sent_on", "is_in_time", "days_after_opening", "days_left")
POOL = ("women", "men", "women_qualified")
OPEN, CLOSED = "open", "closed"
IN_TIME, AFTER_CLOSING, NOT_SENT = "in time", "after closing", "not sent"


def notice_list(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Every notice open on the last day of the data, whenever opened, and every closed one opened in the period.

    ``focal_points`` and ``womenwatch`` are "in time" (first sent on or before the closing day), "after closing" or "not
    sent"; blank where no sheet of circulations is loaded. ``days_left`` is from the last day of the data to the closing
    day, ``days_left_when_sent`` from the sending. Women and men are who applied, and ``women_qualified`` who of them
    met the requirements, of closed notices; blank where the export does not tell, and withheld from a Board member
    where no meeting deals with the notice. ``by`` adds columns.
    Returns: one row per notice, open ones first: not sent to the focal points before sent, then by days left; closed
    ones with the latest first; a pooled row per period counts them.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: this dashboard's definitions of circulated and of open, as in notice_reach.
    """
    return over_all_periods(release, viewer, "notice_list", asked, _of_periods, "opened_on")


def _of_periods(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, periods: Sequence[Days | None]
) -> pd.DataFrame:
    """The open ones once, then the closed ones of each period, then the counts."""
    last, by = description.observed.recruitment_to, tuple(name for name in asked.by if name not in TOLD)
    every = _notices(release, viewer, None, by, asked.where, last)
    is_open = every["state"] == OPEN
    open_ones = _first_to_close(every[is_open])
    parts, counts = [open_ones], []
    for period in periods:
        start, end = period or (None, None)
        chosen = every[~is_open] if period is None else every[~is_open & _opened_within(every, period)]
        closed = _latest(_with_applicants(release, viewer, chosen, period, asked.where, description))
        dated = {"period_from": start, "period_to": end}
        parts.append(closed.assign(**dated))
        counts.append(_counted(open_ones, closed) | dated)
    if not sum(map(len, parts)):
        return nothing(say("measures.reasons.nobody"))
    listed = pd.concat([part for part in parts if len(part)], ignore_index=True).assign(row=GROUP)
    pooled = pd.DataFrame(counts).assign(row=POOLED, not_computable=why_no_circulations(release))
    table = _dated(pd.concat([listed, pooled], ignore_index=True).assign(as_of=last))
    return _pools_withheld(release, viewer, table) if viewer.role == BOARD else table


def _pools_withheld(release: Readable, viewer: Viewer, table: pd.DataFrame) -> pd.DataFrame:
    """Without the candidates of notices that no meeting of the Board deals with."""
    has_agendas = "agenda_items" in describe(release).held
    dealt_with = count_meetings(release, viewer, "agenda_items", by=(NOTICE,))[NOTICE] if has_agendas else ()
    return withhold(table, (table["row"] == GROUP) & ~table[NOTICE].isin(dealt_with), POOL)


def _dated(table: pd.DataFrame) -> pd.DataFrame:
    """Days as dates; blank where there is none."""
    named = [name for name in table.columns if pd.api.types.is_datetime64_any_dtype(table[name])]
    return table.assign(**{name: table[name].dt.date for name in named})


def _notices(
    release: Readable, viewer: Viewer, days: Days | None, by: tuple[str, ...], where: Where, last: date | None
) -> pd.DataFrame:
    """One row per notice, with its two sendings."""
    keys = (NOTICE, IS_OPEN, *TOLD, *by)
    found = count_notices(release, viewer, days=days, by=keys, where=where, open_on=last).reset_index(drop=True)
    found["state"] = np.where(found[IS_OPEN] == 1, OPEN, CLOSED)
    found["days_left"] = [_days(last, day) if state == OPEN else None for day, state in _pairs(found)]
    if why_no_circulations(release):
        return found
    sent = count_notices(release, viewer, "circulations", days=days, by=(NOTICE, *SENDING), where=where)
    for channel, name in CHANNELS.items():
        found = _sent_by(found, sent[sent["channel"] == channel].set_index(NOTICE), name)
    return found


def _pairs(found: pd.DataFrame) -> zip[tuple[object, object]]:
    return zip(found["closed_on"], found["state"], strict=True)


def _days(last: date | None, closing: object) -> int | None:
    if last is None or not isinstance(closing, date) or pd.isna(closing):
        return None
    return (pd.Timestamp(closing) - pd.Timestamp(last)).days


def _sent_by(found: pd.DataFrame, sent: pd.DataFrame, name: str) -> pd.DataFrame:
    """What became of the sending by one channel, its day and, for the focal points, the days before and after it."""
    told = sent.reindex(found[NOTICE]).reset_index(drop=True)
    was_in_time = (told["is_in_time"] == 1).fillna(False)
    how = np.where(was_in_time, IN_TIME, np.where(told["is_in_time"].isna(), NOT_SENT, AFTER_CLOSING))
    table = found.assign(**{name: how, f"{name}_on": told["sent_on"]})
    if name != CHANNELS[FOCAL_POINTS]:
        return table
    after, left = (told[each].where(was_in_time) for each in ("days_after_opening", "days_left"))
    return table.assign(days_to_circulation=after, days_left_when_sent=left)


def _opened_within(found: pd.DataFrame, period: Days) -> pd.Series:
    opened = pd.to_datetime(found["opened_on"])
    return (opened >= pd.Timestamp(period[0])) & (opened <= pd.Timestamp(period[1]))


def _with_applicants(
    release: Readable, viewer: Viewer, chosen: pd.DataFrame, period: Days | None, where: Where, description: Description
) -> pd.DataFrame:
    """Closed notices with the women and men who applied, and the women who met the requirements."""
    units = closed_notices(release, viewer, days=period, by=(), where=where, description=description)
    told = {"women": units.women, "men": units.known - units.women, "women_qualified": units.qualified}
    numbers = pd.DataFrame({NOTICE: units.notices[NOTICE], **told})
    return chosen.merge(numbers, on=NOTICE, how="left")


def _first_to_close(found: pd.DataFrame) -> pd.DataFrame:
    """Those not sent first, then those with fewest days left; without a closing day last."""
    is_sent = found["focal_points"] == IN_TIME if "focal_points" in found else False
    ordered = found.assign(is_sent=is_sent).sort_values(["is_sent", "days_left", NOTICE], kind="stable")
    return ordered.drop(columns="is_sent")


def _latest(found: pd.DataFrame) -> pd.DataFrame:
    return found.sort_values(["closed_on", NOTICE], ascending=False, kind="stable")


def _counted(open_ones: pd.DataFrame, closed: pd.DataFrame) -> dict[str, object]:
    """How many are open and not sent; closed, not reached and without a qualified woman, of those that tell."""
    is_told = "focal_points" in open_ones.columns
    qualified = closed["women_qualified"]
    is_left = (closed["focal_points"] != IN_TIME) if is_told else pd.Series(False, index=closed.index)
    return {
        "notices_open": len(open_ones), "notices_closed": len(closed),
        "open_not_sent": int((open_ones["focal_points"] != IN_TIME).sum()) if is_told else None,
        "closed_not_reached": int(is_left.sum()) if is_told else None,
        "without_qualified": int((qualified == 0).sum()), "qualified_told": int(qualified.notna().sum()),
        "closed_either": int((is_left | (qualified == 0)).sum()),
    }  # fmt: skip
