"""One sheet is checked from its header to its last row (step 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from wggi_metrics.checks.fields import Read, Reading, read_field
from wggi_metrics.checks.findings import Findings, listed
from wggi_metrics.checks.rows import Body, body_of, skipped_rows
from wggi_metrics.checks.rules import RULES
from wggi_metrics.checks.rules.genders import CAREERS
from wggi_metrics.checks.sources import Sources, count_letters, sources_of
from wggi_metrics.checks.types import CheckedSheet
from wggi_metrics.checks.under_check import UnderCheck
from wggi_metrics.checks.wide import in_sheet_order, long_rows, with_all_genders
from wggi_metrics.dictionary import DICTIONARY, Dataset
from wggi_metrics.profiles.header import Header, find_header, header_at
from wggi_metrics.profiles.ladder import Ladder
from wggi_metrics.profiles.list_date import date_of_list
from wggi_metrics.profiles.types import SheetProfile

if TYPE_CHECKING:
    from wggi_metrics.workbook import Sheet


def check_sheet(
    workbook_file: str,
    sheet: Sheet,
    sheet_profile: SheetProfile,
    ladder: Ladder,
    *,
    as_of: date | None = None,
    date_system: int = 1900,
) -> CheckedSheet:
    """The rows of a sheet in canonical form, and every problem of them.

    ``as_of`` is the date of a list where the user gives it; else the profile does.
    """
    dataset = DICTIONARY.datasets[sheet_profile.dataset]
    findings = Findings(workbook_file, sheet.name)
    as_of = as_of or date_of_list(sheet, sheet_profile)
    header = _header(sheet, sheet_profile)
    if header is None:
        findings.error("no_header", headings=listed(sheet_profile.headings))
        return _nothing(sheet, sheet_profile, as_of, findings)
    sources = sources_of(header, sheet_profile, dataset, as_of is not None, findings)
    counts = count_letters(header, sheet_profile, findings)
    used = [letter for source in sources.values() for letter in source.letters]
    used += [letter for entry in counts for letter in entry.values()]
    body = body_of(sheet, header, list(dict.fromkeys(used)))
    skipped = skipped_rows(body, header, sources, sheet_profile, dataset)
    _report_faults(sheet, body, skipped, sources, findings)
    reading = Reading(
        workbook_file,
        body.only(body.any_cell & ~skipped),
        sheet_profile,
        ladder,
        as_of,
        date_system,
        findings,
    )
    check = _held_to_rules(sources, counts, dataset, reading)
    _report_hidden(sheet, reading.body, findings)
    return _checked(sheet, check, reading, int(body.any_cell.sum()), int(skipped.sum()))


def _header(sheet: Sheet, profile: SheetProfile) -> Header | None:
    """The header where the profile says, else where most of its headings stand."""
    rows = profile.header_rows or find_header(sheet, profile.headings)
    header = header_at(sheet, rows) if rows else None
    return header if header and header.headings else None


def _held_to_rules(sources: Sources, counts: list[dict[str, str]], dataset: Dataset, reading: Reading) -> UnderCheck:
    """Every field is read, then every rule is held to the whole."""
    read = {name: read_field(source, reading) for name, source in sources.items()}
    columns = _columns(read)
    rows = len(reading.body.numbers)
    if "as_of" in dataset.fields and "as_of" not in columns and reading.as_of:
        columns["as_of"] = pa.array([reading.as_of], pa.date32()).take(pa.array(np.zeros(rows, np.int64)))
    columns["source_row"] = pa.array(reading.body.numbers, pa.int32())
    letters: dict[str, str | None] = {name: source.column for name, source in sources.items()}
    table = pa.table(columns)
    if any(counts):
        table, shown = long_rows(columns, counts, reading)
        table, letters = in_sheet_order(table), letters | shown
    check = UnderCheck(
        dataset, reading.profile, reading.ladder, reading.as_of, table, letters, reading.findings
    )  # fmt: skip
    for rule in RULES:
        rule(check)
    return check


def _columns(read: Mapping[str, Read]) -> dict[str, pa.Array]:
    columns: dict[str, pa.Array] = {}
    for name, field in read.items():
        columns["birth_year" if field.source.field.kind == "birth_date" else name] = field.values
        if field.precision is not None:
            columns[f"{name}_precision"] = field.precision
    return columns


def _report_faults(sheet: Sheet, body: Body, skipped: np.ndarray, sources: Sources, findings: Findings) -> None:
    """Errors in cells that are read are errors of their rows; elsewhere they are counted in one warning."""
    fields = {letter: name for name, source in sources.items() for letter in source.letters}
    kinds = {(fault.row, fault.column): (fault.kind, fault.found) for fault in sheet.faults}
    reported = set()
    for letter, faulty in body.faulty.items():
        for place in np.flatnonzero(faulty & ~skipped):
            row = int(body.numbers[place])
            kind, found = kinds.get((row, letter), ("error_cell", "#"))
            reported.add((row, letter))
            findings.error(kind, row=row, column=letter, field=fields.get(letter), found=found)
    elsewhere = Counter(kind for place, (kind, _) in kinds.items() if place not in reported)
    for kind, number in sorted(elsewhere.items()):
        row, column = min(place for place, (of_kind, _) in kinds.items() if of_kind == kind and place not in reported)
        findings.warning(f"{kind}_elsewhere", row=row, column=column, n=number)


def _report_hidden(sheet: Sheet, body: Body, findings: Findings) -> None:
    """Hidden rows and columns are read like all others; it is said that they were."""
    hidden = np.isin(body.numbers, sheet.hidden_rows)
    if hidden.any():
        findings.warning("hidden_rows", row=int(body.numbers[hidden][0]), n=int(hidden.sum()))
    columns = [letter for letter in body.texts if letter in sheet.hidden_columns]
    if columns:
        findings.warning("hidden_columns", n=len(columns), columns=listed(columns))


def _checked(sheet: Sheet, check: UnderCheck, reading: Reading, rows: int, skipped: int) -> CheckedSheet:
    """Kept, set aside and skipped are counted in rows of the export, not of the long table."""
    findings, table = reading.findings, check.table
    numbers = np.asarray(reading.body.numbers)
    by_rule = np.isin(numbers, list(check.skipped))
    sound = findings.without_error(numbers) & (not findings.whole_sheet)
    good = findings.without_error(check.rows) & (not findings.whole_sheet)
    table = with_all_genders(table) if check.dataset.wide else table
    own_dates = "as_of" in reading.profile.columns
    return CheckedSheet(
        sheet=sheet.name,
        dataset=check.dataset.name,
        as_of=None if own_dates else reading.as_of,
        scope=reading.profile.scope,
        rows=rows,
        kept=int((sound & ~by_rule).sum()),
        set_aside=int((~sound & ~by_rule).sum()),
        skipped=skipped + int(by_rule.sum()),
        problems=findings.in_order(),
        table=table,
        good=good,
        fields=_fields(check, reading.profile),
        withheld=reading.profile.withheld,
        profile=reading.profile,
        gender_counts=_gender_counts(reading, check.dataset),
    )


def _gender_counts(reading: Reading, dataset: Dataset) -> dict[str, tuple[str, int]]:
    """Blank codes are not stated, but in careers, where they change nothing."""
    counts = dict(reading.gender_counts)
    if "" in counts and not counts[""][0] and dataset.name not in CAREERS:
        counts[""] = ("not stated", counts[""][1])
    return counts


def _fields(check: UnderCheck, profile: SheetProfile) -> tuple[str, ...]:
    """The fields that the export had, in the dictionary's order."""
    counted = {name for entry in profile.counts for name in (*entry.columns, *entry.constants)}
    return tuple(name for name in check.dataset.fields if name in check.letters or name in counted)


def _nothing(sheet: Sheet, profile: SheetProfile, as_of: date | None, findings: Findings) -> CheckedSheet:
    """A sheet whose header isn't there: all its rows are set aside."""
    body = body_of(sheet, Header((sheet.first_row - 1,), {}, {}, {}), [])
    rows = int(body.any_cell.sum())
    table = pa.table({"source_row": pa.array([], pa.int32())})
    return CheckedSheet(
        sheet.name, profile.dataset, as_of, profile.scope, rows, 0, rows, 0, findings.in_order(), table,
        np.zeros(0, bool), (), profile.withheld, profile,
    )  # fmt: skip
