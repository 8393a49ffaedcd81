"""The filter bar of the staff pages: shared by all pages, kept in the link (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import streamlit as st

from pages.frame import cache, link
from pages.frame.dates import days_compared, days_of_trend, days_offered, days_since
from pages.frame.serving import Served
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.numerals import day_text
from wggi_metrics.figures.rows import rows_of
from wggi_metrics.measures import Asked, Where
from wggi_metrics.words import say

DIMENSIONS = {"staff": "category", "location": "location", "contract": "contract_type", "unit": "org_unit"}
"""The filters that choose people, and the dimension of each."""

DATES = ("at", "compared", "since")
INTERVALS = ("shown", "hidden")
"""A stock is a census: its intervals speak of the process that made it, and can be left away."""

NAMES = (*DIMENSIONS, *DATES, "intervals", "grade", "eligible")
EVERYBODY = "all"
WIDTHS = {
    "staff": 190, "location": 134, "contract": 152, "unit": 138, "at": 168, "compared": 168,
    "since": 168, "intervals": 104, "grade": 154, "eligible": 260, "months": 168, "notice_grade": 134, "kind": 196,
    "meeting": 240, "passage": 240, "system": 280,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters in force. ``values`` holds a value for each dimension that is narrowed."""

    values: dict[str, str]
    at: date
    before: date | None
    trend: tuple[date, ...]
    has_intervals: bool = True
    since: date | None = None
    """The day whose stock a flow opens with: the day before the first of its period."""

    @property
    def category(self) -> str | None:
        return self.values.get("staff")

    def where(self, without: str | None = None) -> Where:
        """The filters as a measure takes them; ``without`` one of them."""
        return {DIMENSIONS[name]: (value,) for name, value in self.values.items() if name != without}

    def place(self) -> str:
        """Whom and where, in words, for subtitles: Professional and higher, Headquarters."""
        names = [label_of(DIMENSIONS[name], value) for name, value in self.values.items()]
        return ", ".join(names) or say("pages.filters.all_staff")


def staff_filters(served: Served, *, is_flow: bool = False) -> Chosen | None:
    """Draws the bar and says what is chosen; None where the release has no staff.

    A page of flows asks from which day to which; a page of stocks at which day, and with which it is compared.
    """
    offered = days_offered(served.shown.manifest)
    if not offered:
        return None
    kept = link.kept(NAMES)
    with st.container(horizontal=True, key="filters", gap="small"):
        values = {name: _people(served, name, kept.get(name)) for name in DIMENSIONS}
        dates = _period(offered, kept) if is_flow else _dates(offered, kept)
    link.write(NAMES)
    narrowed = {name: value for name, value in values.items() if value and value != EVERYBODY}
    trend = days_of_trend(offered, served.shown.manifest, dates.at)
    return Chosen(narrowed, dates.at, dates.before, trend, dates.has_intervals, dates.since)


class _Dates(NamedTuple):
    at: date
    before: date | None = None
    since: date | None = None
    has_intervals: bool = True


def _dates(offered: Sequence[date], kept: Mapping[str, str]) -> _Dates:
    at = _day("at", offered, kept.get("at")) or offered[0]
    before = _day("compared", days_compared(list(offered), at), kept.get("compared"))
    intervals = _select("intervals", INTERVALS, kept.get("intervals"), _intervals_in_words)
    return _Dates(at, before, has_intervals=intervals == INTERVALS[0])


def _period(offered: Sequence[date], kept: Mapping[str, str]) -> _Dates:
    """From and to; the box of the first day stands first, though its days depend on the last one."""
    first_box = st.container(width="content")
    at = _day("at", offered, kept.get("at"), "until") or offered[0]
    with first_box:
        since = _day("since", days_since(list(offered), at), kept.get("since"), shown=_day_after)
    return _Dates(at, since=since)


def _day_after(day: date) -> str:
    return day_text(day + timedelta(days=1))


def _intervals_in_words(choice: str) -> str:
    return say(f"pages.filters.intervals_{choice}")


def _people(served: Served, name: str, kept: str | None) -> str | None:
    """One box that chooses people; none where the data know no such groups."""
    dimension = DIMENSIONS[name]
    options = _options(served, dimension)

    def shown(value: str) -> str:
        return say(f"pages.filters.every_{name}") if value == EVERYBODY else label_of(dimension, value)

    return _select(name, options, kept, shown) if len(options) > 1 else None


def _options(served: Served, dimension: str) -> list[str]:
    """The groups of the whole release: categories from the highest (a single one chooses nobody), else everybody first.

    Contracts are offered beyond staff: short-term, interns, consultants.
    """
    beyond = {"population": _groups(served, "population", {})} if dimension == "contract_type" else {}
    groups = _groups(served, dimension, beyond)
    if dimension == "category":
        return [*reversed(groups), EVERYBODY] if len(groups) > 1 else []
    return [EVERYBODY, *groups] if groups else []


def _groups(served: Served, dimension: str, where: Where) -> tuple[str, ...]:
    """The groups that hold anyone at the release's last day."""
    found = cache.answer(served.shown, served.viewer, "women_share", Asked(by=(dimension,), where=where))
    return tuple(str(row.group[0]) for row in rows_of(found) if row.group and row.group[0] is not None)


def _day(
    name: str,
    days: Sequence[date],
    kept: str | None,
    label: str | None = None,
    shown: Callable[[date], str] = day_text,
) -> date | None:
    """One box that chooses a day; none where there is nothing to choose."""
    options = [day.isoformat() for day in days]
    if not options:
        return None
    chosen = _select(name, options, kept, lambda value: shown(date.fromisoformat(value)), label)
    return date.fromisoformat(chosen) if chosen else None


def one_of(name: str, options: Sequence[str], shown: Callable[[str], str]) -> str:
    """A box of one page's own, kept in the link like the filters; the first option is its default."""
    return _select(name, options, link.kept((name,)).get(name), shown)


def _select(
    name: str, options: Sequence[str], kept: str | None, shown: Callable[[str], str], label: str | None = None
) -> str:
    """One select box; what the link says is taken where it is one of the options, else it is left out."""
    default, key = options[0], f"filter_{name}"
    if kept is not None and kept not in options:
        link.keep(name, None)
        kept = None
    st.session_state[key] = kept or default

    def keep() -> None:
        value = st.session_state[key]
        link.keep(name, None if value == default else value)

    st.selectbox(
        say(f"pages.filters.{label or name}"), options, key=key, format_func=shown, on_change=keep, width=WIDTHS[name]
    )
    return str(st.session_state[key])


def drop(name: str) -> None:
    """Takes one filter back to its default, as the button for an empty view does."""
    link.keep(name, EVERYBODY if name == "staff" else None)
