"""The pool of each notice at each stage, beside the notices that it is compared with (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wggi_metrics.counts import count_candidatures, count_notices
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.brief_agenda import Item, heads_in, numbers_of
from wggi_metrics.measures.brief_heads import Heads, Part
from wggi_metrics.measures.brief_level import interval_of
from wggi_metrics.measures.brief_parts import Stage
from wggi_metrics.measures.brief_window import History, passages_of, pools_of
from wggi_metrics.measures.recruiting import STAGES

SHORT_LIST = "short list"


@dataclass(frozen=True)
class Told:
    """A stage that a notice's exports tell of; ``is_decided``: whether the passage on from it is."""

    stage: str
    is_decided: bool


@dataclass(frozen=True)
class Pools:
    """The agenda's own candidates: who entered each stage, who withdrew there, who was decided upon, its stages."""

    entered: pd.DataFrame
    withdrawn: pd.DataFrame
    decided: pd.DataFrame
    stages: dict[int, tuple[Told, ...]]


def pools_now(release: Readable, viewer: Viewer, items: Sequence[Item]) -> Pools:
    """The candidates of all notices of the agenda, counted once. Roster appointees are left out."""
    where = {"vacancy_no": numbers_of(items)}
    entered = count_candidatures(release, viewer, by=("notice", "stage", "next_stage", "result"), where=where)
    listed = count_notices(release, viewer, "notice_stages", by=("notice", "stage", "is_decided"), where=where)
    return Pools(
        pools_of(entered), pools_of(entered[entered["result"] == "withdrawn"]), passages_of(entered), _in_order(listed)
    )


def _in_order(listed: pd.DataFrame) -> dict[int, tuple[Told, ...]]:
    found = listed.assign(place=[STAGES.index(stage) for stage in listed["stage"]]).sort_values("place")
    stages: dict[int, tuple[Told, ...]] = {}
    for notice, stage, decided in found[["notice", "stage", "is_decided"]].itertuples(index=False):
        stages[int(notice)] = (*stages.get(int(notice), ()), Told(stage, bool(decided)))
    return stages


def stages_of(item: Item, pools: Pools, history: History, window: pd.Series) -> tuple[Stage, ...]:
    """Each stage that the notice's exports tell of, with the window's notices at the same stage.

    A stage is reached when somebody entered it, or when every passage up to it is decided. Where no export tells of
    the notice's candidates: the window's stages, none of them reached.
    """
    beside = history.pools[history.pools["notice"].isin(window)]
    tried = history.passages[history.passages["notice"].isin(window)]
    told = pools.stages.get(item.notice, ())
    if not told:
        known = set(beside["stage"])
        told = tuple(Told(stage, False) for stage in STAGES if stage in known)
    made: list[Stage] = []
    is_decided = bool(pools.stages.get(item.notice))
    for earlier, stage in zip((None, *told), told, strict=False):
        here = _at(pools.entered, item, stage.stage)
        is_decided = is_decided and (earlier is None or earlier.is_decided)
        made.append(
            _stage(item, pools, stage.stage, earlier.stage if earlier else None, here, is_decided, beside, tried)
        )
    return tuple(made)


def _stage(
    item: Item, pools: Pools, stage: str, earlier: str | None, here: Heads, is_decided: bool,
    beside: pd.DataFrame, tried: pd.DataFrame,
) -> Stage:  # fmt: skip
    there = beside[beside["stage"] == stage]
    women_rate, men_rate = _rates(tried, earlier, stage)
    women, men = _decided_upon(pools, item, earlier, stage) if earlier and is_decided else (None, None)
    return Stage(
        stage=stage, here=here, is_reached=is_decided or here.everybody > 0, window=heads_in(there),
        interval=interval_of(heads_in(there)), median_share=_median(there), women_rate=women_rate, men_rate=men_rate,
        expected=_expected(women, women_rate), expected_men=_expected(men, men_rate),
        withdrawn=_at(pools.withdrawn, item, stage),
    )  # fmt: skip


def _at(pools: pd.DataFrame, item: Item, stage: str) -> Heads:
    return heads_in(pools[(pools["notice"] == item.notice) & (pools["stage"] == stage)])


def _median(there: pd.DataFrame) -> float | None:
    """The median notice's share of women; notices without a woman or a man at the stage have none."""
    known = there["women"] + there["men"]
    shares = there.loc[known > 0, "women"] / known[known > 0]
    return float(shares.median()) if len(shares) else None


def _rates(tried: pd.DataFrame, earlier: str | None, stage: str) -> tuple[Part | None, Part | None]:
    """Women and men who passed from the earlier stage into this one, of those decided upon, over the window."""
    if earlier is None:
        return None, None
    passage = tried[(tried["stage"] == earlier) & (tried["next_stage"] == stage)]
    sums = passage[["women_passed", "women_entered", "men_passed", "men_entered"]].sum()
    if not len(passage):
        return None, None
    women, entered, men, men_entered = (int(number) for number in sums)
    return Part(women, entered), Part(men, men_entered)


def _decided_upon(pools: Pools, item: Item, earlier: str, stage: str) -> tuple[int, int]:
    """This notice's women and men at the earlier stage who did not withdraw before it was decided."""
    own = pools.decided
    passage = own[(own["notice"] == item.notice) & (own["stage"] == earlier) & (own["next_stage"] == stage)]
    return int(passage["women_entered"].sum()), int(passage["men_entered"].sum())


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
    return _without(lists, "women"), _without(lists, "men")


def _without(lists: pd.DataFrame, gender: str) -> Part:
    can_be_told = (lists[gender] > 0) | (lists["not_stated"] == 0)
    return Part(int((lists.loc[can_be_told, gender] == 0).sum()), int(can_be_told.sum()))
