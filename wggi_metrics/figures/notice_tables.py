"""Vacancy notices and channels as tables (step 10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.numerals import half_up, interval, n_of, percent, signed, written
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tables import Cell, Column, Html, table
from wggi_metrics.words import say

IN_TIME = "in time"


def open_table(rows: Sequence[Row]) -> str:
    """Open notices: days left, and whether they went to the focal points and onto WomenWatch, with the clause."""
    names = ("notice", "grade", "post", "opened", "left", "focal_points", "womenwatch", "clause")
    rows_told = [[*_named(row), _day(row["opened_on"]), _left(row), *_sent(row), _clause(row)] for row in rows]
    return table(say("figures.notices.open"), _columns(names, "left"), rows_told, stack=True)


def closed_table(rows: Sequence[Row]) -> str:
    """Closed notices: when, whether they reached the focal points, who applied, and qualified women."""
    names = ("notice", "grade", "post", "closed", "focal_points", "applicants", "qualified")
    rows_told = [
        [*_named(row), _day(row["closed_on"]), _sent(row)[0], _applicants(row), _qualified(row)] for row in rows
    ]
    return table(say("figures.notices.closed"), _columns(names, "applicants", "qualified"), rows_told, stack=True)


def channels_table(rows: Sequence[Row]) -> str:
    """Each channel: women's share with its interval, women of all, and how many of them came how far."""
    names = ("channel", "share", "women", "qualified", "short_listed", "appointed")
    rows_told = [_channel(row) for row in rows]
    return table(say("figures.notices.channels"), _columns(names, *names[1:]), rows_told, stack=True)


def qualified_table(rows: Sequence[Row]) -> str:
    """By channel: women who met the requirements in a notice that it reached and in others, and notices without one."""
    names = ("channel", "with", "without", "alike", "none_with", "none_without")
    rows_told = [_beside(row) for row in rows]
    return table(say("figures.notices.qualified"), _columns(names, *names[1:]), rows_told, stack=True)


def _beside(row: Row) -> list[Cell]:
    sides = ("with", "without")
    means = [_mean(row[f"women_qualified_{side}"], row[f"qualified_of_{side}"]) for side in sides]
    none = [n_of(int(row[f"none_{side}"] or 0), int(row[f"qualified_of_{side}"] or 0)) for side in sides]
    return [label_of("channel", row["exposure"]), *means, _alike(row), *none]


def _mean(mean: float | None, notices: int | None) -> str:
    if mean is None:
        return say("figures.notices.nothing")
    return say("figures.notices.a_notice", mean=half_up(written(float(mean))), n=int(notices or 0))


def _alike(row: Row) -> str:
    """The difference among notices alike, with its interval where there are enough of them."""
    if row["qualified_difference"] is None:
        return say("figures.notices.nothing")
    found = signed(float(row["qualified_difference"]))
    if row["qualified_low"] is None:
        return found
    low, high = (signed(float(row[name])) for name in ("qualified_low", "qualified_high"))
    return say("figures.notices.between", found=found, low=low, high=high)


def _columns(names: Sequence[str], *numbers: str) -> list[Column]:
    return [Column(say(f"figures.notices.heading_{name}"), number=name in numbers) for name in names]


def _named(row: Row) -> list[Cell]:
    number, again = str(row["vacancy_no"]), int(row["round"] or 1)
    parts = [row["title"], row["duty_station"]]
    return [
        number if again == 1 else say("figures.notices.round", vacancy_no=number, round=again),
        label_of("grade", row["grade"]) if row["grade"] else say("figures.notices.nothing"),
        ", ".join(str(part) for part in parts if part) or say("figures.notices.nothing"),
    ]


def _day(day: date | None) -> Cell:
    return say("figures.notices.nothing") if day is None else f"{day.day} {day:%b %Y}"


def _left(row: Row) -> Cell:
    return say("figures.notices.nothing") if row["days_left"] is None else int(row["days_left"])


def _sent(row: Row) -> list[Cell]:
    """When it went to the focal points and onto WomenWatch; a mark where it did not in time."""
    return [_sending(row[name], row[f"{name}_on"]) for name in ("focal_points", "womenwatch")]


def _sending(how: str | None, day: date | None) -> Cell:
    if how is None:
        return say("figures.notices.nothing")
    if how == IN_TIME:
        return _day(day)
    return marked(say(f"figures.notices.{how.replace(' ', '_')}"))


def _clause(row: Row) -> Cell:
    told = row["gender_clause"]
    if told is None:
        return say("figures.notices.nothing")
    return say("figures.notices.carried") if told == "yes" else marked(say("figures.notices.missing"))


def marked(text: str) -> Html:
    """A word in a box that asks for attention, by more than its colour."""
    return Html(f'<span class="wggi-mark">▲ {escape(text)}</span>')


def _applicants(row: Row) -> Cell:
    if row["women"] is None:
        return say("figures.notices.nothing")
    return n_of(row.women, row.known)


def _qualified(row: Row) -> Cell:
    if row["women_qualified"] is None:
        return say("figures.notices.nothing")
    number = int(row["women_qualified"])
    return number or marked(say("figures.notices.no_woman"))


def _channel(row: Row) -> list[Cell]:
    share = f"{percent(row.women, row.known)} ({interval(row['low'], row['high'])})" if row.known else ""
    name = label_of("source", row["source"]) if row["source"] else say("figures.notices.not_named")
    steps = ("qualified", "short_listed", "appointed")
    return [name, share, n_of(row.women, row.known), *(_step(row, step) for step in steps)]


def _step(row: Row, step: str) -> Cell:
    """Women who came so far, of the women's candidatures to notices that tell of the step."""
    part, whole = row[f"women_{step}"], row[f"women_{step}_of"]
    if part is None or not whole:
        return say("figures.notices.nothing")
    return n_of(int(part), int(whole))
