"""Notices, candidatures and stage entries as they are derived from the exports on recruitment."""

from __future__ import annotations

from typing import Any

from tests.specimen import Specimen, release_of

HEAD = "vacancy_no | round | grade | opened_on | closed_on | status\n"


def looked_up(release: Specimen, query: str) -> list[tuple[Any, ...]]:
    return release.cursor().execute(query).fetchall()


def made(applications: str = "", notices: str = "", **others: str) -> Specimen:
    tables = {"applications": applications, "vacancy_notices": notices, **others}
    return release_of(recruitment={name: text for name, text in tables.items() if text})


def entries(release: Specimen) -> set[tuple[Any, ...]]:
    """Notice, stage, gender, what became of it, heads."""
    found = looked_up(release, "SELECT vacancy_no, stage, CAST(gender AS VARCHAR), result, heads FROM stage_entries "
                               "JOIN notices USING (notice)")  # fmt: skip
    return set(found)


def test_a_notice_belongs_to_the_day_of_the_board_else_of_its_candidates_else_of_its_closing() -> None:
    notices = HEAD + "\n".join(
        f"V{at} | 1 | P-3 | 2025-01-0{at} | {closed} | {status}"
        for at, closed, status in (
            (1, "2025-02-01", "filled"), (2, "2025-02-02", "filled"), (3, "2025-02-03", "closed"),
            (4, "2025-02-04", "open"), (5, "-", "open"))
    )  # fmt: skip
    release = made(
        "vacancy_no | applicant_no | gender | stage | applied_on | appointed_on\n"
        "V1 | a | woman | appointed | 2025-01-10 | 2025-05-05\nV2 | b | man | appointed | 2025-01-11 | 2025-06-06",
        notices,
        board_meetings="meeting_no | held_on\nM1 | 2025-04-04",
        board_agenda="meeting_no | vacancy_no | decision\nM1 | V1 | recommended\nM1 | V2 | deferred",
    )
    found = looked_up(release, "SELECT vacancy_no, CAST(decided_on AS VARCHAR), CAST(counted_on AS VARCHAR) "
                               "FROM notices ORDER BY 1")  # fmt: skip
    assert found == [
        ("V1", "2025-04-04", "2025-04-04"), ("V2", "2025-06-06", "2025-06-06"), ("V3", "2025-02-03", "2025-02-03"),
        ("V4", None, "2025-02-04"), ("V5", None, "2025-01-05"),
    ]  # fmt: skip


def test_candidatures_belong_to_the_round_that_was_open_when_they_came() -> None:
    release = made(
        "vacancy_no | applicant_no | gender | applied_on\nV1 | a | woman | 2024-12-30\nV1 | b | man | 2025-05-31\n"
        "V1 | c | man | 2025-06-01\nV1 | a | woman | 2025-07-01",
        HEAD
        + "V1 | 1 | P-3 | 2025-01-01 | 2025-02-01 | re-advertised\nV1 | 2 | P-3 | 2025-06-01 | 2025-07-01 | filled",
    )
    found = looked_up(
        release, "SELECT round, COUNT(*) FROM candidatures JOIN notices USING (notice) GROUP BY 1 ORDER BY 1"
    )
    assert found == [(1, 2), (2, 2)]


def test_of_two_rows_of_one_notice_and_round_the_later_stands() -> None:
    release = made("", HEAD + "V1 | - | P-3 | 2025-01-01 | - | open\nV1 | 1 | P-4 | 2025-01-01 | - | filled")
    assert looked_up(release, "SELECT vacancy_no, round, grade, status FROM notices") == [("V1", 1, "P-4", "filled")]


def test_a_notice_without_a_sheet_is_made_from_what_its_candidatures_agree_upon() -> None:
    release = made("vacancy_no | applicant_no | gender | grade | job_family\nV1 | a | woman | P-3 | Law\n"
                   "V1 | b | man | P-3 | Health")  # fmt: skip
    assert looked_up(release, "SELECT grade, job_family, positions, is_listed FROM notices") == [
        ("P-3", None, 1, False)
    ]


def test_one_applicant_has_one_gender_the_latest_given() -> None:
    release = made("vacancy_no | applicant_no | gender\nV1 | a | man\nV2 | a | woman\nV3 | a | -\nV4 | b | -")
    found = looked_up(release, "SELECT vacancy_no, CAST(candidatures.gender AS VARCHAR) FROM candidatures "
                               "JOIN notices USING (notice) ORDER BY 1")  # fmt: skip
    assert found == [("V1", "woman"), ("V2", "woman"), ("V3", "woman"), ("V4", "not stated")]


def test_a_later_stage_implies_the_earlier_ones() -> None:
    release = made("vacancy_no | applicant_no | gender | qualified | short_listed | appointed\n"
                   "V1 | a | woman | - | - | true\nV1 | b | man | true | - | -\n"
                   "V1 | c | man | false | - | -")  # fmt: skip
    assert entries(release) == {
        ("V1", "applied", "woman", "passed", 1), ("V1", "applied", "man", "passed", 1),
        ("V1", "applied", "man", "not passed", 1), ("V1", "qualified", "woman", "passed", 1),
        ("V1", "qualified", "man", "not passed", 1), ("V1", "short list", "woman", "passed", 1),
        ("V1", "appointed", "woman", "last", 1),
    }  # fmt: skip


def test_a_stage_that_the_export_names_is_one_even_where_all_of_it_went_further() -> None:
    release = made("vacancy_no | applicant_no | gender | stage | outcome\nV1 | a | woman | short list | roster\n"
                   "V1 | b | man | applied | -")  # fmt: skip
    found = looked_up(release, "SELECT stage FROM notice_stages ORDER BY stage_rank")
    assert found == [("applied",), ("short list",), ("recommended",)]


def test_who_waits_withdraws_or_comes_from_a_roster_is_told_apart() -> None:
    release = made(
        "vacancy_no | applicant_no | gender | stage | outcome | withdrawn_at | from_roster\n"
        "V1 | a | woman | applied | withdrawn | applied | -\nV1 | b | man | applied | pending | - | -\n"
        "V2 | c | woman | appointed | - | - | true\nV2 | d | man | applied | - | - | -",
        HEAD + "V1 | 1 | P-3 | 2025-01-01 | 2025-02-01 | open\nV2 | 1 | P-3 | 2025-01-01 | 2025-02-01 | filled",
    )
    assert entries(release) == {
        ("V1", "applied", "woman", "withdrawn", 1), ("V1", "applied", "man", "waiting", 1),
        ("V2", "applied", "man", "not passed", 1), ("V2", "appointed", "woman", "outside", 1),
    }  # fmt: skip


def test_a_closed_notice_with_somebody_pending_waits() -> None:
    rows = "vacancy_no | applicant_no | gender | stage | outcome\nV1 | a | woman | applied | pending\n"
    rows += "V1 | b | man | applied | -\nV2 | c | man | appointed | -"
    release = made(rows, HEAD + "V1 | 1 | P-3 | 2025-01-01 | 2025-02-01 | closed")
    assert {row[3] for row in entries(release) if row[0] == "V1"} == {"waiting"}


COUNTS = "vacancy_no | stage | women | men | not_stated\n"


def test_counts_become_the_same_entries_as_candidatures() -> None:
    release = made(application_counts=COUNTS + "V1 | applied | 5 | 4 | 1\nV1 | appointed | 1 | 0 | 0")
    assert entries(release) == {
        ("V1", "applied", "woman", "passed", 1), ("V1", "applied", "woman", "not passed", 4),
        ("V1", "applied", "man", "not passed", 4), ("V1", "applied", "not stated", "not passed", 1),
        ("V1", "appointed", "woman", "last", 1),
    }  # fmt: skip


def test_candidatures_stand_where_a_notice_has_both() -> None:
    release = made("vacancy_no | applicant_no | gender | stage\nV1 | a | woman | appointed\nV1 | b | man | applied",
                   application_counts=COUNTS + "V1 | applied | 50 | 40 | 0")  # fmt: skip
    assert sum(row[4] for row in entries(release) if row[1] == "applied") == 2


def test_who_is_more_at_the_last_stage_than_before_is_outside() -> None:
    release = made(application_counts=COUNTS + "V1 | recommended | 1 | 2 | 0\nV1 | appointed | 3 | 1 | 0")
    found = entries(release)
    assert ("V1", "recommended", "woman", "passed", 1) in found
    assert ("V1", "appointed", "woman", "last", 1) in found
    assert ("V1", "appointed", "woman", "outside", 2) in found
    assert not [row for row in found if row[4] <= 0]


def test_counts_that_begin_at_a_later_stage_have_no_application() -> None:
    release = made(application_counts=COUNTS + "V1 | short list | 3 | 2 | 0\nV1 | recommended | 1 | 0 | 0")
    found = looked_up(release, "SELECT stage, next_stage FROM notice_stages ORDER BY stage_rank")
    assert found == [("short list", "recommended"), ("recommended", None)]


def test_a_stage_that_one_notice_lacks_and_another_has_is_skipped_or_empty() -> None:
    release = made(application_counts=COUNTS + "V1 | applied | 5 | 5 | 0\nV1 | short list | 2 | 2 | 0\n"
                   "V1 | appointed | 1 | 0 | 0\nV2 | applied | 4 | 4 | 0\nV2 | appointed | 0 | 1 | 0\n"
                   "V3 | applied | 3 | 3 | 0")  # fmt: skip
    found = looked_up(release, "SELECT vacancy_no, stage FROM notice_stages JOIN notices USING (notice) "
                               "ORDER BY 1, stage_rank")  # fmt: skip
    assert [stage for number, stage in found if number == "V1"] == ["applied", "short list", "appointed"]
    assert [stage for number, stage in found if number == "V2"] == ["applied", "appointed"]
    # of V3 nobody went on: that they came to no short list is told, not skipped
    assert [stage for number, stage in found if number == "V3"] == ["applied", "short list", "appointed"]


def test_the_channel_of_counts_is_kept_where_every_stage_has_it() -> None:
    head = "vacancy_no | stage | source_named | women | men\n"
    release = made(application_counts=head + "V1 | applied | press | 2 | 3\nV1 | applied | web | 1 | 1\n"
                   "V1 | appointed | press | 1 | 0\nV1 | appointed | web | 0 | 0\n"
                   "V2 | applied | press | 2 | 2\nV2 | appointed | - | 0 | 1")  # fmt: skip
    found = looked_up(release, "SELECT DISTINCT vacancy_no, channel FROM stage_entries JOIN notices USING (notice) "
                               "ORDER BY ALL")  # fmt: skip
    assert found == [("V1", "press"), ("V1", "web"), ("V2", None)]


def test_the_days_of_recruitment_end_with_the_last_day_that_is_known() -> None:
    release = made(
        "", HEAD + "V1 | 1 | P-3 | 2025-01-01 | 2027-02-01 | open\nV2 | 1 | P-3 | 2025-03-01 | 2025-04-05 | filled"
    )
    found = looked_up(release, "SELECT CAST(first_on AS VARCHAR), CAST(last_on AS VARCHAR) FROM observed")
    assert found == [("2025-01-01", "2025-04-05")]


def test_every_row_that_speaks_of_a_notice_is_kept_with_it() -> None:
    release = made(
        "vacancy_no | applicant_no | gender\nV1 | a | woman\nV2 | b | man",
        HEAD + "V1 | 1 | P-3 | 2025-01-01 | 2025-02-01 | filled",
        circulations="vacancy_no | channel | sent_on\nV1 | WomenWatch | 2025-01-05",
        board_meetings="meeting_no | held_on\nM1 | 2025-04-04", board_agenda="meeting_no | vacancy_no\nM1 | V1",
    )  # fmt: skip
    found = looked_up(release, "SELECT dataset, behind.source_row FROM notice_rows_behind AS behind "
                               "JOIN sources USING (source) "
                               "JOIN notices USING (notice) WHERE vacancy_no = 'V1' ORDER BY 1")  # fmt: skip
    assert found == [("applications", 2), ("board_agenda", 2), ("circulations", 2), ("vacancy_notices", 2)]
