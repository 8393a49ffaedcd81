"""Template workbooks, made from the dictionary, that an import recognises column by column (step 0)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from wggi_metrics.dictionary import Dataset, Field, load_dictionary
from wggi_metrics.dictionary.codes import EXAMPLE_MARK
from wggi_metrics.dictionary.template_fields import example, note, rule
from wggi_metrics.words import say

_LAST_ROW = 1_048_575
_MADE = datetime(2000, 1, 1)
_WIDTHS = (28, 44, 70, 44)


class _Lists:
    """The sheet that holds what the drop-downs offer, each list once, in a column of its own."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.name = say("dictionary.template.lists")
        self.sheet = workbook.add_worksheet(self.name)
        self.places: dict[tuple[str, ...], str] = {}
        self.sheet.hide()

    def place(self, offered: tuple[str, ...]) -> str:
        """Where this list stands, as a formula; it is written when first asked for."""
        if offered not in self.places:
            column = len(self.places)
            self.sheet.write_column(0, column, offered)
            letter = xl_col_to_name(column)
            self.places[offered] = f"={self.name}!${letter}$1:${letter}${len(offered)}"
        return self.places[offered]


def template_workbook(names: Sequence[str] | None = None) -> bytes:
    """An empty workbook with a sheet for each of these datasets (None: all), and how to fill it in.

    The same datasets give the same bytes.
    Raises: KeyError naming the datasets that do not exist.
    """
    datasets = _chosen(names)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties({"title": say("dictionary.template.how.title"), "created": _MADE})
    formats = _formats(workbook)
    _write_instructions(workbook, datasets, formats)
    sheets = [(workbook.add_worksheet(made.label), made) for made in datasets]
    lists = _Lists(workbook)
    for sheet, made in sheets:
        _write_dataset(sheet, made, formats, lists)
    workbook.close()
    return buffer.getvalue()


def _chosen(names: Sequence[str] | None) -> list[Dataset]:
    known = load_dictionary().datasets
    unknown = [name for name in names or () if name not in known]
    if unknown:
        raise KeyError(", ".join(unknown))
    return [known[name] for name in (known if names is None else dict.fromkeys(names))]


def _formats(workbook: xlsxwriter.Workbook) -> dict[str, Any]:
    heading = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
    grey = {"italic": True, "font_color": "#595959"}
    return {
        "title": workbook.add_format({"bold": True, "font_size": 16}),
        "wrapped": workbook.add_format({"text_wrap": True, "valign": "top"}),
        "required": workbook.add_format({**heading, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"}),
        "optional": workbook.add_format({**heading, "bg_color": "#E7ECF2"}),
        "example": workbook.add_format(grey),
        "example_date": workbook.add_format({**grey, "num_format": "yyyy-mm-dd"}),
        "date": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        "text": workbook.add_format({"num_format": "@"}),
        "plain": None,
    }


def _write_instructions(
    workbook: xlsxwriter.Workbook, datasets: list[Dataset], formats: dict[str, Any]
) -> None:
    sheet = workbook.add_worksheet(say("dictionary.template.how.sheet"))
    sheet.hide_gridlines(2)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, say("dictionary.template.how.title"), formats["title"])
    steps = _lines("steps")
    for row, step in enumerate(steps, start=2):
        sheet.write_string(row, 0, f"{row - 1}. {step}")
    start = len(steps) + 3
    sheet.write_row(start, 0, _lines("columns"), formats["optional"])
    for row, made in enumerate(datasets, start=start + 1):
        required = ", ".join(made.fields[name].label for name in made.required)
        sheet.write_row(row, 0, (made.label, made.grain, made.about, required), formats["wrapped"])


def _lines(part: str) -> list[str]:
    return say(f"dictionary.template.how.{part}").strip().splitlines()


def _write_dataset(sheet: Any, made: Dataset, formats: dict[str, Any], lists: _Lists) -> None:
    """Headings, one example row, and the rules of the cells below; the first column marks the example."""
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    sheet.set_column(0, 0, len(EXAMPLE_MARK) + 2)
    sheet.write_string(0, 0, say("dictionary.template.example_heading"), formats["optional"])
    sheet.write_string(1, 0, EXAMPLE_MARK, formats["example"])
    for column, field in enumerate(made.fields.values(), start=1):
        _write_field(sheet, column, field, formats, lists)


def _write_field(sheet: Any, column: int, field: Field, formats: dict[str, Any], lists: _Lists) -> None:
    sheet.set_column(column, column, max(14, len(field.label) + 2), formats[_cells(field)])
    sheet.write_string(0, column, field.label, formats["required" if field.required else "optional"])
    sheet.write_comment(0, column, note(field), {"author": "", "x_scale": 2.4, "y_scale": 1.8})
    _write_example(sheet, column, example(field), formats)
    validation = rule(field, lists.place)
    if validation:
        sheet.data_validation(1, column, _LAST_ROW, column, validation)


def _cells(field: Field) -> str:
    """The format of a field's cells: numbers of persons and codes are text, so that their zeros stay."""
    return {"person_id": "text", "id": "text", "date": "date"}.get(field.kind, "plain")


def _write_example(sheet: Any, column: int, value: str | float | date, formats: dict[str, Any]) -> None:
    match value:
        case date():
            sheet.write_datetime(
                1, column, datetime(value.year, value.month, value.day), formats["example_date"]
            )
        case float():
            sheet.write_number(1, column, value, formats["example"])
        case _:
            sheet.write_string(1, column, value, formats["example"])
