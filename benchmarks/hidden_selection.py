"""The hidden chances of selection beside what ``stage_pass_rates`` says of them.

**The hidden value.** At each of four stages (qualified, short list, interviewed, recommended) the generator asks chance
of each candidate who is still there, one by one: first whether they withdraw, then, if they don't, whether they pass,
with the chance p of their gender. p is the same at every notice, whoever else applies: there is no least or greatest
number on a list. The measure divides those who passed by those who entered and did not withdraw, so the numerator is
binomial (n, p) given n, whatever the chance of withdrawing; passed - p x entered is a martingale over stages, notices
and further rounds, which depend on earlier rounds alone. The odds ratio women : men, too, is that of each notice.

What is taken to be unconditioned, and what is left:

- The last passage, to the appointment, is not asked: it ends with the positions, and has no chance of its own. Who
  declines, and for whom the careers have no hiring of that gender, stays recommended.
- Who is appointed from a roster is outside every passage, and is drawn among the appointed: that would take only
  those who passed everything. The rows here don't say who it is.
- The period is the whole history up to the last day of the records, as the day by which a notice counts depends on
  its outcome. Notices whose passages are not decided yet have waiting candidates alone: that depends on days.
- Of a cancelled notice (3 in 100, drawn apart from the candidates) a passage that nobody passed is not known to be
  decided, and does not count. Four are interviewed at a notice, of whom nobody is recommended with a chance of about
  0.52 to the power of their number: of n, Poisson of mean 3.8, that takes 0.03 x 0.52 x exp(-3.8 x 0.48) = 0.25 % of
  those interviewed, and lifts the rate from 0.480 to 0.481, a fifteenth of a standard error; earlier stages by less.
  The odds ratio is given how many passed, and stays.
- A filled notice is moved to the day of a hiring in the careers; if it would have been opened before the history, it
  is dropped: 0 to 4 of 800.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pandas as pd

from benchmarks.careers import BenchRelease
from benchmarks.demonstration import Size, period
from benchmarks.found import Found, asked_of, limits, one_row
from wggi_metrics.demo import AS_OF, Passage, Rates
from wggi_metrics.demo.careers.organisation import RECRUITMENT_LATER
from wggi_metrics.measures import Asked
from wggi_metrics.statistics import wilson

SELECTION = "selection"


def selections(release: BenchRelease, size: Size, rates: Rates) -> Iterator[Found]:
    """Pass rates, their ratio and the odds ratio within notices: by stage, and by stage and grade."""
    days = period(size) | {"end": AS_OF + timedelta(days=RECRUITMENT_LATER)}
    table = asked_of("stage_pass_rates", release, Asked(by=("grade",), within=("vacancy_no",), **days))
    whole = table[table["grade"].isna()]
    for stage, passage in rates.selection.items():
        yield from _rates(SELECTION, passage, one_row(whole, "pooled", next_stage=stage))
        yield from _odds(SELECTION, passage, one_row(whole, "stratified", next_stage=stage))
        for grade in rates.applicants_women:
            named = {"next_stage": stage, "grade": grade}
            yield from _rates(f"{SELECTION} by grade", passage, one_row(table, **named))
            yield from _odds(f"{SELECTION} by grade", passage, one_row(table, "stratified", **named))


def _rates(kind: str, passage: Passage, row: pd.Series | None) -> Iterator[Found]:
    """Women's rate, men's, and the ratio where it has an interval; nothing of a passage that nobody came to."""
    if row is None:
        return
    hidden = {"women": passage.of("woman"), "men": passage.of("man")}
    for gender, value in hidden.items():
        if entered := row[f"{gender}_entered"]:
            told = wilson(row[f"{gender}_passed"], entered)
            yield Found(f"{kind}, rate", value, float(told.low), float(told.high))
    low, high = limits(row, "impact")
    if not pd.isna(low):
        yield Found(f"{kind}, ratio", hidden["women"] / hidden["men"], low, high)


def _odds(kind: str, passage: Passage, row: pd.Series | None) -> Iterator[Found]:
    """The common odds ratio over the notices, where it has an interval."""
    low, high = limits(row, "odds")
    if not pd.isna(low):
        yield Found(f"{kind}, odds ratio", passage.odds_ratio, low, high)
