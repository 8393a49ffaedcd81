"""What can be computed from the exports loaded, and for the rest which fields no export has given yet (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.data.style import styled
from pages.frame import blocks, cache, shell, states, text
from pages.frame.serving import Served
from pages.frame.start import nothing_loaded
from wggi_metrics.figures.notice_tables import marked
from wggi_metrics.figures.reasons import fields_in_words, reason_in_words
from wggi_metrics.figures.rows import rows_of
from wggi_metrics.figures.tables import Cell, Column, Html, table
from wggi_metrics.measures import REGISTRY, Asked, Definition, fields_lacking
from wggi_metrics.words import say

SUBJECTS = ("staff", "notices", "meetings")
COLUMNS = ("measure", "answer", "why", "not_by")
BY = {"parity_status": ("grade",)}
"""A measure that answers for one category at a time is asked by grade, as the pages do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether one measure can be computed: the reason why not, what is left out of it, and fields that lack."""

    told: Definition
    reason: str | None
    parts: tuple[str, ...]
    lacking: tuple[str, ...]


def page() -> None:
    """Draws the page."""
    styled()
    served = shell.served()
    if shell.freshness(served) is None:
        nothing_loaded()
        return
    answers = [answer(served, told) for told in REGISTRY.values()]
    n = sum(each.reason is None for each in answers)
    shell.headline(say("pages.names.computable"), say("computable.lead", answered=n, total=len(answers)))
    for subject in SUBJECTS:
        _of_subject(subject, [each for each in answers if each.told.subject == subject])
    shell.page_link("recipes", say("computable.to_recipes"))


def answer(served: Served, told: Definition) -> Answer:
    """What the measure says of this release without any filter."""
    if told.name == "meeting_brief":
        _, reason = cache.meetings(served.shown, served.viewer)
        return Answer(told, reason, (), fields_lacking(served.shown, told))
    asked = Asked(by=BY.get(told.name, ()))
    rows = rows_of(cache.answer(served.shown, served.viewer, told.name, asked), None)
    reasons = dict.fromkeys(row.reason for row in rows if row.reason)
    is_answered = any(row.reason is None for row in rows)
    parts = tuple(reason for reason in reasons if is_answered and reason_in_words(reason)[1])
    return Answer(told, None if is_answered else next(iter(reasons)), parts, fields_lacking(served.shown, told))


def _of_subject(subject: str, answers: Sequence[Answer]) -> None:
    n = sum(each.reason is None for each in answers)
    title = say("computable.title", subject=say(f"computable.subjects.{subject}"), answered=n, total=len(answers))
    with blocks.figure(f"computable_{subject}", title, ""):
        if not n:
            names = ", ".join(each.told.label for each in answers)
            states.cannot_be_computed(names, say(f"computable.exports.{subject}"))
            return
        everywhere = [field for field in answers[0].lacking if all(field in each.lacking for each in answers)]
        columns = [Column(say(f"computable.columns.{name}")) for name in COLUMNS]
        blocks.show_table(table(title, columns, [_row(each, everywhere) for each in answers], stack=True))
        if everywhere:
            text.note(say("computable.everywhere", fields=fields_in_words(everywhere)))


def _row(found: Answer, everywhere: Sequence[str]) -> list[Cell]:
    """The measure's line; fields that lack to all of the subject's measures are said once, below the table."""
    own = [field for field in found.lacking if field not in everywhere]
    state: Cell = say("computable.in_part" if found.parts else "computable.yes")
    return [
        found.told.label,
        marked(say("computable.no")) if found.reason else state,
        _why(found.reason, *found.parts),
        fields_in_words(own) or say("computable.nothing"),
    ]


def _why(*reasons: str | None) -> Html | str:
    told = [" ".join(filter(None, _sentences(reason))) for reason in reasons if reason]
    return Html(f"<span>{' '.join(map(text.strong, told))}</span>") if told else say("computable.nothing")


def _sentences(reason: str) -> tuple[str, str]:
    named, remedy = reason_in_words(reason)
    return say("computable.because", reason=f"{named[0].upper()}{named[1:]}"), remedy
