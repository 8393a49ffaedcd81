"""Titles of figures over time: what rose, and where the latest share lies against the parity band."""

from __future__ import annotations

from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.labels import lower, things
from wggi_metrics.figures.numerals import magnitude, unbroken
from wggi_metrics.figures.rows import Row, series_of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import Subject, is_equal, subject_of, subject_of_last
from wggi_metrics.words import say


def multiples_title(rows: list[Row]) -> str:
    """In how many groups the share has risen since the first date, and how many are in the band."""
    series = [_measured(found) for found in series_of(rows).values()]
    series = [found for found in series if len(found) > 1]
    if not series:
        return nobody(None)
    ends = [[found[place] for found in series] for place in (-1, 0)]
    subject = subject_of(next((rows for rows in ends if not all(map(is_equal, rows))), []))
    risen = sum(subject.share(found[-1]) > subject.share(found[0]) for found in series)
    within = sum(subject.status(found[-1]) == "within" for found in series)
    level = all(is_equal(row) for rows in ends for row in rows)
    form = _form(risen, len(series), level)
    words = subject.words() | {"name": unbroken(series[0][0].label), "things": things(rows[0].fields)}
    first = min(found[0]["date"].year for found in series)
    title = say(f"sentences.multiples.{form}", **words, risen=risen, total=len(series), year=first)
    return title + _within(within, len(series))


def _measured(found: list[Row]) -> list[Row]:
    return [row for row in found if row.known]


def _form(risen: int, total: int, level: bool) -> str:
    if total == 1:
        return "one_level" if level else "one_rose" if risen else "one_else"
    if level:
        return "level"
    return "all" if risen == total else "some" if risen else "none"


def _within(within: int, total: int) -> str:
    if total == 1:
        return say(f"sentences.multiples.one_{'within' if within else 'outside'}")
    return say("sentences.multiples.within", n=within) if within else say("sentences.multiples.none_within")


def series_title(whole: Row, top: Row | None, name: str, top_name: str) -> str:
    """Where the latest share lies against the parity band, and that of the top grades."""
    if not whole.known:
        return nobody(whole)
    subject = subject_of_last([row for row in (top, whole) if row is not None])
    form = "equal" if is_equal(whole) else subject.status(whole)
    first = say(f"sentences.series.{form}", **subject.words(), place=lower(name), distance=_distance(whole, subject))
    if top is None or not top.known:
        return first
    return first + say(
        f"sentences.series.top_{subject.status(top)}",
        place=unbroken(top_name),
        distance=_distance(top, subject),
    )


def _distance(row: Row, subject: Subject) -> str:
    return magnitude(parity_band().distance(subject.count(row), row.known))
