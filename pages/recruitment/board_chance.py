"""The Board: women chosen, beside what chance alone would give from the same pools (step 11)."""

from __future__ import annotations

from pages.frame import blocks, cache, states, text
from pages.recruitment.asking import NoticesView
from wggi_metrics.figures.distribution import Chances, distribution
from wggi_metrics.figures.numerals import count_text
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.selection import at_stage, chosen_title, head_sentence
from wggi_metrics.figures.sentences.stages import last_of
from wggi_metrics.measures import Result
from wggi_metrics.words import say


def expected(view: NoticesView) -> Result:
    """Those chosen and those expected, by step."""
    return view.ask("appointments_expected")


def step(view: NoticesView, name: str) -> Row | None:
    """The pooled row of the Board's or of the head's step, where the data tell it."""
    found = [row for row in rows_of(expected(view), "pooled") if row["step"] == name]
    return last_of([row for row in found if row["women_expected"] is not None])


def chosen(view: NoticesView) -> None:
    """The exact distribution of the number of women chosen, with what was seen and what is expected."""
    result, row = expected(view), step(view, "board")
    if row is None:
        reason = next((each.reason for each in rows_of(result, None) if each.reason), say("pages.board.no_choice"))
        with blocks.figure("chosen", say("pages.board.chosen_title"), "", result, table=False, picture=False):
            states.cannot_be_computed(reason)
        return
    title = chosen_title(row)
    with blocks.figure("chosen", title, _subtitle(view, row), result, picture=row["p_two_sided"] is not None):
        found = chances(result, row)
        if found is None:
            states.cannot_be_computed(str(row.reason))
        else:
            unit = say("pages.board.chosen_unit", whom=at_stage(row["next_stage"] or "chosen"))
            chart = cache.drawn(
                (result,), blocks.theme(), ("chosen",), lambda: distribution(found, blocks.colours(), title, unit)
            )
            blocks.show(chart, "chosen")
        head = step(view, "head")
        if head is not None:
            text.note(head_sentence(head))


def chances(result: Result, row: Row) -> Chances | None:
    """The distribution of the Board's step; None of one notice, which is never tested."""
    known = [each for each in rows_of(result, "chance") if each["step"] == row["step"]]
    if not known or row["p_two_sided"] is None:
        return None
    observed, mean = int(row["women_appointed"]), float(row["women_expected"])
    tail = row["p_at_most"] if observed <= mean else row["p_at_least"]
    numbers = [int(each["women_appointed"]) for each in known]
    return Chances(numbers, [float(each["chance"]) for each in known], observed, mean, float(tail))


def _subtitle(view: NoticesView, row: Row) -> str:
    notices, mixed = int(row["notices"]), int(row["notices_mixed"])
    told = say("pages.board.chosen", place=view.chosen.place(), period=view.chosen.in_words,
               notices=count_text(notices), mixed=count_text(mixed))  # fmt: skip
    unknown = int(row["unknown_appointed"] or 0)
    return told + (say("pages.board.chosen_unknown", n=unknown) if unknown else "")
