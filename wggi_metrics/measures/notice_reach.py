"""Which vacancy notices went out to whom, in time, and which carry the gender clause (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd

from wggi_metrics.counts.described import Description, values_of
from wggi_metrics.counts.recruiting import IS_OPEN, Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing
from wggi_metrics.measures.groups import in_order
from wggi_metrics.measures.reach import FOCAL_POINTS, WOMENWATCH, Sent, sent_by_groups, why_no_circulations
from wggi_metrics.measures.recruiting import over_periods
from wggi_metrics.statistics import wilson
from wggi_metrics.statistics.types import Wholes
from wggi_metrics.words import say

CHANNEL = "channel"
AHEAD = " ahead"
"""Rows of notices that went out at least so many days before they closed: "group ahead", "pooled ahead"."""


def notice_reach(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Notices sent to the gender focal points, posted on WomenWatch and carrying the gender clause, of all opened.

    Circulated = first sent by the channel on or before the closing day, or sent at all where there is no closing day;
    sent later is counted as ``after_closing`` and as not circulated. Rows "ahead" hold notices sent at least
    ``least_days_left`` days before closing. Left out of the denominators (``_of``) and counted (``_not_told``): notices
    open beyond the last day of the data that have not been sent, or not known to be so long before closing; for a
    clause those that do not say. A notice that no list of circulations names was not circulated. Medians and
    recipients (their sum, and the median of a notice) are of the notices circulated to the focal points, or by the
    row's channel where ``by`` names it: such a row speaks of its channel alone.
    Returns: one row per group and a pooled one, then the same "ahead"; shares as fractions with Wilson intervals, days.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Wilson (1927), JASA 22, 209-212.
    """
    return over_periods(release, viewer, "notice_reach", asked, _of_period, "opened_on")


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None
) -> pd.DataFrame:
    reason = why_no_circulations(release)
    least = (0,) if reason else (0, parameter("days_left").whole)
    parts = [part for days in least for part in _parts(release, viewer, asked, description, period, days)]
    if not parts:
        return nothing(say("measures.reasons.nobody"))
    table = pd.concat(parts, ignore_index=True)
    return table.assign(not_computable=reason) if reason else table


def _parts(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None, least: int
) -> list[pd.DataFrame]:
    """The rows of the groups and the pooled one, of notices sent at least so many days before closing."""
    last = description.observed.recruitment_to
    by = tuple(name for name in asked.by if name != CHANNEL)
    found = sent_by_groups(
        release, viewer, days=period, by=by, where=asked.where, open_on=last and last + timedelta(least)
    )
    if not len(found.notices):
        return []
    is_known, kind = why_no_circulations(release) is None, AHEAD if least else ""
    groups = _groups(release, asked, found, least, is_known)
    parts = [in_order(groups.assign(row=GROUP + kind), asked.by, description)] if asked.by else []
    return [*parts, _of_both(_whole(found), least, is_known).assign(row=POOLED + kind)]


def _groups(release: Readable, asked: Asked, found: Sent, least: int, is_known: bool) -> pd.DataFrame:
    if CHANNEL not in asked.by:
        return _of_both(found, least, is_known)
    channels = values_of(release, CHANNEL, "notices") if is_known else ()
    each = [_of_one(found, channel, least) for channel in channels]
    return pd.concat(each, ignore_index=True) if each else _counted(found, least)


def _whole(found: Sent) -> Sent:
    """The same cells as one group."""
    at_notices, at_sendings = (np.zeros_like(places) for places in (found.at_notices, found.at_sendings))
    return replace(found, keys=pd.DataFrame(index=[0]), at_notices=at_notices, at_sendings=at_sendings)


def _of_both(found: Sent, least: int, is_known: bool) -> pd.DataFrame:
    """Focal points, WomenWatch and clauses; the clauses alone where nothing is known of channels."""
    table = _counted(found, least).assign(
        **_carrying(found, "gender_clause", ("with_clause", "clause")),
        **_carrying(found, "terms_of_reference_clause", ("terms_with_clause", "terms")),
    )
    if not is_known:
        return table
    posted = _reached(found, WOMENWATCH, least, "posted")
    return table.assign(**_reached(found, FOCAL_POINTS, least), **posted, **_when(found, FOCAL_POINTS, least))


def _of_one(found: Sent, channel: str, least: int) -> pd.DataFrame:
    table = _counted(found, least).assign(channel=channel)
    return table.assign(**_reached(found, channel, least), **_when(found, channel, least))


def _counted(found: Sent, least: int) -> pd.DataFrame:
    everyone = found.of_notices(np.ones(len(found.notices), dtype=bool))
    return found.keys.assign(least_days_left=least, notices=everyone)


def _in_time(found: Sent, channel: str, least: int) -> np.ndarray:
    sent = found.sendings
    is_early = sent["days_left"].fillna(-1).to_numpy() >= least if least else True
    return np.asarray((sent[CHANNEL] == channel) & (sent["is_in_time"] == 1) & is_early)


def _reached(found: Sent, channel: str, least: int, name: str = "circulated") -> dict[str, np.ndarray]:
    """Notices sent by the channel in time, of those of which it can be told."""
    sent = found.sendings
    is_by_it = (sent[CHANNEL] == channel).to_numpy()
    in_time = found.of_sendings(_in_time(found, channel, least))
    is_unsure = is_by_it & sent["days_left"].isna().to_numpy() & bool(least)
    waiting = found.of_notices(found.notices[IS_OPEN] == 1) - found.of_sendings(is_by_it & (sent[IS_OPEN] == 1))
    not_told = waiting + found.of_sendings(is_unsure)
    late = found.of_sendings(is_by_it & (sent["is_in_time"] == 0).to_numpy())
    of = found.of_notices(np.ones(len(found.notices), dtype=bool)) - not_told
    beside = {f"{name}_not_told": not_told, f"{name}_after_closing": late}
    return {name: in_time, f"{name}_of": of} | _share(name, in_time, of) | beside


def _carrying(found: Sent, field: str, names: tuple[str, str]) -> dict[str, np.ndarray]:
    """Notices with a clause, of those that say whether they carry it."""
    carrying = found.of_notices(found.notices[field] == "yes")
    of = found.of_notices(found.notices[field].notna())
    return {names[0]: carrying, f"{names[1]}_of": of} | _share(names[1], carrying, of)


def _share(name: str, part: Wholes, whole: Wholes) -> dict[str, np.ndarray]:
    low, high = wilson(part, whole)
    known = whole > 0
    share = part / np.maximum(whole, 1)
    columns = {"share": share, "low": low, "high": high}
    return {f"{name}_{each}": np.where(known, values, np.nan) for each, values in columns.items()}


def _when(found: Sent, channel: str, least: int) -> dict[str, Sequence[float]]:
    """Medians of days, and recipients, of the notices that the channel reached in time."""
    kept = _in_time(found, channel, least)
    recipients = found.values("recipients", kept)
    return {
        "median_days_to_circulation": [_median(days) for days in found.values("days_after_opening", kept)],
        "median_days_left": [_median(days) for days in found.values("days_left", kept)],
        "recipients": [float(each.sum()) if len(each) else np.nan for each in recipients],
        "median_recipients": [_median(each) for each in recipients],
    }


def _median(values: np.ndarray) -> float:
    return float(np.median(values)) if len(values) else np.nan
