"""Women and men at the meetings of the Board, and the working group's member there."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, AskedWrongly, Result, board_composition

IN_2025 = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}

# M3 has no agenda, M4 has nobody's presence recorded, M5 lies after the last day of the data, M6 has no date
MEETINGS = """
meeting_no | held_on    | wggi_member_attended
M1         | 2025-02-01 | yes
M2         | 2025-03-01 | no
M3         | 2025-04-01 | yes
M4         | 2025-05-01 | -
M5         | 2025-12-01 | -
M6         | -          | -
"""
AGENDA = """
meeting_no | vacancy_no | decision
M1         | VN1        | recommended
M1         | VN2        | deferred
M2         | VN2        | recommended
M4         | VN3        | -
M5         | VN4        | -
"""
MEMBERS = """
meeting_no | member_no | gender     | role       | voting | present
M1         | a         | woman      | chair      | yes    | yes
M1         | b         | man        | member     | -      | yes
M1         | c         | man        | member     | yes    | no
M1         | d         | woman      | ex officio | -      | yes
M1         | e         | man        | secretary  | no     | yes
M1         | f         | not stated | member     | yes    | yes
M1         | g         | woman      | member     | yes    | -
M2         | a         | woman      | chair      | yes    | no
M2         | b         | man        | member     | yes    | yes
M2         | d         | woman      | ex officio | no     | no
M3         | b         | man        | chair      | yes    | yes
M4         | a         | woman      | chair      | yes    | -
"""
UNTIL = date(2025, 10, 31)


def specimen(**tables: str) -> Specimen:
    given = {"board_meetings": MEETINGS, "board_agenda": AGENDA, "board_members": MEMBERS} | tables
    return release_of(recruitment=given, until=UNTIL)


def board(**asked: object) -> Result:
    return board_composition(specimen(), LOCAL, Asked(**(IN_2025 | asked)))  # type: ignore[arg-type]


def meeting(meeting_no: str) -> pd.Series:
    rows = board().rows
    return rows[rows["meeting_no"] == meeting_no].iloc[0]


def test_members_present_are_counted_and_those_who_may_vote_apart() -> None:
    row = meeting("M1")
    # a, d women; b, e men; f not stated; of these a, b and f may vote
    assert row[["members_present", "women_present", "men_present", "not_stated_present"]].tolist() == [5, 2, 2, 1]
    assert row[["voting_present", "women_voting", "men_voting", "not_stated_voting"]].tolist() == [3, 1, 1, 1]
    assert row[["chair_gender", "notices", "wggi_attended", "presence_not_recorded"]].tolist() == ["woman", 2, "yes", 1]


def test_a_chair_who_is_away_has_not_held_the_chair() -> None:
    assert meeting("M2")["chair_gender"] is None
    assert meeting("M3")["chair_gender"] == "man"


def test_presence_that_nobody_recorded_is_a_reason_and_not_nobody() -> None:
    row = meeting("M4")
    assert row["not_computable"] == "the export lacks the field present"
    assert row[["members_present", "women_present"]].isna().all()


def test_meetings_after_the_last_day_of_the_data_were_not_held() -> None:
    found = board()
    assert found.rows["meeting_no"].tolist() == ["M1", "M2", "M3", "M4"]
    assert found.period.endswith("; 1 meeting without a date left out")


def test_all_meetings_are_added_up_with_wilson_intervals() -> None:
    row = board().row("pooled")
    # M1 2 of 4, M2 0 of 1, M3 0 of 1; voting 1 of 2, 0 of 1, 0 of 1; chairs a and b
    assert row[["women_present", "men_present", "women_voting", "men_voting"]].tolist() == [2, 4, 1, 3]
    assert row[["present_share", "voting_share", "chairs_share"]].tolist() == [2 / 6, 1 / 4, 1 / 2]
    # Wilson for 1 of 2, z = 1.959964: 1/2 -+ z / (2 sqrt(2 + z^2)), Brown, Cai and DasGupta (2001), formula 4
    half = 1.959964 / (2 * (2 + 1.959964**2) ** 0.5)
    assert row[["chairs_low", "chairs_high"]].tolist() == pytest.approx([0.5 - half, 0.5 + half], abs=1e-6)


def test_attendance_is_of_meetings_that_dealt_with_candidatures() -> None:
    row = board().row("total")
    # M1 attended, M2 not, M4 not recorded; M3 had no notice
    assert row[["meetings", "attended", "attendance_not_recorded"]].tolist() == [3, 1, 1]
    assert row["attended_share"] == 1 / 2


def test_a_notice_twice_on_one_agenda_is_one() -> None:
    twice = "meeting_no | vacancy_no | round | item_no\nM1 | VN1 | - | 1\nM1 | VN1 | 1 | 1"
    found = board_composition(specimen(board_agenda=twice), LOCAL, Asked(**IN_2025))
    assert found.rows["notices"].tolist()[0] == 1


def test_meetings_are_cut_by_the_day_on_which_they_were_held() -> None:
    found = board(every="quarter").table
    totals = found[found["row"] == "total"]
    assert totals["meetings"].tolist()[:2] == [2, 1]
    assert totals["period_from"].tolist()[:2] == [date(2025, 1, 1), date(2025, 4, 1)]


def test_a_meeting_can_be_asked_for() -> None:
    assert board(where={"meeting_no": ("M2",)}).rows["meeting_no"].tolist() == ["M2"]
    with pytest.raises(AskedWrongly, match="M1"):
        board(where={"meeting_no": ("M",)})


def test_without_meetings_or_attendance_the_reason_is_said() -> None:
    none = board_composition(release_of(recruitment={"board_agenda": AGENDA}), LOCAL)
    assert none.table["not_computable"].tolist() == ["no meetings"]
    silent = specimen(board_meetings="meeting_no | held_on\nM1 | 2025-02-01")
    row = board_composition(silent, LOCAL, Asked(**IN_2025)).row("total")
    assert row["not_computable"] == "the export lacks the field wggi_member_attended"
    assert row["meetings"] == 1


def test_genders_exchanged_exchange_the_counts() -> None:
    swapped = MEMBERS.replace("| woman", "| x").replace("| man", "| woman").replace("| x", "| man")
    found = board_composition(specimen(board_members=swapped), LOCAL, Asked(**IN_2025)).row("pooled")
    before = board().row("pooled")
    assert found["women_present"] == before["men_present"]
    assert found["present_low"] == pytest.approx(1 - before["present_high"])
