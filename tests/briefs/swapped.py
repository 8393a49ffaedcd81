"""A brief with the genders of all its figures exchanged, and a text with its words exchanged."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from wggi_metrics.measures.brief_parts import Heads, Interval, MeetingBrief, Part

GENDER = {"women": "men", "men": "women", "woman": "man", "man": "woman"}
STATUS = {"below": "above", "above": "below"}
PAIRS = (("women_rate", "men_rate"), ("expected", "expected_men"), ("no_woman_before", "no_man_before"),
         ("women_in_pool", "men_in_pool"), ("reasons", "men_reasons"))  # fmt: skip
GENDERED = {"short_of", "outgoing", "panel_chair"}


def swapped(part: Any) -> Any:
    """The same with women and men exchanged, wherever they stand."""
    if isinstance(part, Heads):
        return Heads(part.men, part.women, part.other, part.not_stated)
    if isinstance(part, Interval):
        return Interval(1 - part.high, 1 - part.low)
    if isinstance(part, tuple) and not isinstance(part, Part):
        return tuple(map(swapped, part))
    return _swapped_fields(part) if is_dataclass(part) else part


def _swapped_fields(part: Any) -> Any:
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    new = {name: _value(name, value) for name, value in values.items()}
    for one, other in PAIRS:
        if one in values:
            new[one], new[other] = values[other], values[one]
    if {"case", "women", "positions"} <= set(values):
        new["women"] = values["positions"] - values["women"]
    return replace(part, **new)


def _value(name: str, value: Any) -> Any:
    if name in GENDERED and isinstance(value, str):
        return GENDER.get(value, value)
    if name == "status" and value in STATUS:
        return STATUS[value]
    if name == "median_share" and value is not None:
        return 1 - value
    return swapped(value)


def swapped_meeting(brief: MeetingBrief) -> MeetingBrief:
    """The whole meeting exchanged; of a level after the agenda the two ends change places too."""
    found = swapped(brief)
    levels = tuple(replace(level, fewest=level.most, most=level.fewest) for level in found.levels)
    return replace(found, levels=levels)


WORDS = re.compile(r"\b(Women|Men|women|men|woman|man)\b")
EXCHANGED = {**GENDER, "Women": "Men", "Men": "Women"}
BOTH = re.compile(r"[Ww]omen and men")
# Where both are named women stand first: the figures are exchanged, the words stay.
FIXED = (
    re.compile(r"(?P<a>\S+) wom[ae]n(?P<between>,| and) (?P<b>\S+) m[ae]n"),
    re.compile(
        r"(?P<a>(?:\S+ of \S+|no)) (?P<who>\w*[\w-]* ?)wom[ae]n(?P<between>,) (?P<b>(?:\S+ of \S+|no)) (?P=who)m[ae]n"
    ),
    re.compile(r"(?P<a>\w+ short lists? ha(?:s|ve)) no woman(?P<between>;) (?P<b>\w+ short lists? ha(?:s|ve)) no man"),
    re.compile(r"women below: (?P<a>[^;]+)(?P<between>;) men below: (?P<b>.+)"),
)


def kept(text: str) -> str:
    """The text with the places where both are named in one form, which holds the two figures in order."""
    text = BOTH.sub("BOTH", text)
    for pattern in reversed(FIXED):
        text = pattern.sub(lambda found: f"[{found['a'].lower()}|{found['b'].lower()}]", text)
    return text


def swapped_words(text: str) -> str:
    """Women and men exchanged, their figures where both are named."""
    text = re.sub(r"\[([^|\]]+)\|([^|\]]+)\]", r"[\2|\1]", kept(text))
    return WORDS.sub(lambda found: EXCHANGED[found[0]], text)
