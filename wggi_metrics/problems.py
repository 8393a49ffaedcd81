"""A problem found in an export: what, where, what is allowed and what to do (step 0)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place; problems with equal rule, field and value are one repair.

    ``row`` counts from 1 as Excel does, ``column`` is Excel's letters. ``value`` is given for closed
    lists, dates and numbers only: for names, person numbers and free text the cell alone is shown.
    """

    rule: str
    level: Level
    problem: str
    remedy: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    field: str | None = None
    value: str | None = None
    file: str | None = None

    @property
    def cell(self) -> str | None:
        """The place as a person writes it: ``Staff!D17``, ``Staff!17``, ``Staff!D:D`` or ``Staff``."""
        if self.sheet is None:
            return None
        if self.row is None:
            return f"{self.sheet}!{self.column}:{self.column}" if self.column else self.sheet
        return f"{self.sheet}!{self.column or ''}{self.row}"
