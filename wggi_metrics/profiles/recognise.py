"""Every sheet of a workbook is recognised, or left alone with the reason (step 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from wggi_metrics.dictionary import DICTIONARY, Dataset
from wggi_metrics.dictionary.codes import is_refused
from wggi_metrics.profiles.choose import Candidate, choose, is_pivot
from wggi_metrics.profiles.content import has_rows, plausible
from wggi_metrics.profiles.header import Header, find_header, header_at, top_rows
from wggi_metrics.profiles.headings import exact_matches, similar_matches
from wggi_metrics.profiles.questions import ask
from wggi_metrics.profiles.recognised import LeftAlone, Match, Recognised
from wggi_metrics.profiles.types import Profile, SheetProfile, headings_of
from wggi_metrics.profiles.wide import wide_counts

if TYPE_CHECKING:
    from wggi_metrics.workbook import Sheet, Workbook

SAME_SHAPE, LEAST_HEADINGS = 0.9, 3


def recognise(
    workbook: Workbook, profiles: Sequence[Profile] = (), *, given: Profile | None = None
) -> tuple[Recognised, ...]:
    """The sheets in their order. A ``given`` profile decides alone; ``profiles`` are those known from before.

    A sheet of the same shape as one of a known profile is read by it; else by the dictionary's headings.
    """
    found: list[Recognised] = []
    for sheet in workbook.sheets:
        found += _by_given(sheet, given) if given else [_by_shape_or_headings(sheet, profiles, workbook.file)]
    return tuple(found)


def _by_given(sheet: Sheet, profile: Profile) -> list[Recognised]:
    entries = profile.entries(sheet.name)
    return [_by_entry(sheet, entry) for entry in entries] or [_alone(sheet, "not named")]


def _alone(sheet: Sheet, why: LeftAlone) -> Recognised:
    return Recognised(sheet.name, None, left_alone=why)


def _by_entry(sheet: Sheet, entry: SheetProfile) -> Recognised:
    """A sheet as an entry of a profile describes it; what is missing is said when it is checked."""
    rows = entry.header_rows or find_header(sheet, entry.headings) or ()
    header = header_at(sheet, rows) if rows else None
    matches = _matches_of(entry, header) if header else {}
    return Recognised(
        sheet.name, entry, rows, matches, unused=_unused(header, entry), refused=_refused(header), from_profile=True
    )  # fmt: skip


def _matches_of(entry: SheetProfile, header: Header) -> dict[str, Match]:
    matches = {}
    for name, column in entry.columns.items():
        letters = [(heading, header.letters(heading)) for heading in headings_of(column)]
        if letters and all(letter for _, letter in letters):
            heading, letter = letters[0]
            matches[name] = Match(heading, letter or "", 1.0, "profile")
    return matches


def _unused(header: Header | None, entry: SheetProfile) -> tuple[str, ...]:
    if header is None:
        return ()
    used = {header.letters(heading) for heading in entry.headings}
    return tuple(text for letter, text in header.headings.items() if letter not in used)


def _refused(header: Header | None) -> tuple[str, ...]:
    return tuple(text for text in header.headings.values() if is_refused(text)) if header else ()


def _by_shape_or_headings(sheet: Sheet, profiles: Sequence[Profile], file: str) -> Recognised:
    for entry in _known_entries(sheet, profiles):
        header = _same_shape(sheet, entry)
        if header:
            return _again(sheet, header, entry, file)
    if not sheet.visible:
        return _alone(sheet, "hidden")
    if is_pivot(sheet):
        return _alone(sheet, "pivot")
    candidate = choose(sheet)
    if candidate is None:
        return _alone(sheet, "not recognised")
    return _proposed(sheet, candidate, file)


def _known_entries(sheet: Sheet, profiles: Sequence[Profile]) -> list[SheetProfile]:
    """Entries that name the sheet first, then all others."""
    entries = [entry for profile in profiles for entry in profile.sheets]
    return sorted(entries, key=lambda entry: not entry.names(sheet.name))


def _same_shape(sheet: Sheet, entry: SheetProfile) -> Header | None:
    """The header, if all required headings of the entry and nearly all others are there."""
    headings = entry.headings
    rows = find_header(sheet, headings)
    if not rows or len(headings) < LEAST_HEADINGS or not (sheet.visible or entry.names(sheet.name)):
        return None
    header = header_at(sheet, rows)
    there = [heading for heading in headings if header.letters(heading)]
    required = set(DICTIONARY.datasets[entry.dataset].required)
    needed = [text for name in required & entry.columns.keys() for text in headings_of(entry.columns[name])]
    complete = set(needed) - {"#row"} <= set(there)
    return header if complete and len(there) >= SAME_SHAPE * len(headings) else None


def _again(sheet: Sheet, header: Header, entry: SheetProfile, file: str) -> Recognised:
    """A sheet read as an earlier one was; an earlier list's date isn't this one's."""
    found = replace(_by_entry(sheet, entry), header_rows=header.rows)
    profile = replace(entry, sheet=sheet.name, as_of=None, header_rows=header.rows)
    profile, questions = ask(sheet, header, profile, file)
    asked = tuple(question for question in questions if question.kind == "list date")
    return replace(found, profile=profile, questions=asked)


def recognise_as(sheet: Sheet, dataset: str, file: str) -> Recognised:
    """A sheet as the dataset that the user says it is, with whatever headings are known or like known ones."""
    chosen = DICTIONARY.datasets[dataset]
    headers = [header_at(sheet, (row,)) for row in top_rows(sheet)]
    if not headers:
        return _alone(sheet, "no rows")
    best = max(headers, key=lambda header: _known_or_alike(header, chosen))
    return _proposed(sheet, Candidate(chosen, best, exact_matches(best, chosen), wide_counts(best, chosen)), file)


def _known_or_alike(header: Header, dataset: Dataset) -> tuple[int, int]:
    exact = exact_matches(header, dataset)
    return len(exact), len(similar_matches(header, dataset, exact)[0])


def _proposed(sheet: Sheet, candidate: Candidate, file: str) -> Recognised:
    header, dataset = candidate.header, candidate.dataset
    if not has_rows(sheet, header.rows):
        return _alone(sheet, "no rows")
    exact = {name: match for name, match in candidate.exact.items() if not is_refused(match.heading)}
    profile = SheetProfile(
        sheet=sheet.name,
        dataset=dataset.name,
        columns={name: match.heading for name, match in exact.items()},
        header_rows=header.rows,
        counts=candidate.counts,
    )
    similar, alternatives = similar_matches(header, dataset, exact)
    suggested = {
        name: match for name, match in similar.items() if plausible(sheet, header, match, dataset.fields[name])
    }
    profile, questions = ask(sheet, header, profile, file)
    return Recognised(
        sheet_name=sheet.name,
        profile=profile,
        header_rows=header.rows,
        matches=exact | suggested,
        alternatives=alternatives,
        unused=_unused(header, profile),
        refused=_refused(header),
        questions=tuple(questions),
    )
