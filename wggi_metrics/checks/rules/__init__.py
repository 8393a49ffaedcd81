"""Rules that compare cells of a row, or rows of a sheet; each has a name, a sentence and a remedy (step 3)."""

from __future__ import annotations

from collections.abc import Callable

from wggi_metrics.checks.rules.applications import later_stage_without_earlier, more_at_a_later_stage
from wggi_metrics.checks.rules.genders import blank_genders, differing_genders
from wggi_metrics.checks.rules.grades import missing_grades, ungraded_staff
from wggi_metrics.checks.rules.intervals import (
    ended_but_active,
    ends_before_start,
    first_day_away,
    leaving_before_entry,
    left_without_end,
    overlapping_intervals,
)
from wggi_metrics.checks.rules.numbers import lost_zeros
from wggi_metrics.checks.rules.order import out_of_order
from wggi_metrics.checks.rules.repeats import repeated_rows
from wggi_metrics.checks.under_check import UnderCheck

RULES: tuple[Callable[[UnderCheck], None], ...] = (
    lost_zeros,
    missing_grades,
    ungraded_staff,
    blank_genders,
    first_day_away,
    ends_before_start,
    leaving_before_entry,
    left_without_end,
    ended_but_active,
    out_of_order,
    later_stage_without_earlier,
    more_at_a_later_stage,
    repeated_rows,
    overlapping_intervals,
    differing_genders,
)
"""In the order in which they are held: a row with an error is not compared any further."""
