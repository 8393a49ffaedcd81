"""Signed in at a real provider, over the real websocket: each role gets its own pages, and nobody anything else."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

import pytest

from tests.browser.provider import (
    BOARD,
    COLLEAGUE,
    HR,
    LEADERSHIP,
    LOADER,
    ROLES,
    STALE,
    STRANGER,
    roles_of,
    sign_in,
    with_sign_in,
)
from tests.browser.server import Server
from tests.browser.test_addresses import FRESHNESS, NAMED
from tests.browser.wire import Door, Sent, ask, opened_at, press, received
from wggi_metrics.store import journal
from wggi_metrics.words import say

ADDRESSES = ("", *sorted(NAMED))
N_OF_N = re.compile(r"\d of \d")
PLAIN = {"heading", "html", "button", "page_link"}
OPEN = {
    HR: NAMED - {"import", "access"},
    BOARD: NAMED - {"import", "access"},
    LEADERSHIP: NAMED - {"import", "access", "meeting", "computable", "recipes"},
    LOADER: {"recipes", "access", "definitions"},  # Import is its page at the root
}
SHUT = {account: sorted(NAMED - OPEN[account] - ({"import"} if account == LOADER else set())) for account in OPEN}


@pytest.fixture(scope="module")
def doors(guarded: Server) -> dict[str, Door]:
    """Each person's browser, signed in: asked for by the first test that needs one."""
    return {account: sign_in(guarded, account) for account in (HR, BOARD, LEADERSHIP, LOADER, STRANGER, STALE)}


@cache
def titles_of_pages() -> frozenset[str]:
    return frozenset(say(f"pages.names.{name}") for name in (*NAMED, "overview"))


def assert_nothing_but(sent: Sent, title: str, named: frozenset[str] = frozenset()) -> None:
    """This title alone: no figure, no freshness line, no page's name but those that are the visitor's."""
    assert sent.titles == [title]
    assert sent.kinds <= PLAIN
    assert FRESHNESS not in sent.text
    assert not N_OF_N.search(sent.text)
    assert sent.named - {"dashboard"} <= named | {say("pages.product")}
    assert not [name for name in titles_of_pages() - named if name in sent.everything]


def test_nobody_sees_anything_before_or_after_others_have_signed_in(
    guarded: Server, request: pytest.FixtureRequest
) -> None:
    for address in ADDRESSES:
        assert_nothing_but(ask(guarded, address), say("pages.product"))
    hr: Door = request.getfixturevalue("doors")[HR]
    seen = ask(hr)
    assert "plotly_chart" in seen.kinds
    assert N_OF_N.search(seen.text)
    for address in ADDRESSES:
        sent = ask(guarded, address)
        assert_nothing_but(sent, say("pages.product"))
        assert escape(say("access.sign_in.lead")) in sent.text
    for script in seen.scripts.values():
        assert_nothing_but(ask(guarded, script=script), say("pages.product"))


def test_two_people_of_a_role_see_the_same_each_with_all_that_can_be_done(
    guarded: Server, doors: dict[str, Door]
) -> None:
    first, second = ask(doors[HR], "representation"), ask(sign_in(guarded, COLLEAGUE), "representation")
    assert second.titles == first.titles
    assert escape(say("access.no_longer")) not in first.text + second.text
    assert len(second.labels) == len(first.labels) > 3


@pytest.mark.parametrize("account", OPEN)
def test_a_role_is_told_of_its_own_pages_alone(doors: dict[str, Door], account: str) -> None:
    assert ask(doors[account]).listed == OPEN[account]


@pytest.mark.parametrize("account", SHUT)
def test_the_pages_of_other_roles_show_the_refusal_alone(doors: dict[str, Door], account: str) -> None:
    own = frozenset(ask(doors[account]).named)
    for address in SHUT[account]:
        sent = ask(doors[account], address)
        assert_nothing_but(sent, say("access.refused.title"), own)
        assert say(f"access.roles.{account.partition('@')[0]}") in sent.text


def test_the_names_streamlit_has_for_other_roles_pages_open_none_of_them(doors: dict[str, Door]) -> None:
    scripts = ask(doors[LOADER]).scripts
    for script in (scripts[""], scripts["access"]):
        sent = ask(doors[LEADERSHIP], script=script)
        assert sent.titles == [say("pages.names.overview")]
        assert not sent.kinds & {"file_uploader", "plotly_chart"}


@pytest.mark.parametrize("address", ["", *sorted(OPEN[LEADERSHIP] - {"definitions"})])
def test_leadership_reads_on_each_page_that_nothing_is_published_and_sees_no_figure(
    doors: dict[str, Door], address: str
) -> None:
    sent = ask(doors[LEADERSHIP], address)
    assert say("access.no_figures.leadership") in sent.text
    assert sent.titles == [say(f"pages.names.{address or 'overview'}")]
    assert not sent.kinds & {"plotly_chart", "download_button", "exception", "selectbox"}
    assert not N_OF_N.search(sent.everything)


def test_definitions_are_for_everybody_and_hold_no_figure_of_the_data(doors: dict[str, Door]) -> None:
    for account in OPEN:
        assert "exception" not in ask(doors[account], "definitions").kinds


def test_a_loader_imports_and_sees_no_figure(doors: dict[str, Door]) -> None:
    sent = ask(doors[LOADER])
    assert sent.titles[0] == say("pages.names.import")
    assert not sent.kinds & {"plotly_chart", "exception"}
    assert not N_OF_N.search(sent.text)


def test_a_link_to_import_opens_it_for_a_loader_too_whose_first_page_it_is(doors: dict[str, Door]) -> None:
    sent = ask(doors[LOADER], "import")
    assert sent.titles[0] == say("pages.names.import")
    assert not [message for message in sent.messages if message.HasField("page_not_found")]


def test_a_board_member_sees_the_meetings_pools(doors: dict[str, Door]) -> None:
    sent = ask(doors[BOARD], "meeting")
    assert sent.titles[0] == say("pages.names.meeting")
    assert "exception" not in sent.kinds


def test_a_person_without_a_role_is_told_so_and_sees_nothing(doors: dict[str, Door]) -> None:
    for address in ADDRESSES:
        sent = ask(doors[STRANGER], address)
        assert_nothing_but(sent, say("access.without_role.title"))
        assert STRANGER in sent.text


def test_a_sign_in_that_is_too_old_is_over_whatever_the_cookie_says(doors: dict[str, Door]) -> None:
    for address in ADDRESSES:
        sent = ask(doors[STALE], address)
        assert_nothing_but(sent, say("pages.product"))
        assert say("access.over.title", n=8) in sent.text


@pytest.mark.parametrize("harm", ["tampered", "no token", "another site's"])
def test_a_cookie_alone_is_no_sign_in(guarded: Server, doors: dict[str, Door], harm: str) -> None:
    cookies = dict(doors[HR].cookies)
    if harm == "tampered":
        cookies["_streamlit_user"] = cookies["_streamlit_user"].replace(".", "x.", 1)
    elif harm == "no token":
        del cookies["_streamlit_xsrf"]
    else:
        cookies["_streamlit_user"] = cookies["_streamlit_user_tokens"]
    assert_nothing_but(ask(Door(guarded, cookies)), say("pages.product"))


def test_a_role_taken_away_is_gone_with_the_next_click(guarded: Server, doors: dict[str, Door]) -> None:
    door = doors[HR]
    try:
        with door.connect() as line:
            again = opened_at(door, "").SerializeToString()
            line.send(again)
            before = received(line)
            assert before.titles[0] == say("pages.names.overview")
            roles_of(guarded).write_text(ROLES.replace(HR, "other@example.org"), "utf-8")
            line.send(again)
            # A run begins with the list of pages of the run before it, which this session was given then.
            assert_nothing_but(received(line), say("access.without_role.title"), frozenset(before.named))
        roles_of(guarded).write_text("[people", "utf-8")
        assert_nothing_but(ask(door), say("access.without_role.title"))
    finally:
        roles_of(guarded).write_text(ROLES, "utf-8")
    assert ask(door).titles[0] == say("pages.names.overview")


def test_signed_out_is_signed_out_for_every_copy_of_the_cookie(guarded: Server) -> None:
    door = sign_in(guarded, BOARD)
    assert ask(door).titles[0] == say("pages.names.overview")
    assert press(door, "sign_out") == "/auth/logout"
    assert_nothing_but(ask(door), say("pages.product"))


def test_the_log_says_who_signed_in_was_refused_and_opened_a_brief(guarded: Server, doors: dict[str, Door]) -> None:
    ask(doors[BOARD], "meeting")
    ask(doors[BOARD], "import")
    lines = journal(guarded.folder / "log.jsonl")
    done = {(line.who, line.role, line.action, line.what) for line in lines}
    assert (HR, "hr", "sign_in", "") in done
    assert (BOARD, "board", "refused", "import") in done
    assert [line for line in lines if (line.who, line.action) == (BOARD, "brief") and line.what and line.release]
    assert len([line for line in lines if (line.who, line.action) == (LEADERSHIP, "sign_in")]) <= 1


def test_local_use_through_a_proxy_shows_the_refusal_alone(demonstrated: Server) -> None:
    assert "plotly_chart" in ask(demonstrated).kinds
    sent = ask(Door(demonstrated, headers={"X-Forwarded-For": "192.0.2.7"}))
    assert_nothing_but(sent, say("pages.address.title"))


def test_a_sign_in_that_is_not_whole_shows_the_refusal_alone_even_here(
    demonstration: Path, tmp_path: Path
) -> None:
    server = with_sign_in(Server(demonstration, tmp_path / "half"), "http://localhost:1")
    path = server.folder / "secrets.toml"
    path.write_text(path.read_text("utf-8").replace("client_secret", "secret"), "utf-8")
    try:
        server.start()
        assert_nothing_but(ask(server), say("pages.address.title"))
    finally:
        server.stop()
