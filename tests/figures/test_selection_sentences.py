"""Titles of the page of the Board: figures of both genders, exchanged words for exchanged genders."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.figures.test_passages_sentences import CELL, Cell
from tests.figures.test_sentences import both, plain, swapped_words
from tests.measures.notices import counted
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.selection import (
    attended_title,
    chosen_lead,
    chosen_title,
    head_sentence,
    odds_title,
    over_time_title,
    pools_title,
    shares_title,
)
from wggi_metrics.measures import appointments_expected, pool_balance, stage_pass_rates


def row(**values: object) -> Row:
    return Row("pooled", (), (), values)


def titles(cells: list[Cell]) -> list[str]:
    """The titles about notices with so many women passed, women who entered, men passed, men who entered."""
    release = counted(
        ("short list", "recommended"), {f"V{at}": [(n, m), (x, y)] for at, (x, n, y, m) in enumerate(cells)}
    )
    measures = (pool_balance, stage_pass_rates, appointments_expected)
    pools, rates, chances = (measure(release, LOCAL) for measure in measures)
    stages = rows_of(pools, "pooled")
    told = [shares_title(stages), pools_title(stages[-1])] if stages else []
    pooled = [each for each in rows_of(rates, "pooled") if each["stage"]]
    told += [odds_title(each, next(iter(rows_of(rates, "stratified")), None)) for each in pooled]
    chosen = [each for each in rows_of(chances, "pooled") if each["women_expected"] is not None]
    return [plain(text) for text in (*told, *(say(each) for each in chosen for say in (chosen_title, chosen_lead)))]


def test_figures_of_both_stand_in_the_titles() -> None:
    shares, pools, odds, chosen, lead = titles([(1, 4, 3, 6), (1, 2, 2, 8)])
    assert shares == "Women are 30.0 % of those short-listed and 28.6 % of those recommended; men 70.0 % and 71.4 %"
    assert pools.startswith("0 of 2 pools of those recommended have no woman, 0 no man;")
    assert odds == "Women's odds of a recommendation do not differ clearly from men's"
    assert chosen == "2 women and 5 men were recommended; 2.2 and 4.8 would be expected"  # 4 * .4 + 3 * .2
    assert lead.startswith("Of those recommended 2 of 7 are women, **0.2 fewer** than selection blind to gender")


def test_odds_that_differ_clearly_say_which_way() -> None:
    assert "Notice by notice, women's odds of a recommendation are clearly below men's" in titles(
        [(5, 40, 40, 60), (4, 40, 40, 60)]
    )


def test_years_and_attendance_are_told() -> None:
    years = [row(stage="appointed", women=w, men=m, date=date(y, 12, 31)) for w, m, y in ((1, 3, 2019), (2, 3, 2026))]
    assert plain(over_time_title(years)) == (
        "Women were 25.0 % of those appointed in 2019 and 40.0 % in 2026; men 75.0 % and 60.0 %"
    )
    assert plain(over_time_title(years[:1])) == "Women were 25.0 % of those appointed in 2019; men 75.0 %"
    known = row(meetings=5, attended=3, attendance_not_recorded=1)
    assert attended_title(known) == "The WGGI member attended 3 of the 4 meetings that dealt with candidatures"
    assert "attended" not in attended_title(row(meetings=2, attended=0, attendance_not_recorded=2))


def test_the_step_of_the_head_stands_apart() -> None:
    told = head_sentence(row(women_candidates=3, men_candidates=9, appointed=4, women_appointed=2, women_expected=1.0,
                             notices=4, p_two_sided=0.25))  # fmt: skip
    assert plain(told) == (
        "From the recommendation to the appointment, which is the head's decision, women were 2 of 4 of those "
        "appointed over 4 notices, where 1.0 would be expected; chance alone gives a difference at least as large in "
        "25 of 100 cases."
    )


@settings(max_examples=6, deadline=None)
@given(some.lists(CELL, min_size=1, max_size=4))
def test_exchanged_genders_give_exchanged_words(cells: list[Cell]) -> None:
    turned = [(y, m, x, n) for x, n, y, m in cells]
    level = sum(n for _, n, _, _ in cells) == sum(m for *_, m in cells)
    if not level and sum(x for x, *_ in cells) != sum(y for _, _, y, _ in cells):
        assert [both(text) for text in titles(turned)] == [swapped_words(text) for text in titles(cells)]


@pytest.mark.parametrize("stage", ["applied", "qualified", "short list", "interviewed", "recommended", "appointed"])
def test_every_stage_has_its_words(stage: str) -> None:
    found = row(stage=stage, next_stage=stage, women=1, men=2, notices=3, no_women=1, no_men=0, expected_no_women=1.0,
                expected_no_men=0.5, appointed=3, women_appointed=1, women_expected=1.5)  # fmt: skip
    assert shares_title([found])
    assert pools_title(found)
    if stage != "applied":
        assert odds_title(found, None)
        assert chosen_title(found)
