"""Publishing: what ties years together, what is frozen, and when nothing is published."""

from __future__ import annotations

import pytest

from benchmarks.organisations import organisation
from tests.disclosure.tables import BASE, KEY, SQUARE, counted, published, square_of, women
from wggi_metrics.disclosure.rounding import (
    Cell,
    Counted,
    Published,
    RoundingRefused,
    parse_lattice,
    publish,
    shipped_lattice,
)

FLOWS = parse_lattice(
    '[within]\ngrade = "category"\n'
    + "".join(
        f'[tables.{name}]\nsubject = "{name}"\nby = ["grade"]\n'
        for name in ("staff", "appointments", "promotions", "departures")
    )
)
P1, P2 = ("P", "P-1"), ("P", "P-2")
OF = {"P-1": (("grade", "P-1"),), "P-2": (("grade", "P-2"),)}


def year(came: dict[tuple[str, str], int], went: dict[tuple[str, str], int], promoted: int = 0) -> dict[str, object]:
    """The flows of 2021: promoted are from P-1, and are appointed to P-2 among those who came."""
    return {
        "appointments": {"2021": women(came)},
        "promotions": {"2021": women({P1: promoted})},
        "departures": {"2021": women(went)},
    }


def heads(found: Published, table: str, period: str, grade: str) -> int:
    return found.count(table, period, {"grade": grade}).women


@pytest.mark.parametrize("came", range(8))
@pytest.mark.parametrize("went", [0, 2, 4])
def test_the_balance_of_a_year_holds_among_the_published_counts(came: int, went: int) -> None:
    stocks = {"staff": {"2020": women({P1: 12}), "2021": women({P1: 12 + came - went})}}
    found = publish(counted(**stocks, **year({P1: came}, {P1: went})), KEY, FLOWS).published
    before, now = (heads(found, "staff", period, "P-1") for period in ("2020", "2021"))
    appointed, left = (heads(found, name, "2021", "P-1") for name in ("appointments", "departures"))
    assert now == before + appointed - left
    assert before in (10, 15)


def test_what_is_not_published_of_coming_and_going_is_nothing_where_it_was_nothing() -> None:
    """Two of P-1 are promoted, three come to P-1: 12 + 3 - 2 = 13 and 7 + 2 = 9, with no other movement."""
    stocks = {"staff": {"2020": women({P1: 12, P2: 7}), "2021": women({P1: 13, P2: 9})}}
    found = publish(counted(**stocks, **year({P1: 3, P2: 2}, {}, promoted=2)), KEY, FLOWS).published
    for grade in ("P-1", "P-2"):
        before, now = (heads(found, "staff", period, grade) for period in ("2020", "2021"))
        flows = [heads(found, name, "2021", grade) for name in ("appointments", "promotions", "departures")]
        assert now - before == flows[0] - flows[1] - flows[2]


def test_nobody_is_promoted_who_is_not_appointed_above() -> None:
    stocks = {"staff": {"2020": women({P1: 12, P2: 7}), "2021": women({P1: 8, P2: 11})}}
    for number in range(20):
        found = publish(counted(**stocks, **year({P2: 4}, {}, promoted=4)), bytes([number] * 16), FLOWS).published
        assert heads(found, "promotions", "2021", "P-1") <= heads(found, "appointments", "2021", "P-2")


def test_later_stages_are_no_larger_than_earlier_ones() -> None:
    lattice = parse_lattice(
        '[tables.stages]\nsubject = "stages"\nby = ["grade_band"]\neach = ["stage"]\nin_order = "stage"'
    )
    rows = women({
        ("applied", "A"): 9, ("short list", "A"): 8, ("appointed", "A"): 8,
        ("applied", "B"): 4, ("short list", "B"): 3, ("appointed", "B"): 1,
    })  # fmt: skip
    for number in range(40):
        found = publish(counted(stages={"2024": rows}), bytes([number] * 16), lattice).published
        for where in ({"grade_band": "A"}, {"grade_band": "B"}, {}):
            stages = [found.count("stages", "2024", {"stage": stage, **where}).women
                      for stage in ("applied", "short list", "appointed")]  # fmt: skip
            assert stages == sorted(stages, reverse=True)


def test_what_is_published_stays_equal_after_later_loads() -> None:
    whole = organisation(seed=3, staff=80, units=6, years=6)
    last = str(max(int(period) for _, period in whole.tables))
    before = Counted({key: rows for key, rows in whole.tables.items() if key[1] != last}, whole.order)
    first = publish(before, KEY, shipped_lattice()).published
    later = publish(whole, KEY, shipped_lattice(), first)
    assert {cell: later.published.counts[cell] for cell in first.counts} == first.counts
    assert {cell for cell in later.published.counts if cell.period != last} == set(first.counts)
    assert {period for _, period in later.issues} == {last}
    again = publish(whole, KEY, shipped_lattice(), later.published)
    assert (again.published, again.issues) == (later.published, ())


def test_a_corrected_export_changes_nothing_published_and_the_next_year_is_published() -> None:
    stocks = {"staff": {"2020": women({P1: 12})}}
    first = publish(counted(**stocks), KEY, FLOWS).published
    stocks = {"staff": {"2020": women({P1: 40}), "2021": women({P1: 40})}}
    later = publish(counted(**stocks, **year({}, {})), KEY, FLOWS, first)
    assert heads(later.published, "staff", "2020", "P-1") == heads(first, "staff", "2020", "P-1")
    assert heads(later.published, "staff", "2021", "P-1") == 40  # the rest is coming that is not published
    assert later.flags == ()


CATEGORIES = parse_lattice('[tables.whole]\nsubject = "staff"\nby = ["category"]')
BOTH = parse_lattice(
    '[tables.whole]\nsubject = "staff"\nby = ["category"]\n'
    '[tables.square]\nsubject = "staff"\nby = ["category", "location"]'
)


def beside_15_of_p(inner: tuple[int, int, int, int]) -> Counted:
    """The square of 2024, beside a frozen count of 15 women in P."""
    whole = {("P",): inner[0] + inner[1], ("G",): inner[2] + inner[3]}
    return counted(whole={"2024": women(whole)}, square={"2024": square_of(inner)})


FROZEN = published(
    CATEGORIES,
    [("whole", "2024")],
    {Cell("staff", "2024", (("category", "P"),)): (15, 0, 0), Cell("staff", "2024", ()): (15, 0, 0)},
)


def test_a_new_table_is_fitted_to_the_frozen_past() -> None:
    """6 and 7 in P: of 5 or 10 and 5 or 10, they become 15 together."""
    outcome = publish(beside_15_of_p((6, 7, 0, 0)), KEY, BOTH, FROZEN)
    found = [outcome.published.count("square", "2024", {"category": "P", "location": each}).women
             for each in ("hq", "field")]  # fmt: skip
    assert sorted(found) == [5, 10]
    assert outcome.flags == ()


def test_where_it_cannot_be_fitted_a_single_count_steps_one_multiple_further_and_is_flagged() -> None:
    """5 and 5 in P are multiples, which stay; one of them has to step for the 15 published."""
    outcome = publish(beside_15_of_p((5, 5, 0, 0)), KEY, BOTH, FROZEN)
    (first, second) = outcome.flags  # the cell of P, and the location that it adds up to
    assert {(flag.gender, flag.counted, flag.published) for flag in (first, second)} == {("women", 5, 10)}
    assert {len(flag.cell.where) for flag in (first, second)} == {1, 2}
    assert outcome.published.count("square", "2024", {"category": "P"}).women == 15


def test_where_no_step_helps_nothing_is_published_and_it_says_so() -> None:
    with pytest.raises(RoundingRefused, match="Nothing is published for 2024: the new counts of women") as refused:
        publish(beside_15_of_p((20, 20, 0, 0)), KEY, BOTH, FROZEN)
    assert refused.value.rule == "no_fit"


def test_tables_that_do_not_count_the_same_people_are_refused() -> None:
    with pytest.raises(RoundingRefused, match="do not count the same people") as refused:
        publish(counted(whole={"2024": women({("P",): 12})}, square={"2024": square_of((5, 5, 0, 0))}), KEY, BOTH)
    assert refused.value.rule == "tables_differ"


def test_a_changed_table_needs_a_new_name() -> None:
    changed = parse_lattice('[tables.whole]\nsubject = "staff"\nby = ["location"]')
    with pytest.raises(RoundingRefused, match="whole was published by other fields") as refused:
        publish(counted(whole={"2025": women({("hq",): 12})}), KEY, changed, FROZEN)
    assert refused.value.rule == "lattice_changed"


def test_another_rounding_base_is_refused() -> None:
    with pytest.raises(RoundingRefused, match="multiples of 3"):
        publish(counted(), KEY, CATEGORIES, Published(issues={("whole", "2020"): None}, base=BASE - 2))


def test_nobody_is_nobody_in_every_table() -> None:
    found = publish(counted(square={"2024": {}}), KEY, SQUARE).published
    assert found.count("square", "2024", {"category": "P"}).staff == 0
    assert not found.counts
