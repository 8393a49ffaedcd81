"""The demonstration goes through the same door as any export, and the measures find its hidden rates again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from scipy.stats import binomtest

from wggi_metrics.demo import AS_OF, MISTAKES, RATES, Span, write_exports
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading.demonstration import load_exports
from wggi_metrics.loading.stores import demonstration_store
from wggi_metrics.measures import Asked, recruitment_flows, women_share
from wggi_metrics.store import Release

IMPROBABLE = 0.0001  # the seed is fixed: a right measure passes always, a wrong one hardly ever
HIDDEN = 0.75
"""So far from what is usual that a measure that mixed up the genders, or counted others too, would show."""


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("demonstration")
    hidden = replace(RATES, hiring_women={grade: Span(HIDDEN, HIDDEN) for grade in RATES.hiring_women})
    exports = write_exports(folder / "exports", staff=600, years=5, seed=3, rates=hidden)
    published = load_exports(demonstration_store(folder / "store"), exports)
    assert published.release is not None
    return published.release


def test_its_mistakes_and_nothing_else_are_set_aside(release: Release) -> None:
    sources = release.cursor().execute("SELECT file, SUM(set_aside) FROM sources GROUP BY 1 HAVING SUM(set_aside) > 0")
    assert sources.fetchall() == [("HR_assignments.xlsx", MISTAKES)]


def test_every_register_holds_rows(release: Release) -> None:
    held = {name for (name,) in release.cursor().execute("SELECT DISTINCT dataset FROM sources").fetchall()}
    assert held >= {
        "assignments", "vacancy_notices", "circulations", "applications", "panel_members", "board_meetings",
        "board_agenda", "board_members", "focal_points", "training_events", "training_attendance", "survey_questions",
        "survey_responses", "survey_invited", "projects", "plan_of_action", "outreach", "milestones",
    }  # fmt: skip


def test_the_hidden_share_of_women_among_those_hired_is_found_again(release: Release) -> None:
    asked = Asked(start=date(AS_OF.year - 5, 11, 1), end=AS_OF)
    rows = recruitment_flows(release, LOCAL, asked).rows.set_index("source")
    women, men = int(rows.loc["external", "women"]), int(rows.loc["external", "men"])
    assert women + men > 100
    assert binomtest(women, women + men, HIDDEN).pvalue > IMPROBABLE
    assert binomtest(women, women + men, 0.5).pvalue < IMPROBABLE


def test_about_as_many_staff_are_in_post_as_were_asked_for(release: Release) -> None:
    assert 480 <= women_share(release, LOCAL).row("pooled")["staff"] <= 720


def test_no_number_of_a_person_stands_in_the_store_s_files(release: Release) -> None:
    exports = Path(release.path).parents[2] / "exports"
    assert exports.is_dir()
    numbers = _staff_numbers(exports / "HR_assignments.xlsx")
    assert len(numbers) > 100
    content = b"".join(path.read_bytes() for path in Path(release.path).rglob("*") if path.is_file())
    assert not [number for number in numbers if number.encode() in content]


def _staff_numbers(path: Path) -> set[str]:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Assignments").to_python()
    head = next(place for place, row in enumerate(rows) if "BEGDA" in row)
    column = rows[head].index("Pers.No.")
    return {str(row[column]) for row in rows[head + 1 :] if str(row[column]).isdigit() and len(str(row[column])) > 5}
