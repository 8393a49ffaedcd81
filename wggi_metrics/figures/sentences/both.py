"""A figure of women and the same of men: which is the smaller, and so whom the sentence names first."""

from __future__ import annotations

from collections.abc import Iterable

from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject


def of(row: Row, subject: Subject, name: str) -> float:
    """What a row says of one gender: ``of(row, WOMEN, "moves")`` is its ``women_moves``."""
    return float(row[f"{subject.gender}_{name}"] or 0)


def fewer(row: Row, names: Iterable[str]) -> Subject | None:
    """The gender with the smaller of the first of these figures that differ; None where none does."""
    for name in names:
        women, men = of(row, WOMEN, name), of(row, MEN, name)
        if women != men:
            return WOMEN if women < men else MEN
    return None
