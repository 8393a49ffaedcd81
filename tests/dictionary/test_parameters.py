"""Thresholds are whole numbers and fractions with a source; duties are off until somebody decides."""

from __future__ import annotations

from datetime import date

import pytest

from wggi_metrics.dictionary.parameters import (
    KINDS,
    NotInForce,
    Parameter,
    band_in_force,
    parameter,
    parameters,
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("parity_band", ((47, 100), (53, 100))), ("forty_per_cent", ((40, 100), (60, 100))),
        ("four_fifths", (4, 5)), ("interval_level", (95, 100)), ("minimum_base", 25), ("small_unit", 10),
        ("break_days", 31), ("absent_months", 24), ("corrected_gender", (5, 1000)), ("gone_share", (1, 5)),
        ("regrading_share", (1, 5)), ("staleness_days", 45), ("events_per_parameter", 10),
    ],
)  # fmt: skip
def test_the_values_are_those_of_the_design(name: str, value: object) -> None:
    assert parameter(name).value == value


@pytest.mark.parametrize("found", parameters(), ids=lambda found: found.name)
def test_every_parameter_says_whose_it_is_and_where_it_stands(found: Parameter) -> None:
    assert found.kind in KINDS
    assert found.about.endswith(".")
    assert found.label
    assert found.whose
    assert found.reference
    assert found.decided_by


@pytest.mark.parametrize("found", parameters(), ids=lambda found: found.name)
def test_no_threshold_is_a_decimal_number(found: Parameter) -> None:
    def numbers(value: object) -> list[object]:
        return [part for inner in value for part in numbers(inner)] if isinstance(value, tuple) else [value]

    assert all(type(number) is int for number in numbers(found.value))


def test_a_rule_holds_from_its_day_on() -> None:
    assert parameter("parity_band", date(2017, 9, 13)).in_force_from == date(2017, 9, 13)
    with pytest.raises(NotInForce):
        parameter("parity_band", date(2017, 9, 12))


def test_a_parameter_without_a_day_always_holds() -> None:
    assert parameter("break_days", date(1900, 1, 1)).whole == 31


def test_duties_to_analyse_and_to_prefer_are_off_until_the_organisation_says_so() -> None:
    assert not parameter("written_analysis").applies
    assert not parameter("preference").applies


def test_the_parity_band_is_in_force_as_shipped() -> None:
    band = band_in_force()
    assert (band.name, band.low, band.high) == ("parity_band", (47, 100), (53, 100))


def test_a_value_is_taken_as_what_it_is_or_refused() -> None:
    assert parameter("four_fifths").fraction == (4, 5)
    with pytest.raises(TypeError):
        _ = parameter("four_fifths").whole
    with pytest.raises(TypeError):
        _ = parameter("break_days").fraction
    with pytest.raises(TypeError):
        _ = parameter("four_fifths").band


def test_an_unknown_parameter_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        parameter("colour")


def test_the_quoted_four_fifths_rule_is_the_regulations_sentence() -> None:
    # 29 CFR 1607.4 D, first sentence.
    assert parameter("four_fifths").quote.startswith(
        "A selection rate for any race, sex, or ethnic group which is less than four-fifths (4/5)"
    )
