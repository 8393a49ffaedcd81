"""Two posts of one person at a time, where the profile says which of them counts (step 3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from wggi_metrics.checks.under_check import EVER, UnderCheck

LARGER = "keep the larger part_time"
Piece = tuple[int, int, int]
"""The place of a row, and the first and last day on which it counts."""


def better(check: UnderCheck) -> np.ndarray:
    """What is sorted by, lowest first, to see which row counts: the larger part_time, else the first row."""
    if check.profile.concurrent == LARGER and check.has("part_time"):
        part = check.table["part_time"].combine_chunks().fill_null(1.0)
        return -np.asarray(part)
    return np.zeros(check.table.num_rows)


def resolve(check: UnderCheck, groups: list[np.ndarray]) -> None:
    """Every day of these people belongs to the one row that counts; the other rows are cut or left out."""
    concerned = np.zeros(check.table.num_rows, bool)
    concerned[np.concatenate(groups)] = True
    starts, ends = check.days("valid_from", -EVER), check.days("valid_to", EVER)
    order = np.argsort(better(check), kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    pieces: list[Piece] = []
    for places in groups:
        ranked = places[np.argsort(rank[places])]
        pieces += _pieces([(int(place), int(starts[place]), int(ends[place])) for place in ranked])
    _replace(check, concerned, sorted(pieces))


def _pieces(ranked: list[Piece]) -> list[Piece]:
    """Each interval without the days that a better one holds."""
    held: list[tuple[int, int]] = []
    pieces: list[Piece] = []
    for place, start, end in ranked:
        for first, last in _free(start, end, sorted(held)):
            pieces.append((place, first, last))
        held.append((start, end))
    return pieces


def _free(start: int, end: int, held: list[tuple[int, int]]) -> list[tuple[int, int]]:
    free, at = [], start
    for first, last in held:
        if last < at or first > end:
            continue
        if first > at:
            free.append((at, first - 1))
        at = max(at, last + 1)
    return [*free, (at, end)] if at <= end else free


def _replace(check: UnderCheck, concerned: np.ndarray, pieces: list[Piece]) -> None:
    """The rows concerned give way to their pieces; what has none is left out and counted."""
    rows, kept = check.rows, {place for place, _, _ in pieces}
    left_out = [int(place) for place in np.flatnonzero(concerned) if place not in kept]
    whole = {int(row) for row in rows[list(kept)]} if kept else set()
    check.skipped |= {int(rows[place]) for place in left_out} - whole
    _warn(check, concerned, pieces, left_out)
    cut = check.table.take(pa.array([place for place, _, _ in pieces], pa.int64()))
    for name, days in (
        ("valid_from", [first for _, first, _ in pieces]),
        ("valid_to", [last for _, _, last in pieces]),
    ):
        cut = cut.set_column(cut.column_names.index(name), name, pa.array(map(_date, days), pa.date32()))
    check.table = pa.concat_tables([check.table.filter(pa.array(~concerned)), cut]).sort_by("source_row")


def _warn(check: UnderCheck, concerned: np.ndarray, pieces: list[Piece], left_out: list[int]) -> None:
    starts, ends = check.days("valid_from", -EVER), check.days("valid_to", EVER)
    shortened = {place for place, first, last in pieces if (first, last) != (starts[place], ends[place])}
    first = int(np.flatnonzero(concerned)[0])
    if shortened or left_out:
        check.warning(
            "concurrent",
            first,
            "valid_from",
            out=len(left_out),
            cut=len(shortened),
            by=check.profile.concurrent,
        )


def _date(number: int) -> Any:
    return None if number >= EVER else date(1970, 1, 1) + timedelta(days=number)
