"""Who entered a stage of selection and who passed to the next, counted by group and stratum (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_candidatures
from wggi_metrics.counts.count import Condition, grouped_keys
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.recruiting import PERIOD
from wggi_metrics.statistics.types import Wholes

PASSAGE = ("stage", "next_stage")
NOTICE = "notice"
"""A notice and round: a post advertised anew is another stratum, under the same number or not."""
ENTERED, PASSED, WITHDRAWN, OUTSIDE = 0, 1, 2, 3
RESULTS = {"passed": PASSED, "not passed": ENTERED, "withdrawn": WITHDRAWN, "outside": OUTSIDE}
SETTLED = Condition("(is_decided = 1 AND result IN (?, ?, ?) OR result = ?)", tuple(RESULTS))


@dataclass(frozen=True)
class Passages:
    """Decided passages by groups: ``keys`` (one row a group), ``cells`` (groups, four results, four genders).

    Results: entered (without those who withdrew before the decision), passed, withdrawn, and come from outside to
    the next stage (from a roster, without a candidature). Genders: women, men, other, not stated.
    """

    keys: pd.DataFrame
    cells: Wholes

    @property
    def entered(self) -> Wholes:
        """Women and men who entered and stayed until the decision."""
        return self.cells[:, ENTERED, :2]

    @property
    def passed(self) -> Wholes:
        return self.cells[:, PASSED, :2]

    @property
    def withdrawn(self) -> Wholes:
        return self.cells[:, WITHDRAWN, :2]

    @property
    def outside(self) -> Wholes:
        return self.cells[:, OUTSIDE, :2]

    @property
    def unknown(self) -> Wholes:
        """Other and not stated among those who entered."""
        return self.cells[:, ENTERED, 2:]

    @property
    def four(self) -> tuple[Wholes, Wholes, Wholes, Wholes]:
        """Women passed and entered, men passed and entered, as the statistics take them."""
        return self.passed[:, 0], self.entered[:, 0], self.passed[:, 1], self.entered[:, 1]

    def chosen(self, kept: np.ndarray) -> Passages:
        """These groups alone."""
        return Passages(self.keys[kept].reset_index(drop=True), self.cells[kept])

    def folded(self, groups: Sequence[str]) -> Passages:
        """Added up over everything but these groups."""
        keys, places = grouped_keys(self.keys, groups)
        return Passages(keys, _added(self.cells, places, len(keys)))

    def apart(self, groups: Sequence[str]) -> list[Passages]:
        """For each combination of these groups that occurs, what is in it."""
        _, places = grouped_keys(self.keys, groups)
        return [self.chosen(places == place) for place in range(places.max(initial=-1) + 1)]


def passages(
    release: Readable,
    viewer: Viewer,
    *,
    periods: Sequence[Days | None],
    by: Sequence[str],
    where: Where | None = None,
) -> Passages:
    """The decided passages of these periods by stage, next stage, groups and period (its first and last day).

    Left out: passages not decided yet. In the same order for the same data.
    """
    groups = tuple(name for name in dict.fromkeys(by) if name not in (*PASSAGE, *PERIOD))
    parts = [_of_period(release, viewer, period, groups, where or {}) for period in periods]
    keys = pd.concat([part.keys for part in parts], ignore_index=True)
    cells = np.concatenate([part.cells for part in parts])
    order = keys.astype(str).sort_values(list(keys.columns), kind="stable").index.to_numpy()
    return Passages(keys.loc[order].reset_index(drop=True), cells[order])


def _of_period(
    release: Readable, viewer: Viewer, days: Days | None, groups: Sequence[str], where: Where
) -> Passages:
    """As counted: those from outside stand at the stage that they came to, their passage is the one before it."""
    stages = where.get("stage")
    others = {name: values for name, values in where.items() if name != "stage"}
    by = tuple(dict.fromkeys(("previous_stage", *PASSAGE, *groups, "result")))
    counted = count_candidatures(release, viewer, days=days, by=by, where=others, also=[SETTLED])
    is_outside = (counted["result"] == "outside").to_numpy()
    counted = counted.assign(
        next_stage=counted["next_stage"].where(~is_outside, counted["stage"]),
        stage=counted["stage"].where(~is_outside, counted["previous_stage"]),
    )
    counted = counted[counted["stage"].notna() & (counted["stage"].isin(stages) if stages else True)]
    first, last = days or (None, None)
    found = _celled(counted.reset_index(drop=True), (*PASSAGE, *groups))
    return replace(found, keys=found.keys.assign(period_from=first, period_to=last))


def _celled(counted: pd.DataFrame, groups: Sequence[str]) -> Passages:
    keys, places = grouped_keys(counted, groups)
    heads = counted[["women", "men", "other", "not_stated"]].to_numpy(dtype=np.int64)
    cells = np.zeros((len(keys), len(RESULTS), heads.shape[1]), dtype=np.int64)
    results = np.array([RESULTS[result] for result in counted["result"]], dtype=np.int64)
    np.add.at(cells, (places, results), heads)
    cells[:, ENTERED] += cells[:, PASSED]
    return Passages(keys, cells)


def _added(cells: Wholes, places: Wholes, groups: int) -> Wholes:
    sums = np.zeros((groups, *cells.shape[1:]), dtype=np.int64)
    np.add.at(sums, places, cells)
    return sums
