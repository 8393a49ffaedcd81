"""A few rows with real mistakes, added to the careers: checking has to find them, and nothing else.

They are rows beyond the simulated ones, so that setting them aside loses nothing of a career.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.exports.book import Cell, dotted

UNKNOWN_GRADES = ("P-9", "P-6", "Q-3", "G-15")
OVERLAPS, REVERSED = 3, 3
MISTAKES = len(UNKNOWN_GRADES) + OVERLAPS + REVERSED
NUMBER, VALID_FROM, VALID_TO, GRADE = 0, 2, 3, 5
LONG_DAYS = 400


def with_mistakes(lines: list[list[Cell]], rows: Sequence[Assignment], chance: Random) -> list[list[Cell]]:
    """The lines with the mistaken ones among them, each after the line that it resembles."""
    long = [i for i, row in enumerate(rows) if row.valid_to and row.valid_to - row.valid_from > LONG_DAYS]
    chosen = sorted(chance.sample(long, min(MISTAKES, len(long))), reverse=True)
    for number, place in enumerate(chosen):
        lines.insert(place + 1, _mistaken(number, lines[place], rows[place]))
    return lines


def _mistaken(number: int, line: list[Cell], row: Assignment) -> list[Cell]:
    mistaken = list(line)
    if number < OVERLAPS:
        mistaken[VALID_FROM] = dotted(row.valid_from + 60)
        mistaken[VALID_TO] = dotted(row.valid_from + 240)
        return mistaken
    mistaken[NUMBER] = f"{990_001 + number:08d}"
    if number < OVERLAPS + REVERSED:
        mistaken[VALID_TO] = dotted(row.valid_from - 30)
    else:
        mistaken[GRADE] = UNKNOWN_GRADES[number - OVERLAPS - REVERSED]
    return mistaken
