"""Columns as Excel writes them: A, B … Z, AA … (step 1)."""

from __future__ import annotations

from functools import cache

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


@cache
def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """The number of a column, counted from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse_range(text: str) -> tuple[int, int, int, int] | None:
    """Row, column, last row and last column of ``B2:D4``; a single cell is a range of its own."""
    first, _, last = text.replace("$", "").partition(":")
    ends = [parse_cell(first), parse_cell(last or first)]
    if ends[0] is None or ends[1] is None:
        return None
    return (*ends[0], *ends[1])


def parse_cell(text: str) -> tuple[int, int] | None:
    """Row and column of ``C5``; None if this is no address."""
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if not digits or not 0 < len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        return None
    return int(digits[:9]), column_number(letters)
