"""What a level looks like once a post is filled (step 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wggi_metrics.counts.described import Description
from wggi_metrics.dictionary.parameters import band_in_force
from wggi_metrics.measures.brief_agenda import Item
from wggi_metrics.measures.brief_heads import Heads
from wggi_metrics.measures.brief_level import Levels
from wggi_metrics.measures.brief_parts import After, Level, LevelAfter, MeetingBrief
from wggi_metrics.measures.parity_status import standing

ENTRANT, SAME, REPLACING = "entrant", "same level", "replacing"


def after_appointment(levels: Levels, level: Level, positions: int) -> tuple[After, ...]:
    """The level with no woman to as many as there are positions, all new to it; then with staff of the level.

    Entrants make the level larger. Whether an outgoing holder is still in the stock is not told by any export, so
    "replacing" is left to who knows it (``filled``). None where the level can't be told.
    """
    if level.reason:
        return ()
    year = levels.this_year.get(level.grade, Heads())
    entrants = [filled(level.heads, year, ENTRANT, women, positions) for women in range(positions + 1)]
    return (*entrants, filled(level.heads, year, SAME, 0, positions))


def filled(now: Heads, year: Heads, case: str, women: int, positions: int, outgoing: str | None = None) -> After:
    """The level after an appointment of so many women to the positions, the others being men.

    "entrant": (w + j) / (K + k). "same level": unchanged; its year is without this appointment, whose gender is open.
    "replacing": the outgoing holders, all "woman" or all "man", leave the stock, so that K stays. Source of status and
    posts: as ``parity_status``.
    """
    joined = Heads(women, positions - women)
    gone = Heads(positions, 0) if outgoing == "woman" else Heads(0, positions)
    after = {ENTRANT: _sum(now, joined), SAME: now, REPLACING: _sum(_sum(now, joined), gone, -1)}[case]
    told = standing(np.array([after.women]), np.array([after.men]), band_in_force())
    status, to_parity, to_band, short_of = (np.asarray(told[name])[0] for name in TOLD)
    new = year if case == SAME else _sum(year, joined)
    return After(case, women, positions, outgoing, after, str(status), str(short_of), int(to_parity), int(to_band), new)


TOLD = ("status", "posts_to_parity", "posts_to_band", "short_of")


def _sum(heads: Heads, others: Heads, sign: int = 1) -> Heads:
    return Heads(*(one + sign * other for one, other in zip(heads, others, strict=True)))


def levels_after(levels: Levels, items: Sequence[Item], description: Description) -> tuple[LevelAfter, ...]:
    """Each grade of the agenda once all its notices are filled with entrants: with no woman, and with women alone.

    In the ladder's order. Left out: notices without a grade, grades whose level can't be told.
    """
    order = {step.grade: step.rank for step in description.ladder}
    firsts = {item.grade: item for item in reversed(items) if item.grade is not None}
    told = []
    for grade, item in sorted(firsts.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0])):
        level, year = levels.of(item), levels.this_year.get(grade, Heads())
        positions = sum(each.positions for each in items if each.grade == grade)
        if level.reason is None:
            ends = (filled(level.heads, year, ENTRANT, women, positions) for women in (0, positions))
            told.append(LevelAfter(grade, positions, level.heads, *ends))
    return tuple(told)


Decided = Mapping[tuple[str, int], int]
"""How many women are appointed, by a notice's number and round; a notice that is not in it is open."""


@dataclass(frozen=True)
class LevelFilled:
    """A level now, and once the agenda is filled as chosen: the open notices with no woman, and with women alone.

    ``chosen`` of its ``positions`` are decided upon; where all are, ``fewest`` and ``most`` are the same.
    """

    grade: str
    positions: int
    chosen: int
    now: After
    fewest: After
    most: After


def agenda_filled(brief: MeetingBrief, decided: Decided) -> tuple[LevelFilled, ...]:
    """Each level of the agenda with women or men appointed as ``decided``, all of them new to the level.

    In the order of ``brief.levels``; left out are levels that can't be told. More women than positions are as many as
    there are positions. "now" is before any of these appointments, its year the one so far.
    """
    return tuple(_filled_as(level, brief, decided) for level in brief.levels)


def _filled_as(level: LevelAfter, brief: MeetingBrief, decided: Decided) -> LevelFilled:
    women = chosen = 0
    for notice in brief.notices:
        named = decided.get((notice.vacancy_no, notice.round))
        if notice.grade == level.grade and named is not None:
            women, chosen = women + min(named, notice.positions), chosen + notice.positions
    year = _sum(level.fewest.year, Heads(0, level.positions), -1)
    now = filled(level.now, year, SAME, 0, 0)
    most = women + level.positions - chosen
    ends = (filled(level.now, year, ENTRANT, number, level.positions) for number in (women, most))
    return LevelFilled(level.grade, level.positions, chosen, now, *ends)
