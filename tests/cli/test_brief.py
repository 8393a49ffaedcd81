"""The brief of a meeting from the command line: which file, which format, and what a wrong call says."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.briefs.specimen import MEETING
from tests.measures.agendas import board
from wggi_metrics.cli import app, briefs
from wggi_metrics.loading import log_file
from wggi_metrics.measures import AskedWrongly, meeting_brief_of
from wggi_metrics.store import journal


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["brief", *arguments])


def stand_in(release, viewer, meeting_no):
    """Knows one meeting."""
    if meeting_no != MEETING.meeting_no:
        raise AskedWrongly(f"{meeting_no} is not a meeting; near it: {MEETING.meeting_no}.")
    return MEETING


@pytest.fixture(autouse=True)
def _one_meeting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(briefs, "meeting_brief_of", stand_in)
    monkeypatch.setattr(briefs, "shown_release", lambda store: (object(), False))
    monkeypatch.chdir(tmp_path)


def test_without_a_file_the_brief_is_a_pdf_named_after_the_meeting(tmp_path: Path) -> None:
    assert run("2026/11").exit_code == 0
    assert (tmp_path / "Brief 2026-11.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("ending", "first"), [("pdf", b"%PDF"), ("docx", b"PK"), ("XLSX", b"PK")])
def test_the_ending_of_the_file_says_the_format(ending: str, first: bytes, tmp_path: Path) -> None:
    assert run("2026/11", "--out", f"a.{ending}").exit_code == 0
    assert (tmp_path / f"a.{ending}").read_bytes().startswith(first)


def test_a_file_of_another_kind_is_refused_with_the_kinds(tmp_path: Path) -> None:
    result = run("2026/11", "--out", "a.odt")
    assert result.exit_code == 2
    assert ".docx" in result.stderr


def test_an_unknown_meeting_is_refused_with_suggestions() -> None:
    result = run("2026/12")
    assert result.exit_code == 2
    assert "2026/11" in result.stderr


def test_without_a_release_there_is_no_brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefs, "shown_release", lambda store: (None, False))
    assert run("2026/11").exit_code == 1


def test_a_template_that_is_no_word_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "brief.docx").write_bytes(b"not a document")
    result = run("2026/11", "--out", "a.docx", "--store", str(tmp_path))
    assert result.exit_code == 1
    assert "templates/brief.docx" in result.stderr


def test_a_brief_is_written_from_a_release_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(briefs, "meeting_brief_of", meeting_brief_of)
    monkeypatch.setattr(briefs, "shown_release", lambda store: (board(), True))
    assert run("M2", "--out", "first.pdf").exit_code == run("M2", "--out", "again.pdf").exit_code == 0
    assert (tmp_path / "first.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()
    refused = run("M3", "--out", "none.pdf")
    assert refused.exit_code == 2
    assert "M2" in refused.stderr
    assert not (tmp_path / "none.pdf").exists()


def test_a_brief_handed_out_is_written_down_and_none_of_the_demonstration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run("2026/11", "--out", "a.pdf", "--store", str(tmp_path / "s")).exit_code == 0
    assert [line.what for line in journal(log_file(tmp_path / "s"))] == ["2026/11 pdf"]
    monkeypatch.setattr(briefs, "shown_release", lambda store: (object(), True))
    assert run("2026/11", "--out", "b.pdf", "--store", str(tmp_path / "s")).exit_code == 0
    assert len(journal(log_file(tmp_path / "s"))) == 1


def test_a_brief_that_cannot_be_written_down_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("WGGI_LOG", str(tmp_path / "file" / "log.jsonl"))
    result = run("2026/11", "--out", "a.pdf")
    assert result.exit_code == 1
    assert "WGGI_LOG" in result.stderr
    assert not (tmp_path / "a.pdf").exists()
