"""Texts: values set in by name, and the form of a word that goes with its number."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from string import Formatter
from typing import Any

import pytest

from wggi_metrics.words import say


def texts(found: dict[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """Every text of a part by its name."""
    for key, value in found.items():
        if isinstance(value, dict):
            yield from texts(value, f"{name}.{key}")
        elif isinstance(value, str):
            yield f"{name}.{key}", value


ENGLISH = [
    each
    for file in sorted((files("wggi_metrics.words") / "en").iterdir(), key=lambda file: file.name)
    for each in texts(tomllib.loads(file.read_text("utf-8")), file.name.removesuffix(".toml"))
]


@pytest.mark.parametrize(
    ("n", "words"), [("1", "1 notice"), ("0", "0 notices"), ("2", "2 notices"), ("1,001", "1,001 notices")]
)
def test_a_word_has_the_form_of_its_number(n: str, words: str) -> None:
    told = say("pages.board.chosen", place="All", period="2026", notices=n, mixed="0")
    assert f"; {words}, of which" in told


def test_the_forms_may_be_values_themselves() -> None:
    words = {"one_of_group": "woman", "group": "women", "one_of_rest": "man", "rest": "men"}
    words |= {"n": "1", "rest_n": "3", "expected": "1.6", "rest_expected": "2.4"}
    told = say("sentences.selection.chosen.recommended", **words)
    assert told == "1 woman and 3 men were recommended; 1.6 and 2.4 would be expected"


def test_a_value_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="mixed"):
        say("pages.board.chosen", place="All", period="2026", notices="1")


def fault(text: str) -> str | None:
    """What is wrong with how values are set into a text."""
    for _, field, form, _ in Formatter().parse(text):
        if field is not None and not field.isidentifier():
            return f"{field}: values are set in by name"
        if form and form != "," and form.count("|") != 1:
            return f"{field}: a word has two forms"
    return None


def test_every_text_can_have_its_values_set_in() -> None:
    assert [bool(fault(text)) for text in ("{}", "{n:a|b|c}", "{n:,} {n:a|b}")] == [True, True, False]
    assert not {name: fault(text) for name, text in ENGLISH if fault(text)}
