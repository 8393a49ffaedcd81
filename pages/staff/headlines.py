"""The headline numbers of the Overview, each with what it is a part of (step 11)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pages.frame.blocks import Kpi
from pages.staff.asking import View, at_the_top, grades, senior, whole
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.labels import label_of, lower, things
from wggi_metrics.figures.numerals import interval, month_text, n_of, percent, signed
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.words import say


def items(view: View) -> list[Kpi]:
    """As many numbers as the data allow: the whole, the top grades, appointments, groups in the band."""
    found = [_whole(view), _top(view), _appointed(view), _in_band(view)]
    return [item for item in found if item is not None]


def _whole(view: View) -> Kpi | None:
    category = view.chosen.category
    name = lower(label_of("category", category) if category else say("pages.filters.all_staff"))
    before = view.chosen.before
    earlier = whole(view, before) if before else None
    return _stock(view, say("pages.headlines.women", group=name), whole(view), earlier)


def _top(view: View) -> Kpi | None:
    top, before = senior(view), view.chosen.before
    if top is None:
        return None
    label = say("pages.headlines.women_at", grades=top.name)
    return _stock(view, label, at_the_top(view, top), at_the_top(view, top, before) if before else None)


def _stock(view: View, label: str, now: Row | None, before: Row | None) -> Kpi | None:
    if now is None or not now.known:
        return None
    unknown = int(now["not_stated"] or 0)
    day = view.chosen.before
    since = _since(day) if day and before is not None and before.known else ""
    counts = say("pages.headlines.in_post", n_of=n_of(now.women, now.known))
    if unknown:
        counts += say("pages.headlines.not_stated", n=unknown)
    return Kpi(label, _percent(now), _change(now, before), since, counts)


def _appointed(view: View) -> Kpi | None:
    """Women among those hired from outside in twelve months, beside the twelve months before."""
    now = _external(view, view.year)
    if now is None or not now.known:
        return None
    before = _external(view, view.year_before)
    counts = say(
        "pages.headlines.appointed",
        n_of=n_of(now.women, now.known),
        interval=interval(now["low"], now["high"]),
    )
    since = say("pages.headlines.twelve_months") if before and before.known else ""
    return Kpi(say("pages.headlines.hired"), _percent(now), _change(now, before), since, counts)


def _external(view: View, period: dict[str, date]) -> Row | None:
    rows = rows_of(view.ask("recruitment_flows", **period))
    return next((row for row in rows if row["source"] == "external"), None)


def _in_band(view: View) -> Kpi | None:
    """How many grades are in the parity band."""
    groups = _judged(view)
    if not groups:
        return None
    within = sum(row["status"] == "within" for row in groups)
    outside = [row["short_of"] for row in groups if row["status"] != "within"]
    before = view.chosen.before
    return Kpi(
        say("pages.headlines.in_band", things=things(("grade",)), band=parity_band().text),
        n_of(within, len(groups)),
        _band_change(view, within, before) if before else "",
        _since(before) if before else "",
        say("pages.headlines.short", women=outside.count("women"), men=outside.count("men")),
    )


def _judged(view: View, at: date | None = None) -> list[Row]:
    return [row for row in grades(view, at) if row["status"]]


def _band_change(view: View, within: int, before: date) -> str:
    change = within - sum(row["status"] == "within" for row in _judged(view, before))
    return signed(Fraction(change), 0) if change else say("pages.headlines.as_many")


def _percent(row: Row) -> str:
    return percent(row.women, row.known, parity_band().limits)


def _change(now: Row, before: Row | None) -> str:
    if before is None or now.share is None or before.share is None:
        return ""
    return say("pages.headlines.points", change=signed(100 * (now.share - before.share)))


def _since(day: date) -> str:
    return say("pages.headlines.since", day=month_text(day))
