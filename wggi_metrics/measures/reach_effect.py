"""Women's share at notices that were circulated beside other notices alike (step 7)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from wggi_metrics.counts.count import grouped_keys
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.recruiting import Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.assembled import GROUP, STRATIFIED, nothing
from wggi_metrics.measures.groups import in_order
from wggi_metrics.measures.reach import FOCAL_POINTS, WOMENWATCH, why_no_circulations
from wggi_metrics.measures.reach_days import NEVER, WITHIN, before_and_after, limits, number
from wggi_metrics.measures.reach_units import NOTICE, Units, closed_notices, days_of_applying, days_of_sending
from wggi_metrics.measures.recruiting import over_periods
from wggi_metrics.statistics import mantel_haenszel_difference, stratified_difference, stratified_number_difference
from wggi_metrics.statistics.types import Wholes
from wggi_metrics.words import say

STRATA = ("grade_band", "opened_year", "location")
EXPOSURES = (FOCAL_POINTS, WOMENWATCH)


def reach_effect(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Women's mean share of candidatures at notices circulated in time less that at others, within strata.

    The notice is the unit; closed notices opened in the period. Strata: what ``within`` names, else grade band, year of
    opening and location. Beside ``difference`` (each notice alike, HC1) stands ``applicant_difference``, that of the
    typical applicant: Mantel-Haenszel's of pooled shares, its interval from the jackknife. Notices without women or men
    have no share and are counted; they stay in ``women_qualified`` (a notice's mean), in ``qualified_difference`` (of
    qualified women in a notice, within the same strata, HC1) and ``none`` (notices without a qualified woman, of
    ``qualified_of`` that tell). Fewer than 10 notices with a share on a side, in strata with both
    kinds (``compared``): numbers without interval. ``largest_part``: the greatest part that one notice has of the
    applicants of its own side. Rows "within": women's share from the day of circulation on less that before, in the
    same notices (Mantel-Haenszel by notice); rows "never": the same for notices never circulated by the channel in
    time, divided at ``split_day``, the median day after opening of those circulated (of two days between them the
    earlier).
    Returns: one row per exposure: by group, "stratified", "within" and "never"; shares and differences as fractions.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: MacKinnon and White (1985), Journal of Econometrics 29, 305-325; Greenland and Robins (1985), Biometrics
    41, 55-68; Bell and McCaffrey (2002), Survey Methodology 28, 169-181; Klingenberg (2014), Statistics in Medicine 33,
    2968-2983.
    """
    return over_periods(release, viewer, "reach_effect", asked, _of_period, "opened_on")


def _of_period(
    release: Readable, viewer: Viewer, asked: Asked, description: Description, period: Days | None
) -> pd.DataFrame:
    strata, where = asked.within or STRATA, asked.where
    by = tuple(dict.fromkeys((*asked.by, *strata)))
    units = closed_notices(release, viewer, days=period, by=by, where=where, description=description)
    reason = why_no_circulations(release) or (None if len(units.known) else say("measures.reasons.nobody"))
    if reason:
        return nothing(reason)
    sent = days_of_sending(release, viewer, period, where)
    applied = days_of_applying(release, viewer, period, where)
    least = parameter("notices_per_side").whole
    rows: list[pd.DataFrame] = []
    for exposure in EXPOSURES:
        days = units.notices[NOTICE].map(sent.get(exposure, pd.Series(dtype=float)))
        is_exposed = units.notices[NOTICE].isin(sent.get(exposure, pd.Series(dtype=float)).index).to_numpy()
        groups = _of_groups(units, is_exposed, asked, strata, least)
        whole = [_compared(units, is_exposed, units.strata(strata), least) | {"row": STRATIFIED}]
        apart = before_and_after(units, applied, is_exposed, days.to_numpy(dtype=float), least)
        whole += [row | {"row": kind} for kind, row in zip((WITHIN, NEVER), apart, strict=True)]
        found = [in_order(groups, asked.by, description), pd.DataFrame(whole)]
        rows += [each.assign(exposure=exposure) for each in found if len(each)]
    return pd.concat(rows, ignore_index=True)


def _of_groups(units: Units, is_exposed: np.ndarray, asked: Asked, strata: tuple[str, ...], least: int) -> pd.DataFrame:
    if not asked.by:
        return pd.DataFrame()
    keys, places = grouped_keys(units.notices, asked.by)
    rows = []
    for place in range(len(keys)):
        mine = units.chosen(places == place)
        rows.append(_compared(mine, is_exposed[places == place], mine.strata(strata), least) | {"row": GROUP})
    return pd.concat([keys, pd.DataFrame(rows)], axis=1)


@dataclass(frozen=True)
class Sides:
    """Notices with and without the exposure."""

    with_: np.ndarray
    without: np.ndarray

    def counted(self, name: str, kept: np.ndarray) -> dict[str, int]:
        """How many of these notices on each side."""
        return {f"{name}_with": int((self.with_ & kept).sum()), f"{name}_without": int((self.without & kept).sum())}

    def mean(self, name: str, values: np.ndarray) -> dict[str, float | None]:
        """The mean of what is known on each side; None where nothing is."""
        known = ~np.isnan(values)
        sides = {"with": self.with_ & known, "without": self.without & known}
        return {f"{name}_{side}": float(values[kept].mean()) if kept.any() else None for side, kept in sides.items()}


def _compared(units: Units, is_exposed: np.ndarray, stratum: Wholes, least: int) -> dict[str, object]:
    """One row: both sides, their difference within strata, and of pooled shares."""
    sides, has_share = Sides(is_exposed, ~is_exposed), units.known > 0
    four = units.women, units.known, is_exposed.astype(np.int64), stratum
    mean, pooled = stratified_difference(*four), mantel_haenszel_difference(*four)
    compared = sides.counted("compared", has_share & _has_both(is_exposed, has_share, stratum))
    has_interval = min(compared.values()) >= least
    shares = np.where(has_share, units.women / np.maximum(units.known, 1), np.nan)
    told = ~np.isnan(units.qualified)
    return {
        **sides.counted("notices", np.ones_like(has_share)), **sides.counted("no_applicants", ~has_share), **compared,
        "strata": int(mean.strata), "strata_informative": int(mean.informative), **sides.mean("mean", shares),
        **limits("difference", ("low", "high"), mean, has_interval),
        "pooled_with": number(pooled.share_with), "pooled_without": number(pooled.share_without),
        "pooled_difference": number(pooled.share_with - pooled.share_without),
        **limits("applicant_difference", ("applicant_low", "applicant_high"), pooled, has_interval),
        **sides.mean("women_qualified", units.qualified), **_qualified(units, sides, stratum, least),
        **sides.counted("none", units.qualified == 0),
        **sides.counted("qualified_of", told), **_largest(units.known, sides),
        "not_computable": None if has_interval else say("measures.reasons.few_notices", least=least),
    }  # fmt: skip


def _qualified(units: Units, sides: Sides, stratum: Wholes, least: int) -> dict[str, object]:
    """The difference of qualified women in a notice within strata, over the notices that tell."""
    told = ~np.isnan(units.qualified)
    found = stratified_number_difference(units.qualified[told], sides.with_[told].astype(np.int64), stratum[told])
    compared = sides.counted("qualified_compared", told & _has_both(sides.with_, told, stratum))
    has_interval = min(compared.values()) >= least
    ends = ("qualified_low", "qualified_high")
    return {**compared, **limits("qualified_difference", ends, found, has_interval)}


def _has_both(is_exposed: np.ndarray, has_share: np.ndarray, stratum: Wholes) -> np.ndarray:
    """Whether each notice's stratum has notices of both kinds with a share."""
    both = np.isin(stratum, stratum[is_exposed & has_share]) & np.isin(stratum, stratum[~is_exposed & has_share])
    return np.asarray(both)


def _largest(known: Wholes, sides: Sides) -> dict[str, object]:
    """The greatest part of its own side's applicants that one notice has, and both numbers."""
    pairs = [(int(known[side].max()), int(known[side].sum())) for side in (sides.with_, sides.without) if side.any()]
    part, whole = max((pair for pair in pairs if pair[1]), key=lambda pair: Fraction(*pair), default=(0, 0))
    share = part / whole if whole else None
    return {"largest_part": share, "largest_applicants": part, "largest_side": whole}
