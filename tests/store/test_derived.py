"""What holds for the store reaches the derivation."""

from __future__ import annotations

from datetime import date

import pytest

from tests.store.loads import load, rows_of, sheet
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.profiles import Profile
from wggi_metrics.profiles.types import Change
from wggi_metrics.store import Store
from wggi_metrics.store.derive import DeriveOptions
from wggi_metrics.store.derived import _changes, _groups
from wggi_metrics.store.engine import opened, run
from wggi_metrics.store.limits import LIMITS


def test_a_profiles_change_of_a_name_counts_before_a_reference_sheets() -> None:
    connection = opened(None, LIMITS, None)
    run(connection, "CREATE TABLE grade_changes AS SELECT DATE '2020-01-01' AS changed_on, * FROM "
                    "(VALUES ('A', 'B'), ('C', 'D')) AS names (from_grade, to_grade)")  # fmt: skip
    given = {"ladder_changes": [["2020-01-01", "A", "X"], ["2021-01-01", "A", "Y"]]}
    assert _changes(connection, given, "ladder_changes", "grade") == [
        (date(2020, 1, 1), "A", "X"),
        (date(2020, 1, 1), "C", "D"),
        (date(2021, 1, 1), "A", "Y"),
    ]
    connection.close()


def test_the_organisations_own_regional_groups_come_first() -> None:
    connection = opened(None, LIMITS, None)
    run(
        connection,
        "CREATE TABLE staff_list AS SELECT * FROM (VALUES ('KE'), ('IT'), (NULL)) AS t (nationality)",
    )
    run(connection, "CREATE TABLE assignments AS SELECT NULL AS nationality")
    run(connection, "CREATE TABLE staff_counts AS SELECT 'Atlantis' AS nationality")
    run(connection, "CREATE TABLE nationality_groups AS SELECT 'IT' AS nationality, "
                    "'South' AS nationality_group, DATE '2020-01-01' AS valid_from")  # fmt: skip
    groups = dict(_groups(connection))
    assert groups["IT"] == "South"
    assert "Afric" in groups["KE"]
    assert "Atlantis" not in groups
    connection.close()


def test_lengths_that_decide_careers_are_those_of_the_parameters() -> None:
    options = DeriveOptions()
    for name in ("break_days", "absent_months", "move_months", "acting_months", "training_day_hours"):
        assert getattr(options, name) == parameter(name).whole


def test_changes_of_names_are_kept_for_the_loads_to_come(store: Store) -> None:
    text = "staff_no gender grade org_unit\n1 woman P-3 {}"
    renamed = Profile((), unit_changes=(Change(date(2024, 6, 1), "North", "Arctic"),))
    store.publish(load(sheet("staff_list", text.format("North"), as_of="2023-12-31"), profiles=(renamed,)))
    store.publish(load(sheet("staff_list", text.format("Arctic"), as_of="2024-12-31")))
    release = store.current()
    assert release is not None
    assert release.manifest["given"]["unit_changes"] == [["2024-06-01", "North", "Arctic"]]
    assert rows_of(release, "SELECT is_renamed_unit FROM staff_changes WHERE spell_before IS NOT NULL "
                            "AND spell_after IS NOT NULL") == [(True,)]  # fmt: skip


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_lists_arriving_in_any_order_make_the_same_careers(store: Store, order: tuple[int, ...]) -> None:
    lists = [
        sheet("staff_list", f"staff_no gender grade\n1 woman P-{grade}", as_of=f"{2020 + grade}-12-31")
        for grade in (1, 2, 3)
    ]
    for place in order:
        store.publish(load(lists[place]))
    spells = "SELECT grade, YEAR(valid_from), YEAR(valid_to) FROM staff_spells ORDER BY valid_from"
    assert rows_of(store.current(), spells) == [("P-1", 2021, 2022), ("P-2", 2022, 2023), ("P-3", 2023, 2023)]
