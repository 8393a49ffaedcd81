import pytest

from wggi_metrics.workbook.addresses import column_letters, column_number, parse_cell, parse_range


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_a_column_has_excels_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number


def test_a_range_is_row_column_last_row_last_column() -> None:
    assert parse_range("B2:D4") == (2, 2, 4, 4)
    assert parse_range("$C$5") == (5, 3, 5, 3)


@pytest.mark.parametrize("text", ["", "5", "C", "C5C", "É5", "ABCD5", "C-5"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert parse_cell(text) is None
