"""The five steps as a bar, and the sentence that says where the import stands (step 11)."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.data.importing.joining import Standing
from wggi_metrics.words import say

STEPS = ("upload", "map", "check", "effects", "publish")


def step_of(at: Standing, *, has_built: bool) -> int:
    """The step at which something is to be done, from 0."""
    if not at.files or at.refused == at.files:
        return 0
    if at.questions or not at.sheets:
        return 1
    if at.errors or at.refused:
        return 2
    return 4 if has_built else 3


def bar(current: int) -> None:
    """The steps in a row: those done are ticked, the current one is bold."""
    parts = "".join(_step(place, name, current) for place, name in enumerate(STEPS))
    st.html(f'<ol class="wggi-steps">{parts}</ol>')


def _step(place: int, name: str, current: int) -> str:
    label = f"{place + 1} {escape(say(f'importing.steps.{name}'))}"
    if place == current:
        return f'<li class="wggi-step-now" aria-current="step">{label}</li>'
    if place < current:
        tick = f'<span aria-label="{say("importing.steps.done")}" role="img">✓</span>'
        return f'<li class="wggi-step-done">{label} {tick}</li>'
    return f"<li>{label}</li>"


def lead_of(at: Standing, names: list[str], *, has_built: bool) -> str:
    """What was read and what is open, in one or two sentences."""
    if not at.files:
        return say("importing.lead.nothing")
    read = say("importing.lead.read", n=len(names), name=names[0]) if names else ""
    if at.refused:
        return f"{read} {say('importing.lead.refused', n=at.refused)}".strip()
    if not at.sheets and not at.questions:
        return f"{read} {say('importing.lead.no_sheets')}"
    if at.questions:
        return f"{read} {say('importing.lead.questions', n=at.questions)}"
    if at.errors:
        return f"{read} {say('importing.lead.errors', n=at.repairs)}"
    return f"{read} {say('importing.lead.ready' if has_built else 'importing.lead.refused_by_store')}"
