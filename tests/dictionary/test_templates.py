"""Templates open as workbooks, lead back to their fields, and hold an example that is marked as one."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from wggi_metrics.dictionary import DICTIONARY
from wggi_metrics.dictionary.codes import is_example
from wggi_metrics.dictionary.headings import heading_form, known_headings
from wggi_metrics.dictionary.templates import template_workbook


@pytest.fixture(scope="module")
def workbook() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_workbook()))


def validations(sheet: Worksheet) -> dict[str, object]:
    """The rules of a sheet by the heading of their column."""
    rules = sheet.data_validations.dataValidation
    return {sheet.cell(1, next(iter(rule.sqref.ranges)).min_col).value: rule for rule in rules}


def test_the_same_template_is_the_same_bytes() -> None:
    assert template_workbook(["staff_list"]) == template_workbook(["staff_list"])


def test_a_sheet_for_every_dataset_and_instructions_first(workbook: openpyxl.Workbook) -> None:
    labels = [dataset.label for dataset in DICTIONARY.datasets.values()]
    assert workbook.sheetnames == ["How to fill this in", *labels, "Lists"]
    assert workbook["Lists"].sheet_state == "hidden"


def test_only_the_datasets_asked_for_in_their_order() -> None:
    made = openpyxl.load_workbook(io.BytesIO(template_workbook(["milestones", "staff_list"])))
    assert made.sheetnames == ["How to fill this in", "Milestones", "Staff list", "Lists"]


def test_an_unknown_dataset_is_named() -> None:
    with pytest.raises(KeyError, match="colours"):
        template_workbook(["staff_list", "colours"])


@pytest.mark.parametrize("dataset", DICTIONARY.datasets.values(), ids=lambda made: made.name)
def test_every_heading_leads_back_to_its_field(workbook: openpyxl.Workbook, dataset: object) -> None:
    sheet, known = workbook[dataset.label], known_headings(dataset.name)
    headings = [cell.value for cell in sheet[1]]
    assert [known.get(heading_form(heading)) for heading in headings] == [None, *dataset.fields]


@pytest.mark.parametrize("dataset", DICTIONARY.datasets.values(), ids=lambda made: made.name)
def test_the_example_row_is_marked_and_nothing_stands_below_it(
    workbook: openpyxl.Workbook, dataset: object
) -> None:
    sheet = workbook[dataset.label]
    assert sheet.max_row == 2
    assert [cell.column for cell in sheet[2] if is_example(str(cell.value))] == [1]
    assert all(cell.value is not None for cell in sheet[2])


def test_every_heading_has_a_note_and_stays_in_sight(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["Assignments"]
    assert sheet.freeze_panes == "A2"
    assert all(cell.comment is not None for cell in sheet[1][1:])
    assert "9999-12-31" in next(cell for cell in sheet[1] if cell.value == "Valid to").comment.text


def test_closed_lists_are_drop_downs_that_refuse_other_words(workbook: openpyxl.Workbook) -> None:
    rule = validations(workbook["Assignments"])["Contract type"]
    assert rule.type == "list"
    assert rule.showErrorMessage
    column = rule.formula1.split("$")[1]
    offered = [cell.value for cell in workbook["Lists"][column] if cell.value]
    contract_types = DICTIONARY.datasets["assignments"].fields["contract_type"].codes
    assert offered == [code.value for code in contract_types]


def test_open_lists_and_grades_let_other_words_pass(workbook: openpyxl.Workbook) -> None:
    assert not validations(workbook["Circulations"])["Channel"].showErrorMessage
    assert not validations(workbook["Assignments"])["Grade"].showErrorMessage


@pytest.mark.parametrize(
    ("sheet", "heading", "kind"),
    [
        ("Assignments", "Valid from", "date"),
        ("Assignments", "Manages staff", "list"),
        ("Assignments", "Part of full time", "decimal"),
        ("Staff head counts", "Women", "whole"),
        ("Projects", "Funding", "decimal"),
    ],
)
def test_cells_are_held_to_their_kind(
    workbook: openpyxl.Workbook, sheet: str, heading: str, kind: str
) -> None:
    assert validations(workbook[sheet])[heading].type == kind


def test_numbers_of_persons_keep_their_zeros(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["Assignments"]
    assert sheet["B2"].value == "00012345"
    assert sheet.column_dimensions["B"].number_format == "@"


def test_no_cell_holds_a_formula(workbook: openpyxl.Workbook) -> None:
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
