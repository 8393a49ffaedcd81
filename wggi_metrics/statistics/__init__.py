"""Pure mathematics on arrays of counts; knows nothing of staff, notices or boards (step 8).

Every function takes arrays and works on all tables, groups or strata in one call. Its docstring says the shapes, the
domain, the value at the edges and the source. What does not exist (0 divided by 0) is NaN; limits never are: where
nothing is known they enclose everything possible. Counts that can't be counts raise ValueError.
"""

from wggi_metrics.statistics.breslow_day import breslow_day
from wggi_metrics.statistics.conditional import (
    cochran_mantel_haenszel,
    exact_conditional_test,
    exact_odds_ratio,
)
from wggi_metrics.statistics.decomposition import contributions, within_and_mix
from wggi_metrics.statistics.differences import (
    mantel_haenszel_difference,
    stratified_difference,
    stratified_number_difference,
)
from wggi_metrics.statistics.fisher import fisher_exact, pooled_test
from wggi_metrics.statistics.four_fifths import four_fifths
from wggi_metrics.statistics.mantel_haenszel import (
    common_odds_ratio,
    common_rate_ratio,
    common_risk_difference,
    common_risk_ratio,
)
from wggi_metrics.statistics.ordinal import agreement_difference, mean_score_difference, superiority
from wggi_metrics.statistics.proportions import newcombe_difference, weighted_sum, wilson
from wggi_metrics.statistics.rates import exact_rate, exact_rate_ratio, rate_ratio_interval
from wggi_metrics.statistics.ratios import katz_ratio, koopman_ratio, score_ratio
from wggi_metrics.statistics.segregation import duncan_index, glass_ceiling_index
from wggi_metrics.statistics.selection import (
    pool_chances,
    pool_chances_at_share,
    selected_by_chance,
    selected_by_own_chance,
)
from wggi_metrics.statistics.standardised import directly_standardised
from wggi_metrics.statistics.strata import stratification
from wggi_metrics.statistics.survival import (
    aalen_johansen,
    cox,
    discrete_hazard,
    is_followed,
    kaplan_meier,
    log_rank,
    median_time,
    on_grid,
    risk_table,
    stratified_log_rank,
)

__all__ = [
    "aalen_johansen",
    "agreement_difference",
    "breslow_day",
    "cochran_mantel_haenszel",
    "common_odds_ratio",
    "common_rate_ratio",
    "common_risk_difference",
    "common_risk_ratio",
    "contributions",
    "cox",
    "directly_standardised",
    "discrete_hazard",
    "duncan_index",
    "exact_conditional_test",
    "exact_odds_ratio",
    "exact_rate",
    "exact_rate_ratio",
    "fisher_exact",
    "four_fifths",
    "glass_ceiling_index",
    "is_followed",
    "kaplan_meier",
    "katz_ratio",
    "koopman_ratio",
    "log_rank",
    "mantel_haenszel_difference",
    "mean_score_difference",
    "median_time",
    "newcombe_difference",
    "on_grid",
    "pool_chances",
    "pool_chances_at_share",
    "pooled_test",
    "rate_ratio_interval",
    "risk_table",
    "score_ratio",
    "selected_by_chance",
    "selected_by_own_chance",
    "stratification",
    "stratified_difference",
    "stratified_log_rank",
    "stratified_number_difference",
    "superiority",
    "weighted_sum",
    "wilson",
    "within_and_mix",
]
