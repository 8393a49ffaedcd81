"""The log is added to and never changed; half a line takes nothing else with it."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wggi_metrics.store import Noted, journal, note


def at_noon() -> datetime:
    return datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def test_what_is_noted_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "log.jsonl"
    note(path, "ána@example.org", "hr", "export", "women_share.csv", "20261126T120000Z-00000000", at_noon)
    assert journal(path) == [
        Noted("2026-11-26T12:00:00+00:00", "ána@example.org", "hr", "export", "women_share.csv",
              "20261126T120000Z-00000000")
    ]  # fmt: skip
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_lines_are_added_behind_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    note(path, "a", "hr", "sign_in")
    first = path.read_bytes()
    note(path, "b", "board", "sign_in")
    assert path.read_bytes().startswith(first)
    assert [line.who for line in journal(path)] == ["a", "b"]


def test_half_a_line_is_passed_over_and_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    note(path, "a", "hr", "sign_in")
    with path.open("ab") as file:
        file.write(b'{"at": "2026-')
    note(path, "b", "hr", "sign_in")
    assert [line.who for line in journal(path)] == ["a", "b"]


@pytest.mark.parametrize("line", ["[]", "3", "null", "{}", '{"who": "x", "strange": 1}', "\udcff"])
def test_a_line_of_something_else_is_passed_over(tmp_path: Path, line: str) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(line.encode("utf-8", "surrogateescape") + b"\n")
    assert journal(path) == []


def test_a_line_break_in_a_name_makes_no_second_line(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    note(path, 'x\n{"at": "", "who": "forged", "role": "hr", "action": "sign_in"}', "hr", "sign_in")
    assert len(journal(path)) == 1


def test_those_who_write_at_once_do_not_mix_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    with ThreadPoolExecutor(8) as writers:
        list(writers.map(lambda number: note(path, str(number) * 50, "hr", "export"), range(100)))
    assert sorted(line.who for line in journal(path)) == sorted(str(number) * 50 for number in range(100))


def test_nothing_else_is_logged_and_nothing_is_there_before(tmp_path: Path) -> None:
    assert journal(tmp_path / "absent.jsonl") == []
    with pytest.raises(ValueError, match="not logged"):
        note(tmp_path / "log.jsonl", "a", "hr", "looked")
