"""Sendings by channel, the day of a candidature after the opening, and the last day that the data speak of."""

from __future__ import annotations

from datetime import date

from tests.specimen import Specimen, release_of

NOTICES = """
vacancy_no | round | opened_on  | closed_on  | status
1          | 1     | 2024-01-01 | 2024-01-31 | filled
1          | 2     | 2024-06-01 | 2024-06-30 | filled
2          | 1     | 2024-10-01 | 2025-03-31 | open
"""
SENDINGS = """
vacancy_no | channel    | sent_on    | recipients
1          | WomenWatch | 2024-01-10 | 50
1          | WomenWatch | 2024-01-05 | 40
1          | WomenWatch | 2024-02-05 | 90
1          | WomenWatch | 2024-07-02 | 30
"""
APPLICATIONS = """
vacancy_no | applicant_no | gender | applied_on
1          | a            | woman  | 2024-01-03
1          | a            | woman  | 2024-06-03
2          | b            | man    | -
"""


def release(until: date | None = None) -> Specimen:
    tables = {"vacancy_notices": NOTICES, "circulations": SENDINGS, "applications": APPLICATIONS}
    return release_of(recruitment=tables, until=until)


def rows(found: Specimen, query: str) -> list[tuple[object, ...]]:
    return found.cursor().execute(query).fetchall()


def test_the_first_sending_of_a_round_counts_and_the_recipients_of_those_in_time() -> None:
    query = "SELECT notice, days_after_opening, days_left, is_in_time, recipients FROM notice_channels ORDER BY notice"
    # round 1: 5 January, to 50 at most before it closed; round 2: two days too late
    assert rows(release(), query) == [(1, 4, 26, True, 50), (2, 31, -2, False, 30)]


def test_a_candidature_has_its_day_after_the_opening_of_its_round() -> None:
    query = "SELECT notice, days_after_opening FROM candidatures ORDER BY notice"
    assert rows(release(), query) == [(1, 2), (2, 2), (3, None)]


def test_the_data_speak_up_to_the_date_of_the_export_and_no_further() -> None:
    query = "SELECT last_on FROM observed WHERE dataset = 'recruitment'"
    assert rows(release(date(2024, 11, 30)), query) == [(date(2024, 11, 30),)]


def test_the_closing_day_of_an_open_notice_is_a_plan_and_no_observation() -> None:
    query = "SELECT last_on FROM observed WHERE dataset = 'recruitment'"
    assert rows(release(), query) == [(date(2024, 10, 1),)]
