"""What recognising a sheet gives: a proposal, how sure it is, and what has to be asked (step 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made
from datetime import date
from typing import Literal

from wggi_metrics.profiles.types import Column, SheetProfile

Why = Literal["profile", "exact", "similar"]
LeftAlone = Literal["", "not named", "hidden", "pivot", "not recognised", "no rows"]


@dataclass(frozen=True, slots=True)
class Match:
    """A column for a field: 1 for a known heading; less for one that is only like it, which is never used unasked."""

    heading: str
    column: str
    confidence: float
    why: Why


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: what to show, and what it sets in the profile."""

    label: str
    genders: Mapping[str, str] = made(default_factory=dict)
    dates: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can't be known from the sheet; ``codes`` are the codes found and their rows."""

    kind: Literal["gender codes", "date order", "list date", "ladder"]
    text: str
    field: str
    column: str | None = None
    choices: tuple[Choice, ...] = ()
    codes: Mapping[str, int] = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recognised:
    """One sheet; without a profile it is left alone, and ``left_alone`` says why.

    ``profile`` uses known headings only; ``matches`` holds those and the suggestions, ``alternatives``
    further columns by field, ``unused`` the headings that no field uses, ``refused`` those of personal details.
    """

    sheet_name: str
    profile: SheetProfile | None
    header_rows: tuple[int, ...] = ()
    matches: Mapping[str, Match] = made(default_factory=dict)
    alternatives: Mapping[str, tuple[Match, ...]] = made(default_factory=dict)
    unused: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    from_profile: bool = False
    left_alone: LeftAlone = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user says about a sheet; a column given as None is taken out."""

    columns: Mapping[str, Column | None] = made(default_factory=dict)
    genders: Mapping[str, str] = made(default_factory=dict)
    dates: str | None = None
    as_of: date | None = None


def settle(recognised: Recognised, answers: Answers | None = None) -> SheetProfile:
    """The entry with the answers put in; without answers suggestions stay unused.

    Raises: ValueError if the sheet is left alone.
    """
    if recognised.profile is None:
        raise ValueError(recognised.sheet_name)
    said = answers or Answers()
    profile = recognised.profile
    columns = {**profile.columns, **said.columns}
    values = dict(profile.values)
    if said.genders:
        values["gender"] = {**values.get("gender", {}), **said.genders}
    as_of = said.as_of or profile.as_of
    return replace(
        profile,
        columns={name: column for name, column in columns.items() if column is not None},
        values=values,
        dates=said.dates or profile.dates,
        as_of=as_of,
        as_of_cell=None if said.as_of else profile.as_of_cell,
        as_of_sheet=None if said.as_of else profile.as_of_sheet,
    )
