"""The derivation of people, spells and events, told what holds for the store (step 4)."""

from __future__ import annotations

from datetime import date

from wggi_metrics.dictionary.countries import nationality_group
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.store.derive import DeriveOptions, derive
from wggi_metrics.store.engine import Connection, run
from wggi_metrics.store.given import Given, changes

NATIONALITIES = """
    SELECT nationality FROM staff_list UNION SELECT nationality FROM assignments
    UNION SELECT nationality FROM staff_counts"""


def derive_all(connection: Connection, given: Given) -> None:
    """Derives from all rows of the release being built, inside its transaction."""
    options = DeriveOptions(
        regradings=_changes(connection, given, "ladder_changes", "grade"),
        unit_changes=_changes(connection, given, "unit_changes", "unit"),
        groups=_groups(connection),
        move_months=parameter("move_months").whole,
        acting_months=parameter("acting_months").whole,
        training_day_hours=parameter("training_day_hours").whole,
    )
    derive(connection, options)


def _changes(connection: Connection, given: Given, name: str, what: str) -> list[tuple[date, str, str]]:
    """Changes of names, from reference sheets and from profiles, whose word counts where both speak."""
    listed = run(connection, f"SELECT changed_on, from_{what}, to_{what} FROM {what}_changes")
    known = {(day, before): after for day, before, after in [*listed, *changes(given, name)]}
    return sorted((day, before, after) for (day, before), after in known.items())


def _groups(connection: Connection) -> list[tuple[str, str]]:
    """The regional group of each nationality that occurs: as a reference sheet says, else the UN's."""
    question = "SELECT nationality, nationality_group FROM nationality_groups ORDER BY valid_from"
    listed = dict(run(connection, question))
    names = [name for (name,) in run(connection, NATIONALITIES) if name]
    found = ((name, listed.get(name) or nationality_group(name)) for name in names)
    return sorted((name, group) for name, group in found if group)
