"""The stages of selection as sentences name them, and how often chance gives something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wggi_metrics.dictionary.dimensions import dimension
from wggi_metrics.figures.labels import label_of, lower
from wggi_metrics.figures.numerals import half_up, written
from wggi_metrics.figures.rows import Row
from wggi_metrics.words import say

BOARD = "recommended"
RAREST = 1_000_000


def stage_words(stage: str | None) -> str:
    """A stage inside a sentence: short list, interviewed."""
    return lower(label_of("stage", stage))


def rank(stage: str | None) -> int:
    """The place of a stage among all, the first 0."""
    stages: Sequence[str] = dimension("stage").values or ()
    return stages.index(stage) if stage in stages else len(stages)


def before_the_board(rows: Iterable[Row]) -> Row | None:
    """Of the rows of passages the one to the Board's recommendation (or past it), else the last one."""
    found = sorted(rows, key=lambda row: (rank(row["stage"]), rank(row["next_stage"])))
    board = [row for row in found if rank(row["stage"]) < rank(BOARD) <= rank(row["next_stage"])]
    return last_of(board, found)


def last_of(*lists: Sequence[Row]) -> Row | None:
    """The last row of the first of these lists that has any."""
    return next((rows[-1] for rows in lists if rows), None)


def cases_text(p: float) -> str:
    """A probability as 62 of 100, or as 4 of 1,000 and so on where it is small."""
    whole, exact = 100, written(p)
    while exact * whole < 1 and whole < RAREST:
        whole *= 10
    if exact * whole < 1:
        return say("sentences.cases.rare", whole=f"{whole:,}")
    return say("sentences.cases.of", n=half_up(exact * whole, 0), whole=f"{whole:,}")
