"""Publishing, finding and turning back releases."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.loads import STAFF_2024, load, rows_of, sheet, staff_2024, staff_2025
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import Ladder, Profile
from wggi_metrics.store import LoadRefused, ReleaseUnknown, Store

pytestmark = pytest.mark.usefixtures("without_derivation")

ERROR = Problem("unknown_grade", "error", "“P-9” is no grade.", "Mend it.", "Sheet1", 3, "C", "grade", "P-9")


def test_an_empty_folder_has_no_release(store: Store) -> None:
    assert store.current() is None
    assert store.as_list() == {"current": None, "releases": []}
    assert not store.folder.exists()


def test_a_published_load_is_in_force(two_lists: Store) -> None:
    release = two_lists.current()
    counts = "SELECT as_of, COUNT(*) FROM staff_list GROUP BY as_of ORDER BY as_of"
    assert [(str(day), people) for day, people in rows_of(release, counts)] == [
        ("2024-12-31", 6),
        ("2025-12-31", 6),
    ]


def test_a_release_says_what_it_holds_and_where_from(two_lists: Store) -> None:
    listed = two_lists.as_list()
    first, second = listed["releases"]
    assert listed["current"] == second["id"]
    assert second["predecessor"] == first["id"]
    assert second["files"] == [
        {"file": "2024.xlsx", "sha256": staff_2024().sha256},
        {"file": "2025.xlsx", "sha256": staff_2025().sha256},
    ]
    assert second["periods"]["staff_list"] == {"from": "2024-12-31", "to": "2025-12-31"}
    assert (first["by"], set(first)) == ("ana", set(second))
    assert json.loads(json.dumps(listed)) == listed


def test_an_id_is_the_time_and_eight_letters_of_the_content(store: Store, tmp_path: Path) -> None:
    moment = datetime(2026, 11, 23, 19, 8, 20, tzinfo=UTC)
    timed = Store(store.folder, store.key_file, clock=lambda: moment)
    release = timed.publish(load(staff_2024())).release
    assert release is not None
    assert release.id == "20261123T190820Z-" + release.manifest["people_sha256"][:8]
    assert (store.folder / "CURRENT").read_text() == release.id + "\n"


def test_the_same_export_twice_changes_nothing(two_lists: Store) -> None:
    before = sorted(path.name for path in two_lists.folder.rglob("*"))
    again = two_lists.publish(load(staff_2025()))
    assert again.unchanged
    assert again.release == two_lists.current()
    assert sorted(path.name for path in two_lists.folder.rglob("*")) == before


def test_the_same_export_read_by_another_profile_is_a_new_load(two_lists: Store) -> None:
    assert two_lists.publish(load(staff_2025(profile="header_row = 1"))).published


def test_errors_stop_the_load_and_are_all_handed_back(store: Store) -> None:
    with pytest.raises(LoadRefused) as refused:
        store.publish(load(staff_2024(problems=(ERROR,))))
    assert refused.value.problem.rule == "errors"
    assert refused.value.problems == (ERROR,)
    assert store.current() is None


def test_rows_with_errors_set_aside_are_listed_with_the_release(store: Store) -> None:
    release = store.publish(load(staff_2024(problems=(ERROR,)), set_aside=True)).release
    assert release is not None
    assert rows_of(release, "SELECT COUNT(*) FROM staff_list") == [(5,)]
    assert rows_of(release, "SELECT source, row, cell, field, rule, problem FROM set_aside") == [
        (1, 3, "Sheet1!C3", "grade", "unknown_grade", "“P-9” is no grade.")
    ]
    assert rows_of(release, "SELECT rows, kept, set_aside, skipped FROM sources") == [(6, 5, 1, 0)]
    assert release.manifest["set_aside"] == 1


def test_an_error_of_a_whole_sheet_can_not_be_set_aside(store: Store) -> None:
    missing = Problem("missing_column", "error", "There is no column for the grade.", "Map one.", "Sheet1")
    with pytest.raises(LoadRefused) as refused:
        store.publish(load(staff_2024(problems=(missing,)), set_aside=True))
    assert refused.value.problem.rule == "sheet_errors"


def test_a_load_without_rows_is_refused_by_name(store: Store) -> None:
    with pytest.raises(LoadRefused) as refused:
        store.publish(load())
    assert refused.value.problem.rule == "nothing_to_publish"


def test_a_sheet_that_stands_in_a_load_twice_is_refused_by_name(store: Store) -> None:
    with pytest.raises(LoadRefused) as refused:
        store.publish(load(staff_2024(), staff_2024()))
    assert refused.value.problem.rule == "sheet_twice"


def test_rolling_back_points_back_and_loses_nothing(two_lists: Store) -> None:
    first, second = two_lists.releases()
    two_lists.rollback(first.id, reason="wrong codes", by="ben")
    assert two_lists.current() == first
    assert two_lists.releases() == (first, second)
    (note,) = two_lists.history()
    assert (note["by"], note["from"], note["to"], note["reason"]) == (
        "ben",
        second.id,
        first.id,
        "wrong codes",
    )


def test_after_a_roll_back_a_load_joins_the_release_in_force(two_lists: Store) -> None:
    first, _ = two_lists.releases()
    two_lists.rollback(first.id)
    added = sheet("staff_list", STAFF_2024, as_of="2023-12-31", file="2023.xlsx")
    release = two_lists.publish(load(added)).release
    assert release is not None
    assert release.manifest["predecessor"] == first.id
    years = rows_of(release, "SELECT DISTINCT YEAR(as_of) FROM staff_list ORDER BY 1")
    assert years == [(2023,), (2024,)]


def test_an_unknown_release_is_refused_by_name(two_lists: Store) -> None:
    for id in ("20200101T000000Z-00000000", "../../etc", ""):
        with pytest.raises(ReleaseUnknown):
            two_lists.rollback(id)


def test_releases_stand_in_order_although_the_clock_goes_backwards(two_lists: Store) -> None:
    moments = iter(datetime(2001, 1, 1, tzinfo=UTC) - timedelta(days=day) for day in range(100))
    back = Store(two_lists.folder, two_lists.key_file, clock=lambda: next(moments))
    ids = [release.id for release in back.releases()]
    for year in (2022, 2021):
        added = sheet("staff_list", STAFF_2024, as_of=f"{year}-12-31", file=f"{year}.xlsx")
        published = back.publish(load(added)).release
        assert published is not None
        ids.append(published.id)
        assert back.current() == published
    assert [release.id for release in back.releases()] == ids
    assert len(set(ids)) == 4


def test_a_candidate_shows_its_consequences_before_anyone_sees_it(two_lists: Store) -> None:
    before = two_lists.current()
    added = sheet("staff_list", STAFF_2024, as_of="2023-12-31", file="2023.xlsx")
    with two_lists.build(load(added)) as built:
        assert built.consequences.people == {"new": 0, "changed": 0, "gone": 0}
        assert rows_of(built.release, "SELECT COUNT(*) FROM staff_list") == [(18,)]
        assert two_lists.current() == before
    assert two_lists.releases() == Store(two_lists.folder).releases()
    assert not list(two_lists.folder.rglob(".building-*"))


def test_a_candidate_is_published_as_it_was_seen(two_lists: Store) -> None:
    added = sheet("staff_list", STAFF_2024, as_of="2023-12-31", file="2023.xlsx")
    with two_lists.build(load(added)) as built:
        published = built.publish()
    assert published.published
    assert two_lists.current() == published.release
    assert rows_of(published.release, "SELECT COUNT(*) FROM staff_list") == [(18,)]


def test_a_candidate_overtaken_by_another_release_is_refused_by_name(two_lists: Store) -> None:
    mine = sheet("staff_list", STAFF_2024, as_of="2023-12-31", file="2023.xlsx")
    others = sheet("staff_list", STAFF_2024, as_of="2022-12-31", file="2022.xlsx")
    with two_lists.build(load(mine)) as built:
        two_lists.publish(load(others))
        with pytest.raises(LoadRefused) as refused:
            built.publish()
    assert refused.value.problem.rule == "overtaken"


def test_progress_is_told_step_by_step(store: Store) -> None:
    told: list[tuple[str, float]] = []
    store.publish(load(staff_2024()), lambda step, part: told.append((step, part)))
    assert list(dict.fromkeys(step for step, _ in told)) == ["storing", "deriving", "writing", "comparing"]
    assert all(0 <= part <= 1 for _, part in told)


@pytest.mark.parametrize("step", ["storing", "deriving", "writing", "comparing"])
def test_an_interruption_leaves_nothing(store: Store, step: str) -> None:
    def interrupt(at: str, part: float) -> None:
        if at == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.publish(load(staff_2024()), interrupt)
    assert store.current() is None
    assert [path.name for path in (store.folder / "releases").iterdir()] == []
    assert not (store.folder / "lock").exists()


def test_the_ladder_in_force_is_the_one_given_last(two_lists: Store) -> None:
    assert two_lists.ladder().name == "UN common system"
    grades = ("P-1", "P-2", "P-3", "P-4", "P-5", "D-1", "G-5")
    given = Ladder("Ours", grades, {"All": grades}, top=("D-1",), spellings={"P-1": ("Junior",)})
    added = sheet("staff_list", STAFF_2024, as_of="2023-12-31", file="2023.xlsx")
    two_lists.publish(load(added, profiles=(Profile((), ladder=given),)))
    assert two_lists.ladder() == given
    more = sheet("staff_list", STAFF_2024, as_of="2022-12-31", file="2022.xlsx")
    two_lists.publish(load(more))
    assert two_lists.ladder() == given
