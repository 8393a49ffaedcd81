"""What passages, chances and pools say; genders exchanged in the data are exchanged in the words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.figures.test_sentences import both, plain, swapped_words
from tests.measures.notices import berkeley, counted
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.figures.sentences.stages import cases_text
from wggi_metrics.measures import Asked, appointments_expected, pool_balance, stage_pass_rates

STAGES = ("short list", "recommended")
Cell = tuple[int, int, int, int]


def said(cells: list[Cell], *measures: object, asked: Asked = Asked()) -> list[str]:
    """The sentences about notices with so many women passed, women who entered, men passed, men who entered."""
    notices = {f"VN{at}": [(n, m), (x, y)] for at, (x, n, y, m) in enumerate(cells)}
    release = counted(STAGES, notices)
    every = measures or (stage_pass_rates, appointments_expected, pool_balance)
    return [plain(sentence(measure(release, LOCAL, asked))) for measure in every]  # type: ignore[operator]


def test_an_interval_that_includes_none_is_compatible_with_no_difference_and_with_up_to_so_many_points() -> None:
    assert said([(2, 10, 3, 12), (1, 8, 4, 15)], stage_pass_rates)[0].startswith(
        "From short list to recommended 16.7 % of women passed (3 of 18) and 25.9 % of men (7 of 27): the figures are "
        "compatible with no difference and with up to "
    )


def test_where_men_are_the_fewer_the_sentence_is_about_men() -> None:
    assert said([(10, 12, 1, 8), (9, 15, 1, 9)], stage_pass_rates)[0].startswith(
        "From short list to recommended 11.8 % of men passed (2 of 17) and 70.4 % of women (19 of 27): "
        "a difference of -58.6"
    )


def test_a_difference_that_goes_notice_by_notice_is_said() -> None:
    # in each notice both rates are the same: 1 of 2, and 1 of 10; interval: statsmodels, StratifiedTable
    first = said([(40, 80, 10, 20), (2, 20, 10, 100)], stage_pass_rates)[0]
    assert first.endswith(
        "Pooled, women's odds of passing are 3.62 times men's; notice by notice, the odds of passing of women and men "
        "are the same (interval 0.43–2.31): compared so, the figures are compatible with no difference."
    )


def test_strata_of_other_fields_are_named() -> None:
    found = sentence(stage_pass_rates(berkeley(), LOCAL, Asked(within=("vacancy_no",))))
    assert "notice by notice" in found


def test_several_stages_say_how_many_intervals_exclude_none_and_how_many_would_by_chance() -> None:
    release = counted(("applied", *STAGES), {"V1": [(90, 90), (50, 20), (5, 5)], "V2": [(80, 80), (40, 20), (5, 5)]})
    assert sentence(stage_pass_rates(release, LOCAL)).endswith(
        "Of 2 stages the interval of the difference excludes none at 2, where about 0.10 would by chance."
    )


def test_equal_numbers_are_said_of_both() -> None:
    assert said([(2, 5, 2, 5), (1, 4, 1, 4)])[0].startswith(
        "From short list to recommended 33.3 % of women and men each passed (3 of 9 each)."
    )


CELL = some.tuples(some.integers(0, 6), some.integers(0, 9), some.integers(0, 6), some.integers(0, 60)).map(
    lambda cell: (min(cell[0], cell[1]), cell[1], min(cell[2], cell[3]), cell[3])
)


@settings(max_examples=15, deadline=None)
@given(some.lists(CELL, min_size=1, max_size=4))
def test_exchanged_genders_give_exchanged_words(cells: list[Cell]) -> None:
    turned = [(y, m, x, n) for x, n, y, m in cells]
    assert [both(text) for text in said(turned)] == [swapped_words(text) for text in said(cells)]


@pytest.mark.parametrize(
    ("p", "text"),
    [(1, "100 of 100"), (0.624175, "62 of 100"), (0.05, "5 of 100"), (0.0042, "4 of 1,000"), (0.00004, "4 of 100,000"),
     (1e-9, "fewer than 1 of 1,000,000")],
)  # fmt: skip
def test_a_probability_is_told_in_cases(p: float, text: str) -> None:
    assert cases_text(p) == text
