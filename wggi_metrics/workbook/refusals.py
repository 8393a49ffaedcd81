"""From a reason to the sentence that a person reads (step 1)."""

from __future__ import annotations

from typing import Any

from wggi_metrics.problems import Problem
from wggi_metrics.words import say
from wggi_metrics.workbook.types import WorkbookRefused


class Refusal(Exception):
    """Raised while reading, in the reading process: a reason of ``words/en/workbook.toml`` and its values."""

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


# What the readers say, and the reason that it means. The first that is found counts.
_MEANING = (
    ("password protected", "encrypted"),
    ("cell limit exceeded", "far_cell"),
    ("memory allocation", "too_much_memory"),
    ("capacity overflow", "too_much_memory"),
    ("can't start new thread", "too_much_memory"),
)


def reason_of(error: BaseException) -> str:
    """The reason behind an error, or a panic, of one of the readers."""
    if isinstance(error, MemoryError):
        return "too_much_memory"
    text = str(error).casefold()
    return next((reason for sign, reason in _MEANING if sign in text), "damaged")


def refused(reason: str, file: str, **values: Any) -> WorkbookRefused:
    """The refusal of this file, said in a sentence, with what to do about it."""
    return WorkbookRefused(_problem("refused", reason, "error", file, values))


def warned(reason: str, file: str, **values: Any) -> Problem:
    """A warning about this file that doesn't stop it."""
    return _problem("warned", reason, "warning", file, values)


def _problem(part: str, reason: str, level: Any, file: str, values: dict[str, Any]) -> Problem:
    return Problem(
        rule=f"workbook_{reason}",
        level=level,
        problem=say(f"workbook.{part}.{reason}.problem", file=file, **values),
        remedy=say(f"workbook.{part}.{reason}.remedy", file=file, **values),
        sheet=values.get("sheet"),
        file=file,
    )
