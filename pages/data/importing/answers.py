"""What the user says about one sheet, and the entry of a profile that comes of it (step 11).

Pure functions: a sheet, what it was recognised as and what was said give the entry by which it is read, and
the questions that are still open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pages.data.importing.genders import Option, chosen, gender_options, read_fully
from pages.data.importing.proposing import header_of, read_as
from wggi_metrics.dictionary import Dataset, load_dictionary
from wggi_metrics.profiles import ROW_NUMBER, Header, Question, Recognised, SheetProfile
from wggi_metrics.profiles.questions import ask
from wggi_metrics.workbook import Sheet

LEFT_ALONE = "-"
NOT_USED = ""


@dataclass
class Said:
    """The user's answers about one sheet; empty: as it was recognised.

    ``dataset`` is a dataset's name or LEFT_ALONE; ``fields`` the field of a column by its letters (NOT_USED:
    none); ``reading`` the reading of the gender codes chosen, ``genders`` single codes; ``means`` what other
    codes mean, by field.
    """

    dataset: str = ""
    header_rows: tuple[int, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    rows_are_people: bool = False
    reading: str = ""
    genders: dict[str, str] = field(default_factory=dict)
    dates: str | None = None
    as_of: date | None = None
    means: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """A sheet as it will be read: the entry (None: left alone), its header, and what is open."""

    entry: SheetProfile | None
    header: Header | None = None
    proposed: Recognised | None = None
    questions: tuple[Question, ...] = ()
    genders: tuple[Option, ...] = ()
    gender_codes: Mapping[str, int] = field(default_factory=dict)
    doubled: tuple[str, ...] = ()
    needs_date: bool = False

    @property
    def dataset(self) -> Dataset | None:
        return load_dictionary().datasets[self.entry.dataset] if self.entry else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields that no column gives."""
        if self.entry is None or self.dataset is None:
            return ()
        there = {*self.entry.columns, *self.entry.constants, "as_of"}
        there |= {name for entry in self.entry.counts for name in (*entry.columns, *entry.constants)}
        return tuple(name for name in self.dataset.required if name not in there)


def reading_of(sheet: Sheet, file: str, proposed: Recognised, said: Said) -> Reading:
    """How the sheet will be read by what was recognised and said."""
    proposed = _proposed(sheet, file, proposed, said)
    header = header_of(sheet, proposed)
    if proposed.profile is None:
        return Reading(None, header, proposed)
    entry, doubled = _with_fields(proposed.profile, header, said)
    entry = replace(entry, sheet=sheet.name, as_of=said.as_of or entry.as_of)
    if said.as_of:
        entry = replace(entry, as_of_cell=None, as_of_sheet=None)
    if said.dates:
        entry = replace(entry, dates=said.dates)
    if header is None:
        return Reading(entry, None, proposed)
    entry = _without_guessed_genders(entry, proposed)
    asked, questions = ask(sheet, header, entry, file)
    reading = Reading(asked, header, proposed, tuple(questions), doubled=doubled)
    return _answered(sheet, reading, said, entry.values.get("gender", {}))


def _proposed(sheet: Sheet, file: str, proposed: Recognised, said: Said) -> Recognised:
    """As recognised, unless another dataset or header is said."""
    if said.dataset == LEFT_ALONE:
        return replace(proposed, profile=None)
    same = not said.dataset or (proposed.profile is not None and said.dataset == proposed.profile.dataset)
    if same and (proposed.profile is None or said.header_rows in ((), proposed.header_rows)):
        return proposed
    dataset = said.dataset or (proposed.profile.dataset if proposed.profile else "")
    if proposed.from_profile and same and proposed.profile is not None:
        rows = said.header_rows
        return replace(proposed, profile=replace(proposed.profile, header_rows=rows), header_rows=rows)
    return read_as(sheet, dataset, said.header_rows, file)


def _without_guessed_genders(entry: SheetProfile, proposed: Recognised) -> SheetProfile:
    """Only a profile's own table of genders stands; the readings of the codes are chosen among."""
    if proposed.from_profile:
        return entry
    return replace(entry, values={name: codes for name, codes in entry.values.items() if name != "gender"})


def _with_fields(entry: SheetProfile, header: Header | None, said: Said) -> tuple[SheetProfile, tuple[str, ...]]:
    """The entry with the columns as the user says, and the fields that two columns claim."""
    columns = dict(entry.columns)
    if header is not None:
        for letter in said.fields:
            heading = header.headings.get(letter)
            columns = {name: column for name, column in columns.items() if column != heading}
    doubled = []
    for letter, name in said.fields.items():
        heading = header.headings.get(letter) if header else None
        if name == NOT_USED or heading is None:
            continue
        claimed = list(said.fields.values()).count(name) > 1
        doubled += [name] if claimed and name not in doubled else []
        columns[name] = heading
    if said.rows_are_people:
        columns |= {name: ROW_NUMBER for name in numbers_of_people(entry.dataset) if name not in columns}
    return replace(entry, columns=columns), tuple(doubled)


def numbers_of_people(dataset: str) -> tuple[str, ...]:
    """The required fields of a dataset that number a person."""
    fields = load_dictionary().datasets[dataset].fields.values()
    return tuple(one.name for one in fields if one.required and one.kind == "person_id")


def _answered(sheet: Sheet, reading: Reading, said: Said, given: Mapping[str, str]) -> Reading:
    """The reading with genders and codes put in; the questions answered so are taken off."""
    entry, header = reading.entry, reading.header
    assert entry is not None
    assert header is not None
    codes, options = gender_options(sheet, header, entry, given)
    option = chosen(options, said.reading)
    values = dict(entry.values)
    if option is not None:
        values["gender"] = read_fully(option, codes, said.genders)
    for name, means in said.means.items():
        values[name] = {**values.get(name, {}), **means}
    entry = replace(entry, values={name: means for name, means in values.items() if means})
    open_codes = bool(codes) and (option is None or any(code not in values.get("gender", {}) for code in codes))
    questions = [question for question in reading.questions if question.kind != "gender codes"]
    questions = [question for question in questions if not (question.kind == "date order" and entry.dates)]
    if open_codes:
        questions.insert(0, Question("gender codes", "", "gender", header.letters(str(entry.columns["gender"]))))
    needs_date = "as_of" in load_dictionary().datasets[entry.dataset].required and "as_of" not in entry.columns
    return replace(
        reading,
        entry=entry,
        questions=tuple(questions),
        genders=options,
        gender_codes=codes,
        needs_date=needs_date,
    )
