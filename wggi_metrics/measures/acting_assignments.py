"""Who acts in a higher grade, beside who could, and whether acting ends in promotion (step 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wggi_metrics.counts import count_acting_settled, count_person_days
from wggi_metrics.counts.described import Description, lacking
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED
from wggi_metrics.measures.beside import DAYS_A_YEAR, GENDERS, side_by_side, why_no_dates
from wggi_metrics.measures.columns import Columns, of_rows, with_same
from wggi_metrics.measures.dates import Period
from wggi_metrics.measures.over_periods import over_periods
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.words import say

ACTING = "acting_grade"
DAYS_A_MONTH = DAYS_A_YEAR / 12
Row = dict[str, Any]
Key = tuple[object, ...]


@dataclass(frozen=True)
class Grouped:
    """Counted rows by the groups asked for; a field that the count is not cut by does not part them."""

    names: tuple[str, ...]
    rows: dict[Key, list[Row]]

    @classmethod
    def of(cls, counted: pd.DataFrame, by: Sequence[str]) -> Grouped:
        names = tuple(name for name in by if name in counted.columns)
        rows: dict[Key, list[Row]] = {}
        columns = {str(name): column.tolist() for name, column in counted.items()}
        for values in zip(*columns.values(), strict=True):
            row = dict(zip(columns, values, strict=True))
            rows.setdefault(tuple(_plain(row[name]) for name in names), []).append(row)
        return cls(names, rows)

    def of_group(self, by: Sequence[str], key: Sequence[object]) -> list[Row]:
        """The rows of one group; all where none is named."""
        if not by:
            return [row for rows in self.rows.values() for row in rows]
        chosen = dict(zip(by, key, strict=True))
        return self.rows.get(tuple(_plain(chosen[name]) for name in self.names), [])


def _plain(value: object) -> object:
    return None if value is None or value != value else value


@dataclass(frozen=True)
class Counts:
    """Person-days by acting grade, person-days by grade, and assignments settled, each also by the groups asked for."""

    acting: Grouped
    graded: Grouped
    settled: Grouped
    groups: tuple[Key, ...]


def acting_assignments(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Women's share of acting months divided by their share of person-months in the grades that feed the acting grades.

    Feeder grades of all acting grades in a group are taken together, within the group. Converted: promoted to the
    acting grade or a higher one by the day on which twelve months of acting are over, of the assignments for which
    that day lies in the period. Left out: other and unstated gender; of conversions, acting that began unseen.
    Returns: months (30.4375 days), shares as fractions 0-1, their ratio, assignments settled and converted.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: definition of acting assignments in the career measures; feeders as in the step ratio of the grade pyramid.
    """
    return over_periods(release, viewer, "acting_assignments", asked, _why_none, _of_period)


def _why_none(release: Readable, periods: Sequence[Period], description: Description) -> str | None:
    missing = lacking(release, (ACTING, "grade"))
    reason = why_no_dates(release, periods, description)
    return reason or (say("measures.reasons.lacks", field=missing) if missing else None)


def _of_period(release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Period) -> Columns:
    counts, by = _counted(release, viewer, asked, period, description), tuple(asked.by)
    rows = [_row(counts, by, key, description) | {"row": GROUP} for key in counts.groups]
    rows.append(_row(counts, (), (), description) | {"row": POOLED})
    return with_same(of_rows(rows), period_from=period[0], period_to=period[1])


def _counted(
    release: Readable, viewer: Viewer, asked: Asked, period: Period, description: Description
) -> Counts:
    """Feeders are people of the groups and filters asked for, whether or not they act themselves."""
    start, end = period
    where, by = counted_where(asked), tuple(asked.by)
    others = {name: values for name, values in where.items() if name != ACTING}
    rest = tuple(name for name in by if name not in (ACTING, "grade"))
    acting = count_person_days(release, viewer, start=start, end=end, by=_with(by, ACTING), where=where)
    acting = acting[acting[ACTING].notna().to_numpy()]
    graded = count_person_days(release, viewer, start=start, end=end, by=(*rest, "grade"), where=others)
    settled = count_acting_settled(release, viewer, start=start, end=end, by=by, where=where)
    both = side_by_side({"acting": acting, "settled": settled}, by, description)
    groups = zip(*(both[name].tolist() for name in by), strict=True) if by else ()
    return Counts(Grouped.of(acting, by), Grouped.of(graded, by), Grouped.of(settled, by), tuple(groups))


def _with(by: Sequence[str], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*by, name)))


def _row(counts: Counts, by: Sequence[str], key: Sequence[object], description: Description) -> Row:
    """One group: months, shares, their ratio, and how many assignments were settled and converted."""
    mine = counts.acting.of_group(by, key)
    feeders = _feeders((row[ACTING] for row in mine), description)
    graded = (row for row in counts.graded.of_group(by, key) if row["grade"] in feeders)
    months, settled = _months(mine), counts.settled.of_group(by, key)
    share, feeder_share = _share(months), _share(_months(graded))
    figures = {
        "women_months": months[0], "men_months": months[1], "share": share, "feeder_share": feeder_share,
        "ratio": share / feeder_share if share is not None and feeder_share else None,
    }  # fmt: skip
    reason = _why_no_ratio(share, feeder_share)
    return dict(zip(by, key, strict=True)) | figures | _settled(settled) | {"not_computable": reason}


def _feeders(acting: Iterable[object], description: Description) -> set[str]:
    acted = set(acting)
    return {feeder for step in description.ladder if step.grade in acted for feeder in step.feeders}


def _months(counted: Iterable[Row]) -> tuple[float, float]:
    days = [(row["women"], row["men"]) for row in counted]
    women, men = (float(sum(each[place] for each in days)) / DAYS_A_MONTH for place in (0, 1))
    return women, men


def _share(months: tuple[float, float]) -> float | None:
    return months[0] / sum(months) if sum(months) else None


def _settled(settled: Sequence[Row]) -> Row:
    converted = [row for row in settled if row["is_converted"] == "yes"]
    ended = {f"{gender}_ended": int(sum(row[gender] for row in settled)) for gender in GENDERS}
    return ended | {f"{gender}_converted": int(sum(row[gender] for row in converted)) for gender in GENDERS}


def _why_no_ratio(share: float | None, feeder_share: float | None) -> str | None:
    if share is None:
        return say("measures.reasons.no_events")
    if feeder_share is None:
        return say("measures.reasons.no_feeder")
    return None if feeder_share else say("measures.reasons.one_gender")
