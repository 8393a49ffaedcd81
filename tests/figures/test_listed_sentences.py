"""Sentences of the list of notices: open and not sent, closed and not reached."""



from __future__ import annotations

from tests.figures.results import result
from wggi_metrics.figures.sentences import sentence

COUNTS = """
row     notices_open  open_not_sent  notices_closed  closed_not_reached  without_qualified  qualified_told
pooled  {0}           {1}            {2}             {3}                 {4}                {5}
"""


def test_open_notices_not_sent_come_first_then_the_closed_ones() -> None:
    assert sentence(result("notice_list", COUNTS.format(23, 6, 143, 25, 4, 120))) == (
        "6 of 23 open notices have not gone to the gender focal points. "
        "Of those closed, 25 of 143 did not reach the focal points in time. "
        "4 of 120 that tell who met the requirements had no woman who did."
    )


def test_without_open_notices_and_without_requirements_the_rest_is_told() -> None:
    assert sentence(result("notice_list", COUNTS.format(0, 0, 2, 1, 0, 0))) == (
        "No notice is open on the last day of the data. "
        "Of those closed, 1 of 2 did not reach the focal points in time."
    )
