"""Hirings and promotions of the simulated careers, waiting to be the outcome of a notice."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.posts import STAFF_CONTRACTS

Waiting = dict[tuple[str, str], list["Opening"]]


class Opening(NamedTuple):
    """A hiring (nothing held before) or a promotion or conversion into a grade."""

    day: int
    number: str
    taken_up: Assignment
    before: Assignment | None


def openings(organisation: Organisation, rows: Sequence[Assignment]) -> Waiting:
    """All of them by grade and gender, in the order of days."""
    waiting: Waiting = defaultdict(list)
    for before, row in pairwise([None, *rows]):
        if row is None or row.post.contract not in STAFF_CONTRACTS or row.valid_from == organisation.begin:
            continue
        same = before is not None and before.person is row.person
        if not same or (before and _risen(before, row)):
            opening = Opening(row.valid_from, row.person.number, row, before if same else None)
            waiting[row.post.grade, row.person.gender].append(opening)
    return {key: sorted(found) for key, found in waiting.items()}


def _risen(before: Assignment, row: Assignment) -> bool:
    """Whether a member of staff took up another grade without a break."""
    without_break = before.valid_to == row.valid_from - 1
    return without_break and before.post.grade != row.post.grade and before.post.contract in STAFF_CONTRACTS


def take(waiting: Waiting, grade: str, gender: str, day: int, within: int) -> Opening | None:
    """Takes the opening nearest to the day, if it lies within so many days of it."""
    found = waiting.get((grade, gender), [])
    place = bisect_left(found, day, key=lambda opening: opening.day)
    near = [i for i in (place - 1, place) if 0 <= i < len(found) and abs(found[i].day - day) <= within]
    return found.pop(min(near, key=lambda i: abs(found[i].day - day))) if near else None
