"""When a notice is decided, and up to which day the data on recruitment speak."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import release_of

NOTICES = "vacancy_no | opened_on | closed_on | status\nVN1 | 2025-01-01 | 2025-02-01 | {0}"
CANDIDATES = "vacancy_no | applicant_no | gender | stage | outcome\nVN1 | a | woman | applied | {0}"


@pytest.mark.parametrize(
    ("status", "outcome", "decided"),
    [
        ("closed", "not selected", date(2025, 2, 1)),
        ("closed", "-", date(2025, 2, 1)),
        ("closed", "pending", None),
        ("cancelled", "not selected", date(2025, 2, 1)),
        ("open", "not selected", None),
    ],
)
def test_a_closed_notice_is_decided_once_nobody_waits(status: str, outcome: str, decided: date | None) -> None:
    tables = {"vacancy_notices": NOTICES.format(status), "applications": CANDIDATES.format(outcome)}
    release = release_of(recruitment=tables)
    assert release.cursor().execute("SELECT decided_on, counted_on FROM notices").fetchall() == [
        (decided, date(2025, 2, 1))
    ]


def test_a_meeting_at_which_somebody_was_present_was_held() -> None:
    meetings = "meeting_no | held_on\nM1 | 2025-03-01\nM2 | 2025-04-01"
    members = "meeting_no | member_no | gender | present\nM1 | a | woman | yes\nM2 | a | woman | -"
    release = release_of(recruitment={"board_meetings": meetings, "board_members": members})
    days = release.cursor().execute("SELECT last_on FROM observed WHERE dataset = 'recruitment'").fetchall()
    assert days == [(date(2025, 3, 1),)]
