"""Codes are matched exactly after folding; totals, open ends and refused headings are known by lists."""

from __future__ import annotations

import pytest

from wggi_metrics.dictionary import DICTIONARY, folded
from wggi_metrics.dictionary.codes import (
    code_lists,
    code_of,
    is_refused,
    is_total,
    no_dates,
    open_ends,
    spellings,
    yes_no,
)

ASSIGNMENTS = DICTIONARY.datasets["assignments"].fields


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("contract_type", "FIXED-TERM", "fixed-term"),
        ("contract_type", "  Fixed\u00a0 term ", "fixed-term"),
        ("contract_type", "CDD", "fixed-term"),
        ("contract_type", "Indefinido", "regular/continuing"),
        ("contract_type", "Fixed-trem", None),
        ("location", "Siège", "headquarters"),
        ("location", "Terreno", "field"),
        ("service", "SLWOP", "leave without pay"),
        ("action_reason", "Démission", "resignation"),
        ("hardship", "h", "H"),
        ("hardship", "F", None),
    ],
)
def test_a_code_is_known_by_its_exact_spelling_only(field: str, text: str, code: str | None) -> None:
    assert code_of(ASSIGNMENTS[field], text) == code


def test_every_spelling_in_the_dictionary_means_its_own_code() -> None:
    fields = [field for made in DICTIONARY.datasets.values() for field in made.fields.values()]
    for field in fields:
        given = [(text, code.value) for code in field.codes for text in (code.value, *code.spellings)]
        assert [pair for pair in given if code_of(field, pair[0]) != pair[1]] == []
        assert all(key == folded(key) for key in spellings(field))


def test_no_list_of_codes_has_a_value_twice() -> None:
    for codes in code_lists().values():
        assert len({code.value for code in codes}) == len(codes)


@pytest.mark.parametrize("text", ["Yes", "Y", "OUI", "sí", "Si", "true", "1", "x", "✓"])
def test_yes_in_three_languages(text: str) -> None:
    assert yes_no(text) is True


@pytest.mark.parametrize("text", ["No", "n", "NON", "false", "0"])
def test_no_in_three_languages(text: str) -> None:
    assert yes_no(text) is False


@pytest.mark.parametrize("text", ["", "perhaps", "-", "2"])
def test_anything_else_is_neither_yes_nor_no(text: str) -> None:
    assert yes_no(text) is None


@pytest.mark.parametrize("text", ["9999-12-31", "31.12.9999", "31/12/9999", "31-dec-4712"])
def test_open_ends_of_the_known_systems(text: str) -> None:
    assert text in open_ends()


def test_saps_empty_date_is_no_date() -> None:
    assert "00.00.0000" in no_dates()
    assert open_ends().isdisjoint(no_dates())


@pytest.mark.parametrize(
    "text",
    ["Total", "TOTAL:", "Grand Total", "Sub-total", "Subtotal Kenya", "Sous-total : Nairobi", "Total général",
     "Suma", "Total general", "Ensemble"],
)  # fmt: skip
def test_rows_of_totals_are_known_in_three_languages(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Totality", "Nairobi", "", "Sum-up officer", "Ensemble leader", "12"])
def test_other_cells_open_no_row_of_totals(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    "heading",
    ["Name", "full name", "FIRST_NAME", "Last  Name", "E-mail", "Salary", "VORNA", "Nom et prénom",
     "APELLIDOS", "Prenom", "Marital status"],
)  # fmt: skip
def test_headings_of_names_addresses_and_pay_are_refused(heading: str) -> None:
    assert is_refused(heading)


@pytest.mark.parametrize("heading", ["Grade", "Duty station name", "Job title", "Unit name", "Gender", ""])
def test_other_headings_are_not_refused(heading: str) -> None:
    assert not is_refused(heading)
