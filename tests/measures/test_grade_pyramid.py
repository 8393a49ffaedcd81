"""Step ratios and the glass-ceiling index against the worked example."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.specimen import release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, AskedWrongly, grade_pyramid

# measures, 3
EXAMPLE = """
as_of      | grade | women | men
2026-12-31 | P-1   | 30    | 20
2026-12-31 | P-2   | 60    | 40
2026-12-31 | P-3   | 80    | 80
2026-12-31 | P-4   | 50    | 70
2026-12-31 | P-5   | 24    | 56
2026-12-31 | D-1   | 6     | 24
2026-12-31 | D-2   | 2     | 8
2026-12-31 | G-5   | 600   | 400
"""


def pyramid(asked: Asked = Asked()) -> pd.DataFrame:
    return grade_pyramid(release_of(staff_counts=EXAMPLE), LOCAL, asked).table


def test_the_step_ratio_compares_a_grade_with_the_one_below() -> None:
    row = pyramid().set_index("grade").loc["P-5"]
    assert (row["feeder_women"], row["feeder_men"]) == (50, 70)
    assert row["step_ratio"] == pytest.approx(0.72)
    assert (row["step_low"], row["step_high"]) == (
        pytest.approx(0.479292, abs=1e-6),
        pytest.approx(1.056567, abs=1e-6),
    )


def test_the_lowest_grade_of_a_category_has_no_feeder() -> None:
    table = pyramid().set_index("grade")
    assert table.loc["P-1", "not_computable"] == "no feeder grade"
    assert pd.isna(table.loc["G-5", "step_ratio"])


def test_the_index_is_within_one_category() -> None:
    index = pyramid()[lambda table: table["row"] == "index"]
    assert index["top"].tolist() == ["D-1, D-2"]
    row = index.iloc[0]
    assert row[["all_women", "all_staff", "top_women", "top_staff"]].tolist() == [252, 550, 8, 40]
    assert row["ceiling_index"] == pytest.approx(2.290909, abs=1e-6)
    assert (row["index_low"], row["index_high"]) == (
        pytest.approx(1.337584, abs=1e-6),
        pytest.approx(4.324754, abs=1e-6),
    )


def test_the_top_can_begin_lower() -> None:
    index = pyramid(Asked(top="P-5"))[lambda table: table["row"] == "index"].iloc[0]
    assert (index["top_women"], index["top_staff"]) == (24 + 6 + 2, 80 + 30 + 10)
    assert index["ceiling_index"] == pytest.approx((252 / 550) / (32 / 120))


def test_without_women_at_the_top_there_is_no_index_and_the_counts_stand() -> None:
    counts = "as_of | grade | women | men\n2026-12-31 | P-5 | 4 | 6\n2026-12-31 | D-1 | 0 | 3"
    row = grade_pyramid(release_of(staff_counts=counts), LOCAL).row("index")
    assert row["not_computable"] == "no women in the top grades"
    assert (row["all_staff"], row["top_staff"]) == (13, 3)
    assert pd.isna(row["ceiling_index"])


def test_a_feeder_without_women_gives_no_ratio() -> None:
    counts = "as_of | grade | women | men\n2026-12-31 | P-4 | 0 | 6\n2026-12-31 | P-5 | 1 | 3"
    table = grade_pyramid(release_of(staff_counts=counts), LOCAL).table.set_index("grade")
    assert table.loc["P-5", "not_computable"] == "one gender only"


def test_by_location_each_has_a_pyramid_and_an_index_of_its_own() -> None:
    counts = """
as_of      | location     | grade | women | men
2026-12-31 | headquarters | P-4   | 5     | 5
2026-12-31 | headquarters | P-5   | 1     | 3
2026-12-31 | field        | P-4   | 2     | 8
2026-12-31 | field        | P-5   | 1     | 9
"""
    table = grade_pyramid(release_of(staff_counts=counts), LOCAL, Asked(by=("location",), top="P-5")).table
    steps = table[(table["row"] == "group") & (table["grade"] == "P-5")].set_index("location")["step_ratio"]
    assert steps.to_dict() == {"headquarters": pytest.approx(0.25 / 0.5), "field": pytest.approx(0.1 / 0.2)}
    assert len(table[table["row"] == "index"]) == 2


def test_a_top_grade_that_is_no_grade_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="X-9 is not a grade of the ladder"):
        pyramid(Asked(top="X-9"))


def test_where_everybody_is_at_the_top_the_index_is_one() -> None:
    counts = "as_of | grade | women | men\n2026-12-31 | D-1 | 2 | 3"
    row = grade_pyramid(release_of(staff_counts=counts), LOCAL).row("index")
    assert row["ceiling_index"] == 1
    assert pd.isna(row["index_low"])
