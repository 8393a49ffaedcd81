"""What every page shares: which release is shown, links, states, addresses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pages.frame.address import is_loopback, is_open_to_others
from pages.frame.text import strong
from tests.pages.seen import LAST_YEAR, NOW, html, people, publish, publish_two_years, seen, staff, titles

LOGIN = {
    "auth": {
        "redirect_uri": "https://example.org/oauth2callback",
        "cookie_secret": "x" * 32,
        "client_id": "dashboard",
        "client_secret": "y",
        "server_metadata_url": "https://accounts.example.org/.well-known/openid-configuration",
    }
}


def beside() -> Path:
    """The demonstration's store."""
    store = Path(os.environ["WGGI_STORE"])
    return store.with_name(f"{store.name}-demonstration")


def test_an_empty_store_offers_the_demonstration() -> None:
    app = seen()
    assert [button.label for button in app.button] == ["Import your export", "Open the demonstration"]
    assert "Nothing is loaded yet." in html(app)


def test_the_demonstration_is_shown_and_marked_while_nothing_else_is_loaded() -> None:
    publish(("2025-12-31", NOW), folder=beside())
    text = html(seen())
    assert "Demonstration organisation, invented figures" in text
    assert "▲ Staff data" not in text


def test_an_export_of_ones_own_takes_the_demonstrations_place() -> None:
    publish(("2025-12-31", NOW), folder=beside())
    publish(("2024-12-31", LAST_YEAR))
    text = html(seen())
    assert "Demonstration" not in text
    assert "(4 of 20)" in text


@pytest.mark.parametrize(
    "link",
    [
        {"location": "Atlantis"},
        {"staff": "'; DROP TABLE people; --"},
        {"at": "yesterday"},
        {"at": "1812-06-24", "compared": "2999-01-01"},
        {"unit": "<script>alert(1)</script>"},
        {"contract": "x" * 5000},
    ],
    ids=["place", "sql", "no date", "outside", "markup", "long"],
)
def test_a_link_that_asks_for_what_is_not_there_shows_everybody(link: dict[str, str]) -> None:
    publish_two_years()
    app = seen(**link)
    assert not app.exception
    assert "(7 of 20)" in html(app)
    assert not {name for name in link if name in app.query_params}


def test_a_choice_is_kept_in_the_link() -> None:
    publish_two_years()
    app = seen()
    app.selectbox(key="filter_location").select("field").run()
    assert app.query_params["location"] in ("field", ["field"])
    assert "(2 of 10)" in html(app)


def test_a_filter_at_its_default_is_not_in_the_link() -> None:
    publish_two_years()
    app = seen(location="field")
    app.selectbox(key="filter_location").select("all").run()
    assert "location" not in app.query_params


def publish_without_field_women() -> None:
    """Field has professionals alone: General Service in the field is nobody."""
    publish(("2024-12-31", LAST_YEAR), ("2025-12-31", NOW))


def test_filters_that_leave_nobody_say_which_one_to_drop() -> None:
    publish_without_field_women()
    app = seen(staff="General Service", location="field")
    text = html(app)
    assert "Nobody is left by these 2 filters." in text
    assert "Without <strong>Location</strong>: 20 people" in text
    assert "Without <strong>Staff</strong>: 10 people" in text


def test_the_button_drops_the_filter_that_helps() -> None:
    publish_without_field_women()
    app = seen(staff="General Service", location="field")
    app.button(key="drop_one").click().run()
    assert "Nobody is left" not in html(app)


def test_text_from_the_data_is_never_markup() -> None:
    evil = staff(people(0, "woman", "P-3", 12), people(100, "man", "P-3", 12)).replace("North", "<img/src=x/onerror=1>")
    publish(("2025-12-31", evil))
    assert "<img" not in html(seen("representation"))


def test_bold_is_made_after_everything_else_is_escaped() -> None:
    assert strong("**1** <b>&") == "<strong>1</strong> &lt;b&gt;&amp;"


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.9.1"])
def test_this_computer_alone_needs_no_login(address: str) -> None:
    assert is_loopback(address)
    assert not is_open_to_others(address, {})


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.1.7", "dashboard.example.org"])
def test_any_other_address_needs_a_login(address: str | None) -> None:
    assert is_open_to_others(address, {})
    assert not is_open_to_others(address, LOGIN)


@pytest.mark.parametrize("name", LOGIN["auth"])
def test_half_a_login_is_none(name: str) -> None:
    assert is_open_to_others("0.0.0.0", {"auth": {**LOGIN["auth"], name: ""}})


def test_an_open_address_without_login_shows_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    publish_two_years()
    import streamlit as st

    ask = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else ask(name))
    app = seen()
    assert titles(app) == []
    assert [title.value for title in app.title] == ["Not open to others without sign-in"]
