"""The headline numbers of the Overview, each with what it is a part of (step 11)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pages.frame.blocks import Kpi
from pages.staff.asking import View, senior
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.labels import label_of, lower, things
from wggi_metrics.figures.numerals import interval, month_text, n_of, percent, signed
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.words import say


def items(view: View) -> list[Kpi]:
    """As many numbers as the data allow: the whole, the top grades, appointments, groups in the band."""
    found = [_whole(view), _top(view), _appointed(view), _in_band(view)]
    return [item for item in found if item is not None]


def _whole(view: View) -> Kpi | None:
    category = view.chosen.category
    name = lower(label_of("category", category) if category else say("pages.filters.all_staff"))
    now = one_row(view.ask("women_share"))
    before = _at_before(view, {})
    return _stock(view, say("pages.headlines.women", group=name), now, before)


def _top(view: View) -> Kpi | None:
    top = senior(view)
    if top is None:
        return None
    now = one_row(view.ask("women_share", also={"grade": top.grades}))
    return _stock(view, say("pages.headlines.women_at", grades=top.name), now, _at_before(view, {"grade": top.grades}))


def _at_before(view: View, also: dict[str, tuple[str, ...]]) -> Row | None:
    before = view.chosen.before
    return one_row(view.ask("women_share", also=also, at=before)) if before else None


def _stock(view: View, label: str, now: Row | None, before: Row | None) -> Kpi | None:
    if now is None or not now.known:
        return None
    unknown = int(now["not_stated"] or 0)
    counts = say("pages.headlines.in_post", n_of=n_of(now.women, now.known))
    if unknown:
        counts += say("pages.headlines.not_stated", n=unknown)
    return Kpi(label, _percent(now), _change(now, before), _since(view.chosen.before, before), counts)


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
    groups = [row for row in rows_of(view.ask("parity_status", "grade")) if row["status"]]
    if not groups:
        return None
    within = sum(row["status"] == "within" for row in groups)
    short = {
        gender: sum(row["status"] != "within" and row["short_of"] == gender for row in groups)
        for gender in ("women", "men")
    }
    return Kpi(
        say("pages.headlines.in_band", things=things(("grade",)), band=parity_band().text),
        n_of(within, len(groups)),
        _band_change(view, within),
        _since(view.chosen.before, None) if view.chosen.before else "",
        say("pages.headlines.short", **short),
    )


def _band_change(view: View, within: int) -> str:
    before = view.chosen.before
    if before is None:
        return ""
    rows = [row for row in rows_of(view.ask("parity_status", "grade", at=before)) if row["status"]]
    change = within - sum(row["status"] == "within" for row in rows)
    return signed(Fraction(change), 0) if change else say("pages.headlines.as_many")


def _percent(row: Row) -> str:
    return percent(row.women, row.known, parity_band().limits)


def _change(now: Row, before: Row | None) -> str:
    if before is None or now.share is None or before.share is None:
        return ""
    return say("pages.headlines.points", change=signed(100 * (now.share - before.share)))


def _since(day: date | None, before: Row | None) -> str:
    return say("pages.headlines.since", day=month_text(day)) if day else ""
