"""``count()`` and the spells held to a hand-written counter over random careers."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.specimen import Specimen, release_of
from wggi_metrics.counts import count_changes, count_in_post
from wggi_metrics.disclosure import LOCAL

FIRST, LAST = date(2018, 1, 1), date(2021, 12, 31)
GENDERS = ("woman", "man", "other", "not stated")
COLUMNS = dict(zip(GENDERS, ("women", "men", "other", "not_stated"), strict=True))
State = tuple[date, date, str, str]
Career = tuple[str, list[State]]


@st.composite
def careers(draw: st.DrawFn) -> list[Career]:
    """A few people, each with intervals that do not overlap: gender, (from, to, grade, location)."""
    found = []
    for _ in range(draw(st.integers(1, 8))):
        days = sorted(draw(st.sets(st.integers(0, (LAST - FIRST).days), min_size=2, max_size=6)))
        states: list[State] = []
        for begin, end in pairwise(days):
            if draw(st.booleans()) or not states:
                grade = draw(st.sampled_from(["P-2", "P-3", "P-4", "G-5"]))
                place = draw(st.sampled_from(["headquarters", "field"]))
                states.append((FIRST + timedelta(begin), FIRST + timedelta(end - 1), grade, place))
        found.append((draw(st.sampled_from(GENDERS)), states))
    return found


def bridged(states: list[State]) -> list[State]:
    """Breaks of up to 31 days filled, as the definition of a break says."""
    filled = []
    for place, (begin, end, grade, where) in enumerate(states):
        following = states[place + 1][0] if place + 1 < len(states) else None
        is_short = following is not None and (following - end).days <= 32
        filled.append((begin, following - timedelta(1) if is_short else end, grade, where))
    return filled


def release_with(people: list[Career]) -> Specimen:
    lines = ["staff_no | gender | grade | location | valid_from | valid_to"]
    for number, (gender, states) in enumerate(people):
        lines += [f"{number} | {gender} | {grade} | {where} | {a} | {b}" for a, b, grade, where in states]
    return release_of(assignments="\n".join(lines), until=LAST)


def in_post_by_hand(people: list[Career], day: date) -> Counter[tuple[str, str]]:
    return Counter(
        (grade, COLUMNS[gender])
        for gender, states in people
        for begin, end, grade, _ in bridged(states)
        if begin <= day <= end
    )


def counted(table: object) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for row in table.to_dict("records"):  # type: ignore[attr-defined]
        for column in COLUMNS.values():
            if row[column]:
                found[row["grade"], column] += row[column]
    return found


@settings(max_examples=25, deadline=None)
@given(careers(), st.integers(0, (LAST - FIRST).days))
def test_heads_in_post_on_a_day_equal_those_counted_by_hand(people: list[Career], place: int) -> None:
    day = FIRST + timedelta(place)
    table = count_in_post(release_with(people), LOCAL, dates=[day], by=("grade",))
    assert counted(table) == in_post_by_hand(people, day)


MONTH_ENDS = [date(year, 3 * quarter + 1, 1) - timedelta(1) for year in (2019, 2020, 2021) for quarter in range(4)]


@settings(max_examples=20, deadline=None)
@given(careers())
def test_running_sums_over_months_equal_each_day_counted_by_hand(people: list[Career]) -> None:
    table = count_in_post(release_with(people), LOCAL, dates=MONTH_ENDS, by=("grade",))
    for day in MONTH_ENDS:
        assert counted(table[table["date"] == day]) == in_post_by_hand(people, day)


@settings(max_examples=20, deadline=None)
@given(careers(), st.integers(1, 1000), st.integers(0, 400), st.sampled_from(["grade", "location", ""]))
def test_opening_stock_and_flows_make_the_closing_stock(
    people: list[Career], begin: int, length: int, group: str
) -> None:
    release = release_with(people)
    start = FIRST + timedelta(begin)
    end = min(start + timedelta(length), LAST - timedelta(1))
    by = (group,) if group else ()
    ends = count_in_post(release, LOCAL, dates=[start - timedelta(1), end], by=by)
    flows = count_changes(release, LOCAL, start=start, end=end, by=by)
    first_day = min(begin for _, states in people for begin, *_ in states)
    for gender in COLUMNS.values():
        for value in {*(ends[group] if group else [""]), *(flows[group] if group else [])}:
            mine = ends[ends[group] == value] if group else ends
            moved = flows[flows[group] == value] if group else flows
            opening = mine[mine["date"] == start - timedelta(1)][gender].sum()
            closing = mine[mine["date"] == end][gender].sum()
            assert opening + moved[gender].sum() == closing, (first_day, value, gender)


@settings(max_examples=20, deadline=None)
@given(careers())
def test_careers_shown_on_lists_give_the_same_heads_on_the_days_of_the_lists(people: list[Career]) -> None:
    days = [FIRST + timedelta(90 * place) for place in range(1, 16)]
    lines = ["staff_no | gender | grade | location | as_of"]
    for day in days:
        for number, (gender, states) in enumerate(people):
            lines += [
                f"{number} | {gender} | {grade} | {where} | {day}"
                for a, b, grade, where in bridged(states)
                if a <= day <= b
            ]
    if len(lines) == 1:
        return
    release = release_of(staff_list="\n".join(lines))
    shown = sorted({date.fromisoformat(line.rsplit("| ", 1)[1]) for line in lines[1:]})
    for day in shown:
        table = count_in_post(release, LOCAL, dates=[day], by=("grade",))
        assert counted(table) == in_post_by_hand(people, day)


@settings(max_examples=10, deadline=None)
@given(careers(), st.randoms())
def test_the_order_of_rows_changes_nothing(people: list[Career], random: object) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    day = date(2020, 6, 30)
    one, other = (
        counted(count_in_post(release_with(group), LOCAL, dates=[day], by=("grade",))) for group in (people, shuffled)
    )
    assert one == other
