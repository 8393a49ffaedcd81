"""What pass rates say: both rates with their difference, and what is left of it notice by notice.

The subject is the gender of which fewer entered, so that exchanged genders give the sentence with exchanged words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.figures.labels import field_label, lower
from wggi_metrics.figures.numerals import EN_DASH, THIN_SPACE, magnitude, n_of, percent, percent_of, ratio_text, signed
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.both import fewer, of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.stages import before_the_board, cases_text, stage_words
from wggi_metrics.figures.sentences.subject import WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def passages_sentence(result: Result) -> str:
    """The sentences of ``stage_pass_rates``: the passage to the Board, pooled and stratified; how many intervals."""
    pooled = rows_of(result, "pooled")
    row = before_the_board(pooled)
    if row is None or row["gap"] is None:
        return nobody(row)
    subject = fewer(row, ("entered", "passed"))
    parts = [_rates(row, subject), largest_notice(row, subject), beside(result, row, subject)]
    return " ".join(filter(None, (*parts, by_chance(pooled))))


def _rates(row: Row, subject: Subject | None) -> str:
    named = {"stage": stage_words(row["stage"]), "following": stage_words(row["next_stage"])}
    if subject is None:
        return say("sentences.passages.equal", **named, **_passed(row, WOMEN))
    rest = {f"rest_{name}": text for name, text in _passed(row, subject.other).items()}
    form = "compatible" if holds_none(row) else "apart"
    words = subject.words() | named | _passed(row, subject) | rest | _gap(row, subject)
    return say(f"sentences.passages.{form}", **words)


def _passed(row: Row, subject: Subject) -> dict[str, str]:
    passed, entered = int(of(row, subject, "passed")), int(of(row, subject, "entered"))
    return {"share": percent(passed, entered), "n_of": n_of(passed, entered)}


def holds_none(row: Row) -> bool:
    """Whether the interval of the difference includes none."""
    return bool(row["gap_low"] <= 0 <= row["gap_high"])


def _gap(row: Row, subject: Subject) -> dict[str, str]:
    gap, *limits = (100 * subject.sign * row[name] for name in ("gap", "gap_low", "gap_high"))
    low, high = sorted(limits)
    words = {"gap": signed(gap), "interval": f"{signed(low)}{THIN_SPACE}{EN_DASH}{THIN_SPACE}{signed(high)}"}
    return words | {"most": magnitude(max(abs(low), abs(high)))}


def largest_notice(row: Row, level: Subject | None) -> str:
    """That one notice holds more than half of the candidatures, and what the typical notice says beside it."""
    subject = level or _lower(row["median_share"], 0.5)
    if not row["largest_part"] or row["largest_part"] <= 0.5 or (row["notices"] or 0) < 2 or subject is None:
        return ""
    names = ("women_share", "median_share")
    pooled, median = (row[name] if subject is WOMEN else 1 - row[name] for name in names)
    shares = {"share": percent_of(pooled), "median": percent_of(median), "part": percent_of(row["largest_part"])}
    return say("sentences.passages.largest", **subject.words(), **shares)


def _lower(value: float | None, middle: float) -> Subject | None:
    """Who lies below the middle, where women's value is given and men's is its mirror; None at the middle."""
    if value is None or value == middle:
        return None
    return WOMEN if value < middle else WOMEN.other


def beside(result: Result, row: Row, level: Subject | None) -> str:
    """The estimate within the strata: against the pooled one where they point apart or the difference goes."""
    same = [each for each in rows_of(result, "stratified") if _passage(each) == _passage(row)]
    if not same or not same[-1]["odds_ratio"]:
        return ""  # odds of 0 have no ratio the other way round
    whole, crude = same[-1], crude_odds(row)
    subject = level or _lower(whole["odds_ratio"], 1) or WOMEN
    told, strata = odds_text(subject, whole["odds_ratio"], whole["odds_low"], whole["odds_high"]), _strata(result)
    form = form_of(row, whole, crude)
    if form == "stated" or crude is None:
        return say("sentences.passages.stated", strata=strata, told=told, cases=cases_text(p_of(whole)))
    return say(f"sentences.passages.{form}", pooled=odds_text(subject, crude), strata=strata, told=told)


def _passage(row: Row) -> tuple[object, object]:
    return row["stage"], row["next_stage"]


def form_of(row: Row, whole: Row, crude: float | None) -> str:
    odds = whole["odds_ratio"]
    if crude is not None and (crude - 1) * (odds - 1) < 0:
        return "opposite"
    holds_one = (whole["odds_low"] or 0) <= 1 <= (whole["odds_high"] or float("inf"))
    return "vanishing" if crude is not None and holds_one and not holds_none(row) else "stated"


def crude_odds(row: Row) -> float | None:
    """Women's odds of passing over all notices to men's; None where either has none or all."""
    up = of(row, WOMEN, "passed") * (of(row, WOMEN.other, "entered") - of(row, WOMEN.other, "passed"))
    down = of(row, WOMEN.other, "passed") * (of(row, WOMEN, "entered") - of(row, WOMEN, "passed"))
    return up / down if up and down else None


def odds_text(subject: Subject, odds: float, low: float | None = None, high: float | None = None) -> str:
    """The subject's odds to the other gender's with their interval, where there is one."""
    if subject is not WOMEN:
        odds, low, high = 1 / odds, 1 / high if high else None, 1 / low if low else None
    limits = {"low": ratio_text(low), "high": ratio_text(high)} if low and high else {}
    words = {"interval": say("sentences.passages.interval", **limits) if limits else ""}
    if odds == 1:
        return say("sentences.passages.odds_equal", **words)
    both = {"groups": subject.words()["groups"], "rests": subject.other.words()["groups"]}
    return say("sentences.passages.odds", odds=ratio_text(odds), **both, **words)


def p_of(whole: Row) -> float:
    """The exact p where the approximation does not hold (Mantel and Fleiss), else that of the test."""
    least = parameter("least_expected").whole
    return float(whole["exact_p"] if (whole["mantel_fleiss"] or 0) < least else whole["cmh_p"])


def _strata(result: Result) -> str:
    """Notice by notice, or within the same grade and location."""
    fields = [*(result.asked.within or result.asked.by)]
    if not result.asked.within and result.asked.every:
        fields.append(result.asked.every)
    fields = [name for name in fields if name not in ("stage", "next_stage")]
    if not fields or "vacancy_no" in fields:
        return say("sentences.passages.by_notice")
    names = [lower(field_label(name)) for name in fields]
    first, last = ", ".join(names[:-1]), names[-1]
    joined = say("sentences.passages.and", first=first, last=last) if first else last
    return say("sentences.passages.alike", fields=joined)


def by_chance(pooled: list[Row]) -> str:
    """How many of several intervals exclude no difference, and how many would by chance."""
    told = [row for row in pooled if row["gap"] is not None]
    if len(told) < 2:
        return ""
    apart = sum(not holds_none(row) for row in told)
    return say("sentences.passages.intervals", n=apart, total=len(told), chance=ratio_text(len(told) / 20))
