"""The pool of a notice at each stage, and the notices that it is compared with."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.agendas import CANDIDATES, TEN, brief, decided_notices, notice
from wggi_metrics.measures.brief_parts import Heads, Part, Stage

TWENTY = "\n".join((
    "vacancy_no | applicant_no | gender | stage | outcome",
    *(f"VN1 | w{number} | woman | {'short list' if number < 1 else 'applied'} | not selected" for number in range(8)),
    *(f"VN1 | m{number} | man | {'short list' if number < 4 else 'applied'} | not selected" for number in range(12)),
))  # fmt: skip


def stages(**tables: object) -> dict[str, Stage]:
    return {stage.stage: stage for stage in notice(**tables).stages}


def test_the_window_holds_the_grade_in_two_years_up_to_the_day_before() -> None:
    inside = ["2024-12-03", *TEN[1:], "2026-12-02"]
    window = notice(before=decided_notices([*inside, "2024-12-02", "2026-12-03"])).window
    assert (window.notices, window.months, window.grades, window.is_wider) == (11, 24, ("P-5",), False)
    assert (window.first, window.last) == (date(2024, 12, 3), date(2026, 12, 2))


def test_with_fewer_than_ten_notices_the_window_is_longer() -> None:
    window = notice(before=decided_notices([*TEN[1:], "2023-01-15"])).window
    assert (window.notices, window.months, window.grades, window.is_wider) == (10, 48, ("P-5",), True)


def test_with_fewer_than_ten_in_the_longer_months_the_grade_band_is_taken() -> None:
    (first, counts), (others, more) = decided_notices(TEN[1:]), decided_notices(TEN[:3], "P-4", "P4N")
    window = notice(before=(f"{first}\n{others}", f"{counts}\n{more}")).window
    assert (window.notices, window.months, window.grades, window.is_wider) == (12, 48, ("P-4", "P-5"), True)


def test_other_advertisements_of_the_post_and_the_agendas_notices_are_left_out_of_the_window() -> None:
    decided, counts = decided_notices([*TEN, "2026-06-15", "2026-06-20", "2026-06-25"])
    own = decided.replace("OLD10 | 1 | -", "OLD10 | 1 | P9").replace("OLD11 | 1 |", "VN1 | 0 |")
    agenda = "meeting_no | vacancy_no | item_no\nM2 | VN1 | 1\nM2 | OLD12 | 2"
    assert notice(before=(own, counts.replace("OLD11", "VN1")), agenda=agenda).window.notices == 10


def test_at_the_windows_rates_two_women_would_be_expected() -> None:
    found = stages(candidates=TWENTY)["short list"]
    # the window: 10 notices of 8 women and 12 men, 2 and 3 short-listed: 20 of 80 women; 8 women here
    assert (found.women_rate, found.men_rate) == (Part(20, 80), Part(30, 120))
    assert (found.here, found.expected, found.expected_men) == (Heads(1, 4), 8 * 20 / 80, 12 * 30 / 120)


def test_the_windows_pool_has_its_share_with_interval_and_the_median_notices() -> None:
    uneven = decided_notices(TEN)[1].replace("OLD0 | applied | 8 | 12", "OLD0 | applied | 80 | 20")
    found = stages(before=(decided_notices(TEN)[0], uneven))["applied"]
    # one notice at 80 of 100 moves the pooled share and not the median's
    assert (found.window, found.median_share) == (Heads(80 + 9 * 8, 20 + 9 * 12), 8 / 20)
    assert found.interval is not None
    assert found.interval.low < 152 / 280 < found.interval.high
    assert (found.women_rate, found.expected) == (None, None)


def test_who_withdrew_is_shown_and_expected_of_nobody() -> None:
    found = stages()
    assert found["applied"].here == Heads(4, 3, 0, 1)
    assert (found["qualified"].here, found["qualified"].withdrawn) == (Heads(4, 2), Heads(1, 0))
    assert found["short list"].here == Heads(1, 1)


def test_stages_that_wait_are_not_reached_and_expect_nobody() -> None:
    waiting = CANDIDATES + "VN9 | z | man | appointed | appointed | - | - | - | -\n"
    found = stages(candidates=waiting)
    assert [(name, stage.is_reached) for name, stage in found.items()] == [
        ("applied", True), ("qualified", True), ("short list", True), ("appointed", False)
    ]  # fmt: skip
    assert (found["appointed"].here, found["appointed"].expected) == (Heads(), None)
    assert found["appointed"].window == Heads(5, 5)


def test_a_decided_stage_that_nobody_reached_is_reached() -> None:
    nobody = TWENTY.replace("short list", "applied") + "\nVN9 | z | man | short list | not selected"
    assert stages(candidates=nobody)["short list"].is_reached
    assert stages(candidates=nobody)["short list"].here == Heads()


def test_a_notice_without_candidates_shows_the_window_alone() -> None:
    page = notice(candidates="")
    assert [(stage.stage, stage.is_reached, stage.here) for stage in page.stages] == [
        ("applied", False, Heads()), ("short list", False, Heads()), ("appointed", False, Heads())
    ]  # fmt: skip
    assert "stages" in page.not_recorded
    assert page.short_list is None


def test_counts_tell_the_pool_and_nothing_of_single_candidates() -> None:
    decided, counts = decided_notices(TEN)
    page = notice(candidates="", before=(decided, f"{counts}\nVN1 | applied | 5 | 5\nVN1 | short list | 1 | 2"))
    assert page.short_list is not None
    assert page.short_list.here == Heads(1, 2)
    assert (page.on_file.women_in_pool, page.on_file.reasons) == (None, None)
    assert set(page.not_recorded) == {"rotation_due", "hardship_service", "acting_in_post", "internal"}


def test_short_lists_without_a_woman_are_counted_over_all_grades() -> None:
    decided, counts = decided_notices(TEN)
    for number in (1, 3, 5):
        counts = counts.replace(f"OLD{number} | short list | 2 | 3", f"OLD{number} | short list | 0 | 3")
    found = brief(before=(decided.replace("P-5", "P-2"), counts))
    assert (found.no_woman_before, found.no_man_before) == (Part(3, 10), Part(0, 10))


def test_all_short_lists_of_the_agenda_are_added_up() -> None:
    found = brief()
    assert found.short_listed == Heads(1, 1)
    # Wilson for 1 of 2: 1/2 -+ z / (2 sqrt(2 + z^2))
    half = 1.959964 / (2 * (2 + 1.959964**2) ** 0.5)
    assert found.short_listed_interval is not None
    assert tuple(found.short_listed_interval) == pytest.approx((0.5 - half, 0.5 + half), abs=1e-6)
