"""Parity status in whole numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.specimen import release_of
from wggi_metrics.dictionary.parameters import band_in_force
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, parity_status
from wggi_metrics.measures.parity_status import standing


@pytest.mark.parametrize(
    ("women", "men", "status", "to_parity", "to_band", "short_of"),
    # measures, 2: the table of worked cases
    [
        (15, 36, "below", 10, 9, "women"), (36, 15, "above", 10, 9, "men"), (25, 26, "within", 0, 0, ""),
        (26, 25, "within", 0, 0, ""), (2, 3, "within", 0, 0, ""), (3, 4, "within", 0, 0, ""),
        (7, 8, "within", 0, 0, ""), (0, 1, "within", 0, 0, ""), (2, 5, "below", 1, 1, "women"),
        (47, 53, "within", 3, 0, "women"), (46, 54, "below", 4, 1, "women"), (12, 28, "below", 8, 7, "women"),
        (141, 159, "within", 9, 0, "women"), (54, 46, "above", 4, 1, "men"),
    ],
)  # fmt: skip
def test_the_worked_cases_come_out(
    women: int, men: int, status: str, to_parity: int, to_band: int, short_of: str
) -> None:
    found = standing(np.array([women]), np.array([men]), band_in_force())
    assert [found[name][0] for name in ("status", "posts_to_parity", "posts_to_band", "short_of")] == [
        status, to_parity, to_band, short_of
    ]  # fmt: skip


def test_below_means_women_short_of_the_band_and_above_men_up_to_499() -> None:
    pairs = [(women, whole - women) for whole in range(1, 500) for women in range(whole + 1)]
    women, men = np.array(pairs).T
    found = standing(women, men, band_in_force())
    posts, short_of = found["posts_to_band"], found["short_of"]
    np.testing.assert_array_equal(found["status"] == "below", (posts > 0) & (short_of == "women"))
    np.testing.assert_array_equal(found["status"] == "above", (posts > 0) & (short_of == "men"))


def test_replacing_the_posts_named_reaches_the_band_and_one_fewer_does_not() -> None:
    for whole in range(16, 200):
        for women in range(whole // 2):
            posts = int(standing(np.array([women]), np.array([whole - women]), band_in_force())["posts_to_band"][0])
            if posts:
                assert 100 * (women + posts) >= 47 * whole or abs(2 * (women + posts) - whole) <= 1
                assert 100 * (women + posts - 1) < 47 * whole


def counted(*cells: tuple[str, int, int]) -> str:
    return "\n".join(["as_of | grade | women | men", *(f"2026-12-31 | {g} | {w} | {m}" for g, w, m in cells)])


def test_a_total_over_categories_has_a_share_and_no_status() -> None:
    release = release_of(staff_counts=counted(("P-4", 10, 30), ("G-5", 30, 10)))
    table = parity_status(release, LOCAL, Asked(by=("grade",))).table
    pooled = table[table["row"] == "pooled"].iloc[0]
    assert pooled["share"] == 40 / 80
    assert pooled["status"] is None
    assert pd.isna(pooled["posts_to_parity"])
    assert pooled["not_computable"] == "several categories"
    assert table[table["row"] == "group"]["status"].tolist() == ["below", "above"]


def test_a_total_of_one_category_has_its_status() -> None:
    release = release_of(staff_counts=counted(("P-4", 10, 30), ("P-5", 5, 15), ("G-5", 30, 10)))
    asked = Asked(where={"category": ("Professional and higher",)})
    row = parity_status(release, LOCAL, asked).row("pooled")
    assert (row["status"], row["posts_to_parity"], row["short_of"]) == ("below", 15, "women")


def test_an_interval_across_the_band_s_edge_overlaps() -> None:
    release = release_of(staff_counts=counted(("P-3", 48, 52), ("P-4", 10, 90), ("P-5", 4900, 5100), ("D-1", 1, 0)))
    table = parity_status(release, LOCAL, Asked(by=("grade",))).rows
    assert table["interval_status"].tolist() == ["overlapping", "outside", "inside", "overlapping"]


def test_filters_that_leave_nobody_leave_a_row_that_says_so() -> None:
    release = release_of(
        staff_counts="as_of | grade | location | women | men\n2026-12-31 | P-4 | field | 1 | 2\n"
        "2026-12-31 | P-5 | headquarters | 1 | 2"
    )
    asked = Asked(by=("grade",), where={"grade": ("P-4",), "location": ("headquarters",)})
    table = parity_status(release, LOCAL, asked).table
    assert table[["row", "staff", "not_computable"]].to_numpy().tolist() == [["pooled", 0, "nobody at risk"]]
