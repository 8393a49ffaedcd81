"""The pool of each notice at each stage, beside the notices that it is compared with (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_candidatures, count_notices
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.brief_agenda import Item, numbers_of
from wggi_metrics.measures.brief_cells import (
    Cells,
    Notices,
    added_up,
    median_share,
    passages_of,
    pools_of,
    withdrawn_of,
)  # fmt: skip
from wggi_metrics.measures.brief_heads import Part
from wggi_metrics.measures.brief_level import interval_of
from wggi_metrics.measures.brief_parts import Stage
from wggi_metrics.measures.brief_window import History
from wggi_metrics.measures.recruiting import STAGES
from wggi_metrics.statistics.types import Wholes

SHORT_LIST = "short list"
Passage = tuple[str, str]


@dataclass(frozen=True)
class Told:
    """A stage that a notice's exports tell of; ``is_decided``: whether the passage on from it is."""

    stage: str
    is_decided: bool


@dataclass(frozen=True)
class Pools:
    """The agenda's own candidates: who entered each stage, who withdrew there, who was decided upon, its stages."""

    entered: Cells
    withdrawn: Cells
    decided: Cells
    stages: dict[int, tuple[Told, ...]]


def pools_now(release: Readable, viewer: Viewer, items: Sequence[Item]) -> Pools:
    """The candidates of all notices of the agenda, counted once. Roster appointees are left out."""
    where = {"vacancy_no": numbers_of(items)}
    entered = count_candidatures(release, viewer, by=("notice", "stage", "next_stage", "result"), where=where)
    listed = count_notices(release, viewer, "notice_stages", by=("notice", "stage", "is_decided"), where=where)
    return Pools(pools_of(entered), withdrawn_of(entered), passages_of(entered), _in_order(listed))


def _in_order(listed: pd.DataFrame) -> dict[int, tuple[Told, ...]]:
    found = listed.assign(place=[STAGES.index(stage) for stage in listed["stage"]]).sort_values("place")
    stages: dict[int, tuple[Told, ...]] = {}
    for notice, stage, decided in found[["notice", "stage", "is_decided"]].itertuples(index=False):
        stages[int(notice)] = (*stages.get(int(notice), ()), Told(stage, bool(decided)))
    return stages


def stages_of(item: Item, pools: Pools, history: History, window: Notices) -> tuple[Stage, ...]:
    """Each stage that the notice's exports tell of, with the window's notices at the same stage.

    A stage is reached when somebody entered it, or when every passage up to it is decided. Where no export tells of
    the notice's candidates: the window's stages, none of them reached.
    """
    told = pools.stages.get(item.notice, ())
    known = history.pools.names(window)
    shown = told or tuple(Told(stage, False) for stage in STAGES if stage in known)
    made: list[Stage] = []
    is_decided = bool(told)
    for earlier, stage in zip((None, *shown), shown, strict=False):
        is_decided = is_decided and (earlier is None or earlier.is_decided)
        passage = (earlier.stage, stage.stage) if earlier else None
        made.append(_stage(item, pools, stage.stage, passage, is_decided, history, window))
    return tuple(made)


def _stage(
    item: Item, pools: Pools, stage: str, passage: Passage | None, is_decided: bool, history: History, window: Notices
) -> Stage:
    own = np.array([item.notice])
    here, there = added_up(pools.entered.of(stage, own)), history.pools.of(stage, window)
    women_rate, men_rate = _rates(history.passages, passage, window)
    women, men = (part and part.of for part in _rates(pools.decided, passage if is_decided else None, own))
    return Stage(
        stage=stage, here=here, is_reached=is_decided or here.everybody > 0, window=added_up(there),
        interval=interval_of(added_up(there)), median_share=median_share(there), women_rate=women_rate,
        men_rate=men_rate, expected=_expected(women, women_rate), expected_men=_expected(men, men_rate),
        withdrawn=added_up(pools.withdrawn.of(stage, own)),
    )  # fmt: skip


def _rates(tried: Cells, passage: Passage | None, notices: Notices) -> tuple[Part, Part] | tuple[None, None]:
    """Women and men who passed, of those decided upon, over these notices; who withdrew before is in neither."""
    if passage is None:
        return None, None
    women, entered, men, men_entered = (int(number) for number in tried.of(passage, notices).sum(axis=0))
    return Part(women, entered), Part(men, men_entered)


def _expected(heads: int | None, rate: Part | None) -> float | None:
    """How many would be here at the window's rate; None where the passage is not decided or nobody tried it there."""
    if heads is None or rate is None or not rate.of:
        return None
    return heads * rate.n / rate.of


def short_lists_without(release: Readable, viewer: Viewer, days: Days) -> tuple[Part, Part]:
    """Short lists without a woman and without a man, of all decided in a period: whatever the grade.

    A list that has nobody of the one gender and somebody not stated can't be told, and is left out.
    """
    by, where = ("notice", "stage", "result"), {"stage": (SHORT_LIST,)}
    lists = pools_of(count_candidatures(release, viewer, days=days, day="decided_on", by=by, where=where))
    counts = lists.counts.get(SHORT_LIST, np.zeros((0, 4), dtype=np.int64))
    return _without(counts, WOMEN), _without(counts, MEN)


WOMEN, MEN, NOT_STATED = 0, 1, 3


def _without(lists: Wholes, gender: int) -> Part:
    can_be_told = (lists[:, gender] > 0) | (lists[:, NOT_STATED] == 0)
    return Part(int((lists[can_be_told, gender] == 0).sum()), int(can_be_told.sum()))
