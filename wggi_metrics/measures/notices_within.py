"""What the notices of a group are each by themselves: how many, the typical one, the largest one's part (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wggi_metrics.counts.count import grouped_keys
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.measures.passages import Passages


def notices_within(each: Passages, groups: Sequence[str]) -> dict[str, np.ndarray]:
    """For each group, in the order of ``each.folded(groups)``, ``each`` being counted by group and notice.

    Notices with women or men; ``women_share`` is pooled over all who entered, ``median_share`` that of the median
    notice, ``largest_part`` the part of all women and men who are in one notice. Unclear is a notice with more than a
    tenth (a parameter) of unstated gender.
    """
    keys, places = grouped_keys(each.keys, groups)
    women, known = each.entered[:, 0], each.entered.sum(axis=1)
    share = np.where(known > 0, women / np.maximum(known, 1), np.nan)
    by_group = pd.DataFrame({
        "notices": known > 0, "women": women, "known": known, "notices_unclear": _is_unclear(each),
    }).groupby(places).sum().reindex(range(len(keys)))  # fmt: skip
    largest = pd.Series(known).groupby(places).max().to_numpy()
    total = np.where(by_group["known"] > 0, by_group["known"], np.nan)
    return {
        "notices": by_group["notices"].to_numpy(),
        "women_share": by_group["women"].to_numpy() / total,
        "median_share": pd.Series(share).groupby(places).median().to_numpy(),
        "largest_part": largest / total,
        "notices_unclear": by_group["notices_unclear"].to_numpy(),
    }


def _is_unclear(each: Passages) -> np.ndarray:
    """Whether more than a tenth of everybody who entered has no stated gender."""
    part, whole = parameter("not_stated_share").fraction
    everybody = each.entered.sum(axis=1) + each.unknown.sum(axis=1)
    return each.unknown[:, 1] * whole > everybody * part
