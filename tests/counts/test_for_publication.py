"""What is counted to be published: every table of the lattice, for the periods that have closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.specimen import Specimen, release_of
from wggi_metrics.counts import count_lattice
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.disclosure.rounding import Counted, parse_lattice, shipped_lattice

CAREERS = """
staff_no | gender     | grade | org_unit | location     | region | contract_type        | valid_from | valid_to
1        | woman      | P-3   | A        | field        | Africa | fixed-term           | 2019-12-01 | 2021-03-31
1        | woman      | P-4   | A        | headquarters | Europe | fixed-term           | 2021-04-01 | -
2        | man        | P-3   | B        | field        | Africa | fixed-term           | 2019-12-01 | 2020-12-31
3        | man        | P-3   | B        | field        | Africa | short-term/temporary | 2019-12-01 | 2020-06-30
3        | man        | P-3   | B        | field        | Africa | one-year             | 2020-07-01 | -
4        | not stated | G-5   | B        | -            | Africa | fixed-term           | 2021-02-01 | -
5        | other      | G-5   | B        | field        | Africa | fixed-term           | 2021-02-01 | 2021-11-30
"""
PROFESSIONAL, SERVICE = "Professional and higher", "General Service"


def specimen(**more: str) -> Specimen:
    return release_of(assignments=CAREERS, until=date(2022, 6, 30), **more)


def counted(name: str, release: Specimen | None = None) -> dict[str, object]:
    found = count_lattice(release or specimen(), LOCAL, shipped_lattice()).tables
    return {period: rows for (table, period), rows in found.items() if table == name}


def test_staff_are_those_of_the_population_on_the_last_day_of_each_closed_year() -> None:
    assert counted("staff_by_grade") == {
        # 3 is short-term until June 2020; 2 leaves on the last day of it, and is there on it
        "2019": {(PROFESSIONAL, "P-3"): (1, 1, 0)},
        "2020": {(PROFESSIONAL, "P-3"): (1, 2, 0)},
        "2021": {(PROFESSIONAL, "P-3"): (0, 1, 0), (PROFESSIONAL, "P-4"): (1, 0, 0), (SERVICE, "G-5"): (0, 0, 1)},
    }


def test_a_field_not_given_for_somebody_is_a_blank_value_and_nobody_is_lost() -> None:
    rows = counted("staff_by_category_and_location")["2021"]
    assert rows == {
        (PROFESSIONAL, "field"): (0, 1, 0),
        (PROFESSIONAL, "headquarters"): (1, 0, 0),
        (SERVICE, ""): (0, 0, 1),
    }


def test_flows_are_those_of_whole_years_after_a_day_that_is_known() -> None:
    assert counted("appointments_by_grade") == {
        "2020": {(PROFESSIONAL, "P-3"): (0, 1, 0)},  # 3 comes over from a short-term contract
        "2021": {(PROFESSIONAL, "P-4"): (1, 0, 0), (SERVICE, "G-5"): (0, 0, 2)},
    }
    assert counted("promotions_by_grade") == {"2020": {}, "2021": {(PROFESSIONAL, "P-3"): (1, 0, 0)}}
    # 2 is first away on 1 January 2021
    assert counted("departures_by_grade")["2021"] == {
        (PROFESSIONAL, "P-3"): (0, 1, 0),
        (SERVICE, "G-5"): (0, 0, 1),
    }


def test_the_year_ends_with_the_month_that_the_lattice_says() -> None:
    lattice = replace(shipped_lattice(), last_month=6)
    tables = count_lattice(specimen(), LOCAL, lattice).tables
    assert {period for table, period in tables if table == "staff_by_grade"} == {"2020", "2021", "2022"}
    assert tables["staff_by_grade", "2021"][SERVICE, "G-5"] == (0, 0, 2)


def test_a_table_whose_field_no_row_gives_is_left_out() -> None:
    without = CAREERS.replace("| region", "| country")
    found = count_lattice(release_of(assignments=without, until=date(2022, 6, 30)), LOCAL, shipped_lattice()).tables
    assert "staff_by_region" not in {table for table, _ in found}


def test_what_was_never_loaded_is_left_out() -> None:
    names = {table for table, _ in count_lattice(specimen(), LOCAL, shipped_lattice()).tables}
    assert names == {table.name for table in shipped_lattice().tables if table.subject in (
        "staff", "appointments", "promotions", "departures")}  # fmt: skip


def test_who_is_trained_counts_once_in_each_category_and_year() -> None:
    trainings = "event_no | held_on | hours\nT1 | 2020-02-01 | 6\nT2 | 2021-05-01 | 6\nT3 | 2021-06-01 | 6"
    attendance = "event_no | staff_no\nT1 | 2\nT2 | 1\nT3 | 1\nT3 | 4"
    found = counted("training_by_category", specimen(trainings=trainings, attendance=attendance))
    assert found == {"2020": {(PROFESSIONAL,): (0, 1, 0)}, "2021": {(PROFESSIONAL,): (1, 0, 0), (SERVICE,): (0, 0, 1)}}


RECRUITMENT = {
    "vacancy_notices": "vacancy_no | grade | opened_on | closed_on | status\n"
                       "V1 | P-3 | 2020-01-05 | 2020-03-01 | filled\nV2 | P-3 | 2021-02-01 | 2022-06-01 | closed",
    "applications": "vacancy_no | applicant_no | gender | stage | outcome | from_roster\n"
                    "V1 | a | woman | appointed | - | -\nV1 | b | man | short list | - | -\n"
                    "V1 | c | not stated | applied | - | -\nV1 | d | man | appointed | - | true\n"
                    "V2 | e | woman | applied | - | -",
}  # fmt: skip


def test_stages_are_counted_by_the_year_in_which_their_notice_counts_without_the_roster() -> None:
    release = release_of(assignments=CAREERS, recruitment=RECRUITMENT, until=date(2022, 6, 30))
    found = counted("stages_by_grade_band", release)["2020"]
    assert isinstance(found, dict)
    assert found["applied", "P-1 to P-3"] == (1, 1, 1)
    assert found["appointed", "P-1 to P-3"] == (1, 0, 0)  # d comes from a roster


REGISTER = parse_lattice('[tables.focal_points]\nsubject = "focal points"\nby = []')
SURVEY = parse_lattice('[tables.answers]\nsubject = "survey answers"\nby = ["answer"]\neach = ["question_no"]')


def with_table(release: Specimen, table: str, columns: str, rows: list[str]) -> Specimen:
    """The release with one more sheet, as a register brings it."""
    release.connection.execute(f"CREATE TABLE {table} ({columns})")
    release.connection.execute(f"INSERT INTO {table} VALUES {', '.join(rows)}")
    release.connection.execute(f"INSERT INTO sources BY NAME SELECT 90 AS source, '{table}' AS dataset")
    return release


def register_of(lattice_table: str, found: Counted) -> dict[str, object]:
    return {period: rows for (table, period), rows in found.tables.items() if table == lattice_table}


def test_focal_points_are_those_of_the_last_day_each_once() -> None:
    columns = "focal_point_no VARCHAR, gender VARCHAR, appointed_on DATE, ended_on DATE, country VARCHAR"
    release = with_table(specimen(), "focal_points", f"{columns}, location VARCHAR", [
        "('a', 'woman', '2020-03-01', NULL, NULL, NULL)", "('a', 'woman', '2020-05-01', NULL, NULL, NULL)",
        "('b', 'man', '2020-03-01', '2020-12-31', NULL, NULL)", "('c', NULL, '2021-12-31', NULL, NULL, NULL)",
        "('d', 'woman', '2022-01-01', NULL, NULL, NULL)",
    ])  # fmt: skip
    found = register_of("focal_points", count_lattice(release, LOCAL, REGISTER))
    assert found == {"2020": {(): (1, 1, 0)}, "2021": {(): (1, 0, 1)}}


def test_a_survey_is_counted_once_its_year_has_closed_without_open_answers_and_projects() -> None:
    release = specimen()
    with_table(release, "survey_questions", "survey VARCHAR, question_no VARCHAR, kind VARCHAR", [
        "('S1', '1', 'scale')", "('S1', '2', 'open')", "('S2', '1', 'scale')",
    ])  # fmt: skip
    columns = "survey VARCHAR, respondent_no VARCHAR, question_no VARCHAR, answer VARCHAR, gender VARCHAR"
    with_table(release, "survey_responses", f"{columns}, round_on DATE, location VARCHAR", [
        "('S1', 'a', '1', 'agree', 'woman', '2021-09-01', NULL)",
        "('S1', 'b', '1', 'agree', 'man', '2021-09-01', NULL)",
        "('S1', 'c', '1', 'disagree', NULL, '2021-09-01', NULL)",
        "('S1', 'a', '2', 'much', 'woman', '2021-09-01', NULL)",
        "('S1', NULL, '1', 'agree', 'woman', '2021-09-01', NULL)",
        "('S2', 'a', '1', 'agree', 'woman', '2022-02-01', NULL)",
    ])  # fmt: skip
    found = register_of("answers", count_lattice(release, LOCAL, SURVEY))
    assert found == {"S1": {("1", "agree"): (1, 1, 0), ("1", "disagree"): (0, 0, 1)}}
