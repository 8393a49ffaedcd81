"""Gender codes are read as a set: the same letter is a man beside one letter and a woman beside another."""

from __future__ import annotations

import pytest

from wggi_metrics.dictionary import GENDERS
from wggi_metrics.dictionary.genders import gender_set, known_sets


@pytest.mark.parametrize(
    ("codes", "women", "men", "language"),
    [
        ("F M", "F", "M", "English"),
        ("f m", "f", "m", "English"),
        ("Female Male", "Female", "Male", "English"),
        ("W M", "W", "M", "English"),
        ("woman man", "woman", "man", "English"),
        ("F H", "F", "H", "French"),
        ("Femme Homme", "Femme", "Homme", "French"),
        ("Mme M.", "Mme", "M.", "French"),
        ("M H", "M", "H", "Spanish"),
        ("Mujer Hombre", "Mujer", "Hombre", "Spanish"),
    ],
)
def test_a_known_set_has_one_reading(codes: str, women: str, men: str, language: str) -> None:
    reading = gender_set(codes.split())
    assert reading.only is not None
    assert reading.only.meaning == {women: "woman", men: "man"}
    assert language in reading.only.languages
    assert reading.asked == ()


@pytest.mark.parametrize(
    "codes",
    [
        ("1", "2"),
        ("0", "1"),
        ("F", "Male"),
        ("F", "M", "H"),
        ("A", "B"),
        ("X",),
        ("unknown",),
        ("other",),
        ("Dr", "Mr"),
    ],
)
def test_other_codes_are_always_asked(codes: tuple[str, ...]) -> None:
    reading = gender_set(codes)
    assert reading.candidates == ()
    assert reading.asked == codes


def test_an_m_alone_is_a_man_or_in_spanish_a_woman() -> None:
    reading = gender_set(["M"])
    assert {candidate.meaning["M"] for candidate in reading.candidates} == {"man", "woman"}
    assert reading.only is None
    assert {"M": "woman"} in [one.meaning for one in reading.candidates if one.languages == ("Spanish",)]


def test_an_h_alone_is_a_man_in_every_language() -> None:
    only = gender_set(["H"]).only
    assert only is not None
    assert only.meaning == {"H": "man"}


@pytest.mark.parametrize("doubtful", ["*", "X", "U", "N/A", "Unknown", "Not stated", "9"])
def test_a_doubtful_code_beside_a_known_set_is_asked_alone(doubtful: str) -> None:
    reading = gender_set(["F", "M", doubtful])
    assert reading.only is not None
    assert reading.only.meaning == {"F": "woman", "M": "man"}
    assert reading.asked == (doubtful,)


def test_the_words_of_the_templates_mean_themselves() -> None:
    only = gender_set(GENDERS).only
    assert only is not None
    assert only.meaning == {gender: gender for gender in GENDERS}


def test_blank_cells_are_no_codes_and_no_codes_are_no_reading() -> None:
    assert gender_set(["", "  ", "F", "M"]) == gender_set(["F", "M"])
    assert gender_set([]) == gender_set([""])
    assert gender_set([]).candidates == ()


def test_order_and_repetition_of_codes_change_nothing() -> None:
    assert {frozenset(one.meaning.items()) for one in gender_set(["M", "H", "M"]).candidates} == {
        frozenset({("M", "woman"), ("H", "man")})
    }


def test_no_known_set_gives_a_code_two_meanings_or_lacks_one_of_the_two() -> None:
    for known in known_sets():
        assert set(known.genders.values()) >= {"woman", "man"}
        assert set(known.genders.values()) <= set(GENDERS)
