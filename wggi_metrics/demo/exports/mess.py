"""The usual mess in exports: codes spelled in several ways, spaces behind words, capitals here and there."""

from __future__ import annotations

from random import Random

OFTEN, SELDOM = 0.03, 0.01


def spelled(grade: str, chance: Random) -> str:
    """A grade, now and then in another spelling that still means it."""
    if not grade or chance.random() > OFTEN:
        return "UG" if grade == "ungraded" else grade
    if grade == "ungraded":
        return "Ungraded"
    letter, number = grade.split("-") if "-" in grade else (grade, "")
    spellings = [f"{letter}{number}", f"{letter} {number}".strip(), grade.lower(), f"{grade} "]
    if letter == "G":
        spellings += [f"GS-{number}", f"G{number}/VIII"]
    return chance.choice(spellings)


def untidy(text: str, chance: Random) -> str:
    """A text, seldom with a space behind it, a no-break space in it or in capitals."""
    mark = chance.random()
    if not text or mark > SELDOM:
        return text
    if mark < SELDOM / 3:
        return f"{text} "
    return text.replace(" ", "\u00a0") if mark < SELDOM * 2 / 3 else text.upper()
