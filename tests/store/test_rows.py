"""Checked rows in the form in which they are stored."""

from __future__ import annotations

import uuid
from datetime import date

import pyarrow as pa

from tests.store.loads import sheet
from wggi_metrics.dictionary import Field, load_dictionary
from wggi_metrics.problems import Problem
from wggi_metrics.store.pseudonyms import pseudonym
from wggi_metrics.store.rows import span, stored_rows

DATASETS = load_dictionary().datasets
SECRET = bytes(16)


def test_a_list_without_a_column_of_dates_takes_the_date_of_the_sheet() -> None:
    checked = sheet("staff_list", "staff_no gender grade\n1 woman P-3", as_of="2024-12-31")
    rows = stored_rows(checked, DATASETS["staff_list"], SECRET, source=7)
    assert rows.select(["as_of", "source", "source_row"]).to_pylist() == [
        {"as_of": date(2024, 12, 31), "source": 7, "source_row": 2}
    ]


def test_a_date_in_the_row_counts_before_that_of_the_sheet() -> None:
    text = "staff_no gender grade as_of\n1 woman P-3 2020-06-30\n2 man P-3 -"
    rows = stored_rows(sheet("staff_list", text, as_of="2024-12-31"), DATASETS["staff_list"], SECRET, 1)
    assert rows["as_of"].to_pylist() == [date(2020, 6, 30), date(2024, 12, 31)]


def test_person_numbers_are_pseudonyms_and_birth_dates_years() -> None:
    text = "staff_no gender grade birth_year\n00012345 woman P-3 1971"
    rows = stored_rows(sheet("staff_list", text), DATASETS["staff_list"], SECRET, 1)
    assert rows["staff_no"].to_pylist() == [uuid.UUID(bytes=pseudonym("00012345", "staff_no", SECRET))]
    assert (rows["birth_year"].to_pylist(), rows["birth_year"].type) == ([1971], pa.int16())


def test_rows_with_an_error_stay_out() -> None:
    wrong = Problem("unknown_grade", "error", "", "", "Sheet1", 3, "C")
    checked = sheet("staff_list", "staff_no gender grade\n1 woman P-3\n2 man P-9", problems=(wrong,))
    assert stored_rows(checked, DATASETS["staff_list"], SECRET, 1)["source_row"].to_pylist() == [2]


def test_a_name_is_not_stored_although_a_column_brings_it() -> None:
    dataset = DATASETS["staff_list"]
    name = Field("job_title", "", "text", required=False, about="", example="", personal=True)
    named = type(dataset)("staff_list", "", "", "", "", {**dataset.fields, "job_title": name}, dataset.key)
    checked = sheet("staff_list", "staff_no gender grade job_title\n1 woman P-3 Ana")
    assert "job_title" not in stored_rows(checked, named, SECRET, 1).column_names


def test_the_channel_named_by_an_applicant_does_not_hide_the_sheet() -> None:
    text = "vacancy_no applicant_no gender source\nV A woman WomenWatch"
    row = stored_rows(sheet("applications", text), DATASETS["applications"], SECRET, 4).to_pylist()[0]
    assert (row["source_named"], row["source"]) == ("WomenWatch", 4)


def test_a_span_is_the_first_and_last_day_given() -> None:
    rows = pa.table({"opened_on": pa.array([date(2024, 5, 1), None, date(2023, 1, 2)])})
    assert span(rows, "opened_on") == (date(2023, 1, 2), date(2024, 5, 1))
    assert span(rows, None) == span(rows, "absent") == span(rows.slice(0, 0), "opened_on") == (None, None)
