"""Who entered a stage of selection and who passed to the next, counted by group and stratum (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_candidatures
from wggi_metrics.counts.count import grouped_keys
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.recruiting import result_is
from wggi_metrics.statistics.types import Wholes

PASSAGE = ("stage", "next_stage")
RESULTS = ("passed", "not passed", "withdrawn")


@dataclass(frozen=True)
class Passages:
    """Decided passages by groups: ``keys`` (one row a group), then (groups, women and men).

    ``entered`` leaves out those who withdrew before the decision; they are in ``withdrawn``.
    """

    keys: pd.DataFrame
    entered: Wholes
    passed: Wholes
    withdrawn: Wholes

    def of(self, stage: object, next_stage: object) -> Passages:
        """The groups of one passage alone."""
        return self.chosen(((self.keys["stage"] == stage) & (self.keys["next_stage"] == next_stage)).to_numpy())

    def chosen(self, kept: np.ndarray) -> Passages:
        """These groups alone."""
        keys = self.keys[kept].reset_index(drop=True)
        return Passages(keys, self.entered[kept], self.passed[kept], self.withdrawn[kept])

    def folded(self, groups: Sequence[str]) -> Passages:
        """Added up over everything but these groups."""
        keys, places = grouped_keys(self.keys, groups)
        sums = (_added(each, places, len(keys)) for each in (self.entered, self.passed, self.withdrawn))
        return Passages(keys, *sums)

    @property
    def four(self) -> tuple[Wholes, Wholes, Wholes, Wholes]:
        """Women passed and entered, men passed and entered, as the statistics take them."""
        return self.passed[:, 0], self.entered[:, 0], self.passed[:, 1], self.entered[:, 1]


def passages(
    release: Readable, viewer: Viewer, *, days: Days | None, by: Sequence[str], where: Where | None = None
) -> Passages:
    """The decided passages of a period by stage, next stage and groups, women and men.

    Left out: candidatures of other or unstated gender, appointments from a roster, passages not decided yet.
    """
    groups = tuple(dict.fromkeys((*PASSAGE, *by)))
    counted = count_candidatures(
        release, viewer, days=days, by=(*groups, "result"), where=where, also=[result_is(*RESULTS)]
    )
    keys, places = grouped_keys(counted, groups)
    heads = counted[["women", "men"]].to_numpy(dtype=np.int64)
    by_result = (
        _added(np.where((counted["result"] == name).to_numpy()[:, None], heads, 0), places, len(keys))
        for name in RESULTS
    )
    passed, stayed, withdrawn = by_result
    return Passages(keys, passed + stayed, passed, withdrawn)


def _added(heads: Wholes, places: Wholes, groups: int) -> Wholes:
    sums = np.zeros((groups, 2), dtype=np.int64)
    np.add.at(sums, places, heads)
    return sums
