"""The dictionary's TOML is taken whole or refused with every mistake."""

from __future__ import annotations

import tomllib

import pytest

from wggi_metrics.dictionary import Dataset
from wggi_metrics.dictionary.parse import DictionaryError, dataset

HEAD = 'label = "People"\ngrain = "one row per person"\nabout = "People."\nkey = ["no"]\n'
NUMBER = '[fields.no]\nlabel = "Number"\nkind = "id"\nabout = "A number."\nexample = "1"\n'


def parsed(text: str, known: dict[str, Dataset] | None = None) -> Dataset:
    return dataset("people", "staff", tomllib.loads(text), known or {})


def mistakes(text: str, known: dict[str, Dataset] | None = None) -> list[str]:
    with pytest.raises(DictionaryError) as refused:
        parsed(text, known)
    return refused.value.mistakes


def test_a_field_like_another_takes_over_what_it_does_not_say() -> None:
    entry = HEAD + NUMBER + '[fields.other]\nlike = "people.no"\nlabel = "Other number"\n'
    other = parsed(entry).fields["other"]
    assert (other.name, other.label, other.about) == ("other", "Other number", "A number.")


def test_fields_of_another_dataset_come_after_the_own_ones_and_without_those_left_out() -> None:
    known = {"others": parsed(HEAD + NUMBER + '[fields.two]\nlike = "people.no"\nlabel = "Two"\n')}
    shared = 'fields_of = "others"\nwithout = ["two"]\n' + '[fields.on]\nlike = "others.two"\nlabel = "On"\n'
    assert list(parsed(HEAD + shared, known).fields) == ["on", "no"]


def test_all_mistakes_are_told_at_once() -> None:
    found = mistakes('label = "People"\nkey = ["none"]\ncolour = "red"\n[fields.no]\nkind = "colour"\n')
    for part in ("colour", "no grain", "no about", "names 'none'", "no label", "'colour' is not a kind"):
        assert any(part in mistake for mistake in found), part


def test_a_heading_of_two_fields_is_refused() -> None:
    two = '[fields.two]\nlike = "people.no"\nlabel = "Two"\nheadings = ["NUMBER"]\n'
    assert mistakes(HEAD + NUMBER + two) == ["people: the heading 'number' means 'no' and 'two'"]


def test_a_heading_given_twice_is_refused() -> None:
    assert mistakes(HEAD + NUMBER + 'headings = ["number"]\n') == [
        "people.no: the heading 'number' is given twice"
    ]


def test_a_spelling_of_two_codes_is_refused() -> None:
    one, other = (
        '{ value = "a", label = "A", spellings = ["x"] }',
        '{ value = "b", label = "B", spellings = ["X"] }',
    )
    codes = f"codes = [{one}, {other}]"
    assert mistakes(HEAD + NUMBER + codes) == ["people.no: 'x' stands for 'a' and again for 'b'"]


def test_a_closed_list_without_codes_is_refused() -> None:
    assert mistakes(HEAD + NUMBER.replace('"id"', '"code"')) == ["people.no: a closed list without codes"]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('fields_of = "nobody"\n' + NUMBER, "people: takes its fields from 'nobody', which is not known yet"),
        (NUMBER + 'like = "people.later"\n', "people.no: is like 'people.later', which is not known yet"),
        (NUMBER + 'codes = "colours"\n', "people.no: there is no list of codes named 'colours'"),
    ],
)
def test_what_is_not_known_yet_is_named(text: str, mistake: str) -> None:
    assert mistakes(HEAD + text) == [mistake]
