"""What reach says: notices sent in time, candidatures by channel, circulated notices beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import (
    EN_DASH,
    THIN_SPACE,
    interval,
    magnitude,
    n_of,
    percent,
    percent_of,
    signed,
    unbroken,
)
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.share import ends_of, nobody
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject, is_equal, subject_of
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

SENTENCE = "sentences.reach"


def notice_reach_sentence(result: Result) -> str:
    """The sentence of ``notice_reach``: to the focal points in time, on WomenWatch, with the clause."""
    row = one_row(result)
    if row is None:
        return nobody(None)
    parts = [_sent(row) if row["circulated_of"] else nobody(row)]
    pairs = (("posted", "posted"), ("with_clause", "clause"), ("terms_with_clause", "terms"))
    parts += [_part(row, name, of) for name, of in pairs if row[f"{of}_of"]]
    if row["circulated_not_told"]:
        parts.append(say(f"{SENTENCE}.not_told", n=int(row["circulated_not_told"])))
    return " ".join(parts)


def _sent(row: Row) -> str:
    part, whole, days = int(row["circulated"]), int(row["circulated_of"]), row["median_days_to_circulation"]
    form = "sent_after" if days is not None else "sent"
    words = {"n_of": n_of(part, whole), "share": percent(part, whole), "days": _days(days)}
    return say(f"{SENTENCE}.{form}", **words)


def _part(row: Row, name: str, of: str) -> str:
    part, whole = int(row[name]), int(row[f"{of}_of"])
    return say(f"{SENTENCE}.{name}", n_of=n_of(part, whole), share=percent(part, whole))


def _days(days: float | None) -> str:
    """Days, with their half where a median has one."""
    return "" if days is None else magnitude(days, 0 if float(days).is_integer() else 1)


def channels_sentence(result: Result) -> str:
    """The sentence of ``applications_by_channel``: pooled, the mean of notices, and the channels that lie apart."""
    whole = one_row(result)
    if whole is None or not whole.known:
        return nobody(whole)
    subject = subject_of([whole])
    form = "equal" if is_equal(whole) else "whole"
    words = {"share": subject.percent(whole), "n_of": subject.n_of(whole), "interval": subject.interval(whole)}
    parts = [say(f"{SENTENCE}.{form}", **subject.words(), **words)]
    parts += [_of_notices(whole, subject)] if (whole["notices"] or 0) > 1 else []
    ends = ends_of(rows_of(result), subject)
    return " ".join([*parts, say(f"{SENTENCE}.between", **subject.words(), **_named(ends, subject))] if ends else parts)


def _of_notices(row: Row, subject: Subject) -> str:
    """The mean and the median of the notices' shares, each notice alike."""
    mean, median, least, most = (
        _turned(row[f"notice_{name}"], subject) for name in ("mean", "median", "least", "most")
    )
    words = {"mean": percent_of(mean), "median": percent_of(median), "range": interval(*sorted((least, most)))}
    return say(f"{SENTENCE}.of_notices", n=int(row["notices"]), **words)


def _named(ends: tuple[Row, Row], subject: Subject) -> dict[str, str]:
    words: dict[str, str] = {}
    for place, row in zip(("low", "high"), ends, strict=True):
        told = {"": subject.percent(row), "_n": subject.n_of(row), "_group": unbroken(row.label)}
        words |= {f"{place}{name}": text for name, text in told.items()}
    return words


def reach_effect_sentence(result: Result) -> str:
    """The sentence of ``reach_effect``: to the focal points, within strata, and what it does not say."""
    found = [row for row in rows_of(result, None) if row["exposure"] in (None, "gender focal points")]
    row = next((row for row in reversed(found) if row.kind == "stratified"), None)
    if row is None or row["mean_with"] is None or row["mean_without"] is None:
        return nobody(row or one_row(result))
    subject = _fewer(row)
    parts = [_sides(row, subject), _difference(row, subject)]
    parts += [_typical(row, subject)] if _is_apart(row) else []
    last = {each.kind: each for each in found}
    parts += [_days_apart(last[kind], kind, subject) for kind in ("within", "never") if _has_days(last.get(kind))]
    return " ".join([*parts, say(f"{SENTENCE}.no_effect")])


def _turned(share: float, subject: Subject) -> float:
    return float(share) if subject is WOMEN else 1 - float(share)


def _fewer(row: Row) -> Subject:
    """The gender that is fewer at the other notices, else at those circulated."""
    share = next((row[name] for name in ("mean_without", "mean_with") if row[name] != 1 / 2), 0)
    return MEN if share > 1 / 2 else WOMEN


def _sides(row: Row, subject: Subject) -> str:
    words = {side: percent_of(_turned(row[f"mean_{side}"], subject)) for side in ("with", "without")}
    counts = {f"n_{side}": int(row[f"notices_{side}"]) - int(row[f"no_applicants_{side}"] or 0) for side in words}
    return say(f"{SENTENCE}.sides", **subject.words(), share=words["with"], rest_share=words["without"], **counts)


def _difference(row: Row, subject: Subject) -> str:
    if row["difference"] is None:
        return nobody(row)
    words = {
        "n_of": n_of(int(row["strata_informative"]), int(row["strata"])),
        "points": _points(row["difference"], subject),
    }
    if row["low"] is None:
        return say(f"{SENTENCE}.few", reason=row.reason or "", **words)
    low, high = sorted(100 * subject.sign * row[name] for name in ("low", "high"))
    form = "compatible" if low <= 0 <= high else "apart"
    limits = {"interval": f"{signed(low)}{THIN_SPACE}{EN_DASH}{THIN_SPACE}{signed(high)}"}
    return say(f"{SENTENCE}.{form}", **words, **limits, most=magnitude(max(abs(low), abs(high))))


def _points(fraction: float, subject: Subject) -> str:
    return signed(100 * subject.sign * fraction)


def _is_apart(row: Row) -> bool:
    """Whether the mean of notices and the typical applicant differ in sign or by half."""
    one, other = row["difference"], row["applicant_difference"]
    if one is None or other is None:
        return False
    return bool(one * other < 0 or 2 * min(abs(one), abs(other)) < max(abs(one), abs(other)))


def _typical(row: Row, subject: Subject) -> str:
    part, whole = int(row["largest_applicants"]), int(row["largest_side"])
    words = {"n_of": n_of(part, whole), "share": percent(part, whole)}
    return say(f"{SENTENCE}.typical", points=_points(row["applicant_difference"], subject), **words)


def _has_days(row: Row | None) -> bool:
    return row is not None and bool(row["known_before"]) and bool(row["known_after"])


def _days_apart(row: Row, kind: str, subject: Subject) -> str:
    """This gender's part of those who applied from the day on, and before."""
    words: dict[str, str] = {}
    for side in ("before", "after"):
        women, known = int(row[f"women_{side}"]), int(row[f"known_{side}"])
        part = women if subject is WOMEN else known - women
        words |= {side: percent(part, known), f"{side}_n": n_of(part, known)}
    return say(f"{SENTENCE}.{kind}", **subject.words(), **words)
