"""Where women and men stand against the parity band, and how many posts are short (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.counts import describe
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.parameters import Band, band_in_force
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import nothing, result, why_not
from wggi_metrics.measures.columns import table_of
from wggi_metrics.measures.dates import dates_in_words, is_series, stock_dates
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.women_share import shares, stocks
from wggi_metrics.measures.wrong_use import refuse_wrong_use
from wggi_metrics.words import say

Ints = NDArray[np.int64]


def parity_status(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Whether women divided by women and men lies in the parity band, and the posts short of it and of parity.

    Whole-number arithmetic throughout. Left out: other and not stated (shown beside); a total over several
    categories has counts and a share but no status, since categories are never added up for parity.
    Returns: the columns of ``women_share``; ``status`` below, within or above; ``interval_status`` inside,
    overlapping or outside; posts as replacements with the number of posts unchanged.
    Raises: AskedWrongly; ValueError for weighted counts, which have no posts.
    Source: UN System-wide Strategy on Gender Parity (2017), band 47-53 %; posts to parity is the UN's
    "gender parity index".
    """
    told = definition("parity_status")
    refuse_wrong_use(release, viewer, told, asked)
    description = describe(release)
    dates = stock_dates(asked, description.observed)
    keys = [*asked.by, *(["date"] if is_series(asked) else [])]
    reason = why_not(release, told, asked, description) or (None if dates else say("measures.reasons.dates"))
    table = nothing(reason) if reason else _with_status(release, viewer, asked, description)
    return result(release, viewer, told, asked, table, keys, dates_in_words(dates))


def _with_status(release: Readable, viewer: Viewer, asked: Asked, description: Description) -> pd.DataFrame:
    table = table_of(shares(stocks(release, viewer, asked, description)))
    several = _holds_several_categories(release, viewer, asked, description, table)
    band = band_in_force()
    women, men = (table[name].fillna(0).to_numpy(dtype=np.int64) for name in ("women", "men"))
    judged = standing(women, men, band)
    table = table.assign(**judged, interval_status=_interval_status(table, band))
    silent = several | table["share"].isna().to_numpy()
    table.loc[silent, ["status", "interval_status", "short_of"]] = None
    table["short_of"] = table["short_of"].where(table["short_of"] != "", None)
    table[["posts_to_parity", "posts_to_band"]] = table[["posts_to_parity", "posts_to_band"]].astype("Int64")
    table.loc[silent, ["posts_to_parity", "posts_to_band"]] = pd.NA
    table.loc[several, "not_computable"] = say("measures.reasons.several_categories")
    return table


def standing(women: Ints, men: Ints, band: Band) -> dict[str, object]:
    """Status, posts to parity and to the band, and which of the two is short, for arrays of whole counts.

    A difference of one at most is always within: of an odd number no half can be.
    """
    known = women + men
    low, whole = band.low
    is_level = abs(women - men) <= 1
    below, above = (low * known > whole * count for count in (women, men))
    status = np.select([is_level, below, above], ["within", "below", "above"], "within")
    fewer = np.minimum(women, men)
    floor = np.minimum(-(-low * known // whole), known // 2)
    to_parity, to_band = np.maximum(0, known // 2 - fewer), np.maximum(0, floor - fewer)
    short = np.where(to_parity == 0, "", np.where(women < men, "women", "men"))
    return {"status": status, "posts_to_parity": to_parity, "posts_to_band": to_band, "short_of": short}


def _interval_status(table: pd.DataFrame, band: Band) -> list[str | None]:
    (low, whole), (high, whole_too) = band.low, band.high
    least, most = low / whole, high / whole_too
    return [
        None if pd.isna(one) or pd.isna(other)
        else "inside" if one >= least and other <= most
        else "outside" if other < least or one > most
        else "overlapping"
        for one, other in zip(table["low"], table["high"], strict=True)
    ]  # fmt: skip


def _holds_several_categories(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, table: pd.DataFrame
) -> NDArray[np.bool_]:
    """For each row whether its people belong to more than one category of the ladder."""
    if len(asked.where.get("category", ())) == 1 or len(description.categories) < 2:
        return np.zeros(len(table), dtype=bool)
    apart = table_of(stocks(release, viewer, asked, description, also=("category",)))
    keys = [name for name in ("date", *asked.by) if name in apart]
    groups = apart[(apart["row"] == "group") & apart["category"].notna()]
    found: dict[tuple[object, ...], set[object]] = {}
    for *key, category in groups[[*keys, "category"]].itertuples(index=False):
        for place in (tuple(key), _pooled_key(key, keys)):
            found.setdefault(place, set()).add(category)
    return np.array([len(found.get(place, ())) > 1 for place in _places(table, keys)], dtype=bool)


def _pooled_key(key: Sequence[object], keys: Sequence[str]) -> tuple[object, ...]:
    return tuple(value if name == "date" else "pooled" for name, value in zip(keys, key, strict=True))


def _places(table: pd.DataFrame, keys: Sequence[str]) -> list[tuple[object, ...]]:
    rows = table[[*keys]].itertuples(index=False) if keys else (() for _ in range(len(table)))
    return [
        _pooled_key(tuple(row), keys) if kind == "pooled" else tuple(row)
        for row, kind in zip(rows, table["row"], strict=True)
    ]
