"""The rows of the exports behind figures of notices and of meetings."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.counts import rows_behind_meetings
from wggi_metrics.disclosure import LOCAL, NotForThisViewer, Viewer
from wggi_metrics.measures import Asked, provenance

TABLES = {
    "vacancy_notices": "vacancy_no | grade | opened_on | closed_on | status\n"
                       "V1 | P-3 | 2025-01-01 | 2025-02-01 | filled\nV2 | P-4 | 2025-05-01 | 2025-06-01 | filled",
    "applications": "vacancy_no | applicant_no | gender | stage\nV1 | a | woman | appointed\nV1 | b | man | applied\n"
                    "V2 | c | man | appointed\nV3 | d | man | appointed",
    "board_meetings": "meeting_no | held_on\nM1 | 2025-02-15\nM2 | 2025-06-15",
    "board_agenda": "meeting_no | vacancy_no | decision\nM1 | V1 | recommended\nM2 | V2 | recommended",
}  # fmt: skip
SHEETS = {"Sheet0": "notices", "Sheet1": "applications", "Sheet2": "meetings", "Sheet3": "agenda"}
YEAR = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}


def release() -> Specimen:
    return release_of(recruitment=TABLES)


def rows(name: str, asked: Asked) -> set[tuple[str, int]]:
    found = provenance(release(), LOCAL, name, asked)
    assert set(found["file"]) == {"specimen.xlsx"}
    return {(SHEETS[sheet], row) for sheet, row in zip(found["sheet"], found["row"], strict=True)}


V1 = {("notices", 2), ("applications", 2), ("applications", 3), ("agenda", 2)}
V2 = {("notices", 3), ("applications", 4), ("agenda", 3)}


@pytest.mark.parametrize("name", ["stage_pass_rates", "appointments_expected", "pool_balance"])
def test_every_row_that_speaks_of_the_notices_of_the_period_stands_behind(name: str) -> None:
    assert rows(name, Asked(**YEAR)) == V1 | V2
    assert rows(name, Asked(start=date(2025, 1, 1), end=date(2025, 3, 31))) == V1


@pytest.mark.parametrize("name", ["notice_reach", "reach_effect"])
def test_measures_of_reach_belong_to_the_day_of_opening(name: str) -> None:
    # V1 was opened in January and decided in February
    january = Asked(start=date(2025, 1, 1), end=date(2025, 1, 31))
    assert rows(name, january) == V1
    assert provenance(release(), LOCAL, "stage_pass_rates", january).empty


def test_filters_of_notices_keep_their_rows() -> None:
    assert rows("stage_pass_rates", Asked(where={"grade": ("P-4",)}, **YEAR)) == V2


def test_filters_of_candidatures_keep_the_whole_notice() -> None:
    assert rows("stage_pass_rates", Asked(where={"stage": ("applied",)}, **YEAR)) == V1 | V2


def test_meetings_have_their_rows_and_those_of_their_agendas() -> None:
    days = (date(2025, 6, 1), date(2025, 6, 30))
    found = rows_behind_meetings(release(), LOCAL, days=days, where={})
    assert [(SHEETS[sheet], row) for sheet, row in zip(found["sheet"], found["row"], strict=True)] == [
        ("meetings", 3), ("agenda", 3)
    ]  # fmt: skip


def test_rows_are_for_the_local_viewer_alone() -> None:
    with pytest.raises(NotForThisViewer):
        provenance(release(), Viewer("board"), "stage_pass_rates", Asked(**YEAR))
