"""How each kind of field reads its texts: numbers, yes and no, codes, grades, numbers of persons (step 3)."""

from __future__ import annotations

import math
import re
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from wggi_metrics.checks.answers import Answer, Fault, may_be_shown, number_shown, read_each
from wggi_metrics.checks.findings import listed
from wggi_metrics.checks.texts import Texts
from wggi_metrics.dictionary import Field
from wggi_metrics.dictionary.codes import code_of, yes_no
from wggi_metrics.dictionary.countries import country
from wggi_metrics.profiles.ladder import Ladder
from wggi_metrics.profiles.reading import suggestion

POSITIVE = frozenset({"positions", "part_time"})
_THOUSANDS = re.compile(r"-?\d{1,3}(?:[ ,']\d{3})+(?:\.\d+)?")
_POINT = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_COMMA = re.compile(r"-?\d+,\d+")
_THREE_DIGITS = re.compile(r"-?[1-9]\d{0,2},\d{3}")


def as_it_stands(texts: Texts) -> Answer:
    """Text is taken as it is."""
    return Answer(texts.distinct)


def numbers(texts: Texts, asked: Field) -> Answer:
    """Numbers; 1,234 could be either of two and is refused."""
    quick = _all_plain(texts, asked)
    return Answer(quick) if quick is not None else read_each(texts, partial(_number, asked), pa.float64())


def _all_plain(texts: Texts, asked: Field) -> pa.Array | None:
    """The column at once where every text is a plain number that is allowed."""
    if not pc.all(pc.match_substring_regex(texts.distinct, r"^\d+(\.\d+)?$")).as_py():
        return None
    return None if asked.name in POSITIVE else texts.distinct.cast(pa.float64())


def _number(asked: Field, text: str) -> float | Fault:
    value = number_in(text)
    if value is None:
        return Fault("unreadable_number", number_shown(text))
    if asked.name in POSITIVE and value <= 0:
        return Fault("out_of_range", number_shown(text), {"range": "> 0"})
    return value


def number_in(text: str) -> float | None:
    """The one number that the text can mean."""
    if _POINT.fullmatch(text):
        value = float(text)
        return value if math.isfinite(value) else None
    if _COMMA.fullmatch(text):
        return None if _THREE_DIGITS.fullmatch(text) else float(text.replace(",", "."))
    if _THOUSANDS.fullmatch(text):
        return float(re.sub(r"[ ,']", "", text))
    return None


def counts(texts: Texts, asked: Field) -> Answer:
    """Whole numbers from 0, or from 1 where nothing can't be meant."""
    return read_each(texts, partial(_count, 1 if asked.name in POSITIVE else 0), pa.int64())


def _count(least: int, text: str) -> int | Fault:
    value = number_in(text)
    if value is None:
        return Fault("unreadable_number", number_shown(text))
    if value < least or value != int(value) or value > 2**53:
        return Fault("out_of_range", number_shown(text), {"range": f"{least}, {least + 1}, {least + 2} …"})
    return int(value)


def fractions(texts: Texts, asked: Field) -> tuple[Answer, bool]:
    """Fractions up to 1, and whether the column is one of percentages: then all are divided by a hundred.

    Numbers from 1 to 100 with none between 0 and 1 can only be percentages.
    """
    numbers = [number_in(text) for text in texts.distinct.to_pylist()]
    known = [number for number in numbers if number]
    percentages = any(number > 1 for number in known) and all(1 <= number <= 100 for number in known)
    return read_each(texts, partial(_fraction, asked, 100 if percentages else 1), pa.float64()), percentages


def _fraction(asked: Field, whole: int, text: str) -> float | Fault:
    percent = text.endswith("%")
    value = number_in(text.removesuffix("%").strip())
    if value is None:
        return Fault("unreadable_number", number_shown(text))
    value = value / 100 if percent else value / whole
    if value == 0 and asked.name not in POSITIVE:
        return value
    return value if 0 < value <= 1 else Fault("out_of_range", number_shown(text), {"range": "0 < x ≤ 1"})


def answers_yes_no(texts: Texts) -> Answer:
    """Yes and no in the ways in which exports write them."""
    return read_each(texts, _yes_no, pa.bool_())


def _yes_no(text: str) -> bool | Fault:
    found = yes_no(text)
    return Fault("not_yes_or_no", may_be_shown(text)) if found is None else found


def codes(texts: Texts, asked: Field) -> Answer:
    """Codes of a list; where the list is open an unknown one is kept as it stands."""
    return read_each(texts, partial(_code, asked), pa.string())


def _code(asked: Field, text: str) -> str | Fault:
    found = code_of(asked, text)
    if found is not None or asked.open_list:
        return found or text
    allowed = [code.value for code in asked.codes]
    words = {"allowed": listed(allowed), "suggestion": suggestion(text, allowed)}
    return Fault("unknown_code", may_be_shown(text), words)


def countries(texts: Texts) -> tuple[Answer, int]:
    """Countries by their names; how many names are none that is known, and are kept."""
    known = texts.distinct.to_pylist()
    found = [country(text) for text in known]
    named = [place.name if place else text for place, text in zip(found, known, strict=True)]
    return Answer(pa.array(named, pa.string())), found.count(None)


def grades(texts: Texts, ladder: Ladder, given: frozenset[int]) -> Answer:
    """Grades of the ladder; what the profile's own table gave stands, and a keeping ladder keeps all."""
    places = {text for place, text in enumerate(texts.distinct.to_pylist()) if place in given}
    return read_each(texts, partial(_grade, ladder, places), pa.string())


def _grade(ladder: Ladder, given: set[str], text: str) -> str | Fault:
    found = ladder.grade_of(text)
    if found == "not stated" and text not in given and ladder.unknown == "error":
        found = None
    if found is not None or ladder.unknown == "keep":
        return found or text
    words: dict[str, Any] = {
        "allowed": listed(ladder.grades), "suggestion": suggestion(text, ladder.grades), "ladder": ladder.name,
    }  # fmt: skip
    return Fault("unknown_grade", may_be_shown(text), words)
