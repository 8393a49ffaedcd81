"""Qualified women in circulated notices beside others alike, over the notices that tell of them."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS

from tests.measures.reached import ALL, Notice, release_with
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, reach_effect


def test_qualified_women_are_compared_among_notices_alike() -> None:
    # P-3 (with 6, 2; without 3) and P-5 (with 0; without 1, 2, 0): 3 notices weigh 2/3 against 1, 4 weigh 3/4
    notices = [
        Notice("P-3", True, 9, 20, 6), Notice("P-3", True, 5, 20, 2), Notice("P-3", False, 9, 20, 3),
        Notice("P-5", True, 5, 20, 0), Notice("P-5", False, 5, 20, 1), Notice("P-5", False, 5, 20, 2),
        Notice("P-5", False, 5, 20, 0), Notice("P-2", True, 9, 20, 9),
    ]  # fmt: skip
    row = reach_effect(release_with(notices, qualified=True), LOCAL, Asked(within=("grade",), **ALL)).table.iloc[0]
    assert row["women_qualified_with"] - row["women_qualified_without"] == pytest.approx(17 / 4 - 6 / 4)
    assert row["qualified_difference"] == pytest.approx((2 / 3 * (4 - 3) + 3 / 4 * (0 - 1)) / (2 / 3 + 3 / 4))
    assert (row["qualified_compared_with"], row["qualified_compared_without"]) == (3, 4)


def test_qualified_women_of_ten_notices_on_each_side_have_an_interval() -> None:
    # of one stratum: least squares with HC1 is the difference of two means; statsmodels 0.15, OLS(...).fit("HC1")
    notices = [Notice("P-3", place % 2 == 0, 9, 30, place % 5) for place in range(20)]
    row = reach_effect(release_with(notices, qualified=True), LOCAL, Asked(**ALL)).table.iloc[0]
    design = np.column_stack([np.ones(20), [place % 2 == 0 for place in range(20)]]).astype(float)
    fitted = OLS([place % 5 for place in range(20)], design).fit(cov_type="HC1", use_t=True)
    assert row["qualified_difference"] == pytest.approx(fitted.params[1], abs=1e-12)
    assert (row["qualified_low"], row["qualified_high"]) == pytest.approx(tuple(fitted.conf_int()[1]), rel=1e-9)


def test_notices_that_do_not_tell_of_qualified_women_are_compared_with_none() -> None:
    # P-3: 6 against the mean of 3 and 2; the notices of P-4 and one of P-3 don't tell, so that P-4 has one kind
    notices = [
        Notice("P-3", True, 9, 20, 6), Notice("P-3", True, 9, 20, None), Notice("P-3", False, 9, 20, 3),
        Notice("P-3", False, 9, 20, 2), Notice("P-4", True, 5, 20, None), Notice("P-4", False, 5, 20, 7),
    ]  # fmt: skip
    row = reach_effect(release_with(notices, qualified=True), LOCAL, Asked(within=("grade",), **ALL)).table.iloc[0]
    assert (row["qualified_compared_with"], row["qualified_compared_without"]) == (1, 2)
    assert row["qualified_difference"] == pytest.approx(6 - (3 + 2) / 2)
    assert (row["qualified_of_with"], row["qualified_of_without"]) == (1, 3)
    assert (row["none_with"], row["none_without"]) == (0, 0)
