"""Time until an event, from counts by whole units of time: who is at risk, who goes, who stays."""

from wggi_metrics.statistics.survival.aalen_johansen import aalen_johansen
from wggi_metrics.statistics.survival.cox import cox
from wggi_metrics.statistics.survival.discrete_hazard import discrete_hazard
from wggi_metrics.statistics.survival.kaplan_meier import kaplan_meier, median_time
from wggi_metrics.statistics.survival.log_rank import log_rank, stratified_log_rank
from wggi_metrics.statistics.survival.risk_tables import is_followed, on_grid, risk_table

__all__ = [
    "aalen_johansen",
    "cox",
    "discrete_hazard",
    "is_followed",
    "kaplan_meier",
    "log_rank",
    "median_time",
    "on_grid",
    "risk_table",
    "stratified_log_rank",
]
