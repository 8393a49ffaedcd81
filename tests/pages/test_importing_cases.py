"""Real workbooks through the Import page, with the shipped profiles and without any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.import_page import opened, press, ran, store, texts, upload
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, women_share

COUNTY, FACULTY = "montgomery_county_2023", "uw_faculty_1976_1995"


@pytest.fixture
def page() -> AppTest:
    return opened(120)


def read_in(page: AppTest, cases: Path, name: str) -> AppTest:
    return upload(page, (f"{name}.xlsx", (cases / f"{name}.xlsx").read_bytes()))


def expected(cases: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((cases / f"{name}.expected.json").read_text("utf-8"))
    return found


def county_is_as_expected(cases: Path) -> None:
    release = store().current()
    assert release is not None
    told = expected(cases, COUNTY)
    pooled = women_share(release, LOCAL).row("pooled")
    assert (pooled["women"], pooled["men"]) == (told["women"], told["men"])
    by_grade = women_share(release, LOCAL, Asked(by=("grade",))).rows.set_index("grade")
    for grade, counts in told["by_grade"].items():  # type: ignore[attr-defined]
        if grade in by_grade.index:
            assert by_grade.loc[grade, "women"] == counts["women"], grade
            # Of a grade "men" holds all: over thirty grades it sums to 8,070, and there are 5,687 men in all.
            assert by_grade.loc[grade, "women"] + by_grade.loc[grade, "men"] == counts["men"], grade
    assert len(by_grade) >= 98


@pytest.mark.slow
def test_the_county_is_loaded_by_its_profile(page: AppTest, cases: Path) -> None:
    read_in(page, cases, COUNTY)
    page.selectbox(key="import_read_by").select(f"shipped/{COUNTY}")
    ran(page)
    press(page, "import_publish_button")
    county_is_as_expected(cases)


@pytest.mark.slow
def test_the_county_is_loaded_by_answering_the_questions(page: AppTest, cases: Path) -> None:
    read_in(page, cases, COUNTY)
    page.radio(key="ladder_way").set_value("own")
    ran(page)
    page.checkbox(key="rows_are_people_1_6").check()
    ran(page)
    press(page, "import_publish_button")
    county_is_as_expected(cases)


@pytest.mark.slow
def test_the_faculty_is_loaded_by_its_profile(page: AppTest, cases: Path) -> None:
    read_in(page, cases, FACULTY)
    page.selectbox(key="import_read_by").select(f"shipped/{FACULTY}")
    ran(page)
    assert "19,792 rows" in texts(page)
    press(page, "import_publish_button")
    release = store().current()
    assert release is not None
    full = women_share(release, LOCAL, Asked(by=("grade",))).rows.set_index("grade").loc["Full"]
    assert (full["women"], full["women"] + full["men"]) == (126, 845)  # measures, change in share: 1995
