"""What a chain of selection says in titles: shares by stage, odds, appointments and pools beside chance, attendance.

The subject is the gender that is fewer, so that exchanged genders give the title with exchanged words.
"""

from __future__ import annotations

from collections.abc import Sequence

from wggi_metrics.figures.numerals import magnitude, n_of, ratio_text
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.sentences.both import fewer
from wggi_metrics.figures.sentences.passages import crude_odds, form_of
from wggi_metrics.figures.sentences.pools import EXACT, chosen_of, expected_of, fewer_chosen, fewer_in_pools
from wggi_metrics.figures.sentences.stages import BOARD, cases_text, rank
from wggi_metrics.figures.sentences.subject import WOMEN, Subject, subject_of, subject_of_last
from wggi_metrics.words import say


def at_stage(stage: str) -> str:
    """Those at a stage: applicants, those short-listed."""
    return say(f"sentences.selection.at.{stage}")


def odds_of(row: Row) -> str:
    """What the odds are of: the short list, an interview."""
    return say(f"sentences.selection.odds_of.{row['next_stage']}")


def shares_title(stages: Sequence[Row]) -> str:
    """Women are 38.3 % of applicants, 46.0 % of those interviewed and 41.1 % of those appointed."""
    subject = subject_of(stages[:1])
    told = [say("sentences.selection.share", share=subject.percent(row), whom=at_stage(row["stage"]))
            for row in _telling(stages)]  # fmt: skip
    shares = ", ".join(told[:-1])
    joined = say("sentences.passages.and", first=shares, last=told[-1]) if shares else told[-1]
    return say("sentences.selection.shares", **subject.words(), shares=joined)


def _telling(stages: Sequence[Row]) -> list[Row]:
    """The first stage, the last one before the Board's recommendation, and the last one."""
    before = [row for row in stages if rank(row["stage"]) < rank(BOARD)]
    kept = [stages[0], *before[-1:], stages[-1]]
    return [row for place, row in enumerate(kept) if row not in kept[:place]]


def over_time_title(rows: Sequence[Row]) -> str:
    """The first and the last year's share at one stage."""
    subject = subject_of_last(rows)
    first, last = rows[0], rows[-1]
    return say(
        f"sentences.selection.{'over_time' if len(rows) > 1 else 'one_year'}", **subject.words(),
        whom=at_stage(last["stage"]), share=subject.percent(last), year=last["date"].year,
        before=subject.percent(first), first=first["date"].year,
    )  # fmt: skip


def odds_title(pooled: Row, whole: Row | None) -> str:
    """Whether the pooled and the stratified odds point apart; else whether the odds differ clearly, and how much."""
    subject = fewer(pooled, ("entered", "passed")) or WOMEN
    words = {**subject.words(), "rests": subject.other.words()["groups"], "of": odds_of(pooled)}
    odds = whole["odds_ratio"] if whole is not None else None
    if whole is None or not odds:
        return say("sentences.selection.no_odds", **words)
    if is_opposite(pooled, whole):
        lower = (odds < 1) == (subject is WOMEN)
        return say(f"sentences.selection.{'below' if lower else 'above'}", **words)
    if _holds_one(whole):
        return say("sentences.selection.unclear", **words)
    return say("sentences.selection.clear", **words, odds=ratio_text(odds if subject is WOMEN else 1 / odds))


def is_opposite(pooled: Row, whole: Row) -> bool:
    """Whether the two estimates lie on different sides of equal odds."""
    return form_of(pooled, whole, crude_odds(pooled)) == "opposite"


def _holds_one(row: Row) -> bool:
    return bool((row["odds_low"] or 0) <= 1 <= (row["odds_high"] or float("inf")))


def excluding_one(pooled: Row, whole: Row) -> str:
    """Which of the two intervals exclude equal odds."""
    clear = [not _holds_one(row) for row in (pooled, whole)]
    names = {(False, False): "neither", (True, True): "both", (True, False): "pooled", (False, True): "stratified"}
    return say(f"sentences.selection.excludes.{names[clear[0], clear[1]]}")


def chosen_title(row: Row) -> str:
    """88 women were appointed; 98.8 would be expected."""
    subject = fewer_chosen(row) or WOMEN
    words = {"n": f"{chosen_of(row, subject):,}", "expected": magnitude(expected_of(row, subject))}
    return say(f"sentences.selection.chosen.{_chosen_at(row)}", group=subject.words()["group"], **words)


def _chosen_at(row: Row) -> str:
    return str(row["next_stage"] or "chosen")


def chosen_lead(row: Row) -> str:
    """Of those chosen how many are women, how many fewer or more than expected, and how often chance does that."""
    subject = fewer_chosen(row) or WOMEN
    away = chosen_of(row, subject) - expected_of(row, subject)
    form = "level" if abs(away) <= EXACT else "fewer" if away < 0 else "more"
    words = {"whom": at_stage(_chosen_at(row)), "n_of": n_of(chosen_of(row, subject), int(row["appointed"]))}
    words |= {"group": subject.words()["group"], "Group": subject.words()["Group"], "away": magnitude(abs(away))}
    text = say(f"sentences.selection.lead.{form}", **words)
    p = row["p_two_sided"]
    return text + (say("sentences.selection.lead.cases", cases=cases_text(p)) if p is not None else ".")


def head_sentence(row: Row) -> str:
    """The step from the recommendation to the appointment, which is the head's."""
    subject: Subject = fewer_chosen(row) or WOMEN
    words = {"n_of": n_of(chosen_of(row, subject), int(row["appointed"]))}
    words |= {"expected": magnitude(expected_of(row, subject)), "notices": f"{int(row['notices']):,}"}
    text = say("sentences.selection.head", **subject.words(), **words)
    p = row["p_two_sided"]
    return text + (say("sentences.selection.lead.cases", cases=cases_text(p)) if p is not None else ".")


def pools_title(row: Row) -> str:
    """31 of 214 short lists have no woman; 23.0 would be expected by chance."""
    subject = fewer_in_pools(row) or WOMEN
    gender = subject.gender
    words = {"n_of": n_of(int(row[f"no_{gender}"]), int(row["notices"])), "one": say(f"sentences.gender.one.{gender}")}
    expected = magnitude(row[f"expected_no_{gender}"])
    return say("sentences.selection.pools", **words, expected=expected, whom=say(f"sentences.selection.pool.{row['stage']}"))


def attended_title(total: Row) -> str:
    """How many of the meetings with candidatures the working group's member attended; or that none is recorded."""
    unknown = int(total["attendance_not_recorded"] or 0)
    known = int(total["meetings"] or 0) - unknown
    if not known:
        return say("sentences.selection.attended_unknown")
    return say("sentences.selection.attended", n_of=_n_of_the(int(total["attended"] or 0), known))


def _n_of_the(part: int, whole: int) -> str:
    return say("sentences.selection.n_of_the", n=f"{part:,}", total=f"{whole:,}")
