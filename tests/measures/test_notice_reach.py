"""Notices that went out in time, by which channel, with the clause: against counts made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, AskedWrongly, notice_reach

# 1 sent after closing; 2 sent twice, in time and after; 3 no closing day, sent; 4 no closing day, not sent, filled;
# 5 sent on the closing day; 6 open and not sent; 7 open and sent; 8 round 2 of 2, never sent; 9 closes soon, not sent
NOTICES = """
vacancy_no | round | grade | opened_on  | closed_on  | status | gender_clause | terms_of_reference_clause
1          | 1     | P-3   | 2024-01-01 | 2024-01-31 | filled | yes           | yes
2          | 1     | P-3   | 2024-01-01 | 2024-01-31 | filled | yes           | no
2          | 2     | P-3   | 2024-06-01 | 2024-06-30 | filled | no            | -
3          | 1     | P-4   | 2024-02-01 | -          | filled | -             | -
4          | 1     | P-4   | 2024-02-01 | -          | filled | yes           | -
5          | 1     | P-4   | 2024-03-01 | 2024-03-20 | closed | yes           | -
6          | 1     | P-4   | 2024-12-10 | 2025-01-31 | open   | yes           | -
7          | 1     | P-4   | 2024-12-10 | 2025-01-31 | open   | yes           | -
9          | 1     | P-4   | 2024-12-10 | 2025-01-03 | open   | yes           | -
"""
SENDINGS = """
vacancy_no | channel             | sent_on    | recipients
1          | gender focal points | 2024-02-01 | 90
2          | gender focal points | 2024-02-05 | 99
2          | gender focal points | 2024-01-04 | 80
3          | gender focal points | 2024-02-11 | 60
5          | gender focal points | 2024-03-20 | -
7          | gender focal points | 2024-12-11 | 70
1          | WomenWatch          | 2024-01-24 | -
2          | WomenWatch          | 2024-01-25 | -
"""
YEAR = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}
UNTIL = date(2024, 12, 31)


def specimen(notices: str = NOTICES, sendings: str = SENDINGS) -> Specimen:
    tables = {"vacancy_notices": notices, "circulations": sendings}
    return release_of(recruitment={name: text for name, text in tables.items() if text}, until=UNTIL)


def test_notices_sent_by_the_closing_day_are_divided_by_those_of_which_it_can_be_told() -> None:
    row = notice_reach(specimen(), LOCAL, Asked(**YEAR)).row("pooled")
    # 2, 3, 5 and 7 in time; 1 after closing; 6 and 9 may yet be sent
    assert row["notices"] == 9
    assert (row["circulated"], row["circulated_of"]) == (4, 9 - 2)
    assert (row["circulated_after_closing"], row["circulated_not_told"]) == (1, 2)
    assert row["circulated_share"] == pytest.approx(4 / 7)
    assert row["circulated_low"] < 4 / 7 < row["circulated_high"]


def test_the_first_of_two_sendings_counts_with_its_days_and_its_recipients() -> None:
    row = notice_reach(specimen(), LOCAL, Asked(**YEAR)).row("pooled")
    # to circulation 3, 10, 19, 1; left 27, 0, 51; recipients 80, 60, 70, where given
    assert row["median_days_to_circulation"] == (3 + 10) / 2
    assert row["median_days_left"] == 27
    assert (row["recipients"], row["median_recipients"]) == (80 + 60 + 70, 70)


def test_posted_notices_and_clauses_have_denominators_of_their_own() -> None:
    row = notice_reach(specimen(), LOCAL, Asked(**YEAR)).row("pooled")
    assert (row["posted"], row["posted_of"], row["posted_not_told"]) == (2, 9 - 3, 3)
    assert (row["with_clause"], row["clause_of"]) == (7, 8)
    assert row["clause_share"] == pytest.approx(7 / 8)
    assert (row["terms_with_clause"], row["terms_of"]) == (1, 2)


def test_notices_sent_a_week_before_closing_are_rows_apart() -> None:
    row = notice_reach(specimen(), LOCAL, Asked(**YEAR)).row("pooled ahead")
    # 2 and 7; 5 on the closing day; 3 has no closing day and can't be told, 6 neither; 9 closes within the week
    assert row["least_days_left"] == 7
    assert (row["circulated"], row["circulated_of"], row["circulated_not_told"]) == (2, 9 - 2, 2)
    assert (row["posted"], row["posted_of"]) == (1, 9 - 2)  # 1 seven days before, 2 six; 6 and 7 are open
    assert row["median_days_left"] == (27 + 51) / 2


def test_every_round_of_a_post_is_a_notice_and_its_sendings_are_its_own() -> None:
    asked = Asked(where={"vacancy_no": ("2",)}, **YEAR)
    row = notice_reach(specimen(), LOCAL, asked).row("pooled")
    assert (row["notices"], row["circulated"], row["circulated_of"]) == (2, 1, 2)
    sent_again = SENDINGS + "2 | gender focal points | 2024-06-02 | 80\n"
    row = notice_reach(specimen(sendings=sent_again), LOCAL, asked).row("pooled")
    assert (row["circulated"], row["circulated_of"]) == (2, 2)


def test_groups_add_up_to_the_pooled_row_and_stand_in_the_order_of_the_ladder() -> None:
    table = notice_reach(specimen(), LOCAL, Asked(by=("grade",), **YEAR)).table
    groups, pooled = table[table["row"] == "group"], table[table["row"] == "pooled"].iloc[0]
    assert groups["grade"].tolist() == ["P-3", "P-4"]
    for name in ("notices", "circulated", "circulated_of", "posted", "with_clause", "circulated_after_closing"):
        assert groups[name].sum() == pooled[name]
    assert table["row"].tolist() == ["group", "group", "pooled", "group ahead", "group ahead", "pooled ahead"]


def test_by_channel_every_channel_is_a_row_of_all_notices() -> None:
    table = notice_reach(specimen(), LOCAL, Asked(by=("channel",), **YEAR)).rows
    assert table["channel"].tolist() == ["gender focal points", "WomenWatch"]
    assert table["circulated"].tolist() == [4, 2]
    assert table["circulated_of"].tolist() == [7, 6]
    assert table["notices"].tolist() == [9, 9]
    assert table["posted"].isna().all()


def test_a_channel_divides_notices_and_filters_none() -> None:
    with pytest.raises(AskedWrongly):
        notice_reach(specimen(), LOCAL, Asked(where={"channel": ("WomenWatch",)}, **YEAR))


def test_a_notice_belongs_to_the_period_of_its_opening() -> None:
    table = notice_reach(specimen(), LOCAL, Asked(every="quarter", **YEAR)).table
    pooled = table[table["row"] == "pooled"]
    assert pooled["notices"].dropna().tolist() == [5, 1, 3]
    assert pooled["not_computable"].tolist() == [None, None, "nobody at risk", None]


def test_without_lists_of_circulations_the_clauses_are_told_alone() -> None:
    row = notice_reach(specimen(sendings=""), LOCAL, Asked(**YEAR)).row("pooled")
    assert row["not_computable"] == "the export lacks the field sent_on"
    assert row[["circulated", "posted", "circulated_share"]].isna().all()
    assert (row["with_clause"], row["clause_of"]) == (7, 8)


def test_without_the_clause_the_rest_is_told() -> None:
    bare = "vacancy_no | opened_on | closed_on\n1 | 2024-01-01 | 2024-01-31\n2 | 2024-01-01 | 2024-01-31"
    row = notice_reach(specimen(bare), LOCAL, Asked(**YEAR)).row("pooled")
    assert (row["circulated"], row["circulated_of"]) == (1, 2)
    assert row[["clause_share", "clause_low", "terms_share"]].isna().all()
    assert row["clause_of"] == 0


def test_a_list_that_names_none_of_the_notices_says_that_none_was_sent() -> None:
    elsewhere = "vacancy_no | channel | sent_on\nX | WomenWatch | 2024-01-24"
    row = notice_reach(specimen(sendings=elsewhere), LOCAL, Asked(**YEAR)).row("pooled")
    assert (row["circulated"], row["posted"]) == (0, 0)


def test_forty_eight_notices_come_out() -> None:
    """The worked example: 38 of 46 is 82.6 %, by Wilson 69.3-90.9 %."""
    notices = ["vacancy_no | opened_on | closed_on | status"]
    sendings = ["vacancy_no | channel | sent_on"]
    for number in range(46):
        notices.append(f"{number} | 2024-01-01 | 2024-02-01 | filled")
        sent = "2024-01-08" if number < 38 else "2024-02-02" if number < 41 else ""
        sendings += [f"{number} | gender focal points | {sent}"] if sent else []
    notices += [f"{number} | 2024-12-01 | 2025-02-01 | open" for number in (46, 47)]
    row = notice_reach(specimen("\n".join(notices), "\n".join(sendings)), LOCAL, Asked(**YEAR)).row("pooled")
    assert (row["notices"], row["circulated"], row["circulated_of"]) == (48, 38, 46)
    assert (row["circulated_after_closing"], row["circulated_not_told"]) == (3, 2)
    # R: binom::binom.wilson(38, 46)
    assert (row["circulated_low"], row["circulated_high"]) == pytest.approx((0.692766, 0.909142), abs=1e-6)
    assert row["median_days_to_circulation"] == 7
