"""Notices and the channels by which they went out, held to a hand-written counter over random registers."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.specimen import Specimen, release_of
from wggi_metrics.counts import count_candidatures, count_notices
from wggi_metrics.disclosure import LOCAL

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
CHANNELS = ("gender focal points", "WomenWatch")
FINAL = ("filled", "closed", "cancelled", "re-advertised")
COLUMNS = {"woman": "women", "man": "men", "other": "other", "not stated": "not_stated"}


class Notice(NamedTuple):
    """Days from the first one; sendings as (channel, day), candidatures as (gender, day or none)."""

    grade: str
    opened: int
    open_for: int | None
    status: str
    sendings: list[tuple[str, int]]
    candidatures: list[tuple[str, int | None]]

    @property
    def closed(self) -> int | None:
        return None if self.open_for is None else self.opened + self.open_for

    def first_sent(self, channel: str) -> int | None:
        return min((day for name, day in self.sendings if name == channel), default=None)


DAYS = st.integers(0, 300)
NOTICE = st.builds(
    Notice, st.sampled_from(["P-3", "P-4"]), DAYS, st.none() | st.integers(1, 120),
    st.sampled_from(["open", "-", *FINAL]),
    st.lists(st.tuples(st.sampled_from(CHANNELS), st.integers(0, 420)), max_size=4),
    st.lists(st.tuples(st.sampled_from(list(COLUMNS)), st.none() | st.integers(0, 365)), max_size=4),
)  # fmt: skip
NOTICES = st.lists(NOTICE, min_size=1, max_size=7)


def day(number: int | None) -> str:
    return "-" if number is None else str(FIRST + timedelta(number))


def release_with(notices: list[Notice]) -> Specimen:
    tables = {
        "vacancy_notices": ["vacancy_no | grade | opened_on | closed_on | status"],
        "circulations": ["vacancy_no | channel | sent_on"],
        "applications": ["vacancy_no | applicant_no | gender | applied_on"],
    }
    for number, each in enumerate(notices):
        tables["vacancy_notices"].append(
            f"{number} | {each.grade} | {day(each.opened)} | {day(each.closed)} | {each.status}"
        )
        tables["circulations"] += [f"{number} | {channel} | {day(sent)}" for channel, sent in each.sendings]
        tables["applications"] += [
            f"{number} | {number}.{place} | {gender} | {day(applied)}"
            for place, (gender, applied) in enumerate(each.candidatures)
        ]
    return release_of(recruitment={name: "\n".join(lines) for name, lines in tables.items() if lines[1:]}, until=LAST)


def is_open(notice: Notice) -> int:
    """Whether it takes applications beyond the last day, by status and closing day."""
    if notice.status in FINAL:
        return 0
    if notice.closed is None:
        return int(notice.status == "open")
    return int(FIRST + timedelta(notice.closed) > LAST)


def cells(table: object, names: list[str]) -> Counter[tuple[object, ...]]:
    rows = table.to_dict("records")  # type: ignore[attr-defined]
    return Counter({tuple(row[name] for name in names): row["heads"] for row in rows})


@settings(max_examples=20, deadline=None)
@given(NOTICES, st.integers(0, 300), st.integers(0, 200))
def test_notices_opened_in_a_period_equal_those_counted_by_hand(notices: list[Notice], begin: int, length: int) -> None:
    days = FIRST + timedelta(begin), FIRST + timedelta(begin + length)
    table = count_notices(release_with(notices), LOCAL, days=days, by=("grade", "is_open"), open_on=LAST)
    wanted = Counter((each.grade, is_open(each)) for each in notices if begin <= each.opened <= begin + length)
    assert cells(table, ["grade", "is_open"]) == wanted


@settings(max_examples=20, deadline=None)
@given(NOTICES)
def test_first_sendings_in_time_equal_those_counted_by_hand(notices: list[Notice]) -> None:
    names = ["channel", "is_in_time", "days_after_opening"]
    table = count_notices(release_with(notices), LOCAL, "circulations", by=names)
    wanted: Counter[tuple[object, ...]] = Counter()
    for each in notices:
        for channel in CHANNELS:
            sent = each.first_sent(channel)
            if sent is not None:
                in_time = each.closed is None or sent <= each.closed
                wanted[channel, int(in_time), sent - each.opened] += 1
    assert cells(table, names) == wanted


@settings(max_examples=20, deadline=None)
@given(NOTICES)
def test_candidatures_by_day_after_opening_equal_those_counted_by_hand(notices: list[Notice]) -> None:
    table = count_candidatures(release_with(notices), LOCAL, "candidatures", by=("days_after_opening",))
    wanted = Counter(
        (None if applied is None else applied - each.opened, COLUMNS[gender])
        for each in notices
        for gender, applied in each.candidatures
    )
    found: Counter[tuple[object, str]] = Counter()
    for row in table.to_dict("records"):
        place = row["days_after_opening"]
        for column in COLUMNS.values():
            if row[column]:
                found[None if place is None or place != place else int(place), column] += row[column]
    assert found == wanted
