"""Who is new, changed or gone; what needs a yes; what should be looked at."""

from __future__ import annotations

import pytest

from tests.store.loads import load, sheet, staff_2024, staff_2025
from wggi_metrics.store import AcceptedSheet, Consequences, LoadRefused, Store, StoreLimits

pytestmark = pytest.mark.usefixtures("without_derivation")


def staff(day: str, *lines: str, **more: object) -> AcceptedSheet:
    return sheet("staff_list", "\n".join(("staff_no gender grade", *lines)), as_of=day, **more)  # type: ignore[arg-type]


TEN = tuple(f"{number} {'woman' if number % 2 else 'man'} P-3" for number in range(10))


def test_people_are_new_changed_and_gone(store: Store) -> None:
    first = store.publish(load(staff_2024()))
    assert first.consequences.people == {"new": 6, "changed": 0, "gone": 0}
    second = store.publish(load(staff_2025()))
    # 01 is promoted, 02 moves to the South, 04 leaves, 07 comes.
    assert second.consequences.people == {"new": 1, "changed": 2, "gone": 1}
    assert second.consequences.by_gender == {
        "gone": {"man": 1}, "moved": {"man": 1}, "new": {"woman": 1}, "promoted": {"woman": 1},
    }  # fmt: skip


def test_an_older_list_makes_nobody_new_or_gone_who_is_known(two_lists: Store) -> None:
    published = two_lists.publish(load(staff("2023-12-31", "00011101 woman P-3", "99 man P-1")))
    assert published.consequences.people == {"new": 1, "changed": 0, "gone": 0}


def test_a_person_who_comes_back_is_not_new(store: Store) -> None:
    store.publish(load(staff("2023-12-31", *TEN)))
    store.publish(load(staff("2024-12-31", *TEN[1:])))
    assert store.publish(load(staff("2025-12-31", *TEN))).consequences.people["new"] == 0


def test_more_than_a_fifth_gone_needs_a_yes(store: Store) -> None:
    store.publish(load(staff("2024-12-31", *TEN)))
    with pytest.raises(LoadRefused) as refused:
        store.publish(load(staff("2025-12-31", *TEN[3:])))
    assert refused.value.problem.rule == "people_disappear"
    assert "3 of the 10" in refused.value.problem.problem
    assert len(store.releases()) == 1
    assert store.publish(load(staff("2025-12-31", *TEN[3:]), yes=True)).published


def test_a_fifth_gone_needs_none(store: Store) -> None:
    store.publish(load(staff("2024-12-31", *TEN)))
    assert store.publish(load(staff("2025-12-31", *TEN[2:]))).consequences.people["gone"] == 2


def test_absence_from_a_list_of_a_part_is_not_disappearance(store: Store) -> None:
    store.publish(load(staff("2024-12-31", *TEN)))
    part = staff("2025-12-31", TEN[0], scope={"country": ("Kenya",)})
    assert store.publish(load(part)).consequences.people["gone"] == 0


def test_a_recorded_leaving_is_gone_but_not_disappeared(store: Store) -> None:
    head = "staff_no gender valid_from valid_to grade status\n"
    open_ended = "".join(f"{number} woman 2020-01-01 - P-3 active\n" for number in range(4))
    ended = "".join(f"{number} woman 2020-01-01 2024-06-30 P-3 left\n" for number in range(2))
    kept = "".join(f"{number} woman 2020-01-01 - P-3 active\n" for number in range(2, 4))
    store.publish(load(sheet("assignments", head + open_ended, as_of="2023-12-31")))
    published = store.publish(load(sheet("assignments", head + ended + kept, as_of="2024-12-31")))
    assert published.consequences.people == {"new": 0, "changed": 0, "gone": 2}
    assert published.consequences.disappeared == 0


def test_a_corrected_gender_is_counted_and_many_are_warned_of(store: Store) -> None:
    store.publish(load(staff("2024-12-31", *TEN)))
    swapped = (line.replace("woman", "x").replace("man", "woman").replace("x", "man") for line in TEN)
    with store.build(load(staff("2025-12-31", *swapped))) as built:
        assert built.consequences.gender_corrected == 10
        (warning,) = built.consequences.warnings(StoreLimits())
        assert (warning.rule, warning.level) == ("genders_corrected", "warning")


def test_half_a_percent_of_corrected_genders_is_not_warned_of() -> None:
    assert Consequences(known=200, gender_corrected=1).warnings(StoreLimits()) == ()
    assert len(Consequences(known=200, gender_corrected=2).warnings(StoreLimits())) == 1


def test_an_empty_gender_corrects_nothing(store: Store) -> None:
    store.publish(load(staff("2024-12-31", *TEN)))
    blank = (line.replace("woman", "-").replace(" man", " -") for line in TEN)
    assert store.publish(load(staff("2025-12-31", *blank))).consequences.gender_corrected == 0


def test_rows_of_other_datasets_are_new_changed_and_gone(store: Store) -> None:
    head = "vacancy_no grade opened_on title\n"
    before, after = "A P-3 2026-01-10 x\nB P-4 2026-02-01 y\n", "A P-3 2026-01-10 x\nC P-4 2026-03-01 y\n"
    store.publish(load(sheet("vacancy_notices", head + before + "D P-4 2026-03-02 z")))
    published = store.publish(load(sheet("vacancy_notices", head + after + "D P-5 2026-03-02 z")))
    assert published.consequences.rows == {"vacancy_notices": (1, 1, 1)}
    assert published.release is not None
    assert published.release.manifest["consequences"]["rows"]["vacancy_notices"] == {
        "new": 1, "changed": 1, "gone": 1,
    }  # fmt: skip
