"""A small Board for the pages: two meetings, the second with two notices, P-5 held by 4 women of 10."""

from __future__ import annotations

from tests.pages.seen import people, publish_recruitment, staff

UNTIL = "2026-11-23"
STAFF = staff(people(0, "woman", "P-5", 4), people(100, "man", "P-5", 6), people(200, "woman", "P-4", 3))
MEETINGS = "meeting_no held_on place\nM1 2026-11-05 Rome\nM2 2099-12-03 Geneva"
AGENDA = "meeting_no vacancy_no item_no\nM2 VN1 1\nM2 VN2 2"
NOTICES = """
vacancy_no  title           grade  opened_on   closed_on   status  positions  duty_station
VN1         Senior_Officer  P-5    2026-08-01  2026-09-01  closed  1          Nairobi
VN2         Chief           P-5    2026-08-01  2026-09-01  closed  2          Cairo
OLD         Adviser         P-5    2026-01-01  2026-02-01  filled  1          Rome
"""
CANDIDATES = """
vacancy_no  applicant_no  gender  stage       outcome       rotation_due
VN1         a             woman   qualified   not_selected  -
VN1         b             man     short_list  pending       yes
VN1         c             man     applied     not_selected  -
VN2         d             woman   short_list  pending       -
VN2         e             man     short_list  pending       -
OLD         f             woman   appointed   -             -
OLD         g             man     short_list  not_selected  -
"""
SENT = "vacancy_no channel sent_on\nVN2 gender_focal_points 2026-08-11"


def publish_board(**changed: str) -> None:
    """Publishes the Board; a table given replaces its own, a blank one leaves it out."""
    tables = {"vacancy_notices": NOTICES, "applications": CANDIDATES, "circulations": SENT, "board_meetings": MEETINGS,
              "board_agenda": AGENDA} | changed  # fmt: skip
    publish_recruitment(UNTIL, STAFF, **{name: text for name, text in tables.items() if text})
