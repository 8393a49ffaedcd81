"""From what was said to checked files and a built release: nothing here is seen by anyone else (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pages.data.importing.grades import OWN, ladder_said, strange_grades
from pages.data.importing.repairs import errors_beyond_rows, open_repairs, rows_with_errors
from pages.data.importing.work import FileAtWork, SheetAtWork, Work
from wggi_metrics.disclosure import Viewer, sees_counts
from wggi_metrics.loading import CheckedFile, as_load, together
from wggi_metrics.loading.checked import check_workbook
from wggi_metrics.loading.owners import joined, owner_of
from wggi_metrics.measures import Asked, AskedWrongly, Result, measure
from wggi_metrics.profiles import Ladder, Profile, grades_found, recognise, write_profile
from wggi_metrics.store import Built, Release, Store, StoreRefused

Progress = Callable[[str, float], None]


def recognise_sheets(work: Work, known: dict[str, Profile], files: Sequence[FileAtWork] | None = None) -> None:
    """Says anew of every sheet (of these files alone) what it is; what was said of it before is forgotten."""
    given = work.uploaded if work.read_by == "uploaded" else known.get(work.read_by)
    stored = [profile for name, profile in known.items() if name.startswith("stored/")]
    for file in work.readable if files is None else files:
        if file.workbook is None:
            continue
        by_name = {sheet.name: sheet for sheet in file.workbook.sheets}
        found = recognise(file.workbook, stored, given=given)
        file.sheets = [
            SheetAtWork(
                f"{file.number}_{place}",
                file.name,
                by_name[one.sheet_name],
                one,
                given if given and one.profile else owner_of(one, stored),
            )
            for place, one in enumerate(found, start=1)
        ]


def base_ladder(work: Work, store: Store) -> Ladder:
    """The ladder before anything is said: a profile's, else the one in force in the store."""
    owners = [sheet.owner for sheet in work.read_sheets if sheet.owner is not None]
    return next((owner.ladder for owner in owners if owner.ladder is not None), None) or store.ladder()


def grades_asked(work: Work, ladder: Ladder) -> dict[str, int]:
    """The grades of all sheets and their rows, where a sheet holds many that are not on the ladder."""
    found: dict[str, int] = {}
    for sheet in work.read_sheets:
        reading = sheet.reading
        if any(question.kind == "ladder" for question in reading.questions) and reading.header and reading.entry:
            grades = grades_found(sheet.sheet, reading.header, reading.entry)
            if strange_grades(grades, ladder, reading.entry.values.get("grade", {})):
                for grade, rows in grades.items():
                    found[grade] = found.get(grade, 0) + rows
    return found


def ladder_in_use(work: Work, store: Store) -> Ladder | None:
    """The ladder by which the sheets are read; None while it is asked."""
    base = base_ladder(work, store)
    if not grades_asked(work, base):
        return base
    return ladder_said(work.ladder, base)


def profile_of_file(work: Work, file: FileAtWork, store: Store) -> Profile:
    """How a file's sheets are read, with the ladder where it is another than the store's."""
    entries = []
    blanks = dict.fromkeys(work.ladder.blanks or (), "not stated") if work.ladder.way == OWN else {}
    for sheet in file.sheets:
        entry = sheet.reading.entry
        if entry is not None and blanks and "grade" in entry.columns:
            values = {**entry.values, "grade": {**blanks, **entry.values.get("grade", {})}}
            entry = replace(entry, values=values)
        if entry is not None:
            entries.append(entry)
    profile = joined(entries, [sheet.owner for sheet in file.sheets if sheet.owner])
    ladder = ladder_in_use(work, store)
    return profile if ladder is None or ladder == store.ladder() else replace(profile, ladder=ladder)


def check(work: Work, store: Store) -> list[CheckedFile]:
    """Every readable file, checked; a file of which nothing else is said is not checked twice."""
    found = []
    for file in work.readable:
        profile = profile_of_file(work, file, store)
        text = write_profile(profile)
        if file.checked is None or file.checked[0] != text:
            assert file.workbook is not None
            checked = check_workbook(file.workbook, profile, profile.ladder or store.ladder(), None)
            file.checked = (text, checked)
        found.append(file.checked[1])
    return list(together(found))


@dataclass(frozen=True)
class Standing:
    """How far the import is: what is open, what is wrong, how many rows would be left out."""

    questions: int = 0
    refused: int = 0
    row_errors: int = 0
    other_errors: int = 0
    repairs: int = 0
    set_aside: bool = False
    files: int = 0
    sheets: int = 0

    @property
    def errors(self) -> int:
        """The errors that still stop the load, rows counted once each."""
        return self.other_errors + (0 if self.set_aside else self.row_errors)

    @property
    def may_be_built(self) -> bool:
        return bool(self.sheets) and not (self.questions or self.refused or self.errors)


def standing(work: Work, checked: list[CheckedFile], questions: int) -> Standing:
    """Counts what is open and wrong."""
    return Standing(
        questions=questions,
        refused=len(work.refusals),
        row_errors=rows_with_errors(checked),
        other_errors=len(errors_beyond_rows(checked)),
        repairs=open_repairs(checked, set_aside=work.set_aside),
        set_aside=work.set_aside,
        files=len(work.files),
        sheets=sum(len(file.sheets) for file in checked),
    )


def answers(work: Work, store: Store) -> tuple[object, ...]:
    """What a release is built from: each file and how it is read, rows set aside or not, the release before."""
    files = [(file.workbook, write_profile(profile_of_file(work, file, store))) for file in work.readable]
    read = tuple((workbook.sha256, profile) for workbook, profile in files if workbook is not None)
    return read, work.set_aside, store.current()


def built(work: Work, store: Store, checked: list[CheckedFile], progress: Progress) -> Built | None:
    """The release as it would be; None where the store refuses, and the work says why."""
    key = answers(work, store)
    if work.built is None or work.built[0] != key:
        work.drop_built()
        try:
            work.built = (key, store.build(as_load(checked, set_aside=work.set_aside), progress))
        except StoreRefused as refused:
            work.built = (key, refused.problem)
    return work.built[1] if isinstance(work.built[1], Built) else None


def headline(release: Release | None, viewer: Viewer) -> Result | None:
    """Women's share by category as this release has it; None where it has no staff, or the viewer sees no figures."""
    if release is None or not sees_counts(viewer):
        return None
    try:
        return measure("women_share")(release, viewer, Asked(by=("category",)))
    except AskedWrongly:
        return None
