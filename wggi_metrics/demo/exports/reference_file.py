"""The reference file: hardship classes, standard tours, retirement age, minimum seniority, milestones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.exports.book import Cell, Sheet, write_book
from wggi_metrics.demo.places import content, stations
from wggi_metrics.demo.posts import TOUR_YEARS
from wggi_metrics.words import say

LONG_AGO = date(1996, 1, 1)
SENIORITY_MONTHS = 12


def write_references(path: Path, organisation: Organisation) -> Path:
    classes: list[list[Cell]] = [[s.name, s.hardship, LONG_AGO, s.country, s.region, s.location] for s in stations()]
    tours: list[list[Cell]] = [[name, years * 12, LONG_AGO] for name, years in TOUR_YEARS.items()]
    seniority: list[list[Cell]] = [[grade, SENIORITY_MONTHS, LONG_AGO] for grade in organisation.rates.promotion]
    note = (say("demo.title.references"), say("demo.title.invented"))
    return write_book(path, [
        Sheet("Duty stations", ("Duty station", "Class", "Valid from", "Country", "Region", "HQ/Field"),
        classes, note),
        Sheet("Standard tours", ("Class", "Months", "Valid from"), tours, note),
        Sheet("Retirement", ("Age", "Valid from"), [[organisation.rates.retirement_age, LONG_AGO]], note),
        Sheet("Seniority", ("Grade", "Months in grade", "Valid from"), seniority, note),
        _milestones(organisation),
        _benchmarks(organisation),
    ])  # fmt: skip


def _milestones(organisation: Organisation) -> Sheet:
    """The milestones of the policy; those of the last twenty years are counted back from the last day."""
    last = date.fromordinal(organisation.end).year
    dated = [(entry.get("year") or last - entry["years_ago"], entry) for entry in content("registers")["milestones"]]
    rows = [[date(year, entry["month"], 1), entry["text"]] for year, entry in sorted(dated, key=lambda d: d[0])]
    return Sheet("Milestones", ("Date", "What happened"), rows)


def _benchmarks(organisation: Organisation) -> Sheet:
    """Women's share elsewhere, invented: a straight line for each band of grades."""
    last = date.fromordinal(organisation.end).year
    rows = [
        [year, "Professional and higher", band["grade_band"], band["source"], round(share / 100, 3)]
        for band in content("registers")["benchmarks"]
        for year in range(last - 20, last)
        for share in [band["start"] + (band["end"] - band["start"]) * (year - last + 20) / 19]
    ]
    return Sheet("Benchmarks", ("Year", "Category", "Grade band", "Whose", "Women, share of all"), rows)
