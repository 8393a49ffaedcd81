"""What a release says of the sheets behind its rows."""

from __future__ import annotations

import json

import pytest

from tests.store.loads import load, rows_of, sheet
from wggi_metrics.store import Store
from wggi_metrics.store.sources import scope_text

pytestmark = pytest.mark.usefixtures("without_derivation")


def test_equal_scopes_have_equal_texts() -> None:
    one = {"country": ("Kenya", "Italy"), "grade": ("P-3",)}
    other = {"grade": ("P-3",), "country": ("Italy", "Kenya")}
    assert scope_text(one) == scope_text(other) != scope_text({"grade": ("P-3",)})


def test_a_source_says_where_from_of_which_period_and_read_how(store: Store) -> None:
    text = "staff_no gender grade\n1 woman P-3"
    withheld = {"leaving_rates": "only people still employed are in the file"}
    given = sheet("staff_list", text, as_of="2024-12-31", name="CY2024", scope={"country": ("Kenya",)},
                  withheld=withheld, profile="[[sheet]]")  # fmt: skip
    release = store.publish(load(given)).release
    columns = "file, sheet, dataset, CAST(period_from AS VARCHAR), scope, profile, fields, withheld, load"
    assert rows_of(release, f"SELECT {columns} FROM sources") == [
        ("export.xlsx", "CY2024", "staff_list", "2024-12-31", '{"country": ["Kenya"]}', "[[sheet]]",
         '["staff_no", "gender", "grade"]', json.dumps(withheld), 1)
    ]  # fmt: skip
    assert rows_of(release, "SELECT source, measure, reason FROM withheld") == [
        (1, "leaving_rates", "only people still employed are in the file")
    ]


def test_the_period_of_a_sheet_is_that_of_its_main_date(store: Store) -> None:
    text = "vacancy_no grade opened_on\nA P-3 2024-03-01\nB P-4 2024-11-30"
    release = store.publish(load(sheet("vacancy_notices", text))).release
    assert release is not None
    assert release.manifest["periods"] == {"vacancy_notices": {"from": "2024-03-01", "to": "2024-11-30"}}
