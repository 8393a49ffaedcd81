"""Import: what was published, going back, and taking a file out again (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from pages.data.importing import publishing
from pages.data.importing.work import in_hand
from pages.frame import blocks, text
from pages.frame.logged import log
from pages.frame.serving import Served
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.tables import Column, Html, table
from wggi_metrics.store import Release, StoreRefused
from wggi_metrics.words import say

PARTS = ("release", "when", "by", "why", "files", "rows", "aside")
NUMBERS = ("rows", "aside")
MOST = 24


def draw(served: Served) -> None:
    """The releases, newest first, and how to undo."""
    releases = list(reversed(served.store.releases()))
    if not releases:
        return
    current = served.store.current()
    title = say("importing.history.title", n=len(releases))
    with blocks.figure("import_history", title, say("importing.history.subtitle")):
        st.html(releases_table(releases[:MOST], current.id if current else ""))
        for problem in served.store.condition():
            text.warning(problem.problem, problem.remedy)
        with st.container(horizontal=True, key="import_undo", gap="small"):
            if current and len(releases) > 1:
                _rollback(served, [release for release in releases if release.id != current.id])
            if current and current.manifest.get("files"):
                _withdraw(served, current.manifest["files"])


def releases_table(releases: Sequence[Release], current: str) -> str:
    """One line a release; the one in force is marked."""
    columns = [Column(say(f"importing.history.{part}"), number=part in NUMBERS) for part in PARTS]
    rows = [_row(release.manifest, is_current=release.id == current) for release in releases]
    return table(say("importing.history.table"), columns, rows, stack=True)


def _row(manifest: Mapping[str, Any], *, is_current: bool) -> list[Any]:
    mark = f' <span class="wggi-chip">{say("importing.history.current")}</span>' if is_current else ""
    name = Html(f'<div>{manifest["number"]}{mark}<br><span class="wggi-small">{manifest["id"]}</span></div>')
    sheets = manifest.get("sheets", ())
    files = ", ".join(str(file["file"]) for file in manifest.get("loaded") or manifest.get("files", ()))
    action = manifest.get("action", "load")
    why = manifest.get("reason") or (say(f"importing.history.actions.{action}") if action != "load" else "")
    rows = sum(int(sheet.get("held") or 0) for sheet in sheets)
    return [
        name,
        moment(manifest["published_at"]),
        manifest["by"],
        why,
        files,
        rows,
        int(manifest.get("set_aside") or 0),
    ]


def moment(text_of_time: str) -> str:
    """3 November 2026, 14:05 UTC."""
    when = datetime.fromisoformat(text_of_time)
    return say("importing.history.moment", day=day_text(when.date()), time=f"{when:%H:%M}")


def _rollback(served: Served, others: Sequence[Release]) -> None:
    by_id = {release.id: release for release in others}
    with st.popover(say("importing.history.rollback"), key="import_rollback"):
        text.note(say("importing.history.rollback_told"))
        chosen = st.selectbox(
            say("importing.history.release_to"),
            list(by_id),
            key="import_rollback_to",
            format_func=lambda id: say(
                "importing.history.release_line",
                number=by_id[id].manifest["number"],
                when=moment(by_id[id].manifest["published_at"]),
            ),
        )
        number = by_id[chosen].manifest["number"]
        told = say("importing.history.rolled_back", number=number)
        _confirmed("import_rollback", lambda reason, by: served.store.rollback(chosen, reason, by).id, told)


def _withdraw(served: Served, files: Sequence[Mapping[str, str]]) -> None:
    by_sha = {file["sha256"]: file["file"] for file in files}
    with st.popover(say("importing.history.withdraw"), key="import_withdraw"):
        text.note(say("importing.history.withdraw_told"))
        chosen = st.selectbox(
            say("importing.history.file"),
            list(by_sha),
            key="import_withdraw_file",
            format_func=lambda sha: f"{by_sha[sha]} ({sha[:8]})",
        )
        told = say("importing.history.withdrawn", file=by_sha[chosen])
        _confirmed("import_withdraw", lambda reason, by: _withdrawn(served, chosen, reason, by), told)


def _withdrawn(served: Served, sha: str, reason: str, by: str | None) -> str:
    """The id of the release without this file."""
    release = served.store.withdraw(sha, reason, by).release
    return release.id if release else ""


Act = Callable[[str, str | None], str]
"""Takes the reason and who does it; returns the id of the release that is in force then."""


def _confirmed(key: str, act: Act, told: str) -> None:
    """The reason, a box to tick, and a button that is closed without both."""
    reason = str(st.text_input(say("importing.history.reason"), key=f"{key}_reason") or "").strip()
    sure = st.checkbox(say("importing.history.sure"), key=f"{key}_sure")
    st.button(
        say(f"importing.history.do.{key}"),
        type="primary",
        key=f"{key}_button",
        disabled=not (reason and sure),
        on_click=_undo,
        args=(key, act, told),
    )
    if not (reason and sure):
        text.note(say("importing.history.needs"))


def _undo(key: str, act: Act, told: str) -> None:
    """Does it, and says so at the top of the page; a refusal is a sentence there."""
    now = in_hand()
    loader = publishing.loading(now)
    if loader is None:
        return
    try:
        release = act(str(st.session_state[f"{key}_reason"]).strip(), loader.name or None)
    except StoreRefused as refused:
        now.refused = refused.problem
        return
    log(loader, key.removeprefix("import_"), told, release)
    now.drop_built()
    now.told = told
    st.session_state[f"{key}_reason"], st.session_state[f"{key}_sure"] = "", False
