"""The table of roles: who is named has the role, and whatever else is said gives none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from wggi_metrics.disclosure import RolesTable, RolesUnreadable, Viewer, read_roles

TABLE = """
[people]
"Analyst@Example.org" = ["hr", "loader"]
"member@example.org" = ["board"]

[groups_have]
"Office of the Director" = ["leadership"]
"""


def table(folder: Path, text: str = TABLE) -> RolesTable:
    path = folder / "roles.toml"
    path.write_text(text, "utf-8")
    return read_roles(path)


def test_a_person_in_the_table_has_the_roles_given(tmp_path: Path) -> None:
    assert table(tmp_path).viewer({"email": "analyst@example.ORG"}) == Viewer("hr", "analyst@example.org", True)


def test_a_group_gives_its_role_to_who_is_in_it(tmp_path: Path) -> None:
    claims = {"email": "d@example.org", "groups": ["Staff", "Office of the Director"]}
    assert table(tmp_path).viewer(claims) == Viewer("leadership", "d@example.org")
    assert table(tmp_path).viewer(claims | {"groups": "Office of the Director"}) is not None


def test_roles_of_a_person_and_of_groups_add_up(tmp_path: Path) -> None:
    found = table(tmp_path).viewer({"email": "member@example.org", "groups": ["Office of the Director"]})
    assert found == Viewer("board", "member@example.org")


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": ""},
        {"email": None},
        {"email": ["analyst@example.org"]},
        {"email": "stranger@example.org"},
        {"email": "analyst@example.org.evil.test"},
        {"name": "analyst@example.org"},
        {"email": "analyst@example.org", "email_verified": False},
        {"email": "an\u0430lyst@example.org"},  # a Cyrillic a
        {"email": "member@example.org".replace("m", "\uff4d", 1)},  # a full-width m
        {"email": "stranger@example.org", "groups": {"Office of the Director": True}},
        {"groups": ["Office of the Director"]},
    ],
)
def test_who_is_not_named_has_no_role(tmp_path: Path, claims: dict[str, Any]) -> None:
    assert table(tmp_path).viewer(claims) is None


def test_letters_beyond_ascii_are_compared_as_written(tmp_path: Path) -> None:
    # KELVIN SIGN becomes a plain k in lower case.
    kelvin = table(tmp_path, '[people]\n"karin@example.org" = ["hr"]')
    assert kelvin.viewer({"email": "\u212aarin@example.org"}) is None


def test_the_table_names_the_claims_it_goes_by(tmp_path: Path) -> None:
    text = 'account = "preferred_username"\ngroups = "roles"\n[people]\nana = ["hr"]\n[groups_have]\nx = ["loader"]'
    found = table(tmp_path, text)
    assert found.viewer({"preferred_username": "ana", "roles": ["x"], "email": "e"}) == Viewer("hr", "ana", True)
    assert found.viewer({"email": "ana"}) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[people", "can't be read"),
        ('[people]\n"a" = ["director"]', "gives a the role director; the roles are hr, board, leadership, loader"),
        ('[people]\n"a" = "hr"', "the role hr; the roles are .*, in brackets"),
        ('[persons]\n"a" = ["hr"]', "an entry persons"),
        ('people = "a"', "an entry people"),
        ("account = 3", "account must be the name of a claim"),
    ],
)
def test_a_table_with_a_mistake_is_refused_whole(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RolesUnreadable, match=said):
        table(tmp_path, text)


def test_without_a_table_nobody_has_a_role(tmp_path: Path) -> None:
    with pytest.raises(RolesUnreadable, match="There is no table of roles"):
        read_roles(tmp_path / "absent.toml")
    assert RolesTable().viewer({"email": "analyst@example.org"}) is None
