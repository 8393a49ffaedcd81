"""Moves by destination, acting and training as rows and tables (step 10)."""

from __future__ import annotations

from collections.abc import Sequence

from wggi_metrics.figures.labels import field_label, label_of
from wggi_metrics.figures.numerals import EN_DASH, THIN_SPACE, n_of, percent, percent_of, signed
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tables import Cell, Column, table
from wggi_metrics.statistics import wilson
from wggi_metrics.words import say

STATION = "duty station"


def destinations(rows: Sequence[Row]) -> list[Row]:
    """Moves to another duty station added up by the hardship class of the new one, with Wilson's interval."""
    sums: dict[str | None, tuple[int, int]] = {}
    for row in rows:
        if row["kind"] == STATION and (row["women_moves"] or row["men_moves"]):
            women, men = sums.get(row["to_class"], (0, 0))
            sums[row["to_class"]] = women + int(row["women_moves"]), men + int(row["men_moves"])
    known = [place for place in ("H", "A", "B", "C", "D", "E") if place in sums]
    return [_shared(place, *sums[place]) for place in known]


def _shared(place: str, women: int, men: int) -> Row:
    low, high = (float(limit) for limit in wilson(women, women + men))
    return Row("group", (place,), ("hardship",), {"women": women, "men": men, "low": low, "high": high})


def acting_table(rows: Sequence[Row]) -> str:
    """Each acting grade: women's months of all, their share, that in the feeder grades, and what became of acting."""
    columns = [
        Column(field_label("acting_grade")),
        Column(say("figures.acting.months"), number=True),
        Column(say("figures.acting.share"), number=True),
        Column(say("figures.acting.feeder"), number=True),
        Column(say("figures.acting.women_promoted"), number=True),
        Column(say("figures.acting.men_promoted"), number=True),
    ]
    return table(say("figures.acting.caption"), columns, [_acting(row) for row in rows], stack=True)


def _acting(row: Row) -> list[Cell]:
    women, every = row["women_months"] or 0.0, (row["women_months"] or 0.0) + (row["men_months"] or 0.0)
    return [
        label_of("acting_grade", row["acting_grade"]) if row.kind == "group" else say("figures.kinds.pooled"),
        say("figures.acting.n_of", women=f"{women:,.0f}", all=f"{every:,.0f}"),
        "" if row["share"] is None else percent_of(row["share"]),
        "" if row["feeder_share"] is None else percent_of(row["feeder_share"]),
        n_of(int(row["women_converted"] or 0), int(row["women_ended"] or 0)),
        n_of(int(row["men_converted"] or 0), int(row["men_ended"] or 0)),
    ]


def training_table(rows: Sequence[Row]) -> str:
    """Each grade: who took part of those who could, and the difference in points with its interval."""
    columns = [
        Column(field_label("grade")),
        Column(say("figures.training.women"), number=True),
        Column(say("figures.training.men"), number=True),
        Column(say("figures.training.gap"), number=True),
    ]
    return table(say("figures.training.caption"), columns, [_training(row) for row in rows], stack=True)


def _training(row: Row) -> list[Cell]:
    return [
        label_of("grade", row["grade"]) if row.kind == "group" else say("figures.kinds.pooled"),
        _took_part(row, "women"),
        _took_part(row, "men"),
        "" if row["gap"] is None else _gap(row),
    ]


def _took_part(row: Row, gender: str) -> str:
    part, whole = int(row[f"{gender}_took_part"] or 0), int(row[f"{gender}_eligible"] or 0)
    return f"{percent(part, whole)} ({n_of(part, whole)})" if whole else n_of(part, whole)


def _gap(row: Row) -> str:
    low, high = (signed(100 * row[name]) for name in ("gap_low", "gap_high"))
    return f"{signed(100 * row['gap'])} ({low}{THIN_SPACE}{EN_DASH}{THIN_SPACE}{high})"


def overdue_text(row: Row) -> str:
    """How many are beyond their tour of duty; nothing where no tour is given."""
    if row["women_overdue"] is None or row["men_overdue"] is None:
        return ""
    return say("figures.moves.overdue", women=int(row["women_overdue"]), men=int(row["men_overdue"]))

