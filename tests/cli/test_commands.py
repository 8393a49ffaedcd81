"""The command line as scripts use it: JSON, exit statuses, sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from tests.loaded import workbook_of
from wggi_metrics.cli import app
from wggi_metrics.loading import log_file
from wggi_metrics.store import journal

HEAD = ["Staff number", "Gender", "Grade", "Contract type", "Location"]
STAFF = [
    ["00101", "F", "P-3", "fixed-term", "headquarters"],
    ["00102", "M", "P 3", "fixed-term", "field"],
    ["00103", "F", "P4", "regular/continuing", "field"],
    ["00104", "M", "P-4", "intern", "field"],
]
TITLE = [["Staff list as of 31 December 2025"], []]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def said(result: Result) -> Any:
    return json.loads(result.stdout)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "staff.xlsx"
    path.write_bytes(workbook_of({"Staff": [*TITLE, HEAD, *STAFF]}))
    return path


@pytest.fixture
def wrong_export(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.xlsx"
    rows = [*STAFF, ["00105", "F", "P-33", "fixed-term", "field"]]
    path.write_bytes(workbook_of({"Staff": [*TITLE, HEAD, *rows]}))
    return path


def test_check_says_what_a_sheet_was_read_as_and_publishes_nothing(export: Path) -> None:
    result = run("check", str(export), "--json")
    assert result.exit_code == 0
    found = said(result)
    assert found["ok"] is True
    sheet = found["files"][0]["sheets"][0]
    assert (sheet["dataset"], sheet["rows"], sheet["kept"], sheet["as_of"]) == ("staff_list", 4, 4, "2025-12-31")
    assert said(run("releases", "--json"))["releases"] == []


def test_a_problem_ends_check_with_status_one_and_names_its_cell(wrong_export: Path) -> None:
    result = run("check", str(wrong_export), "--json")
    assert result.exit_code == 1
    sheet = said(result)["files"][0]["sheets"][0]
    assert sheet["rows"] == sheet["kept"] + sheet["set_aside"] + sheet["skipped"] == 5
    problem = next(problem for problem in sheet["problems"] if problem["level"] == "error")
    assert (problem["cell"], problem["field"], problem["value"]) == ("Staff!C8", "grade", "P-33")
    assert set(problem) == {"cell", "field", "value", "problem", "remedy", "level"}


def test_errors_stop_a_load_unless_their_rows_are_set_aside(wrong_export: Path) -> None:
    assert run("load", str(wrong_export)).exit_code == 1
    assert said(run("releases", "--json"))["current"] is None
    result = run("load", str(wrong_export), "--set-aside", "--json")
    assert result.exit_code == 0
    found = said(result)
    assert (found["published"], found["people"]) == (True, {"new": 4, "changed": 0, "gone": 0})


def test_the_same_export_twice_changes_nothing(export: Path) -> None:
    first, second = (said(run("load", str(export), "--json")) for _ in range(2))
    assert (first["unchanged"], second["unchanged"]) == (False, True)
    assert first["release"] == second["release"]


def test_a_measure_comes_as_one_json_document(export: Path) -> None:
    run("load", str(export))
    result = run("measure", "women_share", "--by", "grade", "--where", "location=field", "--format", "json")
    assert result.exit_code == 0
    found = said(result)
    assert set(found) == {
        "measure", "label", "unit", "population", "period", "release", "filters", "rows", "sentence"
    }  # fmt: skip
    assert found["filters"] == {"location": ["field"]}
    rows = [(row["row"], row["grade"], row["women"], row["men"], row["share"]) for row in found["rows"]]
    assert rows == [("group", "P-3", 0, 1, 0.0), ("group", "P-4", 1, 0, 1.0), ("pooled", None, 1, 1, 0.5)]
    assert found["rows"][0]["protection"] is None


@pytest.mark.parametrize("form", ["csv", "xlsx", "table"])
def test_a_measure_comes_as_a_table_or_a_file(export: Path, tmp_path: Path, form: str) -> None:
    run("load", str(export))
    out = tmp_path / f"figures.{form}"
    result = run(
        "measure", "women_share", "--by", "grade", "--format", form, *([] if form == "table" else ["--out", str(out)])
    )
    assert result.exit_code == 0
    if form == "table":
        assert "P-3" in result.stdout
    elif form == "csv":
        assert "P-3,1,1,0,0,2,0.5" in out.read_text("utf-8-sig")
    else:
        sheet = load_workbook(out).worksheets[0]
        assert [cell.value for cell in sheet[1]][:4] == ["row", "grade", "women", "men"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["measure", "nothing"], "nothing is not a measure. The measures are: women_share"),
        (["measure", "women_share", "--by", "shoe"], "Its dimensions are: grade"),
        (["measure", "women_share", "--where", "grade=P-44"], "No row has grade = P-44. Nearest"),
        (["measure", "women_share", "--where", "grade"], "grade is not a filter"),
        (["measure", "recruitment_flows", "--at", "2025-12-31"], "give --from and --to, not --at"),
        (["measure", "women_share", "--at", "31.12.2025"], "write it as 2026-10-31"),
        (["measure", "women_share", "--role", "leadership"], "The published tables are not available yet"),
        (["load", "absent.xlsx"], "There is no file absent.xlsx"),
        (["template", "shoes", "--out", "t.xlsx"], "shoes is not a dataset"),
        (["serve", "--address", "0.0.0.0"], "0.0.0.0 would let others in"),
        (["profile", "show", "absent"], "There is no profile called absent"),
    ],
)
def test_wrong_use_ends_with_status_two_and_says_what_is_right(export: Path, arguments: list[str], words: str) -> None:
    run("load", str(export))
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


def test_measures_lists_each_with_its_dimensions() -> None:
    found = said(run("measures", "--json"))["measures"]
    assert [entry["measure"] for entry in found][:2] == ["women_share", "parity_status"]
    assert "grade" in found[0]["dimensions"]


def test_an_earlier_release_can_be_put_in_force_again(export: Path, wrong_export: Path) -> None:
    first = said(run("load", str(export), "--json"))["release"]
    second = said(run("load", str(wrong_export), "--set-aside", "--yes", "--json"))["release"]
    assert said(run("releases", "--json"))["current"] == second
    assert run("rollback", first, "--reason", "too early").exit_code == 0
    assert said(run("releases", "--json"))["current"] == first
    assert run("rollback", "nothing").exit_code == 1


def test_a_file_can_be_withdrawn_by_its_sha(export: Path) -> None:
    loaded = said(run("load", str(export), "--json"))
    result = run("withdraw", loaded["files"][0]["sha256"], "--json")
    assert result.exit_code == 0
    assert said(result)["people"]["gone"] == 4


def test_the_rows_behind_a_figure_can_be_listed(export: Path, tmp_path: Path) -> None:
    run("load", str(export))
    out = tmp_path / "rows.csv"
    assert run("export-provenance", "women_share", "--where", "grade=P-3", "--out", str(out)).exit_code == 0
    assert out.read_text().splitlines() == ["file,sheet,row", "staff.xlsx,Staff,4", "staff.xlsx,Staff,5"]


def test_a_template_filled_with_nothing_is_recognised_and_holds_no_row(tmp_path: Path) -> None:
    out = tmp_path / "template.xlsx"
    assert run("template", "staff_list", "--out", str(out)).exit_code == 0
    sheets = said(run("check", str(out), "--json"))["files"][0]["sheets"]
    assert [(sheet["dataset"], sheet["rows"], sheet["skipped"]) for sheet in sheets] == [("staff_list", 1, 1)]


def test_the_fingerprint_of_the_key_is_shown_and_never_the_key(export: Path) -> None:
    assert run("key", "show-fingerprint").exit_code == 1
    loaded = run("load", str(export))
    words = loaded.stderr.split("shown once:")[1].split()[:9]
    shown = run("key", "show-fingerprint")
    assert shown.exit_code == 0
    assert len(shown.stdout.strip()) == 16
    assert not set(words) & set(shown.stdout.split())


def test_with_nothing_loaded_a_measure_says_so() -> None:
    result = run("measure", "women_share")
    assert result.exit_code == 1
    assert "Nothing is loaded yet" in result.stderr


def test_a_files_name_that_a_spreadsheet_would_run_stays_text_among_the_rows_behind_a_figure(
    export: Path, tmp_path: Path
) -> None:
    run("load", str(export.rename(tmp_path / "=1+1.xlsx")))
    out = tmp_path / "rows.csv"
    assert run("export-provenance", "women_share", "--where", "grade=P-3", "--out", str(out)).exit_code == 0
    assert out.read_text().splitlines()[1:] == ["'=1+1.xlsx,Staff,4", "'=1+1.xlsx,Staff,5"]


def test_the_key_is_replaced_when_that_is_said_and_its_new_words_are_shown(export: Path) -> None:
    assert run("key", "rotate").exit_code == 2
    assert run("key", "rotate", "--yes").exit_code == 1
    run("load", str(export))
    before = run("key", "show-fingerprint").stdout
    turned = run("key", "rotate", "--yes")
    assert turned.exit_code == 0
    after = run("key", "show-fingerprint").stdout
    assert after != before
    assert after.strip() in turned.stderr
    assert len(turned.stderr.split("shown once:")[1].split()) == 9
    assert run("load", str(export)).exit_code == 0
    assert [line.action for line in journal(log_file())] == ["import", "rotate"]
