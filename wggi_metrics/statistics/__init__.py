"""Pure mathematics on arrays of counts; knows nothing of staff, notices or boards (step 8)."""

from wggi_metrics.statistics.proportions import wilson
from wggi_metrics.statistics.ratios import score_ratio

__all__ = ["score_ratio", "wilson"]
