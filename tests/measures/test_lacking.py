"""The fields that a measure could be divided by if an export gave them."""

from __future__ import annotations

from datetime import date

from tests.specimen import Specimen, release_of
from wggi_metrics.measures import REGISTRY, fields_lacking

STAFF = """
staff_no | gender | grade | location | valid_from | valid_to
1        | woman  | P-3   | field    | 2020-01-01 | -
2        | man    | P-3   | field    | 2020-01-01 | -
"""
NOTICES = """
vacancy_no | grade | location | opened_on  | closed_on  | status | gender_clause
V1         | P-3   | field    | 2025-02-01 | 2025-03-01 | closed | yes
"""


def release(staff: str = STAFF) -> Specimen:
    return release_of(assignments=staff, recruitment={"vacancy_notices": NOTICES}, until=date(2025, 12, 31))


def test_fields_are_those_that_no_row_gives_and_what_the_dashboard_makes_never_lacks() -> None:
    found = fields_lacking(release(), REGISTRY["promotion_rates"])
    assert {"contract_type", "duty_station", "org_unit", "nationality"} <= set(found)
    assert not {"grade", "category", "population", "location"} & set(found)


def test_fields_of_notices_are_those_of_notices() -> None:
    assert fields_lacking(release(), REGISTRY["notice_reach"]) == (
        "contract_type", "duty_station", "country", "region", "org_unit", "job_family", "scope",
        "terms_of_reference_clause",
    )  # fmt: skip


def test_what_divides_events_alone_is_no_field_that_lacks() -> None:
    """Nobody sent a notice, was promoted or left: no channel, grade promoted to or reason has ever been given."""
    for name, cut in (("promotion_rates", "to_grade"), ("leaving_rates", "reason"), ("notice_reach", "channel")):
        told = REGISTRY[name]
        assert told.cuts == (cut,)
        assert cut not in fields_lacking(release(), told)


def test_no_measure_names_what_divides_events_alone_among_the_fields_of_people_and_notices() -> None:
    for told in REGISTRY.values():
        assert not set(told.cuts) & set(told.dimensions), told.name


def test_a_band_is_named_by_the_field_that_it_is_made_of() -> None:
    told = REGISTRY["women_share"]
    assert {"birth_date", "entry_on_duty"} <= set(fields_lacking(release(), told))
    with_days = STAFF.replace("| location", "| entry_on_duty").replace("field   ", "2019-01-01")
    found = fields_lacking(release(with_days), told)
    assert "birth_date" in found
    assert not {"entry_on_duty", "service_band", "age_band"} & set(found)


def test_a_release_of_an_earlier_version_lacks_tables_and_no_field() -> None:
    earlier = release()
    earlier.connection.execute("DROP TABLE notice_channels")
    assert fields_lacking(earlier, REGISTRY["notice_reach"]) == ()
    assert "scope" in fields_lacking(earlier, REGISTRY["stage_pass_rates"])  # needs no channels
