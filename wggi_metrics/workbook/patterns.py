"""What is searched for in the XML of a sheet (step 1). All expect the usual way of writing (see ``unusual``)."""

from __future__ import annotations

import re
from functools import cache

from wggi_metrics.workbook.addresses import column_letters

# The errors that the reader of cells knows; at any other it gives up the sheet (so they are mended before).
KNOWN_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#DATA!"))

_FORMULA = rb"<f(?:\s[^>]*)?(?:/>|(?<!/)>[^<]*</f>)"

ADDRESS = re.compile(rb'<c r="([A-Za-z]{1,4})(\d+)"')
LETTERS = re.compile(rb'<c r="([A-Z]+)')
ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:' + _FORMULA + rb")?<v(?:\s[^>]*)?>([^<]*)</v>")
UNCACHED = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)>' + _FORMULA + rb"(<v\s*/>|<v></v>)?</c>")
HIDDEN_ROW = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"[^>]*>')
ROW_OF = re.compile(rb'\br="(\d{1,9})"')
HIDDEN_COLUMN = re.compile(rb'<col\b[^>]*\bhidden="(?:1|true)"[^>]*>')
MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z0-9:$]{2,30})"')


@cache
def filled_in(letters: str) -> re.Pattern[bytes]:
    """A cell of this column that holds a value, or a text, even an empty one; the row is its group."""
    cell = rb'<c r="' + letters.encode() + rb'(\d+)"'
    value = rb"[^>]*(?<!/)>(?:" + _FORMULA + rb")?<(?:v(?:\s[^>]*)?(?<!/)>[^<]|is\b)"
    empty_text = rb'[^>]*\bt="str"[^>]*(?<!/)>(?:' + _FORMULA + rb")?<v"
    return re.compile(cell + rb"(?:" + value + rb"|" + empty_text + rb")")


@cache
def right_of(column: int) -> re.Pattern[bytes]:
    """A cell in any column right of this one."""
    return re.compile(rb'<c r="(?!(?:' + _up_to(column) + rb")\d)([A-Z]+)\d")


def _up_to(column: int) -> bytes:
    """A pattern of the letters of all columns up to this one: up to 30 it is [A-Z] or A[A-D]."""
    if column == 0:
        return rb"(?!)"
    letters = column_letters(column)
    ways = ["[A-Z]" * shorter for shorter in range(1, len(letters))]
    for place, letter in enumerate(letters):
        last = letter if place == len(letters) - 1 else chr(ord(letter) - 1)
        if last >= "A":
            ways.append(letters[:place] + f"[A-{last}]" + "[A-Z]" * (len(letters) - place - 1))
    return "|".join(ways).encode()
