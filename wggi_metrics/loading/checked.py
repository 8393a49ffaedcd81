"""Files read, recognised and checked, and what of them is handed to the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wggi_metrics.checks import CheckedSheet, check_sheet
from wggi_metrics.loading.across import checked_across
from wggi_metrics.loading.owners import joined, owner_of
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import Ladder, Profile, Recognised, recognise, write_profile
from wggi_metrics.store import AcceptedSheet, Load, LoadRefused
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
    checked = [
        _check_file(file, ladder, profile, known, as_of, _part(progress, place, len(files)))
        for place, file in enumerate(files)
    ]
    return together(checked)


def together(files: Sequence[CheckedFile]) -> tuple[CheckedFile, ...]:
    """The files with what only shows across their sheets."""
    sheets = iter(checked_across([sheet for file in files for sheet in file.sheets]))
    return tuple(replace(file, sheets=tuple(next(sheets) for _ in file.sheets)) for file in files)


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
    if profile is not None:
        return check_workbook(workbook, profile, profile.ladder or ladder, as_of)
    recognised = recognise(workbook, list(known))
    settled = profile_of(recognised, known)
    checked = check_workbook(workbook, settled, settled.ladder or ladder, as_of)
    problems = (*checked.problems, *_asked(recognised, as_of))
    return replace(checked, problems=problems, recognised=recognised)


def profile_of(recognised: Sequence[Recognised], known: Sequence[Profile] = ()) -> Profile:
    """The profile that says of every sheet what it was recognised as; a known profile's ladder comes with its entry."""
    entries = [found.profile for found in recognised if found.profile is not None]
    owners = [owner for owner in (owner_of(found, known) for found in recognised) if owner is not None]
    return joined(entries, owners)


def check_workbook(workbook: Workbook, profile: Profile, ladder: Ladder, as_of: date | None) -> CheckedFile:
    """Check every sheet of a workbook that the profile names; the others are left alone and listed."""
    sheets = tuple(
        check_sheet(workbook.file, sheet, entry, ladder, as_of=as_of, date_system=workbook.date_system)
        for sheet in workbook.sheets
        for entry in profile.entries(sheet.name)
    )
    left_alone = tuple(sheet.name for sheet in workbook.sheets if not profile.entries(sheet.name))
    problems = (*workbook.warnings, *_nothing_recognised(workbook, sheets))
    return CheckedFile(workbook.file, workbook.sha256, sheets, left_alone, problems, profile)


def _asked(recognised: Sequence[Recognised], as_of: date | None) -> Iterator[Problem]:
    """Questions that nobody has answered are errors: nothing is guessed."""
    for found in recognised:
        for question in found.questions:
            if question.kind == "list date" and as_of is not None:
                continue
            yield Problem(
                rule=question.kind.replace(" ", "_"),
                level="error",
                sheet=found.sheet_name,
                column=question.column,
                field=question.field,
                problem=question.text,
                remedy=say(f"loading.answers.{question.kind.replace(' ', '_')}"),
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
    """What the store is handed: the checked sheets with their files and profiles.

    Raises: LoadRefused if an error concerns a file as a whole: that can't be set aside with single rows.
    """
    stopping = [
        replace(problem, file=file.file) for file in files for problem in file.problems if problem.level == "error"
    ]
    if stopping:
        raise LoadRefused(stopping[0], stopping)
    return Load(
        sheets=tuple(
            AcceptedSheet(file.file, file.sha256, sheet, write_profile(file.profile))
            for file in files
            for sheet in file.sheets
        ),
        profiles=tuple(file.profile for file in files),
        set_aside=set_aside,
        yes=yes,
        reason=reason,
    )
