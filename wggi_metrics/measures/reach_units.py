"""Closed notices as units: women among their candidatures, their channels and strata (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_candidatures, count_notices
from wggi_metrics.counts.count import Condition, grouped_keys
from wggi_metrics.counts.described import Description
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.recruiting import IS_OPEN, Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.recruiting import RESULTS_IN_POOL, STAGES, result_is
from wggi_metrics.statistics.types import Floats, Wholes

NOTICE = "notice"
APPLIED, QUALIFIED = STAGES[:2]
IN_POOL = Condition("is_from_roster = 0")


@dataclass(frozen=True)
class Units:
    """One row per notice: ``notices`` (with its groups), the women and the women and men who applied.

    ``qualified`` holds the women who met the requirements; NaN where the notice's export does not say, or not yet.
    """

    notices: pd.DataFrame
    women: Wholes
    known: Wholes
    qualified: Floats

    def chosen(self, kept: np.ndarray) -> Units:
        """These notices alone."""
        notices = self.notices[kept].reset_index(drop=True)
        return Units(notices, self.women[kept], self.known[kept], self.qualified[kept])

    def strata(self, names: Sequence[str]) -> Wholes:
        """The number of each notice's stratum."""
        return grouped_keys(self.notices, names)[1]


def closed_notices(
    release: Readable, viewer: Viewer, *, days: Days | None, by: Sequence[str], where: Where, description: Description
) -> Units:
    """The notices opened in a period that take no more applications on the last day of the data, with who applied.

    Left out: appointments from a roster; candidatures of other or unstated gender.
    """
    last = description.observed.recruitment_to
    cells = count_notices(release, viewer, days=days, by=(*by, NOTICE, IS_OPEN), where=where, open_on=last)
    notices = cells[cells[IS_OPEN] == 0].sort_values(NOTICE).reset_index(drop=True)
    entries = count_candidatures(
        release, viewer, days=days, day="opened_on", by=(NOTICE, "stage", "next_stage", "result"), where=where,
        also=[result_is(*RESULTS_IN_POOL)],
    )  # fmt: skip
    applied, tells = entries[entries["stage"] == APPLIED], QUALIFIED in set(entries["next_stage"])
    women, men = (_each(notices, applied, name) for name in ("women", "men"))
    qualified = _each(notices, entries[entries["stage"] == QUALIFIED], "women").astype(float)
    unknown = applied.loc[(applied["next_stage"] != QUALIFIED) | (applied["result"] == "waiting"), NOTICE]
    qualified[notices[NOTICE].isin(unknown).to_numpy() | (not tells)] = np.nan
    return Units(notices, women, women + men, qualified)


def _each(notices: pd.DataFrame, cells: pd.DataFrame, column: str) -> Wholes:
    """The sum of a column over each notice's cells."""
    sums = cells.groupby(NOTICE)[column].sum()
    return sums.reindex(notices[NOTICE]).fillna(0).to_numpy(dtype=np.int64)


def days_of_sending(release: Readable, viewer: Viewer, days: Days | None, where: Where) -> dict[str, pd.Series]:
    """For each channel the notices that went out by it in time, with the days from opening until then."""
    cells = count_notices(
        release,
        viewer,
        "circulations",
        days=days,
        by=(NOTICE, "channel", "is_in_time", "days_after_opening"),
        where=where,
    )
    in_time = cells[cells["is_in_time"] == 1]
    return {
        str(name): found.set_index(NOTICE)["days_after_opening"].astype(float)
        for name, found in in_time.groupby("channel", observed=True)
    }


def days_of_applying(release: Readable, viewer: Viewer, days: Days | None, where: Where) -> pd.DataFrame:
    """Candidatures by notice and day after its opening; those of which the day is not known left out."""
    found = count_candidatures(
        release, viewer, "candidatures", days=days, day="opened_on", by=(NOTICE, "days_after_opening"), where=where,
        also=[IN_POOL],
    )  # fmt: skip
    return found[found["days_after_opening"].notna()]
