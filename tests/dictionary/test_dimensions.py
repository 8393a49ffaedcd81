"""Dimensions are fields of the dictionary, with their groups in order."""

from __future__ import annotations

import pytest

from wggi_metrics.dictionary import DICTIONARY
from wggi_metrics.dictionary.dimensions import ORDERS, band_of, dimension, dimensions

STAFF = """grade category population contract_type location duty_station country region hardship org_unit
    job_family job_title supervisor recruited nationality nationality_group service age_band service_band"""


@pytest.mark.parametrize("name", STAFF.split())
def test_every_dimension_of_staff_is_there(name: str) -> None:
    assert dimension(name).dated


@pytest.mark.parametrize("name", dimensions())
def test_a_dimension_has_labels_and_a_known_order(name: str) -> None:
    found = dimension(name)
    assert found.label[0].isupper()
    assert found.plural[0].isupper()
    assert found.order in ORDERS
    assert found.field is None or found.field.name in {name, "action_reason"}


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "under 30"), (29, "under 30"), (30, "30-39"), (39, "30-39"), (49, "40-49"), (50, "50-54"),
     (54, "50-54"), (55, "55-59"), (59, "55-59"), (60, "60 and over"), (99, "60 and over")],
)  # fmt: skip
def test_age_bands_begin_with_their_first_year(age: int, band: str) -> None:
    assert band_of("age_band", age) == band


@pytest.mark.parametrize(
    ("years", "band"),
    [(0, "under 1 year"), (1, "1-4 years"), (4, "1-4 years"), (5, "5-9 years"), (10, "10-19 years"),
     (19, "10-19 years"), (20, "20 years and over")],
)  # fmt: skip
def test_length_of_service_is_in_completed_years(years: int, band: str) -> None:
    assert band_of("service_band", years) == band


def test_a_number_of_years_below_nought_is_in_no_band() -> None:
    with pytest.raises(ValueError, match="counted from 0"):
        band_of("age_band", -1)


def test_bands_leave_no_gap_and_the_last_has_no_end() -> None:
    for name in ("age_band", "service_band"):
        bands = dimension(name).bands
        assert [band.below for band in bands] == [*(band.least for band in bands[1:]), None]
        assert bands[0].least == 0


def test_every_kind_of_contract_is_in_one_population() -> None:
    grouped = [code for _, codes in dimension("population").groups for code in codes]
    contract_types = DICTIONARY.datasets["assignments"].fields["contract_type"].codes
    assert sorted(grouped) == sorted(code.value for code in contract_types)


def test_staff_are_those_appointed_for_a_year_or_more() -> None:
    population = dimension("population")
    assert dict(population.groups)["staff"] == ("fixed-term", "one-year", "regular/continuing")
    assert population.default == "staff"


def test_groups_that_the_dictionary_knows_come_in_its_order() -> None:
    assert dimension("hardship").values == ("H", "A", "B", "C", "D", "E")
    assert dimension("supervisor").values == ("yes", "no")
    assert dimension("nationality_group").values == (
        "African States", "Asia-Pacific States", "Eastern European States",
        "Latin American and Caribbean States", "Western European and Others",
    )  # fmt: skip
    assert dimension("org_unit").values is None
    assert dimension("grade").values is None


def test_an_unknown_dimension_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        dimension("colour")
