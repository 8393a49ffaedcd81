"""The fields that make up a person's state: a spell lasts as long as none of them changes (step 4)."""

from __future__ import annotations

STATE = (
    "grade", "contract_type", "location", "duty_station", "country", "region", "hardship", "org_unit",
    "job_title", "job_family", "supervisor", "nationality", "recruited", "service", "acting_grade",
    "post_grade", "part_time",
)  # fmt: skip

DERIVED = ("category", "population", "nationality_group")

DIMENSIONS = tuple(name for name in STATE if name != "part_time") + DERIVED
"""What spells and changes can be grouped and filtered by, beside gender."""

CARRIED = ("entry_on_duty", "grade_since", "post_since", "tour_ends_on")
"""Dates kept with a spell that do not end it."""


def listed(names: tuple[str, ...], pattern: str = "{0}") -> str:
    """The names as a list for SQL, each set into the pattern."""
    return ", ".join(pattern.format(name) for name in names)
