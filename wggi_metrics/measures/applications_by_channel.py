"""By which channel women and men applied, and how far women came by each (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_candidatures
from wggi_metrics.counts.count import GENDER_COLUMNS, grouped_keys
from wggi_metrics.counts.described import Description, lacking
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, nothing
from wggi_metrics.measures.groups import in_order
from wggi_metrics.measures.recruiting import RESULTS_IN_POOL, STAGES, over_periods, result_is
from wggi_metrics.statistics import wilson
from wggi_metrics.statistics.types import Wholes
from wggi_metrics.words import say

COUNTS = list(GENDER_COLUMNS.values())
YIELDS = {"qualified": "qualified", "short list": "short_listed", "appointed": "appointed"}
PLACES = {stage: place for place, stage in enumerate(STAGES)}
SOURCE = "source"


def applications_by_channel(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Candidatures by the channel that the applicant names: women and men, and the women who came to each stage.

    A candidature counts once, by the first channel named; a blank channel is a row of its own: not named. The women at
    a stage are of the notices decided so far that tell of it (``_of`` women's candidatures, who withdrew included), so
    that no notice lowers a yield by waiting. Who declined an offer is not appointed here; appointments from a roster
    are left out. ``notice_mean``, ``_median``, ``_least`` and ``_most`` are of women's share in each of the ``notices``
    with women or men, however large.
    Returns: one row per channel and group, and a pooled one; shares and yields as fractions, Wilson interval.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Wilson (1927), JASA 22, 209-212.
    """
    return over_periods(release, viewer, "applications_by_channel", asked, _of_period, "counted_on")


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None
) -> pd.DataFrame:
    keys = tuple(dict.fromkeys((*asked.by, SOURCE)))
    found = count_candidatures(
        release, viewer, days=period, by=(*keys, "notice", "stage", "next_stage", "result"), where=asked.where,
        also=[result_is(*RESULTS_IN_POOL)],
    )  # fmt: skip
    if not len(found):
        return nothing(say("measures.reasons.nobody"))
    decided = {stage: _decided_to(found, PLACES[stage]) for stage in YIELDS}
    missing = lacking(release, (SOURCE,), "notices")
    reason = say("measures.reasons.lacks", field=missing) if missing else None
    groups = nothing(reason).assign(row=GROUP) if reason else told(found, keys, decided).assign(row=GROUP)
    pooled = told(found, (), decided).assign(row=POOLED)
    return pd.concat([in_order(groups, keys, description), pooled], ignore_index=True)


def _decided_to(found: pd.DataFrame, place: int) -> np.ndarray | None:
    """Whether each row's notice tells of the stage and waits at none before it; None where no notice tells of it."""
    at = found["stage"].map(PLACES).to_numpy()
    following = found["next_stage"].map(PLACES).fillna(len(STAGES)).to_numpy()
    if not ((at == place) | (following == place)).any():
        return None
    is_short = (at < place) & ((following > place) | (found["result"] == "waiting").to_numpy())
    return ~found["notice"].isin(found.loc[is_short, "notice"]).to_numpy()


def told(found: pd.DataFrame, keys: Sequence[str], decided: dict[str, np.ndarray | None]) -> pd.DataFrame:
    """The rows of these groups: candidatures by gender, women's share, women's yields, the shares of notices."""
    groups, places = grouped_keys(found, keys)
    applied = (found["stage"] == STAGES[0]).to_numpy()
    heads = found[COUNTS].to_numpy(dtype=np.int64)
    sums = _added(np.where(applied[:, None], heads, 0), places, len(groups))
    known = sums[:, 0] + sums[:, 1]
    low, high = wilson(sums[:, 0], known)
    figures = {"share": sums[:, 0] / np.maximum(known, 1), "low": low, "high": high}
    table = groups.assign(
        applications=sums.sum(axis=1), **dict(zip(COUNTS, sums.T, strict=True)),
        **{name: np.where(known > 0, each, np.nan) for name, each in figures.items()},
        not_computable=[None if each else say("measures.reasons.nobody") for each in known],
    )  # fmt: skip
    women = found["women"].to_numpy(dtype=np.int64)
    for stage, name in YIELDS.items():
        table = table.assign(
            **_yield(name, women, found["stage"] == stage, applied, decided[stage], places, len(groups))
        )
    return table.assign(**_of_notices(found[applied], places[applied], len(groups)))


def _yield(
    name: str,
    women: Wholes,
    came: pd.Series,
    applied: np.ndarray,
    decided: np.ndarray | None,
    places: Wholes,
    groups: int,
) -> dict[str, object]:
    if decided is None:
        return {f"women_{name}": None, f"women_{name}_of": None, f"{name}_yield": np.nan}
    there, of = (
        _added(np.where(kept & decided, women, 0)[:, None], places, groups)[:, 0] for kept in (came.to_numpy(), applied)
    )
    rate = np.where(of > 0, there / np.maximum(of, 1), np.nan)
    return {f"women_{name}": there, f"women_{name}_of": of, f"{name}_yield": rate}


def _of_notices(found: pd.DataFrame, places: Wholes, groups: int) -> dict[str, object]:
    """Women's share in each notice, large or small: how many notices, mean, median, least and most, by group."""
    cells = pd.DataFrame({"place": places, "notice": found["notice"], "women": found["women"], "men": found["men"]})
    notices = cells.groupby(["place", "notice"])[["women", "men"]].sum()
    notices = notices[notices.sum(axis=1) > 0]
    share = notices["women"] / (notices["women"] + notices["men"])
    by_group = share.groupby(level="place").agg(["size", "mean", "median", "min", "max"]).reindex(range(groups))
    names = ("notices", "notice_mean", "notice_median", "notice_least", "notice_most")
    named = {name: by_group[each].to_numpy() for name, each in zip(names, by_group, strict=True)}
    return named | {"notices": np.nan_to_num(named["notices"])}


def _added(heads: Wholes, places: Wholes, groups: int) -> Wholes:
    sums = np.zeros((groups, heads.shape[1]), dtype=np.int64)
    np.add.at(sums, places, heads)
    return sums
