"""Events and the days, or the people, among whom they could happen: by group and stratum (step 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import pandas as pd

from wggi_metrics.counts import count_events, count_in_post, count_person_days, list_days
from wggi_metrics.counts.careers import Event
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

DATES, LISTS = "dates", "lists"
Key = tuple[object, ...]
Two = tuple[int, int]
"""Women and men."""

Cells = dict[Key, Two]


@dataclass(frozen=True)
class Question:
    """What is counted in one period: the event, groups and strata, how events alone are cut, and the filters."""

    release: Readable
    viewer: Viewer
    event: Event
    start: date
    end: date
    keys: tuple[str, ...]
    cut: tuple[str, ...]
    where: Where


@dataclass(frozen=True)
class Pair:
    """Two lists, one after the other; what happens between them is dated on the second."""

    first_on: date
    second_on: date

    @property
    def months(self) -> int:
        """Whole months between the lists."""
        return 12 * (self.second_on.year - self.first_on.year) + self.second_on.month - self.first_on.month


@dataclass(frozen=True)
class Counted:
    """``exposed`` holds days in the state or, of lists, people at risk, by keys; ``events`` by keys and cut.

    Of lists the keys end with the pair. ``others`` are the events of the competing kind, ``away`` the people who
    are missing from the second list and come back: neither at risk nor an event.
    """

    exposed: Cells
    events: Cells
    others: Cells = field(default_factory=dict)
    away: int = 0


def promotable(description: Description) -> tuple[str, ...]:
    """The grades that have a higher one in their category: from others nobody can be promoted."""
    highest = {step.category: step.rank for step in description.ladder}
    steps = (step for step in description.ladder if step.category is not None)
    return tuple(step.grade for step in steps if step.rank < highest[step.category])


def by_dates(asked: Question) -> Counted:
    """Events of the period, and the days in it that people were in the state."""
    groups, cut = asked.keys, (*asked.keys, *asked.cut)
    events = count_events(
        asked.release, asked.viewer, asked.event, start=asked.start, end=asked.end, by=cut, where=asked.where
    )
    days = count_person_days(
        asked.release, asked.viewer, start=asked.start, end=asked.end, by=groups, where=asked.where
    )
    return Counted(added_up(days, groups), added_up(events, cut))


def pairs_of(release: Readable, start: date, end: date) -> tuple[Pair, ...]:
    """The pairs of successive lists whose second one lies in the period."""
    found = (Pair(first, second) for first, second in pairwise(list_days(release)))
    return tuple(pair for pair in found if start <= pair.second_on <= end)


def by_lists(asked: Question, pairs: Sequence[Pair], other: Event) -> Counted:
    """The people at risk in each pair of lists, and what had happened to them by the second."""
    days = tuple(pair.first_on for pair in pairs)
    there = count_in_post(asked.release, asked.viewer, dates=days, by=asked.keys, where=asked.where)
    exposed = added_up(there.assign(pair=_places(there["date"], days)), (*asked.keys, "pair"))
    absent = _between(asked, pairs, "absences", ())
    for key, (women, men) in absent.items():
        before = exposed.get(key, (0, 0))
        exposed[key] = (before[0] - women, before[1] - men)
    events = _between(asked, pairs, asked.event, asked.cut)
    return Counted(exposed, events, _between(asked, pairs, other, ()), sum(map(sum, absent.values())))


def _between(asked: Question, pairs: Sequence[Pair], event: Event, cut: tuple[str, ...]) -> Cells:
    """Events by keys, cut and the pair of lists between which they happened."""
    found = count_events(
        asked.release, asked.viewer, event, start=pairs[0].first_on, end=pairs[-1].second_on,
        by=(*asked.keys, *cut, "happened_on"), where=asked.where,
    )  # fmt: skip
    seen = [_place(pd.Timestamp(day).date(), pairs) for day in found["happened_on"]]
    inside = found.assign(pair=pd.array(seen, dtype="Int64")).dropna(subset=["pair"])
    return added_up(inside, (*asked.keys, *cut, "pair"))


def _places(days: Iterable[object], listed: Sequence[date]) -> list[int]:
    places = {day: place for place, day in enumerate(listed)}
    return [places[pd.Timestamp(day).date()] for day in days]


def _place(day: date, pairs: Sequence[Pair]) -> int | None:
    return next((place for place, pair in enumerate(pairs) if pair.first_on < day <= pair.second_on), None)


def added_up(counted: pd.DataFrame, keys: Sequence[str]) -> Cells:
    """Women and men by key; blank is None, and a group of its own."""
    cells: Cells = {}
    columns = [counted[name].tolist() for name in keys]
    heads = zip(counted["women"].tolist(), counted["men"].tolist(), strict=True)
    for place, (women, men) in enumerate(heads):
        key = tuple(_plain(column[place]) for column in columns)
        before = cells.get(key, (0, 0))
        cells[key] = (before[0] + int(women), before[1] + int(men))
    return cells


def _plain(value: object) -> object:
    return None if value is None or value != value or value is pd.NA else value


def folded(cells: Mapping[Key, Two], places: Sequence[int]) -> Cells:
    """The cells added up over all parts of the key but these places."""
    sums: Cells = {}
    for key, (women, men) in cells.items():
        kept = tuple(key[place] for place in places)
        before = sums.get(kept, (0, 0))
        sums[kept] = (before[0] + women, before[1] + men)
    return sums
