"""Grades, contracts, job families and titles of the demonstration organisation."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from wggi_metrics.demo.places import Station

LADDERS = {
    "P": ("P-1", "P-2", "P-3", "P-4", "P-5", "D-1", "D-2", "DDG", "DG"),
    "N": ("NO-A", "NO-B", "NO-C", "NO-D"),
    "G": ("G-1", "G-2", "G-3", "G-4", "G-5", "G-6", "G-7"),
}
STAFF_CONTRACTS = ("one-year", "fixed-term", "regular/continuing")
UNGRADED = "ungraded"

# What part of everybody in post holds the grade (staff) or the contract (others).
STRENGTH = {
    "P-1": 0.020, "P-2": 0.103, "P-3": 0.172, "P-4": 0.131, "P-5": 0.067, "D-1": 0.020, "D-2": 0.006,
    "DDG": 0.0003, "DG": 0.0003,
    "NO-A": 0.030, "NO-B": 0.040, "NO-C": 0.022, "NO-D": 0.005,
    "G-1": 0.004, "G-2": 0.016, "G-3": 0.045, "G-4": 0.085, "G-5": 0.095, "G-6": 0.065, "G-7": 0.025,
    "short-term/temporary": 0.032, "intern": 0.004, "consultant": 0.009,
}  # fmt: skip

AGE_AT_ENTRY = {
    "P-1": 27, "P-2": 31, "P-3": 36, "P-4": 41, "P-5": 47, "D-1": 50, "D-2": 52, "DDG": 56, "DG": 57,
    "NO-A": 30, "NO-B": 34, "NO-C": 39, "NO-D": 43,
    "G-1": 27, "G-2": 28, "G-3": 28, "G-4": 30, "G-5": 32, "G-6": 36, "G-7": 40,
    "short-term/temporary": 31, "intern": 25, "consultant": 42,
}  # fmt: skip

MANAGES = {
    "P-4": 0.35, "P-5": 0.8, "D-1": 1, "D-2": 1, "DDG": 1, "DG": 1, "NO-C": 0.4, "NO-D": 0.8, "G-7": 0.3,
}  # fmt: skip
TOUR_YEARS = {"A": 4, "B": 4, "C": 3, "D": 3, "E": 2}


class Family(NamedTuple):
    """A job family: how frequent it is among professionals and among others, and among women against men."""

    name: str
    function: str
    professional: float
    other: float
    women: float


FAMILIES = (
    Family("Programme management", "Programme", 28, 14, 1.05),
    Family("Operations", "Operations", 16, 22, 0.75),
    Family("Administration", "Administrative", 7, 20, 1.25),
    Family("Budget and finance", "Finance", 10, 14, 0.95),
    Family("Human resources", "Human Resources", 7, 6, 1.45),
    Family("Legal affairs", "Legal", 6, 1, 1.2),
    Family("Information technology", "Information Technology", 7, 7, 0.6),
    Family("Medical and health", "Medical", 7, 6, 1.15),
    Family("Public information", "Public Information", 5, 3, 1.35),
    Family("Research and data", "Research", 5, 2, 1.15),
    Family("Security and logistics", "Security", 2, 5, 0.35),
)


def category(grade: str) -> str:
    """P, N or G: the ladder on which the grade stands."""
    return next(name for name, grades in LADDERS.items() if grade in grades)


def higher(grade: str, steps: int = 1) -> str:
    """The grade so many steps up its ladder, at most the last before the deputy's."""
    ladder = [step for step in LADDERS[category(grade)] if step not in {"DDG", "DG"}]
    return ladder[min(ladder.index(grade) + steps, len(ladder) - 1)]


def lower(grade: str) -> str:
    ladder = LADDERS[category(grade)]
    return ladder[max(ladder.index(grade) - 1, 0)]


def is_international(grade: str) -> bool:
    return grade in LADDERS["P"]


def family_for(grade: str, gender: str, chance: Random) -> str:
    """A job family, drawn with the weights of the grade's category and of the gender."""
    kind = "professional" if is_international(grade) else "other"
    weights = [getattr(f, kind) * (f.women if gender == "woman" else 1) for f in FAMILIES]
    return chance.choices(FAMILIES, weights)[0].name


def title(grade: str, family: str, station: Station) -> str:
    """The job title that goes with grade, family and place."""
    function = next(entry.function for entry in FAMILIES if entry.name == family)
    if grade in {"DG", "DDG"}:
        return "Director General" if grade == "DG" else "Deputy Director General"
    if grade == UNGRADED:
        return f"{function} Support"
    if category(grade) == "P":
        return _professional_title(grade, function, station)
    if category(grade) == "N":
        return f"National {function} Officer"
    return f"{function} Clerk" if grade in LADDERS["G"][:3] else f"{function} Assistant"


def _professional_title(grade: str, function: str, station: Station) -> str:
    if grade in {"D-1", "D-2"}:
        return "Chief of Mission" if station.location == "field" else f"Director, {function}"
    if grade == "P-5":
        return f"Regional Adviser, {function}" if station.location == "field" else f"Head, {function}"
    rank = {"P-1": "Assistant ", "P-2": "Associate ", "P-3": "", "P-4": "Senior "}[grade]
    return f"{rank}{function} Officer"
