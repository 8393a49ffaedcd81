"""A column as its distinct texts: each is tidied and read once, however many rows hold it (step 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.dictionary import folded, normal

Index = np.ndarray[Any, np.dtype[np.int64]]
TIDY = r"^[!-~]+( [!-~]+)*$"
"""Printable ASCII with single spaces within: what ``normal`` would leave as it is."""


@dataclass(frozen=True)
class Texts:
    """Distinct tidy texts, and for every row the place of its text among them; -1 where it is blank."""

    distinct: pa.StringArray
    index: Index

    def spread(self, values: pa.Array) -> pa.Array:
        """A value per distinct text becomes one per row."""
        return values.take(pa.array(self.index, mask=self.index < 0))

    def rows_of(self, places: list[int]) -> Index:
        """The rows that hold one of these distinct texts."""
        wanted = np.zeros(len(self.distinct) + 1, bool)
        wanted[places] = True
        return np.flatnonzero(wanted[self.index])

    @property
    def blank(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        return self.index < 0

    def counts(self) -> Index:
        """How many rows hold each distinct text."""
        return np.bincount(self.index[self.index >= 0], minlength=len(self.distinct))


def texts_of(column: pa.ChunkedArray | pa.Array) -> Texts:
    """The column's texts; blank is what has nothing to be seen in it."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = whole.cast(pa.string()).dictionary_encode()
    tidy = tidied(encoded.dictionary)
    filled = np.asarray(pc.not_equal(tidy, ""))
    index = np.asarray(encoded.indices.fill_null(-1)).astype(np.int64)
    places = np.append(np.where(filled, np.arange(len(tidy)), -1), -1)
    return Texts(tidy, places[index])


def tidied(texts: pa.StringArray) -> pa.StringArray:
    """The texts as people see them; only those that need it are touched."""
    tidy = pc.match_substring_regex(texts, TIDY)
    untidy = pc.invert(tidy)
    if not pc.any(untidy).as_py():
        return texts
    mended = pa.array([normal(text) for text in texts.filter(untidy).to_pylist()], pa.string())
    return pc.replace_with_mask(texts, untidy, mended)


def mapped(texts: Texts, values: Mapping[str, str]) -> tuple[Texts, frozenset[int]]:
    """The texts with the profile's codes replaced, and the places of those that it gave.

    A code matches as it is written, else without regard to case; the code "" stands for a blank cell.
    """
    if not values:
        return texts, frozenset()
    exact = {normal(code): meaning for code, meaning in values.items()}
    loose = {folded(code): meaning for code, meaning in reversed(list(values.items()))}
    found = [exact.get(text, loose.get(folded(text))) for text in texts.distinct.to_pylist()]
    replaced = [text if new is None else new for text, new in zip(texts.distinct.to_pylist(), found, strict=True)]
    given = {place for place, new in enumerate(found) if new is not None}
    index = np.where(texts.index < 0, len(replaced), texts.index) if "" in exact else texts.index
    replaced.append(exact.get("", ""))
    given |= {len(replaced) - 1} if "" in exact else set()
    places = np.append([place if text else -1 for place, text in enumerate(replaced)], -1)
    return Texts(pa.array(replaced, pa.string()), places[index]), frozenset(given)


def joined(columns: list[pa.ChunkedArray]) -> pa.Array:
    """Several columns as one text, parted by strokes; blank where all of them are blank."""
    parts = []
    for column in columns:
        texts = texts_of(column)
        parts.append(texts.spread(texts.distinct).fill_null(""))
    whole = pc.binary_join_element_wise(*parts, "/")
    empty = pc.equal(whole, "/" * (len(parts) - 1))
    return pc.if_else(empty, pa.scalar(None, pa.string()), whole)
