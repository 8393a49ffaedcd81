"""A template that somebody filled in is recognised and checked without a profile."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from wggi_metrics.checks import check_sheet
from wggi_metrics.dictionary import DICTIONARY
from wggi_metrics.dictionary.template_fields import example
from wggi_metrics.dictionary.templates import template_workbook
from wggi_metrics.profiles import recognise, settle, un_common_system
from wggi_metrics.workbook import Workbook, read_workbook


@pytest.fixture(scope="module")
def filled_in() -> Workbook:
    """The template of all datasets, with the example's values once more as a row of data in each."""
    book = openpyxl.load_workbook(io.BytesIO(template_workbook()))
    for dataset in DICTIONARY.datasets.values():
        for place, field in enumerate(dataset.fields.values(), start=2):
            book[dataset.label].cell(3, place).value = example(field)
    buffer = io.BytesIO()
    book.save(buffer)
    return read_workbook(buffer.getvalue(), "template.xlsx")


def test_every_dataset_s_template_is_recognised_as_what_it_is(filled_in: Workbook) -> None:
    found = {sheet.sheet_name: sheet.profile.dataset for sheet in recognise(filled_in) if sheet.profile}
    assert found == {dataset.label: dataset.name for dataset in DICTIONARY.datasets.values()}


def test_a_template_filled_in_is_read_with_all_its_fields_and_without_its_example(filled_in: Workbook) -> None:
    sheets = {sheet.name: sheet for sheet in filled_in.sheets}
    for found in recognise(filled_in):
        if found.profile:
            made = check_sheet(
                "template.xlsx", sheets[found.sheet_name], settle(found), un_common_system(), as_of=date(2020, 12, 31)
            )
            assert (made.rows, made.skipped) == (2, 1), found.sheet_name
            assert set(made.fields) == set(DICTIONARY.datasets[made.dataset].fields)
            assert made.errors == []
