"""Small tables to publish, and every additive rounding of a two-by-two table, found by trying all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from wggi_metrics.disclosure.rounding import Counted, Lattice, Published, parse_lattice
from wggi_metrics.disclosure.rounding.cells import Cell, Heads, Rows

KEY = bytes(range(16))
BASE = 5
Square = tuple[int, int, int, int]
"""hq of P, field of P, hq of G, field of G."""
KEYS = (("P", "hq"), ("P", "field"), ("G", "hq"), ("G", "field"))

SQUARE = parse_lattice('[tables.square]\nsubject = "staff"\nby = ["category", "location"]')
PARTS = {
    "total": (), "P": (("category", "P"),), "G": (("category", "G"),), "hq": (("location", "hq"),),
    "field": (("location", "field"),),
} | {
    f"{category} {location}": (("category", category), ("location", location)) for category, location in KEYS
}  # fmt: skip
"""Every cell of the square and of its margins."""


def square_of(women: Square, men: Square = (0, 0, 0, 0), others: Square = (0, 0, 0, 0)) -> Rows:
    """The rows of a two-by-two table."""
    return dict(zip(KEYS, zip(women, men, others, strict=True), strict=True))


def counted(**tables: Mapping[str, Rows]) -> Counted:
    """Tables by name and period, with grades and stages in order."""
    order = {"grade": ("P-1", "P-2", "P-3"), "stage": ("applied", "short list", "appointed")}
    return Counted({(name, when): rows for name, of in tables.items() for when, rows in of.items()}, order)


def women(of: Mapping[tuple[str, ...], int]) -> Rows:
    """Rows of women alone."""
    return {values: (heads, 0, 0) for values, heads in of.items()}


def published(lattice: Lattice, issues: list[tuple[str, str]], counts: Mapping[Cell, Heads]) -> Published:
    """What was published earlier, written by hand."""
    return Published(within=dict(lattice.within)).with_issue(lattice, issues, counts)


def margins(inner: Square) -> dict[str, int]:
    """A two-by-two table with everything that it adds up to."""
    a, b, c, d = inner
    return {"total": a + b + c + d, "P": a + b, "G": c + d, "hq": a + c, "field": b + d} | dict(
        zip(("P hq", "P field", "G hq", "G field"), inner, strict=True)
    )


def neighbours(count: int) -> set[int]:
    """The multiples of five beside a count; of a multiple itself alone."""
    return {count // BASE * BASE, -(-count // BASE) * BASE}


def additive_roundings(inner: Square) -> Iterator[dict[str, int]]:
    """Every choice of neighbours in a two-by-two table whose margins are neighbours of the true ones too."""
    true = margins(inner)
    for choice in product(*(sorted(neighbours(count)) for count in inner)):
        rounded = margins((choice[0], choice[1], choice[2], choice[3]))
        if all(rounded[name] in neighbours(true[name]) for name in true):
            yield rounded
