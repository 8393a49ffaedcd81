"""Every page is somebody's; what is drawn is asked for again under the role of that moment."""

from __future__ import annotations

import ast
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pages.data.importing import publishing
from pages.frame import downloads, rights
from pages.frame.visitor import Visitor
from pages.recruitment import documents
from tests.briefs.specimen import MEETING
from tests.pages.seen import DASHBOARD, html, publish_two_years, seen
from wggi_metrics.briefs import brief_file
from wggi_metrics.disclosure import LOCAL, NotForThisViewer, Viewer
from wggi_metrics.loading import log_file, roles_file, shown_release
from wggi_metrics.measures import women_share
from wggi_metrics.store import LogUnwritable, journal


def registered() -> set[str]:
    """The names of the pages in dashboard.py."""
    calls = [node for node in ast.walk(ast.parse(DASHBOARD.read_text("utf-8"))) if isinstance(node, ast.Dict)]
    groups = next(node for node in calls if all(isinstance(value, ast.Dict) for value in node.values))
    found = [group for group in groups.values if isinstance(group, ast.Dict)]
    return {ast.literal_eval(key) for group in found for key in group.keys if key is not None}


def test_every_page_is_somebodys_and_none_is_named_that_does_not_exist() -> None:
    assert registered() == set(rights.OPEN_TO)


def test_a_page_that_is_nobodys_is_for_local_use_alone() -> None:
    assert rights.may_open(LOCAL, "new")
    assert not any(rights.may_open(Viewer(role, is_loader=True), "new") for role in ("hr", "board", "leadership"))


@pytest.mark.parametrize(("page", "open_to"), [("import", False), ("meeting", True), ("access", False)])
def test_a_board_member_sees_meetings_and_imports_nothing(page: str, open_to: bool) -> None:
    assert rights.may_open(Viewer("board"), page) is open_to
    assert rights.may_open(Viewer("board", is_loader=True), page)


def test_nobody_else_opens_anything() -> None:
    assert not any(rights.may_open(Viewer("none"), page) for page in rights.OPEN_TO)


def test_local_use_says_so_on_the_page() -> None:
    publish_two_years()
    assert "Local use without sign-in" in html(seen())


def test_a_table_taken_away_is_written_down_without_a_figure() -> None:
    publish_two_years()
    release = shown_release()[0]
    assert release is not None
    made = downloads.as_asked(women_share(release, LOCAL), "csv", lambda result: b"file")
    assert journal(log_file()) == []
    assert made() == b"file"
    [line] = journal(log_file())
    assert (line.action, line.what, line.release, line.role) == ("export", "women_share.csv", release.id, "local")
    assert set(json.loads(log_file().read_text("utf-8"))) == {"at", "who", "role", "action", "what", "release"}


SIGNED_IN = {"is_logged_in": True, "email": "hr@example.org", "iss": "x", "sub": "hr", "iat": 4_000_000_000}


@pytest.fixture
def analyst(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Visitor:
    """Somebody who signed in a moment ago and has a role."""
    monkeypatch.setattr("pages.frame.visitor.time", SimpleNamespace(time=lambda: SIGNED_IN["iat"] + 60))
    roles_file().parent.mkdir(parents=True, exist_ok=True)
    roles_file().write_text('[people]\n"hr@example.org" = ["hr"]', "utf-8")
    found = Visitor("signed in", Viewer("hr", "hr@example.org"), SIGNED_IN)
    assert found.again() == found.viewer
    return found


def test_what_was_computed_for_another_of_the_role_is_handed_out_and_written_down_under_ones_own_name(
    analyst: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "visitor", lambda: analyst)
    shared: Any = SimpleNamespace(viewer=Viewer("hr", "other"), definition=SimpleNamespace(name="moves"), release="r")
    assert downloads.as_asked(shared, "csv", lambda result: b"file")() == b"file"
    assert [line.who for line in journal(log_file())] == ["hr@example.org"]


def test_a_brief_names_who_is_signed_in_and_is_written_down_under_that_name(
    analyst: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "visitor", lambda: analyst)
    served: Any = SimpleNamespace(viewer=analyst.viewer, is_demonstration=True)
    made = documents._maker(served, MEETING, "pdf")()
    assert made == brief_file(MEETING, "pdf", date.today(), "hr@example.org", is_demonstration=True)
    lines = [(line.who, line.role, line.action, line.what) for line in journal(log_file())]
    assert lines == [("hr@example.org", "hr", "brief", f"{MEETING.meeting_no} pdf")]


@pytest.mark.parametrize("roles", ['[people]\n"hr@example.org" = ["leadership"]', "[people]", "[people"])
def test_a_table_drawn_earlier_is_not_handed_out_once_the_role_is_another(
    analyst: Visitor, monkeypatch: pytest.MonkeyPatch, roles: str
) -> None:
    monkeypatch.setattr(downloads, "visitor", lambda: analyst)
    result: Any = SimpleNamespace(viewer=analyst.viewer, definition=SimpleNamespace(name="women_share"), release="r")
    made = downloads.as_asked(result, "csv", lambda result: b"file")
    assert made() == b"file"
    roles_file().write_text(roles, "utf-8")
    with pytest.raises(NotForThisViewer):
        made()
    assert len(journal(log_file())) == 1


def test_what_can_not_be_written_down_is_not_handed_out(
    analyst: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(downloads, "visitor", lambda: analyst)
    monkeypatch.setenv("WGGI_LOG", str(tmp_path))  # a folder
    result: Any = SimpleNamespace(viewer=analyst.viewer, definition=SimpleNamespace(name="women_share"), release="r")
    with pytest.raises(LogUnwritable):
        downloads.as_asked(result, "csv", lambda result: b"file")()


def test_a_button_that_publishes_asks_again_who_presses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.frame.visitor.visitor", lambda: Visitor("signed in", Viewer("hr", "a")))
    work: Any = SimpleNamespace(refused=None, built=("key", "a release"))
    publishing._publish(work, SimpleNamespace(), SimpleNamespace())  # type: ignore[arg-type]
    assert work.built == ("key", "a release")
    assert "not part of your role" in work.refused.problem
