"""Results by hand: a text table becomes what a measure would answer."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd

from wggi_metrics.measures.columns import columns_of
from wggi_metrics.measures.told import Told, complete

TEXT = {
    "row",
    "status",
    "short_of",
    "flow",
    "top",
    "source",
    "not_computable",
    "grade",
    "location",
    "contract_type",
    "category",
    "interval_status",
    "gender",
    "adjusted_for",
    "section",
    "item",
}


def read(text: str) -> pd.DataFrame:
    """A table whose words stand apart by two blanks or more; a dot is nothing."""
    head, *lines = [re.split(r"\s{2,}", line.strip()) for line in text.strip().splitlines()]
    rows = [{name: _value(name, word) for name, word in zip(head, line, strict=True)} for line in lines]
    return pd.DataFrame(rows, columns=head)


def _value(name: str, word: str) -> Any:
    if word == ".":
        return None
    if name in TEXT:
        return word
    if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
        return date.fromisoformat(word)
    return float(word) if "." in word else int(word)


class _Answer(SimpleNamespace):
    """What figures read of a result: columns, of a table that a test may change."""

    @property
    def columns(self) -> dict[str, Told]:
        table = self.table if "protection" in self.table else self.table.assign(protection=None)
        return complete(columns_of(table), list(table.columns))


def result(measure: str, text: str, by: tuple[str, ...] = ()) -> Any:
    """What the measure answers."""
    table = read(text)
    if "not_computable" not in table.columns:
        table["not_computable"] = None
    definition = SimpleNamespace(
        name=measure, label=measure, unit="", about="", terms=(), left_out="", source=(), kind="stock"
    )
    return _Answer(
        definition=definition,
        table=table,
        asked=SimpleNamespace(by=by),
        population="staff",
        period="31 October 2026",
        release="r1",
        filters={},
        viewer=SimpleNamespace(role="local"),
    )


def status_of(women: int, men: int) -> dict[str, Any]:
    """Parity status as measures.md (2) writes it."""
    known = women + men
    status = "within"
    if abs(women - men) > 1 and 100 * women < 47 * known:
        status = "below"
    if abs(women - men) > 1 and 100 * men < 47 * known:
        status = "above"
    fewer = min(women, men)
    to_band = max(0, min(-(-47 * known // 100), known // 2) - fewer)
    short_of = None if women == men else ("women" if women < men else "men")
    return {
        "status": status,
        "short_of": short_of,
        "posts_to_parity": known // 2 - fewer,
        "posts_to_band": to_band,
    }


def parity(groups: list[tuple[str, int, int]], measure: str = "parity_status") -> Any:
    """A parity status by grade: every measure's counts, the status and the pooled row."""
    women, men = sum(row[1] for row in groups), sum(row[2] for row in groups)
    rows = [_counted("group", grade, w, m) for grade, w, m in groups] + [_counted("pooled", None, women, men)]
    answer = result(measure, "row  women\npooled  1", ("grade",))
    answer.table = pd.DataFrame(rows)
    return answer


def _counted(kind: str, grade: str | None, women: int, men: int) -> dict[str, Any]:
    counts = {"row": kind, "grade": grade, "women": women, "men": men, "other": 0, "not_stated": 0}
    interval = {"low": 0.1, "high": 0.9} if women + men else {"low": None, "high": None}
    return counts | interval | status_of(women, men) | {"not_computable": None}


GRADES = [
    ("P-1", 38, 24),
    ("P-2", 172, 138),
    ("P-3", 254, 262),
    ("P-4", 168, 224),
    ("P-5", 74, 128),
    ("D-1", 19, 41),
    ("D-2", 5, 13),
]
"""The staff of the design's pictures: 730 women of 1,560."""


def series(counts: dict[str, list[tuple[int, int, int]]]) -> Any:
    """Women's share by grade over years: for each grade (year, women, men)."""
    rows = [
        _counted("group", grade, women, men) | {"date": date(year, 10, 31)}
        for grade, found in counts.items()
        for year, women, men in found
    ]
    answer = result("women_share", "row  women\npooled  1", ("grade",))
    answer.table = pd.DataFrame(rows)
    return answer


CHANGE = """
row    flow  women_change  men_change  points  women_start  staff_start  women_end  staff_end  change
group  hired          4             6           0.789134   .   .    .   .    .
group  promoted in    6             6           2.129227   .   .    .   .    .
group  promoted out   -3            -9          0.826438   .   .    .   .    .
group  retirement     0             -4          1.260701   .   .    .   .    .
group  other leaving  -2            -1          -1.024917  .   .    .   .    .
total  .              .             .           .          30  100  35  103  3.980583
"""
"""The worked example of change in share: 30 of 100 become 35 of 103."""
