"""Which role sees what, and that a person's roles add up."""

from __future__ import annotations

import pytest

from wggi_metrics.disclosure import (
    LOCAL,
    ROLES,
    NotForThisViewer,
    Viewer,
    may_load,
    refuse_rows,
    refuse_uncounted,
    viewer_of_role,
    viewer_of_roles,
)

STRANGE = [None, "hr", Viewer("anonymous"), Viewer(""), Viewer("HR")]


@pytest.mark.parametrize("role", ["local", "hr", "board"])
def test_these_roles_see_counts_as_they_are(role: str) -> None:
    refuse_uncounted(Viewer(role))


@pytest.mark.parametrize("viewer", [Viewer("leadership"), Viewer("loader"), *STRANGE])
def test_everybody_else_sees_no_count(viewer: Viewer | None) -> None:
    with pytest.raises(NotForThisViewer):
        refuse_uncounted(viewer)


def test_leadership_reads_that_no_tables_are_published_yet() -> None:
    with pytest.raises(NotForThisViewer, match="published tables are not available yet"):
        refuse_uncounted(Viewer("leadership"))


@pytest.mark.parametrize("viewer", [Viewer("board"), Viewer("leadership"), Viewer("loader"), *STRANGE])
def test_the_rows_behind_a_figure_are_for_hr_alone(viewer: Viewer | None) -> None:
    refuse_rows(LOCAL)
    refuse_rows(Viewer("hr"))
    with pytest.raises(NotForThisViewer):
        refuse_rows(viewer)


@pytest.mark.parametrize(
    ("roles", "seen", "loads"),
    [
        (["hr"], "hr", False),
        (["loader", "board"], "board", True),
        (["leadership", "hr"], "hr", False),
        (["leadership", "loader"], "leadership", True),
        (["loader"], "loader", True),
    ],
)
def test_of_several_roles_the_one_that_sees_most_decides(roles: list[str], seen: str, loads: bool) -> None:
    viewer = viewer_of_roles(roles, "a@example.org")
    assert viewer is not None
    assert (viewer.role, viewer.name, may_load(viewer)) == (seen, "a@example.org", loads)


def test_nobody_without_a_role_is_a_viewer() -> None:
    assert viewer_of_roles([], "a@example.org") is None
    assert viewer_of_roles(["administrator"], "a@example.org") is None


def test_the_local_viewer_loads_and_others_by_their_role() -> None:
    assert may_load(LOCAL)
    assert not any(may_load(Viewer(role)) for role in ("hr", "board", "leadership"))


def test_the_command_line_knows_the_same_roles() -> None:
    assert viewer_of_role(None) == LOCAL
    assert viewer_of_role("board") == Viewer("board")
    for role in set(ROLES) - {"hr", "board"}:
        with pytest.raises(NotForThisViewer):
            viewer_of_role(role)
    with pytest.raises(KeyError):
        viewer_of_role("local")
