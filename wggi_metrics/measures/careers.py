"""Events and the days, or the people, among whom they could happen: by group and stratum (step 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import pandas as pd

from wggi_metrics.counts import count_events, count_in_post, count_person_days, cover_days
from wggi_metrics.counts.careers import Event
from wggi_metrics.counts.count import Condition
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.release import Readable
from wggi_metrics.counts.risk import ELIGIBLE_THEN, eligible_on, is_of_cover
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
    eligible: bool = False
    """Whether people are at risk from the minimum seniority in the grade on alone."""


@dataclass(frozen=True)
class Pair:
    """Two lists, one after the other, of those that cover the same people; what happens between is dated on the second.

    ``cover`` is None where every list covers everybody.
    """

    first_on: date
    second_on: date
    cover: int | None = None

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
    """Events of the period, and the days in it that people were in the state, or had the minimum seniority in it."""
    groups, cut = asked.keys, (*asked.keys, *asked.cut)
    events = count_events(
        asked.release, asked.viewer, asked.event, start=asked.start, end=asked.end, by=cut, where=asked.where,
        also=(ELIGIBLE_THEN,) if asked.eligible else (),
    )  # fmt: skip
    days = count_person_days(
        asked.release, asked.viewer, start=asked.start, end=asked.end, by=groups, where=asked.where,
        eligible=asked.eligible,
    )  # fmt: skip
    return Counted(added_up(days, groups), added_up(events, cut))


def pairs_of(release: Readable, start: date, end: date) -> tuple[Pair, ...]:
    """The pairs of successive lists of the same cover whose second one lies in the period."""
    covers = cover_days(release)
    found = (
        Pair(*days, cover if len(covers) > 1 else None) for cover, listed in covers.items() for days in pairwise(listed)
    )
    return tuple(pair for pair in found if start <= pair.second_on <= end)


def by_lists(asked: Question, pairs: Sequence[Pair], other: Event) -> Counted:
    """The people at risk in each pair of lists, and what had happened to them by the second.

    Someone is paired by the lists that cover the state on the first one; who has not the minimum seniority on it,
    where that is asked for, is not at risk in the pair.
    """
    found = [_of_pairs(asked, pairs, places, other) for places in _alike(pairs, asked.eligible)]
    cells = {
        name: {key: heads for part in found for key, heads in getattr(part, name).items()}
        for name in ("exposed", "events", "others")
    }
    return Counted(**cells, away=sum(part.away for part in found))


def _alike(pairs: Sequence[Pair], eligible: bool) -> list[list[int]]:
    """The places of pairs that are counted at once: those of a cover, or each alone where its first day matters."""
    if eligible:
        return [[place] for place in range(len(pairs))]
    covers = dict.fromkeys(pair.cover for pair in pairs)
    return [[place for place, pair in enumerate(pairs) if pair.cover == cover] for cover in covers]


def _of_pairs(asked: Question, pairs: Sequence[Pair], places: Sequence[int], other: Event) -> Counted:
    listed = {place: pairs[place] for place in places}
    risk = _at_risk(asked, pairs[places[0]])
    days = {pair.first_on: place for place, pair in listed.items()}
    there = count_in_post(
        asked.release, asked.viewer, dates=tuple(days), by=asked.keys, where=asked.where, also=risk
    )
    first = [days[pd.Timestamp(day).date()] for day in there["date"]]
    exposed = added_up(there.assign(pair=first), (*asked.keys, "pair"))
    absent = _between(asked, listed, "absences", (), risk)
    for key, (women, men) in absent.items():
        before = exposed.get(key, (0, 0))
        exposed[key] = (before[0] - women, before[1] - men)
    events = _between(asked, listed, asked.event, asked.cut, risk)
    return Counted(exposed, events, _between(asked, listed, other, (), risk), sum(map(sum, absent.values())))


def _at_risk(asked: Question, pair: Pair) -> tuple[Condition, ...]:
    """The conditions under which someone on the first list is at risk in the pair."""
    covered = () if pair.cover is None else (is_of_cover(pair.cover),)
    return (*covered, eligible_on(pair.first_on)) if asked.eligible else covered


def _between(
    asked: Question, pairs: Mapping[int, Pair], event: Event, cut: tuple[str, ...], risk: Sequence[Condition]
) -> Cells:
    """Events by keys, cut and the place of the pair of lists between which they happened."""
    first, last = min(pair.first_on for pair in pairs.values()), max(pair.second_on for pair in pairs.values())
    found = count_events(
        asked.release, asked.viewer, event, start=first, end=last,
        by=(*asked.keys, *cut, "happened_on"), where=asked.where, also=risk,
    )  # fmt: skip
    seen = [_place(pd.Timestamp(day).date(), pairs) for day in found["happened_on"]]
    inside = found.assign(pair=pd.array(seen, dtype="Int64")).dropna(subset=["pair"])
    return added_up(inside, (*asked.keys, *cut, "pair"))


def _place(day: date, pairs: Mapping[int, Pair]) -> int | None:
    return next((place for place, pair in pairs.items() if pair.first_on < day <= pair.second_on), None)


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
