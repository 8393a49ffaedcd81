"""Dates that come one after the other: a notice opens before it closes (step 3)."""

from __future__ import annotations

import numpy as np

from wggi_metrics.checks.under_check import EVER, UnderCheck

PAIRS = {
    "vacancy_notices": ("opened_on", "closed_on", "closes_before_it_opens"),
    "focal_points": ("appointed_on", "ended_on", "ends_before_it_begins"),
    "projects": ("started_on", "ended_on", "ends_before_it_begins"),
}


def out_of_order(check: UnderCheck) -> None:
    """The later date lies before the earlier one; a year alone may lie anywhere in it."""
    first, second, rule = PAIRS.get(check.dataset.name, ("", "", ""))
    if not first or not check.has(first, second):
        return
    wrong = check.last_days(second, EVER) < check.days(first, -EVER)
    for place in map(int, np.flatnonzero(wrong)):
        words = {"start": check.value(place, first).isoformat(), "other": check.cell(place, first)}
        check.error(rule, place, second, shown=True, **words)
