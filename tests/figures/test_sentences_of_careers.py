"""Moves, acting and training in words, of women and of men alike."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.figures.results import result
from tests.figures.test_sentences import both, plain, swapped_words
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.statistics import exact_rate_ratio, newcombe_difference


def answer(measure, **values):
    """What the measure answers in its pooled row."""
    told = result(measure, "row  women\npooled  1")
    told.table = pd.DataFrame([{"row": "pooled", "not_computable": None} | values])
    return told


def moves(women, her, men, his):
    has_both = bool(her and his and women + men)
    found = exact_rate_ratio([women], [her], [men], [his]) if has_both else [[None]] * 3
    ratio, low, high = (one[0] for one in found[:3])
    return answer(
        "moves", kind="duty station", women_moves=women, men_moves=men, women_person_years=her, men_person_years=his,
        rate_ratio=ratio if men else None, ratio_low=low, ratio_high=high,
    )  # fmt: skip


def acting(women, men, feeder, settled):
    share = women / (women + men) if women + men else None
    names = ("women_ended", "women_converted", "men_ended", "men_converted")
    return answer("acting_assignments", women_months=women, men_months=men, share=share, feeder_share=feeder,
                  **dict(zip(names, settled, strict=True)))  # fmt: skip


def training(women, her, men, his, hours=(0.0, 0.0)):
    gap, low, high = (float(one[0]) for one in newcombe_difference([women], [her], [men], [his]))
    return answer(
        "training_uptake", women_took_part=women, women_eligible=her, men_took_part=men, men_eligible=his,
        gap=gap, gap_low=low, gap_high=high, women_hours=hours[0], men_hours=hours[1],
        women_person_years=float(her), men_person_years=float(his),
    )  # fmt: skip


MOVES = some.tuples(some.integers(0, 30), some.integers(1, 200), some.integers(0, 30), some.integers(1, 200))


@settings(deadline=None, max_examples=60)
@given(MOVES)
def test_moves_with_the_genders_exchanged_give_the_words_exchanged(counts):
    women, her, men, his = counts
    told, other = moves(women, float(her), men, float(his)), moves(men, float(his), women, float(her))
    assert both(sentence(other)) == swapped_words(sentence(told))


MONTHS = some.tuples(some.integers(0, 40).map(float), some.integers(0, 40).map(float), some.integers(1, 7))
SETTLED = some.tuples(some.integers(0, 9), some.integers(0, 9), some.integers(0, 9), some.integers(0, 9)).map(
    lambda found: (found[0] + found[1], found[1], found[2] + found[3], found[3])
)


@settings(deadline=None, max_examples=60)
@given(MONTHS, SETTLED)
def test_acting_with_the_genders_exchanged_gives_the_words_exchanged(months, settled):
    women, men, eighths = months
    told = acting(women, men, eighths / 8, settled)
    other = acting(men, women, 1 - eighths / 8, settled[2:] + settled[:2])
    assert both(sentence(other)) == swapped_words(sentence(told))


PEOPLE = some.tuples(some.integers(0, 9), some.integers(0, 30), some.integers(0, 9), some.integers(0, 30)).map(
    lambda found: (found[0], found[0] + found[1] + 1, found[2], found[2] + found[3] + 1)
)


@settings(deadline=None, max_examples=60)
@given(PEOPLE, some.tuples(some.integers(0, 9).map(float), some.integers(0, 9).map(float)))
def test_training_with_the_genders_exchanged_gives_the_words_exchanged(people, hours):
    told, other = training(*people, hours), training(*people[2:], *people[:2], hours[::-1])
    assert both(sentence(other)) == swapped_words(sentence(told))


def test_moves_name_rates_counts_and_what_the_interval_holds():
    # measures, 5: 9/190 against 31/510 is .779287 (exact .326333-1.676897)
    assert plain(sentence(moves(9, 190.0, 31, 510.0))) == (
        "Women moved to another duty station 4.7 times in 100 person-years (9 moves in 190.0 years), men 6.1 times "
        "(31 moves in 510.0 years): 0.78 times the rate of men; the figures are compatible with no difference, and "
        "with 0.33 to 1.68 times."
    )


def test_moves_of_one_gender_alone_have_no_ratio():
    assert plain(sentence(moves(3, 10.0, 0, 40.0))).endswith("men 0.0 times (0 moves in 40.0 years).")


def test_acting_is_set_beside_the_feeder_grades():
    assert plain(sentence(acting(12.0, 24.0, 0.5, (5, 2, 8, 4)))) == (
        "Women had 33.3 % of the months of acting (12.0 of 36.0) and 50.0 % of the months in the grades that feed "
        "them. Twelve months after its first day, acting had led to promotion in 2 of 5 assignments of women and "
        "4 of 8 of men."
    )


def test_training_gives_both_parts_and_the_difference():
    # the worked difference of proportions: interval from .0524 to .3339
    text = plain(sentence(training(56, 70, 48, 80, (140.0, 80.0))))
    assert text == (
        "Of women 80.0 % took part in training (56 of 70), of men 60.0 % (48 of 80): a difference of +20.0 points, "
        "interval +5.2 – +33.4; hours per person-year 2.0 and 1.0."
    )


@pytest.mark.parametrize("measure", ["moves", "acting_assignments", "training_uptake"])
def test_what_cannot_be_computed_gives_its_reason(measure):
    told = answer(measure, not_computable="a head count has no flows", share=None, gap=None)
    assert sentence(told) == "This can't be computed: a head count has no flows."
