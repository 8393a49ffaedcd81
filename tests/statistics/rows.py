"""Survival statistics the slow way: person by person, in fractions, by a hand-written counter."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple


class Person(NamedTuple):
    """From an entry (-1: the start was seen) to an exit, by a cause (0: still there)."""

    entry: int
    exit: int
    cause: int


def at_risk(people: Sequence[Person], time: int) -> int:
    """Those who came before this time and have not gone before it."""
    return sum(person.entry < time <= person.exit for person in people)


def curves(people: Sequence[Person], causes: int, last: int) -> list[tuple[Fraction, ...]]:
    """Still there and gone for each cause after each time from 0 to the last."""
    state = [Fraction(1)] + [Fraction(0)] * causes
    found = []
    for time in range(last + 1):
        there = at_risk(people, time)
        gone = [sum(person.exit == time and person.cause == each for person in people) for each in range(1, causes + 1)]
        if there:
            still = state[0]
            state[0] = still * (1 - Fraction(sum(gone), there))
            state[1:] = [one + still * Fraction(each, there) for one, each in zip(state[1:], gone, strict=True)]
        found.append(tuple(state))
    return found


def log_rank_by_rows(groups: Sequence[Sequence[Person]], last: int) -> Fraction | None:
    """Chi-square of two groups, from observed, expected and variance at each time with an event."""
    difference = variance = Fraction(0)
    for time in range(last + 1):
        there = [at_risk(people, time) for people in groups]
        gone = [sum(person.exit == time and person.cause > 0 for person in people) for people in groups]
        n, d = sum(there), sum(gone)
        if n > 1 and d:
            difference += gone[0] - Fraction(there[0] * d, n)
            variance += Fraction(there[0] * there[1] * d * (n - d), n * n * (n - 1))
    return difference**2 / variance if variance else None
