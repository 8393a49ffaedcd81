"""A rule's or parameter's page: its value, whose it is, since when it holds (step 11)."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st

from pages.frame import blocks, text
from wggi_metrics.dictionary.parameters import Parameter, parameter
from wggi_metrics.figures.numerals import THIN_SPACE, day_text
from wggi_metrics.words import say


def draw(name: str) -> None:
    """Everything that is known about the rule."""
    rule = parameter(name)
    group = say(f"definitions_page.groups.rule.{rule.kind}")
    with blocks.figure(f"definition_{name}", rule.label, say("definitions_page.rule.kicker", name=name, group=group)):
        st.html(f'<p class="wggi-about-entry">{text.strong(rule.about)}</p>')
        st.html(text.terms(_facts(rule)))


def _facts(rule: Parameter) -> list[tuple[str, str]]:
    pairs = (
        ("value", value_text(rule)),
        ("applies", say(f"definitions_page.{'yes' if rule.applies else 'no'}")),
        ("since", _since(rule)),
        ("whose", rule.whose),
        ("reference", rule.reference),
        ("quote", rule.quote),
        ("decided", rule.decided_by),
    )
    return [(say(f"definitions_page.rule.{part}"), value) for part, value in pairs]


def _since(rule: Parameter) -> str:
    if rule.in_force_from is None:
        return say("definitions_page.rule.always")
    return say("definitions_page.rule.from", day=day_text(rule.in_force_from))


def value_text(rule: Parameter) -> str:
    """The value as people write it: 47–53 %, 4/5, 31 days, 95 %."""
    match rule.value:
        case int() as whole:
            return f"{whole} {rule.unit}".strip()
        case (int() as part, int() as of):
            return _fraction(part, of)
    band = rule.band
    low, high = (_per_cent(*end) for end in (band.low, band.high))
    return say("definitions_page.rule.band", low=low, high=f"{high}{THIN_SPACE}%")


def _fraction(part: int, of: int) -> str:
    """Hundredths and thousandths are per cent, other fractions stay as they are."""
    return f"{_per_cent(part, of)}{THIN_SPACE}%" if of in (100, 1000) else f"{part}/{of}"


def _per_cent(part: int, of: int) -> str:
    value = Fraction(100 * part, of)
    return str(value) if value.denominator == 1 else f"{float(value):g}"
