"""What a stratum of a stratified comparison holds when only chance decides: expectation, variance, bounds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from wggi_metrics.statistics.checked import two_by_two, with_axes
from wggi_metrics.statistics.totals import added
from wggi_metrics.statistics.types import Floats, Wholes


class Strata(NamedTuple):
    """The counts of each stratum along the last axis; ``informs``: both groups there, some but not all selected."""

    part: Floats
    whole: Floats
    other_part: Floats
    other_whole: Floats
    informs: np.ndarray

    @property
    def total(self) -> Floats:
        """Everybody in the stratum, at least 1 so that it can divide."""
        return np.maximum(self.whole + self.other_whole, 1.0)

    @property
    def selected(self) -> Floats:
        """Those selected of both groups."""
        return self.part + self.other_part

    @property
    def expected(self) -> Floats:
        """Of the first group's, how many would be selected if only chance decided."""
        return self.whole * self.selected / self.total

    @property
    def variance(self) -> Floats:
        """The hypergeometric variance of that number; 0 where the stratum does not inform."""
        n = self.total
        spread = self.whole * self.other_whole * self.selected * (n - self.selected)
        return np.where(self.informs, spread / (n**2 * np.maximum(n - 1, 1)), 0.0)


class Summary(NamedTuple):
    """What a stratified comparison rests on, for each group of strata."""

    strata: Wholes
    informative: Wholes
    mantel_fleiss: Floats
    large_cells: Floats


def strata_of(part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike) -> Strata:
    """The four counts with strata along the last axis, having made sure that they can be counts.

    Raises: ValueError naming the argument, the value and what is allowed.
    """
    x, n, y, m = two_by_two(part, whole, other_part, other_whole)
    with_axes(x, "part", 1, "strata")
    selected = x + y
    return Strata(x, n, y, m, (n > 0) & (m > 0) & (selected > 0) & (selected < n + m))


def stratification(
    part: ArrayLike,
    whole: ArrayLike,
    other_part: ArrayLike,
    other_whole: ArrayLike,
    least_expected: float,
) -> Summary:
    """How many strata there are and inform, and whether approximations may be used on them.

    ``mantel_fleiss``: how far the expected number can move down or up, the smaller of both; the approximate test
    holds from 5 on. ``large_cells``: of the informative strata's four cells each, the share whose expectation is at
    least ``least_expected``. Domain: counts with 0 <= part <= whole, strata along the last axis; strata without
    anybody are not counted; without an informative stratum both are 0.
    Raises: ValueError for counts outside the domain.
    Source: Mantel, N. and Fleiss, J. L. (1980), American Journal of Epidemiology 112, 129-134; Cochran, W. G.
    (1954), Biometrics 10, 417-451.
    """
    table = strata_of(part, whole, other_part, other_whole)
    informs = table.informs
    lowest = np.maximum(0.0, table.selected - table.other_whole)
    highest = np.minimum(table.whole, table.selected)
    down = added(np.where(informs, table.expected - lowest, 0.0))
    up = added(np.where(informs, highest - table.expected, 0.0))
    large = sum((cell >= least_expected) & informs for cell in _expected_cells(table))
    count = informs.sum(axis=-1)
    return Summary(
        ((table.whole + table.other_whole) > 0).sum(axis=-1),
        count,
        np.minimum(down, up),
        np.asarray(large).sum(axis=-1) / np.maximum(4 * count, 1),
    )


def _expected_cells(table: Strata) -> tuple[Floats, ...]:
    first = table.expected
    other = table.selected - first
    return first, table.whole - first, other, table.other_whole - other
