"""Gender codes of a sheet: the readings that fit them as a set, and the one chosen (step 11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wggi_metrics.dictionary import folded
from wggi_metrics.dictionary.genders import gender_set
from wggi_metrics.profiles import Header, SheetProfile
from wggi_metrics.profiles.content import codes_below
from wggi_metrics.workbook import Sheet

PROFILE, ELSE = "profile", "else"
MOST_CODES = 20
"""A column with more codes is no column of genders: they are not listed."""


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of the codes: its name, the languages of a known set, what each code means."""

    name: str
    languages: tuple[str, ...]
    meaning: Mapping[str, str]
    is_sure: bool = False


def gender_options(
    sheet: Sheet, header: Header, entry: SheetProfile, given: Mapping[str, str]
) -> tuple[Mapping[str, int], tuple[Option, ...]]:
    """The codes found with their rows, and the readings: as ``given`` by a profile, the known sets that fit, else."""
    column = entry.columns.get("gender")
    letter = header.letters(column) if isinstance(column, str) else None
    if letter is None:
        return {}, ()
    codes = codes_below(sheet, header.rows, letter)
    if len(codes) > MOST_CODES:
        return codes, ()
    reading = gender_set(codes)
    options = [Option(PROFILE, (), _as_found(codes, given), is_sure=True)] if given else []
    for place, candidate in enumerate(reading.candidates):
        only = reading.only is not None and not given
        options.append(Option(f"set_{place}", candidate.languages, candidate.meaning, is_sure=only))
    return codes, (*options, Option(ELSE, (), {}))


def _as_found(codes: Mapping[str, int], given: Mapping[str, str]) -> dict[str, str]:
    """The profile's meanings under the spellings that the sheet has."""
    known = {folded(code): gender for code, gender in given.items()}
    return {**given, **{code: known[folded(code)] for code in codes if folded(code) in known}}


def chosen(options: Sequence[Option], name: str) -> Option | None:
    """The reading of this name; without one the one that is sure, if there is one."""
    named = next((option for option in options if option.name == name), None)
    return named or next((option for option in options if option.is_sure), None)


def read_fully(option: Option, codes: Mapping[str, int], said: Mapping[str, str]) -> dict[str, str]:
    """What each code means by the reading; codes that it leaves open by what was said of them."""
    answered = {code: said[code] for code in codes if code in said and code not in option.meaning}
    return {**option.meaning, **answered}


def asked_codes(option: Option | None, codes: Mapping[str, int]) -> tuple[str, ...]:
    """The codes that the reading leaves open."""
    return tuple(code for code in codes if option is None or code not in option.meaning)
