"""How numbers are printed."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from wggi_metrics.figures import numerals
from wggi_metrics.figures.numerals import THIN_SPACE

LIMITS = (47, 53)


def test_percentages_are_rounded_half_up_from_the_counts():
    assert numerals.share_text(1, 16) == "6.3"  # 6.25, which binary halves-to-even would print as 6.2
    assert numerals.share_text(730, 1560) == "46.8"
    assert numerals.share_text(0, 5) == "0.0"
    assert numerals.share_text(5, 5) == "100.0"


def test_the_percent_sign_is_kept_with_its_number():
    assert numerals.percent(1, 2) == f"50.0{THIN_SPACE}%"


def test_a_share_just_below_a_limit_gets_two_decimals():
    assert numerals.share_text(1174, 2500, LIMITS) == "46.96"  # 46.96 would print 47.0 and is below
    assert numerals.share_text(1326, 2500, LIMITS) == "53.04"
    assert numerals.share_text(47, 100, LIMITS) == "47.0"


def test_a_share_a_thousandth_below_a_limit_gets_as_many_decimals_as_it_needs():
    assert numerals.share_text(46999, 100000, LIMITS) == "46.999"


@given(st.integers(0, 4000), st.integers(1, 4000))
def test_what_is_printed_lies_on_the_same_side_of_the_band_as_the_counts(part, more):
    whole = part + more
    printed = Fraction(numerals.share_text(part, whole, LIMITS))
    assert (printed < 47) == (100 * part < 47 * whole)
    assert (printed > 53) == (100 * part > 53 * whole)


def test_a_share_just_inside_the_band_keeps_its_one_decimal():
    assert numerals.share_text(157, 334, LIMITS) == "47.0"  # 47.006


def test_differences_carry_a_real_minus_sign():
    assert numerals.signed(Fraction(-1, 2)) == "\u22120.5"
    assert numerals.signed(Fraction(11, 10)) == "+1.1"
    assert numerals.signed(Fraction(0)) == "0.0"
    assert numerals.signed(-0.5) == "\u22120.5"


def test_a_difference_that_would_print_as_nothing_gets_two_decimals():
    assert numerals.signed(-0.02) == "\u22120.02"


def test_the_ends_of_an_interval_are_rounded_half_up():
    assert numerals.interval(0.41551, 0.55849) == f"41.6\u201355.8{THIN_SPACE}%"


def test_an_interval_that_could_not_be_computed_prints_nothing():
    assert numerals.interval(None, None) == ""


def test_counts_have_commas_and_dates_no_leading_zero():
    assert numerals.n_of(730, 1560) == "730 of 1,560"
    assert numerals.day_text(date(2026, 10, 1)) == "1 October 2026"


def test_hyphens_in_titles_do_not_break():
    assert numerals.unbroken("P-4") == "P\u20114"
