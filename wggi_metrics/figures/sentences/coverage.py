"""What the page of vacancy notices says first, and the titles of its figures (step 10)."""

from __future__ import annotations

from collections.abc import Sequence

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.numerals import half_up, magnitude, n_of, percent, signed, written
from wggi_metrics.figures.parts import Part
from wggi_metrics.figures.rows import Row
from wggi_metrics.words import say

COVERAGE = "sentences.coverage"


def coverage_lead(listed: Row | None, reach: Row | None, period: str) -> str:
    """Open notices not sent; then the period's coverage and how soon."""
    first = _open(listed) if listed is not None else ""
    follows = listed is not None and bool(listed["notices_open"]) and bool(first)
    return " ".join(filter(None, [first, _sent(reach, period, follows) if reach is not None else ""]))


def _open(row: Row) -> str:
    if row["notices_open"] is None:
        return ""
    if not row["notices_open"]:
        return say(f"{COVERAGE}.lead_none_open")
    if row["open_not_sent"] is None:
        return ""
    if not row["open_not_sent"]:
        return say(f"{COVERAGE}.lead_all_sent", n=int(row["notices_open"]))
    return say(f"{COVERAGE}.lead_open", n_of=n_of(int(row["open_not_sent"]), int(row["notices_open"])))


def _sent(row: Row, period: str, follows: bool) -> str:
    """Coverage of the period; ``follows`` a sentence that names the focal points."""
    if not row["circulated_of"]:
        return ""
    part, whole, days = int(row["circulated"]), int(row["circulated_of"]), row["median_days_to_circulation"]
    after = say(f"{COVERAGE}.lead_after", days=days_text(days)) if days is not None else ""
    form = f"{COVERAGE}.lead" if follows else f"{COVERAGE}.lead_alone"
    return say(form, period=period, n_of=n_of(part, whole), share=percent(part, whole), after=after)


def days_text(days: float) -> str:
    """Days, with their half where a median has one."""
    return half_up(written(days), 0 if float(days).is_integer() else 1)


def open_title(listed: Row, first: Row | None) -> str:
    """How many open notices are not sent, and when the first of them closes."""
    if listed["open_not_sent"] == 0:
        return say(f"{COVERAGE}.open_all_sent", n=int(listed["notices_open"]))
    part = n_of(int(listed["open_not_sent"] or 0), int(listed["notices_open"]))
    days = first["days_left"] if first is not None and first["focal_points"] != "in time" else None
    if days is None:
        return say(f"{COVERAGE}.open_title", n_of=part)
    if not int(days):
        return say(f"{COVERAGE}.open_first_day", n_of=part)
    return say(f"{COVERAGE}.open_first", n_of=part, days=int(days))


def coverage_title(row: Row) -> str:
    """The focal points and WomenWatch, n of N each."""
    part, whole = int(row["circulated"]), int(row["circulated_of"])
    watch = n_of(int(row["posted"]), int(row["posted_of"]))
    return say(f"{COVERAGE}.title", n_of=n_of(part, whole), share=percent(part, whole), watch_n_of=watch)


def over_time_title(parts: Sequence[Part], periods: Sequence[str]) -> str:
    """The first and the last period's coverage."""
    told = [(part, period) for part, period in zip(parts, periods, strict=True) if part.of]
    (first, begin), (last, end) = told[0], told[-1]
    first_text, last_text = percent(first.n, first.of), percent(last.n, last.of)
    form = "time_same" if first_text == last_text else "time_title"
    return say(f"{COVERAGE}.{form}", first=first_text, begin=begin, last=last_text, end=end)


def days_title(days: Sequence[int], median: float, limit: int) -> str:
    """Half within the median; how many took longer than the limit."""
    later = sum(day > limit for day in days)
    return say(f"{COVERAGE}.days_title", days=days_text(median), n_of=n_of(later, len(days)), limit=limit)


def channels_title(rows: Sequence[Row]) -> str | None:
    """The channels with women's largest and smallest share, small ones left out; None where no two differ."""
    least = parameter("small_unit").whole
    known = [row for row in rows if row.share is not None and row["source"] and row.known >= least]
    high, low = (pick(known, key=lambda row: row.share or 0, default=None) for pick in (max, min))
    if high is None or low is None or high.share == low.share:
        return None
    words = {"high": percent(high.women, high.known), "low": percent(low.women, low.known)}
    names = {"high_channel": label_of("source", high["source"]), "low_channel": label_of("source", low["source"])}
    return say(f"{COVERAGE}.channels_title", **words, **names)


def effect_title(row: Row) -> str:
    """The difference among notices alike, and whether its interval excludes none."""
    points = signed(100 * float(row["difference"]))
    return say(f"{COVERAGE}.effect_title", points=points, told=_told(row["low"], row["high"]))


def qualified_title(row: Row) -> str:
    """The difference of qualified women in a notice among notices alike, and whether its interval excludes none."""
    found, told = float(row["qualified_difference"]), _told(row["qualified_low"], row["qualified_high"])
    form = "level" if not found else "more" if found > 0 else "fewer"
    return say(f"{COVERAGE}.qualified_{form}", n=magnitude(found), told=told)


def _told(low: float | None, high: float | None) -> str:
    form = "few" if low is None or high is None else "apart" if low > 0 or high < 0 else "compatible"
    return say(f"{COVERAGE}.effect_{form}")


def closed_title(listed: Row) -> str:
    """How many closed notices missed one or the other."""
    part, whole = int(listed["closed_either"] or 0), int(listed["notices_closed"] or 0)
    return say(f"{COVERAGE}.closed_title", n_of=n_of(part, whole))
