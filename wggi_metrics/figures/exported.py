"""A result as a file: CSV or a workbook, with what was asked, of whom and by which definition (step 10).

Text never runs: what begins with = + - @, a tab or a line's end stays text in both, in a CSV file also behind what
another country's spreadsheet takes for the end of a cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from wggi_metrics.figures.labels import field_label, label_of
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

RUNS = re.compile(r"(^|[;|\t\r\n])(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n])")
"""Where a formula could begin; the last four signs are the wide ones of East Asian keyboards."""
FRACTIONS = {"share", "low", "high", "share_min", "share_max", "feeder_share"}


def about(result: Result) -> list[tuple[str, str]]:
    """What every export carries: measure, definition, population, period, filters, release, who asked, protection."""
    definition = result.definition
    return [
        (say("figures.export.measure"), f"{definition.label} ({definition.name})"),
        (say("figures.export.definition"), definition.about),
        (say("figures.export.left_out"), definition.left_out),
        (say("figures.export.population"), result.population),
        (say("figures.export.period"), result.period),
        (say("figures.export.filters"), filters_in_words(result)),
        (say("figures.export.release"), result.release),
        (say("figures.export.viewer"), say(f"access.roles.{result.viewer.role}")),
        (say("figures.export.protection"), protection(result)),
    ]


def filters_in_words(result: Result) -> str:
    """The filters in force: Location: Field; Contract: Fixed-term or One-year."""
    parts = [
        say("figures.export.filter", field=field_label(field), values=_either(field, values))
        for field, values in result.filters.items()
    ]
    return "; ".join(parts) or say("figures.export.no_filters")


def _either(field: str, values: tuple[str | None, ...]) -> str:
    return say("figures.export.or").join(label_of(field, value) for value in values)


def protection(result: Result) -> str:
    """The rule by which small numbers are kept back or rounded in this table."""
    kinds = {str(kind) for kind in result.columns["protection"].values if kind is not None}
    return "; ".join(say(f"figures.export.{kind}") for kind in sorted(kinds)) or say("figures.export.as_counted")


def safe_text(value: Any) -> Any:
    """Text that a spreadsheet would run gets an apostrophe in front; everything else is left as it is."""
    return RUNS.sub(r"\1'", value) if isinstance(value, str) else value


def rows_as_csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A plain table of these columns, in which no text runs."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([safe_text(_iso(value)) for value in row])
    return text.getvalue().encode("utf-8")


def as_csv(result: Result) -> bytes:
    """The table with its documented columns, after lines that begin with # and say what it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for name, value in about(result):
        writer.writerow([f"# {name}", safe_text(value)])
    writer.writerow(result.columns)
    for row in _rows(result):
        writer.writerow([safe_text(_iso(value)) for value in row])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(result: Result) -> bytes:
    """A workbook with the table on its first sheet and what it is on the second."""
    buffer = io.BytesIO()
    with inert_workbook(buffer) as workbook:
        _write_figures(workbook, result)
        write_about(workbook, about(result))
    return buffer.getvalue()


def inert_workbook(buffer: io.BytesIO) -> Any:
    """A workbook to be written into the buffer, in which no text becomes a formula or a link."""
    import xlsxwriter

    return xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )


def _write_figures(workbook: Any, result: Result) -> None:
    sheet = workbook.add_worksheet(say("figures.export.figures_sheet"))
    bold = workbook.add_format({"bold": True, "bottom": 1})
    formats = {
        "share": workbook.add_format({"num_format": "0.0%"}),
        "date": workbook.add_format({"num_format": "yyyy-mm-dd"}),
    }
    names = list(result.columns)
    sheet.write_row(0, 0, names, bold)
    for number, row in enumerate(_rows(result), start=1):
        for place, (name, value) in enumerate(zip(names, row, strict=True)):
            write_cell(sheet, number, place, value, formats["share"] if name in FRACTIONS else None, formats["date"])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(names), 16)


def write_cell(sheet: Any, row: int, column: int, value: Any, number_format: Any, date_format: Any) -> None:
    """Text as text, a date as a date, a number as a number; nothing stays empty."""
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, date_format)
    elif value is not None:
        sheet.write_number(row, column, value, number_format)


def write_about(workbook: Any, told: Sequence[tuple[str, str]]) -> None:
    """The sheet that says what the others are: names and texts."""
    sheet = workbook.add_worksheet(say("figures.export.about_sheet"))
    bold = workbook.add_format({"bold": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for number, (name, value) in enumerate(told):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, value, wrapped)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)


def _rows(result: Result) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.values for column in result.columns.values()), strict=True)


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
