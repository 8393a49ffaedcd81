"""How fast: time in a grade until promotion or leaving, and what remains when like is compared with like (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.frame import blocks, cache, states, text
from pages.frame.filters import one_of
from pages.staff import seniority
from pages.staff.asking import View
from wggi_metrics.figures.curves import Curve, curve_of, gone_by, top_of
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.measured import hazard_table
from wggi_metrics.figures.numerals import count_text, day_text, unbroken
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.sentences.careers import gone_title, medians_sentence, ratio_sentence
from wggi_metrics.measures import Result, Where
from wggi_metrics.words import say

GENDERS = ("woman", "man")
ADJUSTED = ("grade", "location", "contract_type")
"""What women and men are alike in beside time in grade: the fields of these that the export gives."""


def time_in_grade(view: View, where: Where) -> None:
    """Promoted and left by each year since the entry into one grade, chosen in the box above both.

    ``where`` may ask for the minimum seniority.
    """
    result = view.ask("time_in_grade", "grade", also=where, end=view.chosen.at)
    grades = _grades(rows_of(result, "median"))
    not_offered = _not_offered(result, grades)
    if not grades:
        _nothing(result)
        return
    with st.container(horizontal=True, key="grade_box"):
        grade = one_of("grade", grades, lambda value: label_of("grade", value))
    if not_offered:
        text.note(not_offered)
    rows = [row for row in rows_of(result, grade=grade) if row["gender"] in GENDERS]
    medians = [row for row in rows_of(result, "median", grade=grade) if row["gender"] in GENDERS]
    is_left_told = any(row["left_by"] is not None for row in rows)
    ways = ("promoted", "left") if is_left_told else ("promoted",)
    curves = {event: [curve_of(rows, gender, event) for gender in GENDERS] for event in ways}
    top = max(top_of(found) for found in curves.values())
    below = medians_sentence(medians) + right_to(result) + left_out(_unknown(result, grade))
    left, right = st.columns(2, gap="large")
    with left:
        _gone(view, result, grade, curves["promoted"], "promoted", top, below)
    with right:
        if is_left_told:
            _gone(view, result, grade, curves["left"], "left", top)
        else:
            _withheld(view)


def right_to(result: Result) -> str:
    """How exact a time from lists is, to stand beside a median; nothing where changes have dates."""
    months = result.within_months
    return say("pages.how_fast.right_to", n=months) if months else ""


def left_out(unknown: Sequence[int]) -> str:
    """How many women and men are left out because their entry into the grade is not known; nothing if nobody."""
    women, men = unknown
    return say("pages.how_fast.left_out", women=count_text(women), men=count_text(men)) if women + men else ""


def _unknown(result: Result, grade: str) -> tuple[int, int]:
    """Women and men of unknown entry into the grade."""
    rows = rows_of(result, "left out", grade=grade)
    women, men = (sum(int(row["at_risk"]) for row in rows if row["gender"] == gender) for gender in GENDERS)
    return women, men


def _not_offered(result: Result, offered: Sequence[str]) -> str:
    """The grades that the box leaves out and why: nobody seen to enter, or none of those promoted."""
    followed, unknown = (
        dict.fromkeys(row["grade"] for row in rows_of(result, kind) if row["gender"] in GENDERS and row["grade"])
        for kind in ("median", "left out")
    )
    reasons = {
        "no_promotion": [grade for grade in followed if grade not in offered],
        "no_entry": [grade for grade in unknown if grade not in followed],
    }
    return " ".join(
        say(f"pages.how_fast.{reason}", grades=", ".join(unbroken(label_of("grade", grade)) for grade in grades))
        for reason, grades in reasons.items() if grades
    )  # fmt: skip


def _grades(medians: Sequence[Row]) -> list[str]:
    """The grades out of which women and men were promoted, that with most promotions first."""
    promoted: dict[str, int] = {}
    for row in medians:
        if row["gender"] in GENDERS and row["grade"] is not None:
            promoted[row["grade"]] = promoted.get(row["grade"], 0) + int(row["promoted"] or 0)
    told = [grade for grade, number in promoted.items() if number]
    first = max(told, key=lambda grade: promoted[grade], default=None)
    return [] if first is None else [first, *(grade for grade in told if grade != first)]


def _nothing(result: Result) -> None:
    reason = next((row.reason for row in rows_of(result, None) if row.reason), say("sentences.nobody"))
    with blocks.figure("time_in_grade", say("pages.how_fast.title"), "", result, table=False, picture=False):
        states.cannot_be_computed(str(reason))


def _withheld(view: View) -> None:
    """In place of the curve of those who left: why leaving can't be told from this export."""
    leaving = view.ask("leaving_rates", **view.period)
    with blocks.figure("time_left", say("pages.careers.leaving_title"), "", leaving, table=False, picture=False):
        reason = next((row.reason for row in rows_of(leaving, None) if row.reason), say("sentences.nobody"))
        states.cannot_be_computed(str(reason))


def _gone(
    view: View, result: Result, grade: str, curves: Sequence[Curve], event: str, top: float, below: str = ""
) -> None:
    """One panel: women's and men's curve for one way out of the grade, and a sentence below."""
    name = unbroken(label_of("grade", grade))
    title = gone_title(curves, event, name)
    subtitle = say(f"pages.how_fast.{event}", grade=name, place=view.chosen.place(), day=day_text(view.chosen.at))
    subtitle += seniority.said(result.filters)
    since = say("pages.how_fast.since", grade=name)
    with blocks.figure(f"time_{event}", title, subtitle, result):
        chart = cache.drawn(
            (result,),
            blocks.theme(),
            ("time", event, grade),
            lambda: gone_by(curves, blocks.colours(), title, since, top),
        )
        blocks.show(chart, f"time_{event}")
        if below:
            text.note(below)


def adjusted(view: View, where: Where) -> None:
    """Women's rate of promotion to men's at the same time in grade, alone and with other things alike."""
    within = _told(view, ADJUSTED) or tuple(field for field in ADJUSTED if _told(view, (field,)))
    asked: dict[str, Any] = {"end": view.chosen.at, "within": within, "also": where}
    result = view.ask("promotion_hazard_ratio", **asked)
    rows = rows_of(result, "pooled")
    told = [row for row in rows if row["hazard_ratio"] is not None]
    subtitle = say("pages.how_fast.adjusted", place=view.chosen.place(), day=day_text(view.chosen.at))
    subtitle += seniority.said(where)
    title = ratio_sentence(told[-1]).removesuffix(".") if told else say("pages.how_fast.adjusted_title")
    with blocks.figure("adjusted", title, subtitle, result, table=False, picture=False):
        if not told:
            states.cannot_be_computed(str(next((row.reason for row in rows if row.reason), say("sentences.nobody"))))
            return
        blocks.show_table(hazard_table(rows))
        unknown = [int(rows[0][f"{side}_left_out"] or 0) for side in ("women", "men")]
        text.note(say("pages.how_fast.adjusted_note") + left_out(unknown))


def _told(view: View, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the fields have several values among the people shown; none of them where the export lacks one."""
    rows = [row for row in rows_of(view.ask("women_share", *fields)) if row.known]
    values = ({row.group[place] for row in rows} - {None} for place in range(len(fields)))
    return tuple(field for field, found in zip(fields, values, strict=True) if len(found) > 1)
