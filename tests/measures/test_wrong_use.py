"""Who may not ask a measure learns nothing from it, not even which values there are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.measures.agendas import board
from tests.specimen import Specimen
from wggi_metrics.disclosure import NotForThisViewer, Viewer
from wggi_metrics.measures import MEASURES, Asked, meeting_brief_of, meetings_told, next_meeting, provenance

REFUSED = [None, "hr", Viewer("leadership"), Viewer("loader", is_loader=True), Viewer("anonymous")]
WRONG = Asked(by=("shoe",), where={"grade": ("P-99",), "vacancy_no": ("VN1",), "meeting_no": ("M7",)})


@pytest.fixture(scope="module")
def release() -> Specimen:
    return board()


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_refuses_who_may_not_ask_before_anything_else(name: str, release: Specimen) -> None:
    for viewer in REFUSED:
        for asked in (Asked(), WRONG):
            with pytest.raises(NotForThisViewer):
                MEASURES[name](release, viewer, asked)


@pytest.mark.parametrize("viewer", REFUSED)
def test_meetings_briefs_and_rows_refuse_the_same(viewer: Any, release: Specimen) -> None:
    asking = (
        lambda: meetings_told(release, viewer),
        lambda: next_meeting(release, viewer, date(2026, 1, 1)),
        lambda: meeting_brief_of(release, viewer, "M7"),
        lambda: provenance(release, viewer, "women_share", WRONG),
    )
    for ask in asking:
        with pytest.raises(NotForThisViewer):
            ask()


@pytest.mark.parametrize("name", MEASURES)
def test_a_board_member_asks_every_measure(name: str, release: Specimen) -> None:
    found = MEASURES[name](release, Viewer("board"), Asked())
    assert found.viewer.role == "board"


@pytest.mark.parametrize("asked", [Asked(by=("vacancy_no",)), Asked(where={"vacancy_no": ("OLD1",)})])
@pytest.mark.parametrize("name", ["pool_balance", "stage_pass_rates", "notice_reach", "notice_list"])
def test_a_board_member_sees_no_single_notice_beside_the_agendas(name: str, asked: Asked, release: Specimen) -> None:
    with pytest.raises(NotForThisViewer, match="on the page of the meeting"):
        MEASURES[name](release, Viewer("board"), asked)


def test_a_board_member_sees_no_rows(release: Specimen) -> None:
    with pytest.raises(NotForThisViewer, match="for HR analysts"):
        provenance(release, Viewer("board"), "women_share", Asked())
