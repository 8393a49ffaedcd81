"""Where each field of a sheet comes from: a column, several joined, a constant or the row's number (step 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wggi_metrics.checks.findings import Findings, listed
from wggi_metrics.dictionary import Dataset, Field
from wggi_metrics.dictionary.codes import is_refused
from wggi_metrics.profiles.header import Header
from wggi_metrics.profiles.types import ROW_NUMBER, Column, DatedColumn, SheetProfile, headings_of

GENDER_COUNTS = ("women", "men", "other", "not_stated")


@dataclass(frozen=True, slots=True)
class Source:
    """The columns (by letters) or the constant that a field is read from; neither: the row's own number."""

    field: Field
    letters: tuple[str, ...] = ()
    constant: str | None = None
    dated: DatedColumn | None = None

    @property
    def column(self) -> str | None:
        """The column at which a problem of the field is shown."""
        return self.letters[0] if self.letters else None

    @property
    def is_row_number(self) -> bool:
        return not self.letters and self.constant is None


Sources = dict[str, Source]


def sources_of(header: Header, profile: SheetProfile, dataset: Dataset, has_date: bool, findings: Findings) -> Sources:
    """The sources of all fields that the sheet gives; missing and refused columns are reported."""
    sources = {name: Source(dataset.fields[name], constant=value) for name, value in profile.constants.items()}
    for name, column in profile.columns.items():
        source = _source(dataset.fields[name], column, header, dataset, findings)
        if source:
            sources[name] = source
    _check_required(sources, profile, dataset, has_date, findings)
    return {name: sources[name] for name in dataset.fields if name in sources}


def _source(field: Field, column: Column, header: Header, dataset: Dataset, findings: Findings) -> Source | None:
    if column == ROW_NUMBER:
        return Source(field)
    letters = []
    for heading in headings_of(column):
        if _about_persons(dataset) and is_refused(heading):
            findings.error("refused_heading", field=field.name, heading=heading)
            return None
        letter = _letter(heading, field, header, findings)
        if letter is None:
            return None
        letters.append(letter)
    return Source(field, tuple(letters), dated=column if isinstance(column, DatedColumn) else None)


def _letter(heading: str, field: Field, header: Header, findings: Findings) -> str | None:
    letter = header.letters(heading)
    if letter is None and not field.required:
        findings.warning("column_not_there", field=field.name, heading=heading)
    elif letter is None:
        there = listed(header.headings.values())
        findings.error("heading_not_found", field=field.name, label=field.label, heading=heading, there=there)
    elif header.repeated(heading):
        findings.warning("heading_twice", column=letter, field=field.name, heading=heading)
    return letter


def _about_persons(dataset: Dataset) -> bool:
    return any(field.kind in ("person_id", "gender") for field in dataset.fields.values())


def _check_required(
    sources: Sources, profile: SheetProfile, dataset: Dataset, has_date: bool, findings: Findings
) -> None:
    """Every required field must come from somewhere; a list's date may come from outside the table."""
    reported = {problem.field for problem in findings.problems if problem.level == "error"}
    for name in dataset.required:
        if name in sources or name in reported or name in _from_counts(profile):
            continue
        if name == "as_of":
            if not has_date:
                findings.error("no_list_date", field=name)
        else:
            findings.error("missing_column", field=name, label=dataset.fields[name].label)


def _from_counts(profile: SheetProfile) -> Iterator[str]:
    for counts in profile.counts:
        yield from (*counts.columns, *counts.constants)


def count_letters(header: Header, profile: SheetProfile, findings: Findings) -> list[dict[str, str]]:
    """For each entry of ``[sheet.counts]`` the columns of the numbers by gender; a missing one is an error."""
    return [
        {
            gender: letter
            for gender, heading in counts.columns.items()
            if (letter := _count_letter(gender, heading, header, findings))
        }
        for counts in profile.counts
    ]


def _count_letter(gender: str, heading: str, header: Header, findings: Findings) -> str | None:
    letter = header.letters(heading)
    if letter is None:
        there = listed(header.headings.values())
        findings.error("heading_not_found", field=gender, label=gender, heading=heading, there=there)
    return letter
