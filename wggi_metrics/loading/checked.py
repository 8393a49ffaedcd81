"""Files read, recognised and checked, and what of them is handed to the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wggi_metrics.checks import CheckedSheet, check_sheet
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import Ladder, Profile, SheetProfile, recognise, write_profile
from wggi_metrics.profiles.recognised import Recognised
from wggi_metrics.store import AcceptedSheet, Load
from wggi_metrics.words import say
from wggi_metrics.workbook import Workbook, WorkbookRefused, read_workbook

Progress = Callable[[str, float], None]


def silent(step: str, part: float) -> None:
    """Tells nobody how far it is."""


@dataclass(frozen=True)
class Incoming:
    """A file that comes in: its name, and either where it is or its bytes."""

    name: str
    content: Path | bytes

    @classmethod
    def at(cls, path: Path) -> Incoming:
        return cls(path.name, path)


@dataclass(frozen=True)
class CheckedFile:
    """One file: its sheets as checked, the sheets left alone, and problems of the file as a whole."""

    file: str
    sha256: str
    sheets: tuple[CheckedSheet, ...] = ()
    left_alone: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    profile: Profile = Profile(sheets=())
    recognised: tuple[Recognised, ...] = ()

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """The problems of the file and of its sheets, with the file's name in each."""
        found = (*self.problems, *(problem for sheet in self.sheets for problem in sheet.problems))
        return tuple(replace(problem, file=self.file) for problem in found)

    @property
    def has_errors(self) -> bool:
        return any(problem.level == "error" for problem in self.all_problems)


def check_files(
    files: Sequence[Incoming],
    *,
    ladder: Ladder,
    profile: Profile | None = None,
    known: Sequence[Profile] = (),
    as_of: date | None = None,
    progress: Progress = silent,
) -> tuple[CheckedFile, ...]:
    """Read and check files; nothing is published and nothing is kept.

    With a profile its entries alone decide; without one the sheets are recognised, first by the known profiles.
    A file that can't be read is an answer too: its refusal is its problem.
    """
    return tuple(
        _check_file(file, ladder, profile, known, as_of, _part(progress, place, len(files)))
        for place, file in enumerate(files)
    )


def _part(progress: Progress, place: int, files: int) -> Progress:
    def report(step: str, part: float) -> None:
        progress(step, (place + part) / files)

    return report


def _check_file(
    file: Incoming,
    ladder: Ladder,
    profile: Profile | None,
    known: Sequence[Profile],
    as_of: date | None,
    progress: Progress,
) -> CheckedFile:
    try:
        workbook = read_workbook(file.content, file.name, progress=progress)
    except WorkbookRefused as refused:
        return CheckedFile(file.name, "", problems=(refused.problem,))
    recognised = recognise(workbook, [profile] if profile else list(known), only=profile is not None)
    used = _profile_of(recognised, profile)
    return check_workbook(workbook, recognised, used, used.ladder or ladder, as_of)


def _profile_of(recognised: Sequence[Recognised], profile: Profile | None) -> Profile:
    """The profile by which a workbook is read: the one given, or one made of what was recognised."""
    if profile is not None:
        return profile
    entries = tuple(found.profile for found in recognised if found.profile is not None)
    ladder = next((found.ladder for found in recognised if found.ladder is not None), None)
    return Profile(sheets=entries, ladder=ladder)


def check_workbook(
    workbook: Workbook, recognised: Sequence[Recognised], profile: Profile, ladder: Ladder, as_of: date | None
) -> CheckedFile:
    """Check every recognised sheet of a workbook that was read."""
    by_name = {sheet.name: sheet for sheet in workbook.sheets}
    sheets = tuple(
        check_sheet(
            workbook.file, by_name[name], entry, ladder, as_of=as_of, date_system=workbook.date_system
        )
        for name, entry in _entries(recognised)
    )
    left_alone = tuple(found.sheet_name for found in recognised if found.profile is None)
    problems = (*workbook.warnings, *_asked(recognised), *_nothing_recognised(workbook, sheets))
    return CheckedFile(
        workbook.file, workbook.sha256, sheets, left_alone, problems, profile, tuple(recognised)
    )


def _entries(recognised: Sequence[Recognised]) -> Iterator[tuple[str, SheetProfile]]:
    for found in recognised:
        if found.profile is not None:
            yield found.sheet_name, found.profile


def _asked(recognised: Sequence[Recognised]) -> Iterator[Problem]:
    """Questions that nobody has answered are errors: nothing is guessed."""
    for found in recognised:
        for question in found.questions:
            yield Problem(
                rule=question.rule,
                level="error",
                sheet=found.sheet_name,
                column=question.column,
                field=question.field,
                problem=question.problem,
                remedy=question.remedy,
            )


def _nothing_recognised(workbook: Workbook, sheets: Sequence[CheckedSheet]) -> Iterator[Problem]:
    if not sheets:
        names = ", ".join(sheet.name for sheet in workbook.sheets)
        yield Problem(
            rule="nothing_recognised",
            level="error",
            problem=say("loading.nothing_recognised.problem", sheets=names or say("loading.no_sheet")),
            remedy=say("loading.nothing_recognised.remedy"),
        )


def as_load(
    files: Sequence[CheckedFile], *, set_aside: bool = False, yes: bool = False, reason: str = ""
) -> Load:
    """What the store is handed: the checked sheets with their files and profiles."""
    profiles = [file.profile for file in files]
    return Load(
        sheets=tuple(
            AcceptedSheet(file.file, file.sha256, sheet, write_profile(file.profile))
            for file in files
            for sheet in file.sheets
        ),
        set_aside=set_aside,
        yes=yes,
        reason=reason,
        ladders=tuple(profile.ladder for profile in profiles if profile.ladder is not None),
        grade_changes=tuple(change for profile in profiles for change in profile.ladder_changes),
        unit_changes=tuple(change for profile in profiles for change in profile.unit_changes),
    )
