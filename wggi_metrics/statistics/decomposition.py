"""What a change in a share is made of: exact, in fractions, so that the parts add up to the last digit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from wggi_metrics.statistics.checked import whole_numbers

Pair = tuple[int, int]
"""So many of the first group and of the other."""


class WithinAndMix(NamedTuple):
    """The change within groups and the change by the mix of groups."""

    within: Fraction
    mix: Fraction


def contributions(flows: Iterable[Pair], start: Pair, end: Pair) -> list[Fraction] | None:
    """What each flow (signed numbers of the first group and the other) adds to the first group's share.

    (flow of the first - mean share x flow of both) / mean of both totals. If the flows lead from start to end, the
    contributions sum to the change of the share, exactly; a flow split in two splits its contribution; exchanging
    dates or groups changes the sign. Domain: whole numbers. Nobody at a date: None.
    Raises: ValueError for stocks that are no counts.
    Source: the symmetric decomposition about the mean of both dates, after Kitagawa, E. M. (1955), JASA 50, 1168-1194.
    In fractions rather than floats or 64-bit integers, whose products overflow at a million people.
    """
    (w0, m0), (w1, m1) = _stock(start, "start"), _stock(end, "end")
    k0, k1 = w0 + m0, w1 + m1
    if not k0 or not k1:
        return None
    whole = k0 * k1 * (k0 + k1)
    return [
        Fraction(2 * int(first) * k0 * k1 - (int(first) + int(other)) * (w0 * k1 + w1 * k0), whole)
        for first, other in flows
    ]


def within_and_mix(groups: Sequence[tuple[Pair, Pair]]) -> WithinAndMix | None:
    """The change of the whole's share within groups, and by the mix of groups; the two add up exactly.

    ``groups`` are the stocks of each group at start and end. A group that is empty at one end has no share there:
    its own share at the other end stands for it, so that the whole of its effect is mix. Domain: whole numbers.
    Nobody at a date: None.
    Raises: ValueError for stocks that are no counts.
    Source: Kitagawa (1955), with means of both dates as weights.
    """
    ends = [(_stock(start, "start"), _stock(end, "end")) for start, end in groups]
    whole = [sum(sum(pair[at]) for pair in ends) for at in (0, 1)]
    if not all(whole):
        return None
    within = mix = Fraction(0)
    for first, last in ends:
        if not sum(first) and not sum(last):
            continue
        share0, share1 = share(first if sum(first) else last), share(last if sum(last) else first)
        part0, part1 = Fraction(sum(first), whole[0]), Fraction(sum(last), whole[1])
        within += (part0 + part1) / 2 * (share1 - share0)
        mix += (share0 + share1) / 2 * (part1 - part0)
    return WithinAndMix(within, mix)


def share(stock: Pair) -> Fraction:
    """The first group's part of both."""
    return Fraction(int(stock[0]), int(stock[0]) + int(stock[1]))


def _stock(pair: Pair, name: str) -> Pair:
    first, other = whole_numbers(pair, name).tolist()
    return first, other
