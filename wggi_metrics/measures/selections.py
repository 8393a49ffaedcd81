"""From which pool of each notice how many were chosen, for the Board's step and for the head's (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wggi_metrics.measures.passages import ENTERED, NOTICE, PASSED, WITHDRAWN, Passages
from wggi_metrics.measures.recruiting import BOARD, STAGES
from wggi_metrics.statistics.types import Wholes

STEPS = ("board", "head")
"""The selection that the Board decides upon, and the step from the recommendation to the appointment."""


@dataclass(frozen=True)
class Selections:
    """One row per notice and step: ``keys`` (with step and both stages), pool and chosen by gender (four each)."""

    keys: pd.DataFrame
    pool: Wholes
    chosen: Wholes

    def kept(self, those: np.ndarray) -> Selections:
        """These rows alone."""
        return Selections(self.keys[those].reset_index(drop=True), self.pool[those], self.chosen[those])


def selections(found: Passages, starts: Sequence[str | None] = ()) -> Selections:
    """The selections of which somebody was chosen, women, men, other, not stated; ``found`` counted by notice.

    The Board's step: from the last stage before *recommended* that the notice has, or from those of ``starts`` that it
    has, to *recommended* or, without it, to the next one. The head's: from *recommended* to *appointed*. Who withdrew
    on the way is in no pool.
    """
    stage, following = (found.keys[name].map(STAGES.index).to_numpy() for name in ("stage", "next_stage"))
    board = STAGES.index(BOARD)
    is_board, is_head = (stage < board) & (following >= board), stage == board
    parts = [_direct(found.chosen(is_head), "head")] if not starts or BOARD in starts else []
    if not starts:
        parts.append(_direct(found.chosen(is_board), "board"))
    ends = found.chosen(is_board)
    parts += [_from_earlier(found.chosen(stage < board), ends, str(start)) for start in starts if start != BOARD]
    keys = pd.concat([part.keys for part in parts], ignore_index=True)
    whole = Selections(keys, *(np.concatenate([getattr(part, name) for part in parts]) for name in ("pool", "chosen")))
    return whole.kept(whole.chosen.sum(axis=1) > 0)


def _direct(found: Passages, step: str) -> Selections:
    return Selections(found.keys.assign(step=step), found.cells[:, ENTERED], found.cells[:, PASSED])


def _from_earlier(before: Passages, ends: Passages, start: str) -> Selections:
    """From this stage to the Board's recommendation: who entered it, without those who withdrew on the way."""
    first = STAGES.index(start)
    stage = before.keys["stage"].map(STAGES.index).to_numpy()
    pools = np.where((stage == first)[:, None], before.cells[:, ENTERED] + before.cells[:, WITHDRAWN], 0)
    lost = np.where((stage >= first)[:, None], before.cells[:, WITHDRAWN], 0)
    notice = before.keys[NOTICE].to_numpy()
    places = {each: place for place, each in enumerate(ends.keys[NOTICE])}
    sums = np.zeros((len(places), before.cells.shape[2]), dtype=np.int64)
    kept = np.array([each in places for each in notice], dtype=bool)
    np.add.at(sums, [places[each] for each in notice[kept]], (pools - lost)[kept])
    has_start = np.isin(ends.keys[NOTICE].to_numpy(), notice[stage == first])
    keys = ends.keys.assign(step="board", stage=start)
    return Selections(keys, sums, ends.cells[:, PASSED]).kept(has_start)
