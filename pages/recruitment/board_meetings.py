"""The Board: who sat on it, and whether the working group's member was there (step 11)."""

from __future__ import annotations

from pages.frame import blocks, cache, states, text
from pages.recruitment.asking import NoticesView
from wggi_metrics.figures.attendance import Attended, attendance
from wggi_metrics.figures.labels import capital
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.board import composition
from wggi_metrics.figures.sentences.selection import attended_title
from wggi_metrics.words import say

TOLD = {"yes": True, "no": False}


def attended(view: NoticesView) -> None:
    """The meetings that dealt with candidatures, one by one: the member there or not, women of those present."""
    result = view.ask_of_meetings("board_composition")
    pooled, total = one_row(result), one_row(result, "total")
    dealt = [row for row in rows_of(result) if row["notices"]]
    if pooled is None or total is None or not dealt:
        reason = (pooled.reason if pooled else None) or say("pages.board.no_candidatures")
        with blocks.figure("attended", say("pages.board.attended_title"), "", result, table=False, picture=False):
            states.cannot_be_computed(reason, say("pages.board.attended_remedy"))
        return
    title = attended_title(total)
    others = _others(view, len(rows_of(result)) - len(dealt))
    subtitle = say("pages.board.attended", period=view.chosen.in_words) + others
    with blocks.figure("attended", title, subtitle, result):
        meetings = [_meeting(row) for row in dealt]
        chart = cache.drawn(
            (result,), blocks.theme(), ("attended",), lambda: attendance(meetings, blocks.colours(), title)
        )
        blocks.show(chart, "attended")
        text.note(capital(composition(pooled)) + ".")


def _meeting(row: Row) -> Attended:
    women, men = int(row["women_present"] or 0), int(row["men_present"] or 0)
    return Attended(str(row["meeting_no"]), row["held_on"], TOLD.get(row["wggi_attended"]), women, women + men)


def _others(view: NoticesView, without: int) -> str:
    """What the chart leaves out, and that the filters of notices do not choose meetings."""
    told = say("pages.board.without_candidatures", n=without) if without else ""
    return told + (say("pages.board.all_meetings") if view.chosen.values else "")
