"""Tiny loads written by hand: a text table becomes a checked sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from wggi_metrics.checks.types import CheckedSheet
from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import Profile, SheetProfile
from wggi_metrics.store import AcceptedSheet, Load, Release

KINDS = {
    "date": date.fromisoformat, "number": float, "fraction": float, "count": int,
    "yes_no": lambda text: text == "yes", "birth_date": int,
}  # fmt: skip
TYPES = {
    "date": pa.date32(), "number": pa.float64(), "fraction": pa.float64(), "count": pa.int64(),
    "yes_no": pa.bool_(), "birth_date": pa.int16(),
}  # fmt: skip


def lines_of(text: str) -> list[dict[str, str | None]]:
    """The rows of a text table: the first line names the columns, ``-`` is blank, ``_`` a space."""
    names, *rows = [line.split() for line in text.strip().splitlines()]
    return [
        {name: None if cell == "-" else cell.replace("_", " ") for name, cell in zip(names, row, strict=True)}
        for row in rows
    ]


def table_of(dataset: str, text: str) -> pa.Table:
    """A text table as checked rows; the first row stands in row 2 of its sheet."""
    rows = lines_of(text)
    fields = load_dictionary().datasets[dataset].fields
    columns = {}
    for name in rows[0]:
        kind = fields["birth_date" if name == "birth_year" else name].kind
        read = KINDS.get(kind, str)
        values = [None if row[name] is None else read(str(row[name])) for row in rows]
        columns[name] = pa.array(values, TYPES.get(kind, pa.string()))
    return pa.table(columns | {"source_row": pa.array(range(2, len(rows) + 2), pa.int32())})


def sheet(
    dataset: str,
    text: str,
    *,
    as_of: str | None = None,
    file: str = "export.xlsx",
    name: str = "Sheet1",
    scope: Mapping[str, tuple[str, ...]] | None = None,
    problems: tuple[Problem, ...] = (),
    columns: Mapping[str, Any] | None = None,
    withheld: Mapping[str, str] | None = None,
    profile: str = "",
    content: str = "",
) -> AcceptedSheet:
    """A checked sheet; its SHA-256 follows from what is in it (and ``content``)."""
    table = table_of(dataset, text)
    bad = {problem.row for problem in problems if problem.level == "error"}
    good = np.array([row not in bad for row in table["source_row"].to_pylist()])
    sheet_profile = SheetProfile(name, dataset, columns=columns or {}, scope=scope or {})
    checked = CheckedSheet(
        sheet=name, dataset=dataset, as_of=date.fromisoformat(as_of) if as_of else None, scope=scope or {},
        rows=len(good), kept=int(good.sum()), set_aside=int((~good).sum()), skipped=0,
        problems=list(problems), table=table, good=good, fields=tuple(lines_of(text)[0]),
        withheld=withheld or {}, profile=sheet_profile,
    )  # fmt: skip
    sha256 = hashlib.sha256(f"{file}{dataset}{text}{as_of}{content}".encode()).hexdigest()
    return AcceptedSheet(file, sha256, checked, profile)


def load(*sheets: AcceptedSheet, profiles: tuple[Profile, ...] = (), **decided: Any) -> Load:
    return Load(sheets, profiles, by="ana", **decided)


STAFF_2024 = """
staff_no  gender      grade  org_unit
00011101  woman       P-3    North
00011102  man         P-4    North
00011103  woman       G-5    South
00011104  man         D-1    South
00011105  not_stated  P-2    South
00011106  woman       P-5    North
"""

STAFF_2025 = """
staff_no  gender      grade  org_unit
00011101  woman       P-4    North
00011102  man         P-4    South
00011103  woman       G-5    South
00011105  not_stated  P-2    South
00011106  woman       P-5    North
00011107  woman       P-1    North
"""


def staff_2024(**more: Any) -> AcceptedSheet:
    return sheet("staff_list", STAFF_2024, as_of="2024-12-31", file="2024.xlsx", **more)


def staff_2025(**more: Any) -> AcceptedSheet:
    return sheet("staff_list", STAFF_2025, as_of="2025-12-31", file="2025.xlsx", **more)


def rows_of(release: Release | None, question: str) -> list[tuple[Any, ...]]:
    """What a release answers."""
    assert release is not None
    return release.cursor().execute(question).fetchall()
