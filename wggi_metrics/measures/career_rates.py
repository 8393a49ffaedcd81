"""What promotion and leaving rates share: counts by period and basis, rows in order, the stratified row (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from wggi_metrics.counts import count, describe
from wggi_metrics.counts.careers import Event
from wggi_metrics.counts.count import Condition
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import LOCAL, Viewer
from wggi_metrics.measures.asked import Asked, Definition, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, STRATIFIED, nothing, result, why_not
from wggi_metrics.measures.between_lists import days_between
from wggi_metrics.measures.careers import (
    DATES,
    LISTS,
    Cells,
    Counted,
    Key,
    Pair,
    Question,
    by_dates,
    by_lists,
    pairs_of,
)
from wggi_metrics.measures.change_in_share import why_no_flows
from wggi_metrics.measures.columns import Columns, columns_of, objects, of_rows, rows_at, stacked, with_same
from wggi_metrics.measures.dates import Period, flow_periods, period_in_words
from wggi_metrics.measures.groups import rows_in_order
from wggi_metrics.measures.populations import is_eligible
from wggi_metrics.measures.rates import Named, lines, told
from wggi_metrics.measures.seniority import why_no_seniority, with_left_out
from wggi_metrics.measures.stratified_rates import OF_PAIR, stratified
from wggi_metrics.words import say

PERIOD = ["period_from", "period_to"]


@dataclass(frozen=True)
class Kind:
    """A rate: its event, the events that compete with it on lists, the word in its columns, how events are cut."""

    event: Event
    other: Event
    word: str
    cut: str


def rates(release: Readable, viewer: Viewer, definition: Definition, asked: Asked, kind: Kind, where: Where) -> Result:
    """The rate's rows for what is asked: groups, pooled, stratified."""
    description = describe(release)
    periods = flow_periods(asked, description.observed)
    reason = why_not(release, definition, _without(asked, kind.cut), description)
    reason = reason or why_no_flows(periods, description) or why_no_seniority(release, asked, periods[-1][1])
    keys = (*asked.by, *(PERIOD if asked.every else ()))
    if reason is None:
        basis = basis_of(release, description, kind.event)
        table = _of_basis(release, viewer, asked, kind, where, periods, basis)
        table = _ordered(table, asked, description)
    else:
        table = columns_of(nothing(reason))
    between = days_between(release, periods) if reason is None and basis == LISTS else None
    found = result(release, viewer, definition, asked, table, keys, period_in_words(periods), between)
    if reason is None and is_eligible(asked):
        return with_left_out(found, release, viewer, periods[0][0], periods[-1][1], where)
    return found


def _without(asked: Asked, cut: str) -> Asked:
    """The question as far as the fields of people go."""
    by, within = (tuple(name for name in names if name != cut) for names in (asked.by, asked.within))
    return replace(asked, by=by, within=within)


def basis_of(release: Readable, description: Description, event: Event) -> str:
    """Whether events have their dates, or are known to lie between two lists.

    Where every list gives the date of the grade, promotions have dates; leaving is still dated on the list.
    """
    if description.observed.basis == DATES:
        return DATES
    return DATES if event == "promotions" and has_grade_dates(release) else LISTS


@lru_cache(maxsize=64)
def has_grade_dates(release: Readable) -> bool:
    """Whether everybody in a grade has the date since when."""
    dated = count(release, LOCAL, "person_time", where=[Condition("grade IS NOT NULL")],
                  total="CASE WHEN has_grade_date THEN 0 ELSE 1 END")  # fmt: skip
    return not dated["heads"].sum()


def _of_basis(
    release: Readable,
    viewer: Viewer,
    asked: Asked,
    kind: Kind,
    where: Where,
    periods: Sequence[Period],
    basis: str,
) -> Columns:
    names = _Names.of(asked, kind)
    parts = [
        Question(release, viewer, kind.event, start, end, names.fields, names.cut, where, is_eligible(asked))
        for start, end in periods
    ]
    pairs: list[Sequence[Pair]] = [pairs_of(release, *period) if basis == LISTS else () for period in periods]
    if basis == LISTS and not any(pairs):
        return columns_of(nothing(say("measures.reasons.dates")))
    cells = [_counted(part, basis, found, kind) for part, found in zip(parts, pairs, strict=True)]
    counted = _joined(cells, names, has_pairs=basis == LISTS)
    named = names.named(asked, basis, pairs)
    found = lines(counted, named)
    table = told(found, named, kind.word)
    for place, name in enumerate(names.groups(asked)):
        table[name] = objects(row.group[place] if row.group else None for row in found)
    table = with_same(stacked([table, of_rows(_stratified(counted, named, asked, names))]), basis=basis)
    table = _with_dates(table, periods) if asked.every else table
    return with_same(table, away=counted.away, pairs=sum(map(len, pairs))) if basis == LISTS else table


@dataclass(frozen=True)
class _Names:
    """The fields of people that cells are counted by, and the one that cuts events alone.

    A cell's key: the fields, the place of the period, what cuts events, and of lists the pair.
    """

    fields: tuple[str, ...]
    cut: tuple[str, ...]

    @classmethod
    def of(cls, asked: Asked, kind: Kind) -> _Names:
        names = dict.fromkeys((*asked.by, *asked.within))
        return cls(tuple(name for name in names if name != kind.cut), tuple(name for name in names if name == kind.cut))

    def places(self, names: Sequence[str]) -> tuple[int, ...]:
        return tuple(self.fields.index(name) for name in names if name in self.fields)

    def named(self, asked: Asked, basis: str, pairs: Sequence[Sequence[Pair]]) -> Named:
        period = (len(self.fields),) if asked.every else ()
        years = {(at, place): pair.months / 12 for at, found in enumerate(pairs) for place, pair in enumerate(found)}
        is_cut = set(self.cut) & set(asked.by)
        return Named(
            by=(*self.places(asked.by), *period),
            within=self.places(asked.within),
            cut=(len(self.fields) + 1,) if is_cut else (),
            basis=basis,
            years=years,
        )

    def groups(self, asked: Asked) -> list[str]:
        """The columns that name a line's group, in the order of its key."""
        own = [name for name in asked.by if name in self.fields]
        return [*own, *(["period"] if asked.every else []), *(name for name in self.cut if name in asked.by)]


def _counted(asked: Question, basis: str, pairs: Sequence[Pair], kind: Kind) -> Counted:
    """The cells of one period: none where no list in it has one before."""
    if basis != LISTS:
        return by_dates(asked)
    return by_lists(asked, pairs, kind.other) if pairs else Counted({}, {})


def _joined(parts: Sequence[Counted], names: _Names, *, has_pairs: bool) -> Counted:
    """The cells of all periods as one: the period's place stands behind the fields, the pair last."""
    size = len(names.fields)

    def placed(at: int, key: Key) -> Key:
        own, rest = key[:size], key[size:]
        pair = ((at, rest[-1]),) if has_pairs else ()
        return (*own, at, *(rest[:-1] if has_pairs else rest), *pair)

    def joined(name: str) -> Cells:
        return {placed(at, key): heads for at, part in enumerate(parts) for key, heads in getattr(part, name).items()}

    return Counted(joined("exposed"), joined("events"), joined("others"), sum(part.away for part in parts))


def _stratified(counted: Counted, named: Named, asked: Asked, names: _Names) -> list[dict[str, object]]:
    """Over the strata named apart, within each group; else over the groups; of lists else over the pairs."""
    if named.within and named.by:
        groups = dict.fromkeys(tuple(key[place] for place in named.by) for key in counted.exposed)
        columns = names.groups(asked)
        rows = [stratified(counted, named, named.within, own) | dict(zip(columns, own, strict=False)) for own in groups]
    elif named.within or named.by:
        rows = [stratified(counted, named, named.within or named.by)]
    else:
        rows = [stratified(counted, named, (OF_PAIR,))] if named.basis == LISTS else []
    return rows


def _with_dates(table: Columns, periods: Sequence[Period]) -> Columns:
    """The place of the period as its two days; a row over all periods has none."""
    places = table.pop("period")
    days = {
        name: objects(None if pd.isna(at) else periods[int(at)][side] for at in places)
        for side, name in enumerate(PERIOD)
    }
    return table | days


def _ordered(table: Columns, asked: Asked, description: Description) -> Columns:
    """Groups in the dictionary's order, then the pooled row, then the stratified ones."""
    names = [name for name in asked.by if name in table]
    parts = {kind: rows_at(table, np.flatnonzero(table["row"] == kind)) for kind in (GROUP, POOLED, STRATIFIED)}
    ordered = [part if kind == POOLED else rows_in_order(part, names, description) for kind, part in parts.items()]
    return stacked(ordered)
