"""The women and men of each notice at each stage, beside the stage from which they came (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wggi_metrics.counts.count import grouped_keys
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.passages import ENTERED, NOTICE, PASSED, WITHDRAWN, Passages, passages
from wggi_metrics.statistics.types import Wholes


@dataclass(frozen=True)
class Pools:
    """One row per notice and stage: ``here`` women and men at the stage, ``unknown`` other and not stated there.

    ``before``: women and men at the notice's stage before or, where ``is_first``, among all applicants at its grade.
    """

    keys: pd.DataFrame
    here: Wholes
    unknown: Wholes
    before: Wholes
    is_first: np.ndarray


def pools(
    release: Readable, viewer: Viewer, *, period: Days | None, by: Sequence[str], where: Where
) -> Pools:
    """Every stage of a notice to which the passage is decided, and its first one; with a woman or a man there.

    Whoever withdrew at a stage was at it, and is not in the pool that the next stage was drawn from.
    """
    stages = where.get("stage")
    others = {name: values for name, values in where.items() if name != "stage"}
    by = tuple(dict.fromkeys((*by, "grade", "previous_stage", NOTICE)))
    found = passages(release, viewer, periods=[period], by=by, where=others)
    is_first = found.keys["previous_stage"].isna().to_numpy()
    first, later = _first(found.chosen(is_first)), _later(found)
    keys = pd.concat([first.keys, later.keys], ignore_index=True)
    names = ("here", "unknown", "before", "is_first")
    whole = Pools(keys, *(np.concatenate([getattr(part, name) for part in (first, later)]) for name in names))
    kept = (whole.here.sum(axis=1) > 0) & (keys["stage"].isin(stages).to_numpy() if stages else True)
    return Pools(keys[kept].reset_index(drop=True), *(getattr(whole, name)[kept] for name in names))


def _first(found: Passages) -> Pools:
    """All who entered the first stage, beside all applicants at the grade."""
    here = found.cells[:, ENTERED] + found.cells[:, WITHDRAWN]
    keys, places = grouped_keys(found.keys, ("grade",))
    at_grade = np.zeros((len(keys), 2), dtype=np.int64)
    np.add.at(at_grade, places, here[:, :2])
    return Pools(found.keys, here[:, :2], here[:, 2:], at_grade[places], np.ones(len(here), dtype=bool))


def _later(found: Passages) -> Pools:
    """Who passed to the next stage, beside those who could."""
    here = found.cells[:, PASSED]
    keys = found.keys.assign(stage=found.keys["next_stage"])
    return Pools(keys, here[:, :2], here[:, 2:], found.entered, np.zeros(len(here), dtype=bool))
