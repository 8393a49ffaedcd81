"""A ladder made from the grades found, as text that people edit (step 11).

One grade a line, lowest first; a line that ends with a colon begins a category.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from wggi_metrics.dictionary import folded, normal
from wggi_metrics.profiles import Ladder, ladder_from_grades
from wggi_metrics.words import say

OWN, KEEP, STRICT = "own", "keep", "strict"
NO_GRADE = ("null", "none", "n/a", "na", "-", "--", "?", "unknown", "not available")
"""Texts that stand for no grade in many systems: proposed as such, never taken so unasked."""


@dataclass
class LadderSaid:
    """What the user says about grades that are not the ladder's."""

    way: str = ""
    name: str = ""
    text: str = ""
    blanks: list[str] | None = None
    top: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """A ladder as it was written, and the grades that stand in it twice."""

    ladder: Ladder
    twice: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        return bool(self.ladder.grades) and not self.twice


def first_proposal(grades: Iterable[str], blanks: Iterable[str]) -> str:
    """The grades found in natural order and one category, without those that stand for no grade."""
    left = {folded(text) for text in blanks}
    ladder = ladder_from_grades(text for text in grades if folded(text) not in left)
    return "\n".join([f"{say('importing.grades.all')}:", *ladder.grades])


def likely_blanks(grades: Iterable[str]) -> list[str]:
    """The texts among the grades that usually stand for no grade."""
    return [text for text in grades if folded(text) in NO_GRADE]


def written(said: LadderSaid) -> Written:
    """The ladder that the text describes."""
    categories: dict[str, list[str]] = {}
    category = say("importing.grades.all")
    for line in filter(None, map(normal, said.text.splitlines())):
        if line.endswith(":"):
            category = line.removesuffix(":").strip() or category
        else:
            categories.setdefault(category, []).append(line)
    grades = [grade for members in categories.values() for grade in members]
    seen = [folded(grade) for grade in grades]
    twice = tuple(dict.fromkeys(grade for grade in grades if seen.count(folded(grade)) > 1))
    ladder = Ladder(
        name=normal(said.name) or say("importing.grades.own_name"),
        grades=tuple(dict.fromkeys(grades)),
        categories={name: tuple(members) for name, members in categories.items()},
        top=tuple(grade for grade in said.top if grade in grades),
        unknown="keep",
    )
    return Written(ladder, twice)


def ladder_said(said: LadderSaid, base: Ladder) -> Ladder | None:
    """The ladder to read by: one's own, the one in force with strange grades kept, or as it is (None: unsaid)."""
    match said.way:
        case "own":
            own = written(said)
            return own.ladder if own.is_sound else None
        case "keep":
            return replace(base, unknown="keep")
        case "strict":
            return base
    return None


def strange_grades(grades: Mapping[str, int], ladder: Ladder, known: Iterable[str]) -> dict[str, int]:
    """The grades that the ladder doesn't know and that no table of values explains."""
    if ladder.unknown == "keep":
        return {}
    explained = {folded(text) for text in known}
    return {
        grade: rows
        for grade, rows in grades.items()
        if folded(grade) not in explained and ladder.grade_of(grade) is None
    }
