"""Candidates of many notices by stage or passage, from which a window's are picked fast (step 7)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.measures.brief_agenda import COUNTS
from wggi_metrics.measures.brief_heads import Heads
from wggi_metrics.statistics.types import Wholes

Notices = NDArray[Any]
OUTSIDE = "outside"
DECIDED = ("passed", "not passed")


@dataclass(frozen=True)
class Cells:
    """For each stage (passage) the notices that have it, and a row of counts for each of them."""

    notices: dict[Hashable, Notices]
    counts: dict[Hashable, Wholes]

    def of(self, name: Hashable, notices: Notices) -> Wholes:
        """The rows of these notices at this stage (passage); none where nobody is."""
        if name not in self.notices:
            return np.zeros((0, len(COUNTS)), dtype=np.int64)
        return self.counts[name][np.isin(self.notices[name], notices)]

    def names(self, notices: Notices) -> set[Hashable]:
        """The stages (passages) that these notices have."""
        return {name for name, held in self.notices.items() if np.isin(held, notices).any()}


def pools_of(entered: pd.DataFrame) -> Cells:
    """Who entered each stage of each notice, the four genders; roster appointees left out."""
    return _cells(entered[entered["result"] != OUTSIDE], ["stage"], COUNTS)


def withdrawn_of(entered: pd.DataFrame) -> Cells:
    """Who withdrew at each stage of each notice before it was decided, the four genders."""
    return _cells(entered[entered["result"] == "withdrawn"], ["stage"], COUNTS)


def passages_of(entered: pd.DataFrame) -> Cells:
    """Decided passages, (stage, next stage): women who passed, women decided upon, men who passed, men decided upon."""
    decided = entered[entered["result"].isin(DECIDED)]
    passed = decided["result"] == "passed"
    told = decided[["notice", "stage", "next_stage"]].assign(
        women_passed=decided["women"].where(passed, 0), women_entered=decided["women"],
        men_passed=decided["men"].where(passed, 0), men_entered=decided["men"],
    )  # fmt: skip
    return _cells(told, ["stage", "next_stage"], ["women_passed", "women_entered", "men_passed", "men_entered"])


def _cells(told: pd.DataFrame, names: Sequence[str], columns: Sequence[str]) -> Cells:
    added = told.groupby([*names, "notice"], sort=False)[[*columns]].sum().reset_index()
    by = names[0] if len(names) == 1 else [*names]
    parts = dict(list(added.groupby(by, sort=False)))
    notices = {name: part["notice"].to_numpy() for name, part in parts.items()}
    return Cells(notices, {name: part[[*columns]].to_numpy(dtype=np.int64) for name, part in parts.items()})


def added_up(rows: Wholes) -> Heads:
    """Rows of the four genders as one."""
    return Heads(*(int(number) for number in rows.sum(axis=0)))


def median_share(rows: Wholes) -> float | None:
    """The median notice's share of women; notices without a woman or a man have none."""
    women, known = rows[:, 0], rows[:, 0] + rows[:, 1]
    has_share = known > 0
    return float(np.median(women[has_share] / known[has_share])) if has_share.any() else None
