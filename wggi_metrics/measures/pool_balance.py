"""How many notices had no, one or more women at each stage, beside what chance alone gives (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts.count import grouped_keys
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, POOLED, TOTAL, nothing
from wggi_metrics.measures.groups import in_order
from wggi_metrics.measures.passages import PASSAGE
from wggi_metrics.measures.pools import Pools, pools
from wggi_metrics.measures.recruiting import over_periods
from wggi_metrics.statistics import pool_chances, pool_chances_at_share, wilson
from wggi_metrics.statistics.types import Floats, Wholes
from wggi_metrics.words import say

OWN, GRADE = "own pool", "grade"
"""What a pool is set beside: the notice's stage before, or the applicants at its grade in the period."""


def pool_balance(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Notices with no, one, two or more women at each stage, and how many chance alone would give.

    A stage of a notice counts once the passage to it is decided and a woman or a man is there; the first stage once
    the passage from it is. Expected: drawn without replacement from the notice's own stage before, without those who
    withdrew there (``reference`` "own pool"); at the first stage binomial, with the women's share among applicants at
    the grade in the period and under the filters (``reference`` "grade"; notices without a grade among themselves).
    The same of men. Left out and counted: other and not stated. Appointments from outside are in no pool.
    Returns: one row per stage and group, one pooled per stage, with women's share of women and men there, 0-1, and its
    Wilson interval. A stage that is the first one of some notices and a later one of others has two rows, by
    ``reference``, and a row "total" of both.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: the hypergeometric distribution; the binomial one at the first stage; interval Wilson (1927), JASA 22,
    209-212.
    """
    return over_periods(release, viewer, "pool_balance", asked, _of_period, "counted_on")


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None
) -> pd.DataFrame:
    by = tuple(name for name in asked.by if name not in PASSAGE)
    found = pools(release, viewer, period=period, by=by, where=asked.where)
    if found.keys.empty:
        return nothing(say("measures.reasons.nobody"))
    chances = _chances(found)
    groups = [in_order(_rows(found, chances, ("stage", *by), GROUP), ["stage", *by], description)] if by else []
    whole = in_order(_rows(found, chances, ("stage",), POOLED), ["stage"], description)
    both = whole["stage"][whole["stage"].duplicated()]
    total = _rows(found, chances, ("stage",), TOTAL, apart=())
    parts = (*groups, whole, total[total["stage"].isin(both)])
    return pd.concat([part.astype(object) for part in parts if len(part)], ignore_index=True)


def _chances(found: Pools) -> Floats:
    """For each pool the chance of no woman, one woman, no man, one man."""
    n, w, k = found.before.sum(axis=1), found.before[:, 0], found.here.sum(axis=1)
    drawn = np.where(found.is_first, 0, k)
    own = [pool_chances(n, first, drawn) for first in (w, n - w)]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(found.is_first & (n > 0), w / np.maximum(n, 1), 0.0)
    at_grade = [pool_chances_at_share(k, first) for first in (share, 1 - share)]
    columns = [
        np.where(found.is_first, getattr(grade, name), getattr(pool, name))
        for pool, grade in zip(own, at_grade, strict=True) for name in ("none", "one")
    ]  # fmt: skip
    return np.stack(columns, axis=1)


def _rows(
    found: Pools, chances: Floats, groups: Sequence[str], row: str, apart: Sequence[str] = ("reference",)
) -> pd.DataFrame:
    named = found.keys.assign(reference=np.where(found.is_first, GRADE, OWN))
    keys, places = grouped_keys(named, (*groups, *apart))
    women, men = found.here.T
    seen = [women == 0, women == 1, women >= 2, men == 0, men == 1, men >= 2]
    names = ("no_women", "one_woman", "two_or_more", "no_men", "one_man", "two_or_more_men")
    expected = ("expected_no_women", "expected_one_woman", "expected_no_men", "expected_one_man")
    counted = dict(zip(names, (_sums(each, places, len(keys)) for each in seen), strict=True))
    first, known = (_sums(heads, places, len(keys)) for heads in (women, women + men))
    low, high = wilson(first, known)
    people = zip(("women", "men", "other", "not_stated"), (women, men, *found.unknown.T), strict=True)
    return keys.assign(
        row=row, notices=_sums(np.ones(len(places)), places, len(keys)), share=first / known, low=low, high=high,
        **{name: _sums(heads, places, len(keys)) for name, heads in people}, **counted,
        **{name: _totals(chances[:, at], places, len(keys)) for at, name in enumerate(expected)}, not_computable=None,
    )  # fmt: skip


def _sums(values: np.ndarray, places: Wholes, groups: int) -> Wholes:
    return np.bincount(places, weights=values, minlength=groups).astype(np.int64)


def _totals(values: Floats, places: Wholes, groups: int) -> Floats:
    """Sums that do not depend on the order of notices, to the last bit."""
    order = np.argsort(values, kind="stable")
    return np.bincount(places[order], weights=values[order], minlength=groups).astype(float)
