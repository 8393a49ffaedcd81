"""The only writer of SQL and the only reader of people: facts are counted here, by groups (step 6).

Every query is made of a fact (``facts/*.sql``: what counts as what, one row per ...), conditions with bound
values and a ``GROUP BY``; it returns integers. Rates, intervals and models are Python on these counts.
"""

import pandas as pd

from wggi_metrics.counts.acting import count_acting_settled
from wggi_metrics.counts.careers import count_events, count_person_days, dated_days, list_days
from wggi_metrics.counts.changes import count_appointments, count_changes
from wggi_metrics.counts.count import Condition, count
from wggi_metrics.counts.described import describe
from wggi_metrics.counts.for_publication import count_lattice
from wggi_metrics.counts.in_post import count_in_post
from wggi_metrics.counts.moving import count_moves, count_overdue, tours_on
from wggi_metrics.counts.recruiting import count_candidatures, count_meetings, count_notices
from wggi_metrics.counts.release import Observed, Readable
from wggi_metrics.counts.risk import count_seniority_unknown, cover_days, grades_with_seniority
from wggi_metrics.counts.rows_behind import (
    rows_behind_changes,
    rows_behind_meetings,
    rows_behind_notices,
    rows_behind_stays,
    rows_behind_stock,
    rows_behind_training,
)
from wggi_metrics.counts.stays import count_stays, count_unknown_entries
from wggi_metrics.counts.training import count_people, count_trained, count_training_minutes, count_trainings

# Counts are small tables: text in Python's own strings is handled faster than as Arrow arrays of a few values.
pd.options.mode.string_storage = "python"

__all__ = [
    "Condition",
    "Observed",
    "Readable",
    "count",
    "count_acting_settled",
    "count_appointments",
    "count_candidatures",
    "count_changes",
    "count_events",
    "count_in_post",
    "count_lattice",
    "count_meetings",
    "count_moves",
    "count_notices",
    "count_overdue",
    "count_people",
    "count_person_days",
    "count_seniority_unknown",
    "count_stays",
    "count_trained",
    "count_training_minutes",
    "count_trainings",
    "count_unknown_entries",
    "cover_days",
    "dated_days",
    "describe",
    "grades_with_seniority",
    "list_days",
    "rows_behind_changes",
    "rows_behind_meetings",
    "rows_behind_notices",
    "rows_behind_stays",
    "rows_behind_stock",
    "rows_behind_training",
    "tours_on",
]
