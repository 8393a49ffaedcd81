"""Roles and the log on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from wggi_metrics.cli import app
from wggi_metrics.loading import log_file, roles_file
from wggi_metrics.store import journal, note


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def table(text: str) -> None:
    roles_file().parent.mkdir(parents=True, exist_ok=True)
    roles_file().write_text(text, "utf-8")


def test_roles_lists_people_and_groups() -> None:
    table('[people]\n"A@example.org" = ["hr", "loader"]\n[groups_have]\n"Board" = ["board"]')
    assert [line.split() for line in run("roles").stdout.splitlines()[1:]] == [
        ["a@example.org", "account", "hr,", "loader"],
        ["Board", "group", "board"],
    ]
    assert json.loads(run("roles", "--json").stdout)["people"] == {"a@example.org": ["hr", "loader"]}


def test_a_mistake_in_the_table_ends_with_status_two_and_says_what() -> None:
    table('[people]\n"a" = ["director"]')
    result = run("roles")
    assert result.exit_code == 2
    assert "the role director" in " ".join(result.stderr.split())


def test_the_log_is_listed() -> None:
    note(log_file(), "a@example.org", "board", "brief", "M2", "r1")
    assert "a@example.org" in run("roles", "--log").stdout
    [line] = json.loads(run("roles", "--log", "--json").stdout)["log"]
    assert (line["who"], line["action"], line["what"]) == ("a@example.org", "brief", "M2")


def test_loading_and_taking_tables_away_are_written_down(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Staff number,Gender,Grade\n000001,F,P-3\n000002,M,P-3\n", "utf-8")
    assert run("load", str(path), "--as-of", "2025-12-31").exit_code == 0
    run("measure", "women_share", "--format", "csv", "--out", str(tmp_path / "shares.csv"))
    run("measure", "women_share")
    run("export-provenance", "women_share", "--out", str(tmp_path / "rows.csv"))
    found = [(line.role, line.action, line.what) for line in journal(log_file())]
    assert found == [
        ("local", "import", "staff.csv"),
        ("local", "export", "women_share.csv"),
        ("local", "export", "women_share, rows"),
    ]


def test_the_rows_behind_a_figure_are_not_for_a_board_member(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Staff number,Gender,Grade\n000001,F,P-3\n", "utf-8")
    run("load", str(path), "--as-of", "2025-12-31")
    result = run("export-provenance", "women_share", "--role", "board", "--out", str(tmp_path / "rows.csv"))
    assert result.exit_code == 2
    assert "for HR analysts" in " ".join(result.stderr.split())
    assert not (tmp_path / "rows.csv").exists()
