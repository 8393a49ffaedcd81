"""Headings of a sheet and fields of a dataset: exact by the dictionary, else only suggested (step 2)."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz

from wggi_metrics.dictionary import Dataset, Field
from wggi_metrics.dictionary.codes import is_refused
from wggi_metrics.dictionary.headings import forms, heading_form, known_headings
from wggi_metrics.profiles.header import Header
from wggi_metrics.profiles.recognised import Match

SUGGESTED, ALTERNATIVE, SURE = 82.0, 65.0, 0.95
"""From which likeness (of 100) a heading is suggested or named as an alternative; never as sure as a known one."""
Matches = dict[str, Match]


def exact_matches(header: Header, dataset: Dataset) -> Matches:
    """The first column of each field whose heading the dictionary knows."""
    known = known_headings(dataset.name)
    found: Matches = {}
    for letter, heading in header.headings.items():
        name = _field_of(header, letter, known)
        if name and name not in found:
            found[name] = Match(heading, letter, 1.0, "exact")
    return found


def _field_of(header: Header, letter: str, known: Mapping[str, str]) -> str | None:
    """By the whole heading, else by the lower row's text where that stands over one column alone."""
    name = known.get(heading_form(header.headings[letter]))
    below = header.below.get(letter, "")
    if name or list(header.below.values()).count(below) > 1:
        return name
    return known.get(heading_form(below))


def similar_matches(header: Header, dataset: Dataset, exact: Matches) -> tuple[Matches, dict[str, tuple[Match, ...]]]:
    """For fields without a known heading the most similar one, and further candidates for all."""
    taken = {match.column for match in exact.values()}
    free = {
        letter: text for letter, text in header.headings.items() if letter not in taken and not is_refused(text)
    }  # fmt: skip
    ranked = {field.name: _ranked(field, free) for field in dataset.fields.values()}
    suggested: Matches = {}
    unknown = [(name, matches) for name, matches in ranked.items() if name not in exact]
    for name, matches in sorted(unknown, key=lambda entry: -_best(entry[1])):
        used = {match.column for match in suggested.values()}
        best = next((match for match in matches if match.column not in used), None)
        if best and best.confidence >= SUGGESTED / 100 * SURE:
            suggested[name] = best
    others = {
        name: tuple(match for match in matches if suggested.get(name) != match)[:3] for name, matches in ranked.items()
    }  # fmt: skip
    return suggested, {name: matches for name, matches in others.items() if matches}


def _ranked(field: Field, free: Mapping[str, str]) -> list[Match]:
    matches = [Match(text, letter, _likeness(field, text), "similar") for letter, text in free.items()]
    least = ALTERNATIVE / 100 * SURE
    return sorted((match for match in matches if match.confidence >= least), key=lambda match: -match.confidence)


def _likeness(field: Field, heading: str) -> float:
    """How like the heading is to the most similar of the field's."""
    form = heading_form(heading)
    best = max(fuzz.ratio(form, known) for known in forms(field))
    return round(best / 100 * SURE, 3)


def _best(matches: list[Match]) -> float:
    return matches[0].confidence if matches else 0.0
