"""Workbooks to be read, as an HR system writes them: made up, the same for the same size."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

FOLDER = Path(tempfile.gettempdir()) / "wggi-benchmarks"
GRADES = ("P-1", "P-2", "P-3", "P-4", "P-5", "D-1", "D-2", "G-4", "G-5", "G-6")
STATIONS = tuple(f"Station {number}" for number in range(60))
UNITS = tuple(f"Division {number // 8 + 1}, Section {number % 8 + 1}" for number in range(80))
CONTRACTS = ("fixed-term", "continuing", "short-term/temporary")
HEADINGS = (
    "Staff number", "Gender", "Grade", "Contract type", "Duty station", "Organizational unit", "Nationality",
    "Entry on duty", "Date of birth", "Part-time", "Job title", "Supervisor", "Job family", "Hardship",
    "Grade since", "Post since", "Tour ends on", "Service", "Recruited", "Location",
)  # fmt: skip


def workbook(rows: int, columns: int) -> Path:
    """A staff list of this size; made once and kept in the system's folder for temporary files."""
    path = FOLDER / f"staff-{rows}x{columns}.xlsx"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        _write(unfinished, rows, columns)
        unfinished.replace(path)
    return path


def _write(path: Path, rows: int, columns: int) -> None:
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False})
    sheet = book.add_worksheet("Staff")
    sheet.write_row(0, 0, HEADINGS[:columns])
    chance = Random(20261031)
    for number in range(rows):
        sheet.write_row(number + 1, 0, _row(number, chance)[:columns])
    book.close()


def _row(number: int, chance: Random) -> list[object]:
    def day(years: int) -> date:
        return date(2026, 10, 31) - timedelta(days=chance.randrange(1, 365 * years))

    return [
        f"{100000 + number}", chance.choice("FM"), chance.choice(GRADES), chance.choice(CONTRACTS),
        chance.choice(STATIONS), chance.choice(UNITS), f"Country {chance.randrange(190)}", day(25),
        date(2001, 1, 1) - timedelta(days=chance.randrange(1, 365 * 40)), chance.choice((1, 1, 1, 0.8, 0.5)),
        f"Officer {chance.randrange(400)}", chance.choice(("yes", "no")), f"Family {chance.randrange(12)}",
        chance.choice("ABCDEH"), day(8), day(6), day(3), "active", "internationally",
        chance.choice(("headquarters", "field")),
    ]  # fmt: skip
