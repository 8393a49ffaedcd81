"""What the measures of reach share: the two channels asked about, and notices beside their sendings (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
import pandas as pd

from wggi_metrics.counts import count_notices
from wggi_metrics.counts.count import grouped_keys
from wggi_metrics.counts.described import has_sheets
from wggi_metrics.counts.in_post import Where
from wggi_metrics.counts.recruiting import IS_OPEN, Days
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.statistics.types import Wholes
from wggi_metrics.words import say

FOCAL_POINTS, WOMENWATCH = "gender focal points", "WomenWatch"
CLAUSES = ("gender_clause", "terms_of_reference_clause")
SENDING = ("channel", IS_OPEN, "is_in_time", "days_after_opening", "days_left", "recipients")


@dataclass(frozen=True)
class Sent:
    """Notices of a period and the channels by which they went out, as counted cells in the same groups.

    ``keys`` has one row a group; ``at_notices`` and ``at_sendings`` are the places of the cells among them.
    """

    keys: pd.DataFrame
    notices: pd.DataFrame
    sendings: pd.DataFrame
    at_notices: Wholes
    at_sendings: Wholes

    def of_notices(self, kept: np.ndarray | pd.Series) -> Wholes:
        """How many notices of each group are among these cells."""
        return self._added(self.notices, self.at_notices, kept)

    def of_sendings(self, kept: np.ndarray | pd.Series) -> Wholes:
        """How many sendings (one a notice and channel) of each group are among these cells."""
        return self._added(self.sendings, self.at_sendings, kept)

    def _added(self, cells: pd.DataFrame, places: Wholes, kept: np.ndarray | pd.Series) -> Wholes:
        heads = np.where(np.asarray(kept, dtype=bool), cells["heads"].to_numpy(dtype=np.int64), 0)
        sums = np.zeros(len(self.keys), dtype=np.int64)
        np.add.at(sums, places, heads)
        return sums

    def values(self, column: str, kept: np.ndarray | pd.Series) -> list[np.ndarray]:
        """What these sendings say in a column, once for each sending that says it, by group."""
        said = np.asarray(kept, dtype=bool) & self.sendings[column].notna().to_numpy()
        cells, places = self.sendings[said], self.at_sendings[said]
        heads = cells["heads"].to_numpy(dtype=np.int64)
        each, at = np.repeat(cells[column].to_numpy(dtype=float), heads), np.repeat(places, heads)
        ends = np.cumsum(np.bincount(at, minlength=len(self.keys)))[:-1]
        return list(np.split(each[np.argsort(at, kind="stable")], ends))


def sent_by_groups(
    release: Readable,
    viewer: Viewer,
    *,
    days: Days | None,
    by: Sequence[str],
    where: Where | None,
    open_on: date | None,
) -> Sent:
    """The notices opened in a period and their sendings, by these groups of notices."""
    asked = partial(count_notices, release, viewer, days=days, where=where, open_on=open_on)
    notices = asked(by=(*by, IS_OPEN, *CLAUSES))
    sendings = asked(fact="circulations", by=(*by, *SENDING))
    cells = pd.concat([notices[list(by)], sendings[list(by)]], ignore_index=True)
    keys, places = grouped_keys(cells, by)
    return Sent(keys, notices, sendings, places[: len(notices)], places[len(notices) :])


def why_no_circulations(release: Readable) -> str | None:
    """Why nothing is known of channels: no sheet of circulations was loaded."""
    return None if has_sheets(release, "circulations") else say("measures.reasons.lacks", field="sent_on")
