"""What only shows across the sheets of one load: the same row twice, and head counts that would be added twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pandas as pd

from wggi_metrics.checks import CheckedSheet
from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import ROW_NUMBER
from wggi_metrics.words import say

ONE_ROW_EACH = ("staff_list", "assignments", "vacancy_notices", "applications")
"""Datasets in which a row stands for one thing, so that the same key on two sheets is counted twice."""


def checked_across(sheets: Sequence[CheckedSheet]) -> tuple[CheckedSheet, ...]:
    """The sheets with errors added on the rows that repeat a row of an earlier sheet, and on clashing head counts."""
    found = list(sheets)
    for dataset in ONE_ROW_EACH:
        _mark_repeated(found, dataset)
    _mark_head_counts(found)
    return tuple(found)


def _mark_repeated(sheets: list[CheckedSheet], dataset: str) -> None:
    places = [place for place, sheet in enumerate(sheets) if sheet.dataset == dataset and _has_numbers(sheet)]
    if len(places) < 2:
        return
    keys = pd.concat([_keys(sheets[place], place) for place in places], ignore_index=True)
    names = [name for name in keys.columns if name not in ("place", "row")]
    first = keys.groupby(names, sort=False)["place"].transform("first")
    for place, rows in keys[first < keys["place"]].groupby("place"):
        sheets[int(str(place))] = _with_repeats(sheets[int(str(place))], [int(row) for row in rows["row"]])


def _has_numbers(sheet: CheckedSheet) -> bool:
    return ROW_NUMBER not in sheet.profile.columns.values()


def _keys(sheet: CheckedSheet, place: int) -> pd.DataFrame:
    """The key of each row without an error; rows whose key is not complete can't be told to repeat another."""
    key = load_dictionary().datasets[sheet.dataset].key
    table = sheet.table.select([name for name in (*key, "source_row") if name in sheet.table.column_names]).to_pandas()
    if "as_of" in key and "as_of" not in table:
        table["as_of"] = sheet.as_of
    table = table[sheet.good].assign(place=place).rename(columns={"source_row": "row"})
    known = [name for name in key if name in table and (name != "round" or table[name].notna().any())]
    return table[[*known, "place", "row"]].dropna(subset=[name for name in known if name != "round"]).astype(
        dict.fromkeys(known, str)
    )


def _with_repeats(sheet: CheckedSheet, rows: Sequence[int]) -> CheckedSheet:
    problems = [
        Problem(
            rule="repeated_on_another_sheet",
            level="error",
            sheet=sheet.sheet,
            row=row,
            problem=say("loading.repeated.problem"),
            remedy=say("loading.repeated.remedy"),
        )
        for row in rows
    ]
    is_repeated = sheet.table.column("source_row").to_pandas().isin(rows).to_numpy()
    good = sheet.good & ~is_repeated
    gone = len(set(rows))
    return replace(
        sheet,
        problems=[*sheet.problems, *problems],
        good=good,
        kept=sheet.kept - gone,
        set_aside=sheet.set_aside + gone,
    )


def _mark_head_counts(sheets: list[CheckedSheet]) -> None:
    """Two head counts of one day with other columns count the same people twice."""
    for one, other in combinations([place for place, sheet in enumerate(sheets) if sheet.dataset == "staff_counts"], 2):
        shared = sorted(_days(sheets[one]) & _days(sheets[other]))
        if shared and set(sheets[one].fields) != set(sheets[other].fields):
            sheets[other] = replace(
                sheets[other], problems=[*sheets[other].problems, *_clash(sheets[other], sheets[one].sheet, shared[0])]
            )


def _days(sheet: CheckedSheet) -> set[str]:
    if "as_of" in sheet.table.column_names:
        return {str(day) for day in sheet.table.column("as_of").unique().to_pylist() if day is not None}
    return {str(sheet.as_of)} if sheet.as_of else set()


def _clash(sheet: CheckedSheet, other: str, day: str) -> Iterator[Problem]:
    yield Problem(
        rule="head_counts_clash",
        level="error",
        sheet=sheet.sheet,
        field="as_of",
        value=day,
        problem=say("loading.head_counts.problem", other=other, day=day),
        remedy=say("loading.head_counts.remedy"),
    )
