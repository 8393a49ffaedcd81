"""A sign-in is complete or refused with the reason, and ends after its hours."""

from __future__ import annotations

from typing import Any

import pytest

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure.sign_in import has_login, host_of, is_loopback, is_over, login_problem, sign_in_of

LOGIN = {
    "redirect_uri": "https://balance.example.org/oauth2callback",
    "cookie_secret": "s" * 32,
    "client_id": "dashboard",
    "client_secret": "kept",
    "server_metadata_url": "https://accounts.example.org/.well-known/openid-configuration",
}
HOURS = 8
NOW = 1_800_000_000


def test_a_complete_sign_in_has_no_problem() -> None:
    assert login_problem({"auth": LOGIN}) is None
    assert login_problem({}) is None
    assert not has_login({})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"client_secret": ""}, "lacks client_secret"),
        ({"client_id": 3}, "lacks client_id"),
        ({"cookie_secret": "short"}, "shorter than 32"),
        ({"redirect_uri": "https://balance.example.org/"}, "does not end in /oauth2callback"),
        ({"redirect_uri": "http://balance.example.org/oauth2callback"}, "is not an https address"),
        ({"server_metadata_url": "http://accounts.example.org/x"}, "is not an https address"),
        ({"server_metadata_url": "file:///etc/passwd"}, "is not an https address"),
    ],
)
def test_an_incomplete_or_open_sign_in_is_refused_with_the_reason(changed: dict[str, Any], said: str) -> None:
    problem = login_problem({"auth": {**LOGIN, **changed}})
    assert problem is not None
    assert said in problem
    assert "s" * 32 not in problem
    assert "kept" not in problem


def test_a_section_that_is_no_table_is_a_sign_in_that_can_not_be_used() -> None:
    assert has_login({"auth": "yes"})
    assert login_problem({"auth": "yes"})


def test_a_provider_on_this_computer_needs_no_https() -> None:
    here = {"redirect_uri": "http://127.0.0.1:8501/oauth2callback", "server_metadata_url": "http://localhost:9/x"}
    assert login_problem({"auth": {**LOGIN, **here}}) is None


@pytest.mark.parametrize(
    ("issued", "over"),
    [
        (NOW, False),
        (NOW - HOURS * 3600 + 1, False),
        (NOW - HOURS * 3600, True),
        (NOW + 299, False),
        (NOW + 301, True),
        (None, True),
        ("yesterday", True),
        (True, True),
    ],
)
def test_a_sign_in_ends_after_its_hours_and_none_is_from_times_to_come(issued: Any, over: bool) -> None:
    assert parameter("session_hours").whole == HOURS
    assert is_over({"iat": issued}, NOW) is over


def test_a_sign_in_that_does_not_say_when_it_was_made_is_over() -> None:
    assert is_over({}, NOW)


def test_two_sign_ins_of_one_person_are_told_apart() -> None:
    one, other = ({"iss": "x", "sub": "a", "iat": issued} for issued in (NOW, NOW + 1))
    assert sign_in_of(one) != sign_in_of(other)
    assert sign_in_of(one) != sign_in_of({**one, "sub": "b"})


def test_where_an_address_leads() -> None:
    assert host_of(LOGIN["redirect_uri"]) == "balance.example.org"
    assert is_loopback("127.0.0.1")
    assert not is_loopback("127.0.0.1.example.org")
