"""What is handed to the store: checked sheets, whose they are and what was decided about them (step 4)."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from wggi_metrics.checks.types import CheckedSheet
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import ROW_NUMBER, Ladder, Profile
from wggi_metrics.profiles.types import Change

Progress = Callable[[str, float], None]
"""Called with the name of a step and the part done, from 0 to 1."""


@dataclass(frozen=True)
class AcceptedSheet:
    """One checked sheet with the file it comes from and the text of the profile that reads it."""

    file: str
    sha256: str
    checked: CheckedSheet
    profile: str = ""

    @property
    def profile_sha(self) -> str:
        return hashlib.sha256(self.profile.encode()).hexdigest()

    @property
    def rows_are_people(self) -> bool:
        """Whether the export has no numbers of persons, so that every row is a person of its own."""
        return self.checked.profile.columns.get("staff_no") == ROW_NUMBER


def user_name() -> str:
    """Who is at work, as the operating system says."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


@dataclass(frozen=True)
class Load:
    """The sheets of one load and what was decided about them.

    ``profiles`` are those that read the sheets: their ladder and their changes of names hold for the whole
    store from now on. ``set_aside`` leaves the rows with errors out, ``yes`` agrees to what the store would
    ask about.
    """

    sheets: tuple[AcceptedSheet, ...]
    profiles: tuple[Profile, ...] = ()
    set_aside: bool = False
    yes: bool = False
    reason: str = ""
    by: str = field(default_factory=user_name)

    @property
    def ladders(self) -> tuple[Ladder, ...]:
        return tuple(profile.ladder for profile in self.profiles if profile.ladder is not None)

    @property
    def ladder_changes(self) -> tuple[Change, ...]:
        return tuple(change for profile in self.profiles for change in profile.ladder_changes)

    @property
    def unit_changes(self) -> tuple[Change, ...]:
        return tuple(change for profile in self.profiles for change in profile.unit_changes)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the load: all errors, or those of whole sheets where rows are set aside."""
        found = (problem for sheet in self.sheets for problem in sheet.checked.problems)
        return tuple(problem for problem in found if problem.level == "error" and not (self.set_aside and problem.row))
