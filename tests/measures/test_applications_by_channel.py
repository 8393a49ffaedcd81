"""Candidatures by channel, and how far women came by each: against counts made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, applications_by_channel

NOTICES = """
vacancy_no | grade | opened_on  | closed_on  | status
1          | P-3   | 2024-01-01 | 2024-01-31 | filled
2          | P-4   | 2024-02-01 | 2024-02-28 | open
3          | P-4   | 2024-02-01 | 2024-02-28 | closed
"""
# b declines, e withdraws, k comes from a roster; notice 2 waits: its candidates are in no yield
APPLICATIONS = """
vacancy_no | applicant_no | gender     | source_named        | stage      | outcome      | from_roster
1          | a            | woman      | gender focal points | appointed  | appointed    | no
1          | b            | woman      | gender focal points | appointed  | declined     | no
1          | c            | man        | gender focal points | short list | not selected | no
1          | d            | woman      | WomenWatch          | applied    | not selected | no
1          | e            | woman      | WomenWatch          | qualified  | withdrawn    | no
1          | f            | man        | -                   | qualified  | not selected | no
1          | g            | not stated | -                   | applied    | not selected | no
1          | k            | woman      | WomenWatch          | appointed  | appointed    | yes
2          | h            | woman      | WomenWatch          | applied    | pending      | no
2          | i            | other      | WomenWatch          | applied    | pending      | no
2          | j            | man        | WomenWatch          | applied    | pending      | no
3          | l            | woman      | WomenWatch          | applied    | not selected | no
"""
YEAR = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}


def specimen(applications: str = APPLICATIONS) -> Specimen:
    tables = {"vacancy_notices": NOTICES, "applications": applications}
    return release_of(recruitment=tables, until=date(2024, 12, 31))


def test_every_candidature_counts_once_by_its_channel_and_not_named_is_a_row() -> None:
    table = applications_by_channel(specimen(), LOCAL, Asked(**YEAR)).table
    assert table["row"].tolist() == ["group", "group", "group", "pooled"]
    assert table["source"].tolist() == ["gender focal points", "WomenWatch", None, None]
    counts = table[["applications", "women", "men", "other", "not_stated"]].to_numpy().tolist()
    assert counts == [[3, 2, 1, 0, 0], [6, 4, 1, 1, 0], [2, 0, 1, 0, 1], [11, 6, 3, 1, 1]]
    assert table["share"].tolist() == pytest.approx([2 / 3, 4 / 5, 0, 6 / 9])
    assert table["low"].iloc[2] == 0


def test_women_at_a_stage_are_of_the_notices_decided_so_far() -> None:
    table = applications_by_channel(specimen(), LOCAL, Asked(**YEAR)).table
    # notice 2 waits; d stayed at applied, e withdrew once qualified, l stayed: focal points 2 of 2, WomenWatch 1 of 3
    assert table[["women_qualified", "women_qualified_of"]].to_numpy().tolist() == [[2, 2], [1, 3], [0, 0], [3, 5]]
    assert table[["women_short_listed", "women_short_listed_of"]].to_numpy().tolist() == [
        [2, 2],
        [0, 3],
        [0, 0],
        [2, 5],
    ]
    assert table["qualified_yield"].iloc[[0, 1, 3]].tolist() == pytest.approx([1, 1 / 3, 3 / 5])
    assert table["qualified_yield"].isna().tolist() == [False, False, True, False]


def test_who_declines_is_not_appointed_and_a_roster_is_outside() -> None:
    row = applications_by_channel(specimen(), LOCAL, Asked(**YEAR)).row("pooled")
    assert (row["women_appointed"], row["women_appointed_of"]) == (1, 5)
    assert row["appointed_yield"] == pytest.approx(1 / 5)


def test_a_stage_of_which_the_export_does_not_tell_is_left_open() -> None:
    head = "vacancy_no | stage | source_named | women | men"
    counts = f"{head}\n1 | applied | WomenWatch | 8 | 4\n1 | appointed | WomenWatch | 1 | 0"
    release = release_of(recruitment={"application_counts": counts})
    row = applications_by_channel(release, LOCAL).rows.iloc[0]
    assert (row["source"], row["women"], row["men"]) == ("WomenWatch", 8, 4)
    assert (row["women_appointed"], row["women_appointed_of"]) == (1, 8)
    assert row[["women_qualified", "qualified_yield", "women_short_listed"]].isna().all()


def test_a_notice_that_chose_nobody_is_decided_at_the_later_stages_too() -> None:
    row = applications_by_channel(specimen(), LOCAL, Asked(where={"vacancy_no": ("1", "3")}, **YEAR)).row("pooled")
    assert (row["women_short_listed_of"], row["women_appointed_of"]) == (5, 5)


def test_groups_are_crossed_with_channels_in_their_order() -> None:
    rows = applications_by_channel(specimen(), LOCAL, Asked(by=("grade",), **YEAR)).rows
    assert list(zip(rows["grade"], rows["source"], strict=True)) == [
        ("P-3", "gender focal points"), ("P-3", "WomenWatch"), ("P-3", None), ("P-4", "WomenWatch"),
    ]  # fmt: skip


def test_without_channels_the_whole_is_told_and_the_reason() -> None:
    bare = "\n".join(
        " | ".join(part for place, part in enumerate(line.split("|")) if place != 3)
        for line in APPLICATIONS.strip().splitlines()
    )
    table = applications_by_channel(specimen(bare), LOCAL, Asked(**YEAR)).table
    assert table["not_computable"].tolist() == ["the export lacks the field source", None]
    assert table["women"].iloc[1] == 6


def test_one_huge_notice_counts_by_its_size_pooled_and_once_in_the_mean() -> None:
    # measures, 15: 3/6, 4/8, 60/600
    cells = [f"{place} | applied | {women} | {men}" for place, (women, men) in enumerate([(3, 3), (4, 4), (60, 540)])]
    release = release_of(recruitment={"application_counts": "\n".join(["vacancy_no | stage | women | men", *cells])})
    row = applications_by_channel(release, LOCAL).row("pooled")
    assert row["share"] == pytest.approx(67 / 614)
    assert (row["notices"], row["notice_median"], row["notice_least"], row["notice_most"]) == (3, 0.5, 0.1, 0.5)
    assert row["notice_mean"] == pytest.approx((1 / 2 + 1 / 2 + 1 / 10) / 3)


def test_a_period_without_candidatures_says_so() -> None:
    asked = Asked(where={"vacancy_no": ("3",)}, start=date(2024, 1, 1), end=date(2024, 1, 31))
    assert applications_by_channel(specimen(), LOCAL, asked).row("pooled")["not_computable"] == "nobody at risk"
