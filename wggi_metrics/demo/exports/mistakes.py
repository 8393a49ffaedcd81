"""A few rows with real mistakes, added to the careers: checking has to find them, and nothing else.

They are rows beyond the simulated ones, so that setting them aside loses nothing of a career: an interval
that overlaps its person's own, and single rows of people who are nowhere else in the export.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.exports.book import Cell, dotted

UNKNOWN_GRADES = ("P-9", "P-6", "Q-3", "G-15")
KINDS = ("overlap",) * 3 + ("ends before it starts",) * 2 + ("left before entry",) + UNKNOWN_GRADES
MISTAKES = len(KINDS)
LONG_DAYS = 400
LEFT = {"Employment status": "Left", "Action": "Separation", "Reason for action": "end of contract"}

Line = list[Cell]


def with_mistakes(lines: list[Line], rows: Sequence[Assignment], headings: Sequence[str], chance: Random) -> list[Line]:
    """The lines with the mistaken ones among them, each after the line that it resembles."""
    long = [i for i, row in enumerate(rows) if row.valid_to and row.valid_to - row.valid_from > LONG_DAYS]
    chosen = sorted(chance.sample(long, min(MISTAKES, len(long))), reverse=True)
    for number, (place, kind) in enumerate(zip(chosen, KINDS, strict=False)):
        mistaken = dict(zip(headings, lines[place], strict=True)) | _mistake(kind, number, rows[place])
        lines.insert(place + 1, list(mistaken.values()))
    return lines


def _mistake(kind: str, number: int, row: Assignment) -> dict[str, Cell]:
    """What the mistaken line has in place of what stands in the line that it resembles."""
    if kind == "overlap":
        return {"BEGDA": dotted(row.valid_from + 60), "ENDDA": dotted(row.valid_from + 240)}
    stranger: dict[str, Cell] = {"Pers.No.": f"{990_001 + number:08d}", **LEFT}
    if kind == "ends before it starts":
        return stranger | {"ENDDA": dotted(row.valid_from - 30)}
    if kind == "left before entry":
        return stranger | {"EOD": dotted((row.valid_to or 0) + 30), "Grade since": "", "Post since": ""}
    return stranger | {"Pay scale group": kind}
