"""The order of day and month, told from a column's dates."""

from __future__ import annotations

import pytest

from wggi_metrics.profiles.dates import order_in


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05-06-2019", "31/12/2019"], "day first"),
        (["05-06-2019", "12/31/2019"], "month first"),
        (["05-06-2019", "07.05.2011"], None),
        (["31/12/2019", "12/31/2019"], None),
        (["05-06-2019", "31/02/2019"], None),
        (["05-06-2019", "13/13/2019"], None),
    ],
)
def test_a_date_that_exists_in_one_order_alone_decides_for_its_column(texts: list[str], order: str | None) -> None:
    assert order_in(texts)[0] == order
