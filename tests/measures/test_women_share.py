"""Women's share: who is in it, who is beside it, when it is not computable."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL, NotForThisViewer, Viewer
from wggi_metrics.measures import Asked, AskedWrongly, women_share


def heads(gender: str, number: int, grade: str = "P-3", start: int = 0) -> str:
    return "\n".join(f"{gender[0]}{grade}{start + place} | {gender} | {grade} | 2026-12-31" for place in range(number))


def listed(*rows: str) -> Specimen:
    return release_of(staff_list="\n".join(["staff_no | gender | grade | as_of", *rows]))


def test_share_leaves_out_not_stated_and_gives_its_bounds() -> None:
    release = listed(heads("woman", 30), heads("man", 60), heads("not stated", 10))
    row = women_share(release, LOCAL).row("pooled")
    assert row[["women", "men", "not_stated", "staff"]].tolist() == [30, 60, 10, 100]
    assert row["share"] == pytest.approx(30 / 90)
    assert (row["share_min"], row["share_max"]) == (pytest.approx(30 / 100), pytest.approx(40 / 100))


def test_share_leaves_out_other_and_shows_it_beside() -> None:
    release = listed(heads("woman", 2), heads("man", 2), heads("other", 1))
    row = women_share(release, LOCAL).row("pooled")
    assert (row["other"], row["staff"], row["share"]) == (1, 5, 2 / 4)


def test_a_share_of_nobody_known_is_not_computable() -> None:
    row = women_share(listed(heads("not stated", 3)), LOCAL).row("pooled")
    assert row["share"] is pd.NA or pd.isna(row["share"])
    assert row["not_computable"] == "nobody at risk"


def test_grades_come_in_the_order_of_the_ladder() -> None:
    release = listed(*(heads("woman", 1, grade) for grade in ("D-1", "P-2", "G-5", "P-5")))
    table = women_share(release, LOCAL, Asked(by=("grade",))).table
    assert table["grade"].tolist() == ["P-2", "P-5", "D-1", "G-5", None]
    assert table["row"].tolist() == ["group"] * 4 + ["pooled"]


def test_the_columns_are_the_fixed_ones() -> None:
    release = listed(heads("woman", 1))
    own = ["women", "men", "other", "not_stated", "staff", "share", "low", "high", "share_min", "share_max"]
    last = ["protection", "not_computable"]
    assert list(women_share(release, LOCAL).table) == ["row", *own, *last]
    series = women_share(release, LOCAL, Asked(by=("grade",), every="year"))
    assert list(series.table) == ["row", "grade", "date", *own, *last]


CONTRACTS = """
staff_no | gender | grade | contract_type        | service             | as_of
1        | woman  | P-3   | fixed-term           | in service          | 2026-12-31
2        | man    | P-3   | regular/continuing   | parental leave      | 2026-12-31
3        | woman  | P-3   | short-term/temporary | in service          | 2026-12-31
4        | woman  | P-3   | fixed-term           | seconded in         | 2026-12-31
5        | man    | P-3   | one-year             | leave without pay   | 2026-12-31
6        | woman  | -     | intern               | in service          | 2026-12-31
"""


def test_staff_are_those_with_a_contract_of_a_year_or_more_not_seconded_in() -> None:
    result = women_share(release_of(staff_list=CONTRACTS), LOCAL)
    row = result.row("pooled")
    assert (row["women"], row["men"]) == (1, 2)
    assert "one year or more" in result.population


def test_short_term_staff_are_a_population_of_their_own() -> None:
    asked = Asked(where={"population": ("short-term",)})
    row = women_share(release_of(staff_list=CONTRACTS), LOCAL, asked).row("pooled")
    assert (row["women"], row["men"]) == (1, 0)


def test_who_asks_for_interns_means_the_population_of_interns() -> None:
    asked = Asked(where={"contract_type": ("intern",)})
    assert women_share(release_of(staff_list=CONTRACTS), LOCAL, asked).row("pooled")["women"] == 1


def test_without_contracts_everybody_counts_and_the_population_says_so() -> None:
    result = women_share(listed(heads("woman", 1), heads("man", 1)), LOCAL)
    assert "gives no contract type" in result.population
    assert result.row("pooled")["staff"] == 2


def test_full_time_equivalents_have_no_interval() -> None:
    release = release_of(
        staff_list="""
staff_no | gender | grade | part_time | as_of
1        | woman  | P-3   | 0.5       | 2026-12-31
2        | man    | P-3   | 1         | 2026-12-31
3        | man    | P-3   | -         | 2026-12-31
"""
    )
    row = women_share(release, LOCAL, Asked(fte=True)).row("pooled")
    assert row["share"] == pytest.approx(0.5 / 2.5)
    assert pd.isna(row["low"])
    assert row["not_computable"] == "weighted"


def test_a_day_outside_the_data_has_no_counts() -> None:
    row = women_share(listed(heads("woman", 1)), LOCAL, Asked(at=date(2001, 1, 1))).row("pooled")
    assert pd.isna(row["women"])
    assert row["not_computable"] == "dates missing"


def test_two_filters_of_one_field_are_or_and_of_two_fields_and() -> None:
    release = release_of(
        staff_list="""
staff_no | gender | grade | location     | as_of
1        | woman  | P-3   | headquarters | 2026-12-31
2        | woman  | P-4   | headquarters | 2026-12-31
3        | woman  | P-5   | headquarters | 2026-12-31
4        | woman  | P-4   | field        | 2026-12-31
5        | woman  | P-4   | -            | 2026-12-31
"""
    )
    asked = Asked(where={"grade": ("P-3", "P-4"), "location": ("headquarters",)})
    assert women_share(release, LOCAL, asked).row("pooled")["women"] == 2
    blank = Asked(where={"location": (None,)})
    assert women_share(release, LOCAL, blank).row("pooled")["women"] == 1


def test_head_counts_serve_the_stock() -> None:
    release = release_of(
        staff_counts="""
as_of      | grade | women | men | not_stated
2010-12-31 | P-4   | 12    | 28  | 1
2010-12-31 | P-5   | 3     | 20  | -
2011-12-31 | P-4   | 14    | 27  | 0
"""
    )
    asked = Asked(by=("grade",), dates=(date(2010, 12, 31), date(2011, 12, 31)))
    table = women_share(release, LOCAL, asked).rows
    assert table[["grade", "women", "men", "not_stated"]].to_numpy().tolist() == [
        ["P-4", 12, 28, 1], ["P-4", 14, 27, 0], ["P-5", 3, 20, 0]
    ]  # fmt: skip


def test_an_age_band_is_that_of_the_day() -> None:
    release = release_of(
        staff_list="""
staff_no | gender | grade | birth_year | as_of
1        | woman  | P-3   | 1990       | 2018-12-31
1        | woman  | P-3   | 1990       | 2020-12-31
"""
    )
    asked = Asked(by=("age_band",), dates=(date(2019, 12, 31), date(2020, 12, 31)))
    assert women_share(release, LOCAL, asked).rows["age_band"].tolist() == ["under 30", "30-39"]


def test_a_field_that_no_export_gave_is_named() -> None:
    row = women_share(listed(heads("woman", 1)), LOCAL, Asked(by=("org_unit",))).row("pooled")
    assert row["not_computable"] == "the export lacks the field org_unit"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            Asked(by=("shoe_size",)),
            "shoe_size is not a dimension of this measure. Its dimensions are: grade, category",
        ),
        (Asked(where={"grade": ("P-33",)}), "No row has grade = P-33. Nearest of the 1 values: P-3"),
        (Asked(at=date(2026, 1, 1), every="year"), "Give either --at, or --from"),
        (Asked(start=date(2026, 1, 1), end=date(2025, 1, 1)), "its end must not come before its beginning"),
    ],
)
def test_what_can_not_be_asked_is_refused_with_what_can(asked: Asked, said: str) -> None:
    with pytest.raises(AskedWrongly, match=said.split("(", maxsplit=1)[0]):
        women_share(listed(heads("woman", 1)), LOCAL, asked)


@pytest.mark.parametrize("viewer", [None, Viewer("leadership")])
def test_without_a_viewer_who_may_see_it_there_is_no_number(viewer: Viewer | None) -> None:
    with pytest.raises(NotForThisViewer):
        women_share(listed(heads("woman", 1)), viewer)  # type: ignore[arg-type]
