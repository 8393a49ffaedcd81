"""The measures' definitions, read from the texts: label, unit, who is counted, formula, sources (step 7)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from wggi_metrics.counts.described import OF_MEETINGS, OF_NOTICES, Subject
from wggi_metrics.counts.recruiting import Day
from wggi_metrics.measures.asked import Definition
from wggi_metrics.words import LANGUAGE

STAFF_DIMENSIONS = (
    "grade", "category", "population", "contract_type", "location", "duty_station", "country", "region", "hardship",
    "org_unit", "job_title", "job_family", "supervisor", "recruited", "nationality", "nationality_group", "service",
    "acting_grade", "post_grade",
)  # fmt: skip
BANDS = ("age_band", "service_band")
DIMENSIONS: dict[Subject, tuple[str, ...]] = {
    "staff": STAFF_DIMENSIONS,
    "notices": OF_NOTICES,
    "meetings": OF_MEETINGS,
}

DAYS: dict[Subject, Day] = {"notices": "counted_on", "meetings": "held_on"}
"""By which day what is counted belongs to a period, unless the definition names another one."""


@cache
def definition(name: str) -> Definition:
    """The definition of one measure."""
    text = (files("wggi_metrics.words") / LANGUAGE / "definitions.toml").read_text("utf-8")
    entry = tomllib.loads(text)[name]
    subject: Subject = entry.get("subject", "staff")
    dimensions = (*DIMENSIONS[subject], *entry.get("also_by", ()))
    if subject == "staff" and entry["kind"] == "stock":
        dimensions += BANDS
    return Definition(
        name=name,
        label=entry["label"],
        kind=entry["kind"],
        unit=entry["unit"],
        population=entry["population"],
        about=entry["about"],
        terms=_pairs(entry["terms"]),
        left_out=entry["left_out"],
        says=entry["says"],
        does_not_say=entry["does_not_say"],
        source=_pairs(entry["source"]),
        worked=tuple(tuple(row) for row in entry["worked"]),
        subject=subject,
        dimensions=dimensions,
        cuts=tuple(entry.get("cuts", ())),
        strata=tuple(entry.get("strata", ())),
        filters=tuple(entry.get("filters", ())),
        needs=tuple(entry.get("needs", ())),
        day=entry.get("day", DAYS.get(subject)),
        columns=tuple(entry["columns"]),
    )


def _pairs(table: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(table.items())
