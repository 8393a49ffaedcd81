"""What a chain of selection says in titles: shares by stage, odds, appointments and pools beside chance, attendance.

The subject is the gender that is fewer, so that exchanged genders give the title with exchanged words; titles of
charts of women say the figures of both, so that each can be found in the chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from wggi_metrics.figures.numerals import magnitude, n_of
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.sentences.both import fewer
from wggi_metrics.figures.sentences.passages import crude_odds, form_of
from wggi_metrics.figures.sentences.pools import EXACT, chosen_of, expected_of, fewer_chosen, fewer_in_pools
from wggi_metrics.figures.sentences.stages import cases_text
from wggi_metrics.figures.sentences.subject import WOMEN, Subject, subject_of
from wggi_metrics.words import say


def at_stage(stage: str) -> str:
    """Those at a stage: applicants, those short-listed."""
    return say(f"sentences.selection.at.{stage}")


def odds_of(row: Row) -> str:
    """What the odds are of: the short list, an interview."""
    return say(f"sentences.selection.odds_of.{row['next_stage']}")


def shares_title(stages: Sequence[Row]) -> str:
    """Both genders' shares at the first and at the last stage."""
    subject = subject_of(stages[:1])
    return say("sentences.selection.shares" if len(stages) > 1 else "sentences.selection.one_stage",
               **_both(subject, stages[0], stages[-1]))  # fmt: skip


def over_time_title(rows: Sequence[Row]) -> str:
    """Both genders' shares at one stage in the first and in the last year."""
    years = {"first": rows[0]["date"].year, "year": rows[-1]["date"].year}
    form = "over_time" if len(rows) > 1 else "one_year"
    return say(f"sentences.selection.{form}", **_both(subject_of(rows[-1:]), rows[0], rows[-1]), **years)


def _both(subject: Subject, first: Row, last: Row) -> dict[str, str]:
    """Words for the shares of the subject and of the rest, in two rows."""
    rest = subject.other
    return subject.words() | {
        "share": subject.percent(first), "rest_share": rest.percent(first), "whom": at_stage(first["stage"]),
        "last": subject.percent(last), "rest_last": rest.percent(last), "last_whom": at_stage(last["stage"]),
    }  # fmt: skip


def odds_title(pooled: Row, whole: Row | None) -> str:
    """Whether the pooled and the stratified odds point apart; else whether the odds differ clearly, and how much."""
    subject = fewer(pooled, ("entered", "passed")) or WOMEN
    words = subject.words() | {"rests": subject.other.words()["groups"], "of": odds_of(pooled)}
    odds = whole["odds_ratio"] if whole is not None else None
    if whole is None or not odds:
        return say("sentences.selection.no_odds", **words)
    side = "below" if (odds < 1) == (subject == WOMEN) else "above"
    if form_of(pooled, whole, crude_odds(pooled)) == "opposite":
        return say(f"sentences.selection.opposite.{side}", **words)
    if _holds_one(whole):
        return say("sentences.selection.unclear", **words)
    return say(f"sentences.selection.clear.{side}", **words)


def _holds_one(row: Row) -> bool:
    return bool((row["odds_low"] or 0) <= 1 <= (row["odds_high"] or float("inf")))


def excluding_one(pooled: Row, whole: Row) -> str:
    """Which of the two intervals exclude equal odds."""
    clear = [not _holds_one(row) for row in (pooled, whole)]
    names = {(False, False): "neither", (True, True): "both", (True, False): "pooled", (False, True): "stratified"}
    return say(f"sentences.selection.excludes.{names[clear[0], clear[1]]}")


def chosen_title(row: Row) -> str:
    """88 women and 126 men were appointed; 98.8 and 115.2 would be expected."""
    subject = fewer_chosen(row) or WOMEN
    told = [(f"{chosen_of(row, each):,}", magnitude(expected_of(row, each))) for each in (subject, subject.other)]
    (n, expected), (rest_n, rest_expected) = told
    words = {"n": n, "expected": expected, "rest_n": rest_n, "rest_expected": rest_expected}
    return say(f"sentences.selection.chosen.{_chosen_at(row)}", **subject.words(), **words)


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
    """38 of 257 short lists have no woman, 33 no man; 35.7 and 34.8 would be expected."""
    subject = fewer_in_pools(row) or WOMEN
    first, rest = (each.gender for each in (subject, subject.other))
    return say(
        "sentences.selection.pools", whom=say(f"sentences.selection.pool.{row['stage']}"),
        n_of=n_of(int(row[f"no_{first}"]), int(row["notices"])), rest_n=f"{int(row[f'no_{rest}']):,}",
        one=say(f"sentences.gender.one.{first}"), rest_one=say(f"sentences.gender.one.{rest}"),
        expected=magnitude(row[f"expected_no_{first}"]), rest_expected=magnitude(row[f"expected_no_{rest}"]),
    )  # fmt: skip


def attended_title(total: Row) -> str:
    """How many of the meetings with candidatures the working group's member attended; or that none is recorded."""
    unknown = int(total["attendance_not_recorded"] or 0)
    known = int(total["meetings"] or 0) - unknown
    if not known:
        return say("sentences.selection.attended_unknown")
    return say("sentences.selection.attended", n_of=_n_of_the(int(total["attended"] or 0), known))


def _n_of_the(part: int, whole: int) -> str:
    return say("sentences.selection.n_of_the", n=f"{part:,}", total=f"{whole:,}")
