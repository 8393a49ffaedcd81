"""A ladder: the grades of an organisation, lowest first, and how exports spell them (step 2)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from wggi_metrics.dictionary import folded, normal

NO_GRADE = ("ungraded", "not stated")
"""What stands where there is no grade; neither has a rank."""

_MARKS = re.compile(r"[\s.\-_‐‑–]")


@dataclass(frozen=True)
class Ladder:
    """Grades by rank; ``categories`` cut it into careers, ``feeds`` names the grades that feed a grade.

    ``bands`` takes neighbouring grades together; where there are none, a category is one band.

    ``spellings`` gives the whole spellings of a grade; ``patterns`` pairs of an expression for the whole
    folded text and the grade it means; ``step`` what may follow a grade and is no part of it.
    """

    name: str
    grades: tuple[str, ...]
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    feeds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    top: tuple[str, ...] = ()
    unknown: Literal["error", "keep"] = "error"
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: tuple[tuple[str, str], ...] = ()
    step: str = ""

    def grade_of(self, text: str) -> str | None:
        """The grade that this text spells, or None. Only rules of writing are undone; nothing is guessed."""
        name = folded(text)
        found = self._spelled(name)
        if found is None and self.step:
            bare = re.sub(f"(?:{self.step})$", "", name)
            found = self._spelled(bare) if bare != name else None
        return found

    def feeders(self, grade: str) -> tuple[str, ...]:
        """The grades from which people come into this one; by default the grade below in its category."""
        if grade in self.feeds:
            return self.feeds[grade]
        for grades in self.categories.values():
            if grade in grades[1:]:
                return (grades[grades.index(grade) - 1],)
        return ()

    def category_of(self, grade: str) -> str | None:
        """The category of a grade, or None where it has none."""
        return next((name for name, grades in self.categories.items() if grade in grades), None)

    def band_of(self, grade: str) -> str | None:
        """The band of a grade: as the ladder names it, else its category."""
        named = next((name for name, grades in self.bands.items() if grade in grades), None)
        return named or self.category_of(grade)

    def _spelled(self, name: str) -> str | None:
        return self._written.get(name) or self._tight.get(_tight(name)) or self._matched(name)

    def _matched(self, name: str) -> str | None:
        for pattern, grade in self.patterns:
            match = re.fullmatch(pattern, name)
            if match:
                return grade.format(n=match[1].upper()) if match.groups() else grade
        return None

    @cached_property
    def _written(self) -> dict[str, str]:
        spelled = {folded(text): grade for grade, texts in self.spellings.items() for text in texts}
        return spelled | {folded(name): name for name in (*NO_GRADE, *self.grades)}

    @cached_property
    def _tight(self) -> dict[str, str]:
        return _unambiguous((_tight(text), grade) for text, grade in self._written.items())


def _tight(name: str) -> str:
    """P3, P 3, P.3 and p-3 are one spelling."""
    return _MARKS.sub("", name)


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The pairs whose first part means one thing only."""
    meanings: dict[str, set[str]] = {}
    for text, grade in pairs:
        meanings.setdefault(text, set()).add(grade)
    return {text: grades.pop() for text, grades in meanings.items() if len(grades) == 1}


def ladder_from_table(table: Mapping[str, Any]) -> Ladder:
    """The ladder that a well-formed ``[ladder]`` table describes."""
    grades = tuple(table.get("grades", ()))
    categories = {name: tuple(members) for name, members in table.get("categories", {}).items()}
    return Ladder(
        name=table.get("name", ""),
        grades=grades,
        categories=categories or ({table.get("name", ""): grades} if grades else {}),
        feeds={grade: tuple(feeders) for grade, feeders in table.get("feeds", {}).items()},
        bands={name: tuple(members) for name, members in table.get("bands", {}).items()},
        top=tuple(table.get("top", ())),
        unknown=table.get("unknown", "error"),
        spellings={grade: _several(texts) for grade, texts in table.get("spellings", {}).items()},
        patterns=tuple((entry["match"], entry["grade"]) for entry in table.get("patterns", ())),
        step=table.get("step", {}).get("match", ""),
    )


def _several(texts: str | Iterable[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@cache
def un_common_system() -> Ladder:
    """The United Nations common system's grades, as the dictionary holds them."""
    source = files("wggi_metrics.dictionary") / "ladders" / "un_common_system.toml"
    table = tomllib.loads(source.read_text("utf-8"))
    return ladder_from_table(table.get("ladder", table))


def __getattr__(name: str) -> Ladder:
    if name == "UN_COMMON_SYSTEM":
        return un_common_system()
    raise AttributeError(name)


def ladder_from_grades(found: Iterable[str], name: str = "All grades") -> Ladder:
    """A ladder of the grades found, in natural order (N9 before N18) and one category: a first proposal."""
    distinct = {normal(text) for text in found} - {""}
    grades = tuple(sorted((text for text in distinct if folded(text) not in NO_GRADE), key=natural))
    return Ladder(name=name, grades=grades, categories={"All grades": grades}, unknown="keep")


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key under which numbers count as numbers and stand before words."""
    parts = re.findall(r"\d+|\D+", folded(text))
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
