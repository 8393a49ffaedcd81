"""What a release says of each sheet behind its rows: where from, of which period, read how (step 4)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from wggi_metrics.dictionary import Dataset
from wggi_metrics.store.load import AcceptedSheet
from wggi_metrics.store.rows import span
from wggi_metrics.store.tables import is_dated_list


def described_sheet(sheet: AcceptedSheet, dataset: Dataset, rows: pa.Table) -> dict[str, Any]:
    """A sheet's line in the table of sources, as far as the sheet itself knows it."""
    return {**_origin(sheet), **_counted(sheet, rows), **_period(sheet, dataset, rows), **_reading(sheet)}


def scope_text(scope: Mapping[str, tuple[str, ...]]) -> str:
    """A scope as text: equal scopes, equal texts."""
    return json.dumps({name: sorted(values) for name, values in scope.items()}, sort_keys=True)


def rows_set_aside(sheet: AcceptedSheet, source: int) -> list[dict[str, Any]]:
    """The errors of rows, as addresses and reasons."""
    return [
        {
            "source": source,
            "row": problem.row,
            "cell": problem.cell,
            "field": problem.field,
            "rule": problem.rule,
            "problem": problem.problem,
        }
        for problem in sheet.checked.problems
        if problem.level == "error" and problem.row is not None
    ]


def withheld(sheet: AcceptedSheet, source: int) -> list[dict[str, Any]]:
    """What the sheet can't answer, and why."""
    return [
        {"source": source, "measure": measure, "reason": reason} for measure, reason in sheet.checked.withheld.items()
    ]


def _origin(sheet: AcceptedSheet) -> dict[str, Any]:
    return {
        "file": sheet.file,
        "sha256": sheet.sha256,
        "sheet": sheet.checked.sheet,
        "dataset": sheet.checked.dataset,
        "profile": sheet.profile,
        "profile_sha": sheet.profile_sha,
    }


def _counted(sheet: AcceptedSheet, rows: pa.Table) -> dict[str, Any]:
    checked = sheet.checked
    return {
        "rows": checked.rows,
        "kept": checked.kept,
        "set_aside": checked.set_aside,
        "skipped": checked.skipped,
        "held": rows.num_rows,
    }


def _period(sheet: AcceptedSheet, dataset: Dataset, rows: pa.Table) -> dict[str, Any]:
    first, last = span(rows, dataset.main_date)
    of_date = sheet.checked.as_of if is_dated_list(dataset) else None
    return {
        "as_of": sheet.checked.as_of,
        "period_from": first or of_date,
        "period_to": last or of_date,
        "scope": scope_text(sheet.checked.scope),
    }


def _reading(sheet: AcceptedSheet) -> dict[str, Any]:
    profile = sheet.checked.profile
    return {
        "fields": json.dumps(list(sheet.checked.fields)),
        "withheld": json.dumps(dict(sheet.checked.withheld)),
        "absent": None if profile.absent is None else str(profile.absent),
        "concurrent": profile.concurrent,
        "rows_are_people": sheet.rows_are_people,
    }
