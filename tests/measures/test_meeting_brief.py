"""The brief of a meeting: its agenda, who may see it, and the same in long form."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.measures.agendas import CANDIDATES, NOTICE, board, brief, decided_notices
from tests.specimen import release_of
from wggi_metrics.disclosure import LOCAL, NotForThisViewer, Viewer
from wggi_metrics.measures import (
    Asked,
    AskedWrongly,
    meeting_brief,
    meeting_brief_of,
    meetings_told,
    next_meeting,
    of_notice,
)  # fmt: skip
from wggi_metrics.measures.brief_parts import Heads, Interval, MeetingBrief, Part

TWO = f"{NOTICE}\nVN2 | 1 | P8 | P-4 | 2026-08-01 | 2026-09-01 | closed | 1"


def test_a_deferred_notice_stands_on_both_agendas_with_each_ones_decision() -> None:
    agenda = "meeting_no | vacancy_no | item_no | decision\nM1 | VN1 | 1 | deferred\nM2 | VN1 | 3 | -"
    release = board(agenda=agenda)
    found = [meeting_brief_of(release, LOCAL, number).notices for number in ("M1", "M2")]
    assert [[(each.vacancy_no, each.item_no, each.decision) for each in notices] for notices in found] == [
        [("VN1", "1", "deferred")], [("VN1", "3", None)]
    ]  # fmt: skip


def test_the_agenda_is_in_the_order_of_its_items() -> None:
    agenda = "meeting_no | vacancy_no | item_no\nM2 | VN1 | 10\nM2 | VN2 | 9\nM2 | VN3 | -"
    assert [each.vacancy_no for each in brief(notices=TWO, agenda=agenda).notices] == ["VN2", "VN1", "VN3"]


def test_a_meeting_without_an_agenda_has_no_notices() -> None:
    found = brief("M1")
    assert (found.notices, found.levels, found.short_listed, found.short_listed_interval) == ((), (), Heads(), None)
    assert meeting_brief(board(), LOCAL, Asked(where={"meeting_no": ("M1",)})).table["n"].dropna().iloc[0] == 0


def test_the_meeting_is_told_with_the_days_of_the_data() -> None:
    found = brief()
    assert (found.meeting_no, found.held_on, found.place, found.attended) == ("M2", date(2026, 12, 3), "Geneva", None)
    assert (found.staff_to, found.recruitment_to) == (date(2026, 10, 31), date(2026, 11, 23))


def test_the_next_meeting_is_the_first_from_today_else_the_last() -> None:
    release = board()
    days = [date(2026, 11, 5), date(2026, 11, 6), date(2027, 1, 1)]
    assert [next_meeting(release, LOCAL, day) for day in days] == ["M1", "M2", "M2"]
    with pytest.raises(AskedWrongly, match="no meeting"):
        next_meeting(release_of(), LOCAL, days[0])


def test_an_unknown_meeting_is_refused_with_near_ones() -> None:
    with pytest.raises(AskedWrongly, match="M1"):
        meeting_brief_of(board(), LOCAL, "M7")
    undated = board(meetings="meeting_no | held_on\nM2 | -")
    with pytest.raises(AskedWrongly, match="no meeting"):
        meeting_brief_of(undated, LOCAL, "M2")


def test_a_board_member_reads_the_brief_as_hr_does() -> None:
    assert meeting_brief_of(board(), Viewer("board"), "M2") == meeting_brief_of(board(), LOCAL, "M2")


@pytest.mark.parametrize("viewer", [Viewer("leadership"), Viewer("loader"), None])
def test_the_brief_is_for_who_may_see_it_alone(viewer: Any) -> None:
    with pytest.raises(NotForThisViewer):
        meeting_brief_of(board(), viewer, "M2")
    with pytest.raises(NotForThisViewer):
        meeting_brief(board(), viewer)


def test_the_table_says_what_the_brief_says() -> None:
    release = board()
    told = meeting_brief_of(release, LOCAL, "M2")
    found = meeting_brief(release, LOCAL)
    rows = {(row["section"], row["item"]): row for row in found.rows.to_dict("records")}
    level, short_list = told.notices[0].level, told.notices[0].short_list
    assert short_list is not None
    assert [rows["level", "P-5"][name] for name in ("women", "men", "not_stated", "value")] == [12, 28, 1, "below"]
    assert [rows["pool", "short list"][name] for name in Heads._fields] == list(short_list.here)
    assert rows["pool", "short list"]["expected_women"] == short_list.expected
    assert rows["level", "posts to parity"]["n"] == level.posts_to_parity
    assert rows["after", "entrant, 1 of 1 women"]["share"] == 13 / 41
    assert rows["candidates", "acting in post"]["value"] == "not recorded"
    assert found.period == "meeting M2 on 3 December 2026"


def test_the_table_is_of_one_meeting() -> None:
    asked = Asked(where={"meeting_no": ("M1", "M2")})
    with pytest.raises(AskedWrongly, match="one meeting"):
        meeting_brief(board(), LOCAL, asked)
    assert meeting_brief(board(), LOCAL, Asked(at=date(2026, 11, 1))).table["meeting_no"].unique().tolist() == ["M1"]
    table = meeting_brief(release_of(recruitment={"board_agenda": "meeting_no | vacancy_no\nM1 | V"}), LOCAL).table
    assert table["not_computable"].tolist() == ["the export lacks the field held_on"]


def test_a_notice_that_waits_for_the_meeting_is_not_decided_on_its_closing_day() -> None:
    agenda = "meeting_no | vacancy_no\nM2 | VN2"
    before = decided_notices(["2026-02-01"])
    window = brief(notices=TWO.replace("P-4", "P-5"), agenda=agenda, before=before).notices[0].window
    assert window.notices == 1


# Women and men exchanged in everything that is counted exchange all that the brief says.

MIRRORED = {"women": "men", "men": "women", "woman": "man", "man": "woman", "below": "above", "above": "below"}
PAIRS = {
    "women_rate": "men_rate", "expected": "expected_men", "women_in_pool": "men_in_pool", "reasons": "men_reasons",
    "no_woman_before": "no_man_before", "fewest": "most",
}  # fmt: skip
PAIRS |= {other: name for name, other in PAIRS.items()}


def mirrored(told: Any) -> Any:
    """What a part of the brief would be with women and men exchanged, as plain values."""
    if isinstance(told, Heads):
        return [told.men, told.women, told.other, told.not_stated]
    if isinstance(told, Interval):
        return [pytest.approx(1 - told.high), pytest.approx(1 - told.low)]
    if is_dataclass(told) and not isinstance(told, type):
        values = {field.name: getattr(told, field.name) for field in fields(told)}
        exchanged = {PAIRS.get(name, name): mirrored(value) for name, value in values.items()}
        if "median_share" in values and values["median_share"] is not None:
            exchanged["median_share"] = pytest.approx(1 - values["median_share"])
        if values.get("case") == "entrant":
            exchanged["women"] = values["positions"] - values["women"]
        return exchanged
    if isinstance(told, tuple) and not isinstance(told, Part):
        parts = [mirrored(part) for part in told]
        return sorted(parts, key=lambda part: (part["case"], part["women"])) if _is_after(parts) else parts
    return MIRRORED.get(told, told) if isinstance(told, str) else plain(told)


def plain(told: Any) -> Any:
    """The same without exchanging anything."""
    if isinstance(told, (Heads, Interval, Part)):
        return list(told)
    if is_dataclass(told) and not isinstance(told, type):
        return {field.name: plain(getattr(told, field.name)) for field in fields(told)}
    return [plain(part) for part in told] if isinstance(told, tuple) else told


def _is_after(parts: list[Any]) -> bool:
    return bool(parts) and isinstance(parts[0], dict) and "case" in parts[0]


def in_order(told: Any) -> Any:
    """The outcomes of an appointment in the mirrored brief's order."""
    if isinstance(told, dict):
        return {name: in_order(value) for name, value in told.items()}
    if isinstance(told, list):
        parts = [in_order(part) for part in told]
        return sorted(parts, key=lambda part: (part["case"], part["women"])) if _is_after(parts) else parts
    return told


STAGES = ("applied", "qualified", "short list")
CANDIDATE = st.tuples(
    st.sampled_from(("woman", "man", "other", "not stated")), st.sampled_from(STAGES),
    st.sampled_from(("pending", "not selected", "withdrawn")), st.sampled_from(("yes", "no", "-")),
    st.sampled_from(("yes", "no", "-")),
)  # fmt: skip
POOLS = st.lists(CANDIDATE, min_size=1, max_size=8)
STOCK = st.tuples(*(st.integers(0, 30) for _ in range(4)))
COUNTS = st.lists(st.tuples(*(st.integers(0, 6) for _ in range(4))), min_size=1, max_size=3)


def release_drawn(pool: list[Any], stock: Any, counts: list[Any], is_swapped: bool) -> Any:
    """A release of these numbers, or with women and men exchanged in all of them."""
    two = (lambda women, men: (men, women)) if is_swapped else (lambda women, men: (women, men))
    name = {"woman": "man", "man": "woman"} if is_swapped else {}
    heads = "VN1 | {0} | {1} | {2} | {3} | {4} | {5}"
    rows = [heads.format(n, name.get(gender, gender), *rest) for n, (gender, *rest) in enumerate(pool)]
    candidates = "vacancy_no | applicant_no | gender | stage | outcome | proposed | reason_on_file\n" + "\n".join(rows)
    (five, four) = two(*stock[:2]), two(*stock[2:])
    levels = (f"2026-10-31 | {grade} | {women} | {men}" for grade, (women, men) in (("P-5", five), ("P-4", four)))
    staff = "\n".join(("as_of | grade | women | men", *levels))
    decided, _ = decided_notices([f"2026-0{number + 1}-10" for number in range(len(counts))])
    lines = []
    for number, (women, men, fewer, lesser) in enumerate(counts):
        applied, listed = two(women + fewer, men + lesser), two(fewer, lesser)
        lines += [
            f"OLD{number} | applied | {applied[0]} | {applied[1]}",
            f"OLD{number} | short list | {listed[0]} | {listed[1]}",
        ]
    return board(candidates=candidates, staff=staff, before=(decided, "\n".join(lines)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pool=POOLS, stock=STOCK, counts=COUNTS)
def test_genders_exchanged_in_all_data_exchange_the_brief(pool: list[Any], stock: Any, counts: list[Any]) -> None:
    found: list[MeetingBrief] = [
        meeting_brief_of(release_drawn(pool, stock, counts, is_swapped), LOCAL, "M2") for is_swapped in (False, True)
    ]
    assert in_order(plain(found[1])) == in_order(mirrored(found[0]))


def test_the_exchanged_brief_of_the_example_is_the_mirrored_one() -> None:
    staff = "as_of | grade | women | men | not_stated\n2026-10-31 | P-5 | 28 | 12 | 1"
    told = CANDIDATES.replace("| woman", "| x").replace("| man", "| woman").replace("| x", "| man")
    found = brief(staff=staff, candidates=told).notices[0]
    assert (found.level.status, found.level.short_of, found.level.posts_to_parity) == ("above", "men", 8)
    assert (found.on_file.reasons, found.on_file.men_reasons) == (Part(0, 1), Part(1, 2))


def test_meetings_are_told_by_date_or_why_there_is_none() -> None:
    found, reason = meetings_told(board(), LOCAL)
    assert ([each["meeting_no"] for each in found], reason) == (["M1", "M2"], None)
    found, reason = meetings_told(board(meetings="meeting_no | held_on\nM2 | -"), LOCAL)
    assert (found, "held_on" in str(reason)) == ([], True)


def test_the_rows_of_one_notice_are_a_part_of_the_meetings_and_its_filters_say_so() -> None:
    release, asked = board(), Asked(where={"meeting_no": ("M2",)})
    whole = meeting_brief(release, LOCAL, asked)
    again = meeting_brief(release, LOCAL, asked, meeting_brief_of(release, LOCAL, "M2"))
    assert whole.table.equals(again.table)
    part = of_notice(whole, "VN1")
    assert set(part.table["vacancy_no"]) == {"VN1"}
    assert len(part.table) == (whole.table["vacancy_no"] == "VN1").sum()
    assert part.filters == part.asked.where == {"meeting_no": ("M2",), "vacancy_no": ("VN1",)}
    assert of_notice(whole, "VN7").table.empty
