"""Pools by women in them: counted above, expected beneath, told apart by more than colour."""

from __future__ import annotations

from wggi_metrics.figures.tokens import LIGHT
from wggi_metrics.figures.women_in_pools import Pools, women_in_pools

STAGES = [Pools("Qualified", (1, 4, 15), (0.5, 3.0, 16.5)), Pools("Short list", (8, 6, 6), None)]


def test_counts_are_parts_of_their_stage() -> None:
    none, none_expected, *_ = women_in_pools(STAGES, LIGHT, "Title").figure.data
    assert list(none.x) == [5.0, 40.0]  # 1 of 20, 8 of 20
    assert list(none_expected.x) == [2.5, 0.0]  # 0.5 of 20; nothing expected where there is no pool before


def test_a_part_too_narrow_for_its_number_has_none() -> None:
    numbers = [note.text for note in women_in_pools(STAGES, LIGHT, "Title").figure.layout.annotations][1:]
    assert numbers == ["<b>1</b>", "<b>4</b>", "<b>15</b>", "<b>8</b>", "<b>6</b>", "<b>6</b>"]
    narrow = [Pools("Qualified", (0, 1, 39), None)]
    assert [n.text for n in women_in_pools(narrow, LIGHT, "T").figure.layout.annotations][1:] == ["<b>39</b>"]


def test_no_woman_is_hatched() -> None:
    patterns = [trace.marker.pattern.shape for trace in women_in_pools(STAGES, LIGHT, "Title").figure.data]
    assert patterns == ["x", None, None, None, None, None]


def test_the_description_has_counted_and_expected() -> None:
    assert women_in_pools(STAGES, LIGHT, "Title").alt == (
        "Title. Notices by women in the pool: Qualified: without a woman 1, with one 4, with two or more 15 "
        "(expected 0.5, 3.0, 16.5); Short list: without a woman 8, with one 6, with two or more 6."
    )
