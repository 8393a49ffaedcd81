"""Counted rows as numbers: each value by its place in a list, so that rows are chosen and added up at once (step 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.counts.count import GENDER_COLUMNS
from wggi_metrics.dictionary import GENDERS

BLANK = -1
PLACES = {gender: place for place, gender in enumerate(GENDERS)}


class Coded(NamedTuple):
    """A column: the place of each row's value among the levels, -1 where it is blank."""

    codes: NDArray[Any]
    levels: NDArray[Any]

    @classmethod
    def of(cls, column: pd.Series) -> Coded:
        if isinstance(column.dtype, pd.CategoricalDtype):
            return cls(column.cat.codes.to_numpy(), column.cat.categories.to_numpy(dtype=object))
        codes, levels = pd.factorize(column, sort=True)
        return cls(codes, np.asarray(levels))

    def values(self) -> NDArray[Any]:
        """The values themselves: numbers as they are, others as objects, blank as None."""
        if self.levels.dtype.kind in "iu" and not (self.codes == BLANK).any():
            return np.asarray(self.levels[self.codes])
        listed = np.empty(len(self.levels) + 1, dtype=object)
        listed[:-1] = self.levels
        return np.asarray(listed[self.codes])

    def series(self) -> pd.Series:
        """The values as a column of a table."""
        values = self.values()
        return pd.Series(values, dtype=values.dtype)

    def listed(self) -> pd.Series | pd.Categorical:
        """As they come from a count: numbers as they are, text as categories."""
        if self.levels.dtype != object:
            return self.series()
        return pd.Categorical.from_codes(self.codes, self.levels, validate=False)

    def is_one_of(self, values: Sequence[object]) -> NDArray[np.bool_]:
        """Which rows hold one of the values; None stands for blank."""
        wanted = np.array([*(level in values for level in self.levels.tolist()), None in values], dtype=bool)
        return wanted[self.codes]


@dataclass(frozen=True)
class Cells:
    """Groups and how many are in each: columns of one length, and heads."""

    columns: Mapping[str, Coded]
    heads: NDArray[np.int64]

    @classmethod
    def of(cls, counted: pd.DataFrame) -> Cells:
        """The rows of a count, whose last column is heads."""
        columns = {str(name): Coded.of(counted[name]) for name in counted.columns if name != "heads"}
        return cls(columns, counted["heads"].to_numpy(dtype=np.int64, na_value=0))

    def kept(self, filters: Mapping[str, Sequence[object]]) -> Cells:
        """The rows that hold, in each field filtered by, one of its values."""
        if not filters:
            return self
        wanted = np.logical_and.reduce([self.columns[name].is_one_of(values) for name, values in filters.items()])
        return self if wanted.all() else self._taken(np.flatnonzero(wanted), self.heads[wanted], tuple(self.columns))

    def folded(self, names: Sequence[str]) -> Cells:
        """The heads added up over all other columns: one row for each combination that occurs, in their order."""
        first, places = self.groups(names)
        return self._taken(first, _sums(places, self.heads, len(first)), names)

    def _taken(self, rows: NDArray[Any], heads: NDArray[np.int64], names: Sequence[str]) -> Cells:
        columns = {name: Coded(self.columns[name].codes[rows], self.columns[name].levels) for name in names}
        return Cells(columns, heads)

    def groups(self, names: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """A row of each combination that occurs, in the order of the levels, and the place of every row among them.

        Blank comes last. Without names all rows are one combination, even where there is no row.
        """
        if not names:
            return np.zeros(1, dtype=np.intp), np.zeros(len(self.heads), dtype=np.intp)
        number = np.zeros(len(self.heads), dtype=np.int64)
        for name in names:
            codes, levels = self.columns[name]
            number = number * (len(levels) + 1) + np.where(codes == BLANK, len(levels), codes)
        _, first, places = np.unique(number, return_index=True, return_inverse=True)
        return first, places

    def values(self, name: str, rows: NDArray[np.intp]) -> NDArray[Any]:
        """The values of a column in these rows."""
        codes, levels = self.columns[name]
        return Coded(codes[rows], levels).values()

    def table(self) -> pd.DataFrame:
        """The rows as a table, text as categories: groups, then heads."""
        return pd.DataFrame({name: column.listed() for name, column in self.columns.items()} | {"heads": self.heads})

    def by_gender(self, names: Sequence[str]) -> pd.DataFrame:
        """One row per group that occurs, and a column per gender: 0 where nobody is; without groups always one row."""
        first, places = self.groups(names)
        genders, size = len(GENDERS), len(first)
        sums = _sums(places * genders + self.numbered("gender", PLACES), self.heads, size * genders)
        sums = sums.reshape(size, genders)
        keys = {name: Coded(self.columns[name].codes[first], self.columns[name].levels).series() for name in names}
        return pd.DataFrame(keys | dict(zip(GENDER_COLUMNS.values(), sums.T, strict=True)))

    def at(self, rows: NDArray[np.intp]) -> Cells:
        """These rows."""
        return self._taken(rows, self.heads[rows], tuple(self.columns))

    def numbers(self, name: str) -> NDArray[np.int64]:
        """A column of whole numbers, none of them blank."""
        codes, levels = self.columns[name]
        return levels[codes].astype(np.int64)

    def numbered(self, name: str, values: Mapping[str, int]) -> NDArray[np.intp]:
        """The number that is given to each row's value; -1 for any other and for blank."""
        codes, levels = self.columns[name]
        return np.array([*(values.get(str(level), -1) for level in levels.tolist()), -1], dtype=np.intp)[codes]


def _sums(places: NDArray[np.intp], heads: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """The heads at each place added up; exact, for sums stay below 2 ** 53."""
    return np.rint(np.bincount(places, heads, size)).astype(np.int64)
