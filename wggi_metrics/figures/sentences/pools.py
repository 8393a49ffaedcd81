"""What chance alone would give: how many women would be chosen, how many notices would have none.

The subject is the gender that is fewer, so that exchanged genders give the sentence with exchanged words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import magnitude, n_of
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.stages import BOARD, cases_text, last_of, rank, stage_words
from wggi_metrics.figures.sentences.subject import MEN, WOMEN, Subject
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

EXACT = 1e-9
"""Expected numbers nearer than this are the same."""


def expected_sentence(result: Result) -> str:
    """The sentence of ``appointments_expected``: the Board's step, observed beside expected."""
    found = rows_of(result, "pooled")
    board = [row for row in found if row["step"] in ("board", None)]
    row = last_of(board, found)
    if row is None or row["women_expected"] is None:
        return nobody(row)
    subject = fewer_chosen(row)
    chosen = stage_words(row["next_stage"]) if row["next_stage"] else say("sentences.expected.chosen")
    words = {"chosen": chosen, "notices": f"{int(row['notices']):,}"}
    if subject is None:
        return say("sentences.expected.equal", n_of=n_of(chosen_of(row, WOMEN), int(row["appointed"])), **words)
    words |= {"n_of": n_of(chosen_of(row, subject), int(row["appointed"]))}
    words |= {"expected": magnitude(expected_of(row, subject))}
    p = row["p_two_sided"]
    if p is None:
        return say("sentences.expected.alone", **subject.words(), **words)
    return say("sentences.expected.tested", **subject.words(), **words, cases=cases_text(p))


def fewer_chosen(row: Row) -> Subject | None:
    """Who are fewer in the pools, among those chosen, among those expected; None where all are level."""
    pairs = [
        (row["women_candidates"] or 0, row["men_candidates"] or 0),
        (chosen_of(row, WOMEN), chosen_of(row, MEN)),
        (expected_of(row, WOMEN), expected_of(row, MEN)),
    ]
    apart = [women - men for women, men in pairs if abs(women - men) > EXACT]
    return None if not apart else WOMEN if apart[0] < 0 else MEN


def chosen_of(row: Row, subject: Subject) -> int:
    women = int(row["women_appointed"] or 0)
    return women if subject == WOMEN else int(row["appointed"] or 0) - women


def expected_of(row: Row, subject: Subject) -> float:
    women = float(row["women_expected"] or 0)
    return women if subject == WOMEN else float(row["appointed"] or 0) - women


def pools_sentence(result: Result) -> str:
    """The sentence of ``pool_balance``: the last stage before the Board, or the first where there is no other."""
    found = sorted(rows_of(result, "pooled"), key=lambda row: (rank(row["stage"]), row["reference"] or ""))
    before = [row for row in found if rank(row["stage"]) < rank(BOARD)]
    row = last_of(before, found)
    if row is None or not row["notices"]:
        return nobody(row)
    named = {"stage": stage_words(row["stage"]), "total": f"{int(row['notices']):,}"}
    subject = fewer_in_pools(row)
    if subject is None:
        return say("sentences.pools.equal", **named, none=f"{int(row['no_women']):,}")
    gender = subject.gender
    one = "woman" if subject == WOMEN else "man"
    counted = {"none": f"{int(row[f'no_{gender}']):,}", "single": f"{int(row[f'one_{one}']):,}"}
    expected = {
        "expected": magnitude(row[f"expected_no_{gender}"]), "expected_one": magnitude(row[f"expected_one_{one}"]),
    }  # fmt: skip
    form = "own" if row["reference"] == "own pool" else "grade"
    return say(f"sentences.pools.{form}", one=say(f"sentences.gender.one.{gender}"), **named, **counted, **expected)


def fewer_in_pools(row: Row) -> Subject | None:
    """Who are fewer, or whom more notices lack; None where the two are level in all."""
    pairs = (("women", "men", -1), ("no_women", "no_men", 1), ("one_woman", "one_man", 1),
             ("expected_no_women", "expected_no_men", 1), ("expected_one_woman", "expected_one_man", 1))  # fmt: skip
    for women, men, sign in pairs:
        apart = sign * ((row[women] or 0) - (row[men] or 0))
        if abs(apart) > EXACT:
            return WOMEN if apart > 0 else MEN
    return None
