"""What may be computed from published counts: whole percentages, and no difference that rounding alone can make."""

from __future__ import annotations

from itertools import product

import pytest

from wggi_metrics.disclosure.rounding.derived import Share, compared, compared_text, difference, per_cent, written


@pytest.mark.parametrize(("part", "base", "whole"), [
    (730, 1560, 47),  # 46.8
    (5, 40, 13),  # 12.5: halves up
    (10, 25, 40), (10, 20, None), (0, 25, 0), (25, 25, 100),
])  # fmt: skip
def test_a_percentage_is_whole_and_needs_a_published_base_of_25(part: int, base: int, whole: int | None) -> None:
    assert per_cent(part, base) == whole


def test_0_is_written_as_what_it_may_stand_for() -> None:
    assert [written(count) for count in (0, 5, 120)] == ["0-4", "5", "120"]


@pytest.mark.parametrize(("later", "earlier", "side", "said"), [
    ((45, 100), (40, 100), "about level", "about level (rounding hides up to 8 points)"),  # 5 of 4 + 4
    ((50, 100), (40, 100), "more", None),
    ((40, 100), (50, 100), "less", None),
    ((48, 100), (40, 100), "about level", "about level (rounding hides up to 8 points)"),  # exactly as far
    ((100, 280), (95, 280), "about level", "about level (rounding hides up to 3 points)"),  # 4/280 + 4/280 = 2.86 %
])  # fmt: skip
def test_a_change_is_printed_only_if_it_exceeds_what_rounding_can_do(
    later: tuple[int, int], earlier: tuple[int, int], side: str, said: str | None
) -> None:
    found = difference(Share(*later), Share(*earlier))
    assert found.side == side
    assert found.text == said


def test_a_share_of_two_grades_can_be_moved_twice_as_far() -> None:
    assert Share(40, 100, cells=2).bound == 100 * 4 * 2 / 100


def test_a_change_from_a_small_base_is_not_given() -> None:
    assert difference(Share(10, 20), Share(50, 100)).points is None


def test_the_bound_is_what_rounding_can_do_and_no_less() -> None:
    """Every true pair of counts within 4 of the published ones: the farthest share lies exactly at the bound."""
    for women, men in [(5, 20), (10, 15), (25, 25), (45, 5), (100, 60)]:
        share = Share(women, women + men)
        moved = [(women + w, men + m) for w, m in product(range(-4, 5), repeat=2)]
        far = max(abs(100 * w / (w + m) - 100 * women / share.base) for w, m in moved)
        assert far == pytest.approx(share.bound)


def test_counts_that_differ_by_5_or_less_are_about_as_many() -> None:
    assert [compared(count, 20) for count in (10, 15, 20, 25, 30)] == [
        "less", "about level", "about level", "about level", "more",
    ]  # fmt: skip
    assert compared_text(15, 20) == "about as many"
    assert compared_text(10, 20) is None
