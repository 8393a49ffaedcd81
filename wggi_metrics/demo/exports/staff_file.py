"""The staff export: careers as intervals, as SAP writes them, with a pivot table and a sheet of codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.exports.book import Cell, Sheet, dotted, on, write_book
from wggi_metrics.demo.exports.mess import spelled, untidy
from wggi_metrics.demo.exports.mistakes import with_mistakes
from wggi_metrics.demo.posts import STAFF_CONTRACTS, is_international, title
from wggi_metrics.words import say

HEADINGS = (
    "Pers.No.", "Gender Key", "BEGDA", "ENDDA", "Employment status", "Pay scale group", "Appt type",
    "Duty station", "DS country", "Region", "HQ/Field", "Hardship class", "Organizational unit",
    "Functional title",
    "Job network", "Manager", "SPA level", "Nat", "Date of birth", "Recruitment", "Capacity util. level",
    "Absence type", "TED", "Position grade", "EOD", "Grade since", "Post since", "Action",
    "Reason for action",
)  # fmt: skip
GENDER_KEYS = {"woman": "F", "man": "M", "other": "X", "not stated": "U"}
CONTRACT_KEYS = {
    "one-year": "OYFT", "fixed-term": "FTA", "regular/continuing": "Regular", "short-term/temporary": "TA",
    "intern": "Intern", "consultant": "CONS",
}  # fmt: skip
ABSENCES = {
    "in service": "", "parental leave": "Parental leave", "leave without pay": "SLWOP",
    "other paid leave": "SLWFP", "seconded out": "Secondment out",
}  # fmt: skip
ACTIONS = {"special post allowance": "SPA", "separation": "Separation"}


def write_staff(path: Path, organisation: Organisation, rows: Sequence[Assignment], seed: int) -> Path:
    """Writes the assignments, the mistakes among them, and the sheets that nobody needs."""
    chance = Random(f"{seed} staff export")
    lines = with_mistakes([staff_line(row, chance) for row in rows], rows, HEADINGS, chance)
    main = Sheet(
        name="Assignments", headings=HEADINGS, rows=lines, blank_columns=1, total="Total",
        titles=(
            say("demo.title.staff"),
            say("demo.title.extract", day=on(organisation.end), begin=on(organisation.begin)),
            say("demo.title.invented"),
        ),
    )  # fmt: skip
    return write_book(path, [_pivot(organisation, rows), main, _codes()])


def staff_line(row: Assignment, chance: Random) -> list[Cell]:
    """One row of the export, in the order of the headings."""
    return [*_person_and_contract(row, chance), *_place(row, chance), *_rest(row, chance)]


def _person_and_contract(row: Assignment, chance: Random) -> Iterable[Cell]:
    post, person = row.post, row.person
    contract = CONTRACT_KEYS[post.contract]
    return (
        person.number, GENDER_KEYS[person.gender], dotted(row.valid_from), dotted(row.valid_to),
        "Left" if row.status == "left" else "Active", spelled(post.grade, chance),
        contract.lower() if chance.random() < 0.02 else contract,
    )  # fmt: skip


def _place(row: Assignment, chance: Random) -> Iterable[Cell]:
    post, station = row.post, row.post.station
    return (
        untidy(station.name, chance) if chance.random() < 0.5 else station.name, station.country,
        station.region,
        "HQ" if station.location == "headquarters" else "Field", station.hardship, post.unit,
        title(post.grade, post.family, station), post.family,
    )  # fmt: skip


def _rest(row: Assignment, chance: Random) -> Iterable[Cell]:
    post, person = row.post, row.person
    acting = spelled(post.acting, chance)
    return (
        "Y" if row.manages else "N", acting, person.nationality, dotted(person.born), _recruited(row),
        post.part_time,
        ABSENCES[post.service], dotted(row.tour_ends) if row.tour_ends else "00.00.0000", acting,
        dotted(post.entered), dotted(post.grade_since), dotted(post.post_since),
        ACTIONS.get(row.action, row.action), row.reason,
    )  # fmt: skip


def _recruited(row: Assignment) -> str:
    return "Int" if row.post.grade == "ungraded" or is_international(row.post.grade) else "Local"


def _pivot(organisation: Organisation, rows: Sequence[Assignment]) -> Sheet:
    """A table of the last day by contract and gender, as somebody once made it and left it in the file."""
    held = [row for row in rows if row.holds_on(organisation.end)]
    counts = Counter((CONTRACT_KEYS[row.post.contract], GENDER_KEYS[row.person.gender]) for row in held)
    keys = list(GENDER_KEYS.values())
    lines: list[list[Cell]] = [[name, *(counts[name, key] for key in keys)] for name in CONTRACT_KEYS.values()]
    return Sheet("Pivot", ("Row Labels", *keys), lines, titles=(say("demo.title.pivot"),), total="Grand Total")


def _codes() -> Sheet:
    lines: Iterator[Sequence[Cell]] = ((code, meaning) for meaning, code in CONTRACT_KEYS.items())
    return Sheet("_codes", ("Code", "Meaning"), lines, hidden=True)


def staff_on(rows: Iterable[Assignment], day: int) -> list[Assignment]:
    """The assignments of staff that hold on the day."""
    return [row for row in rows if row.post.contract in STAFF_CONTRACTS and row.holds_on(day)]
