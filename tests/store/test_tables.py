"""The tables of a release follow from the dictionary."""

from __future__ import annotations

import pytest

from wggi_metrics.dictionary import Dataset, Field, load_dictionary
from wggi_metrics.store.tables import columns, every_table, natural_key

DATASETS = load_dictionary().datasets


def dataset_of(*fields: Field) -> Dataset:
    return Dataset("specimen", "", "", "", "", {field.name: field for field in fields}, key=("one",))


def test_types_follow_the_kinds() -> None:
    found = columns(DATASETS["staff_list"])
    expected = {
        "staff_no": "UUID", "grade": "VARCHAR", "as_of": "DATE", "as_of_precision": "VARCHAR",
        "birth_year": "SMALLINT", "part_time": "DOUBLE", "supervisor": "BOOLEAN", "source": "INTEGER",
        "source_row": "INTEGER",
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


def test_of_a_date_of_birth_the_year_alone_has_a_column() -> None:
    assert "birth_date" not in columns(DATASETS["assignments"])


def test_names_and_other_personal_texts_have_no_column() -> None:
    name = Field("one", "", "text", required=False, about="", example="", personal=True)
    number = Field("two", "", "id", required=False, about="", example="", personal=True)
    assert columns(dataset_of(name, number)) == {"two": "UUID", "source": "INTEGER", "source_row": "INTEGER"}


def test_the_channel_that_an_applicant_names_is_not_the_sheet_behind_the_row() -> None:
    found = columns(DATASETS["applications"])
    assert (found["source_named"], found["source"]) == ("VARCHAR", "INTEGER")


@pytest.mark.parametrize("name", sorted(DATASETS))
def test_every_dataset_has_a_table_with_its_natural_key(name: str) -> None:
    assert set(natural_key(DATASETS[name])) <= set(every_table(load_dictionary())[name])
