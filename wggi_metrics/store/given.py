"""What the profiles of all loads say for the whole store: the ladder and the changes of names (step 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from wggi_metrics.profiles import Ladder, un_common_system
from wggi_metrics.profiles.types import Change
from wggi_metrics.store.ladder import described, given_ladder, ladder_of
from wggi_metrics.store.load import Load

Given = Mapping[str, Any]
"""As the manifest keeps it: ``ladder``, ``ladder_changes``, ``unit_changes``; only what was given."""


def given_by(load: Load) -> Given:
    """What the profiles of this load say."""
    ladder = given_ladder(load)
    found = {
        "ladder": described(ladder) if ladder else None,
        "ladder_changes": _as_rows(load.ladder_changes),
        "unit_changes": _as_rows(load.unit_changes),
    }
    return {name: value for name, value in found.items() if value}


def together(earlier: Given, later: Given) -> Given:
    """The newest ladder stands; changes of names add up, the newest word on one of them counts."""
    return {
        **earlier,
        **later,
        "ladder_changes": _joined(earlier, later, "ladder_changes"),
        "unit_changes": _joined(earlier, later, "unit_changes"),
    }


def ladder_in_force(given: Given) -> Ladder:
    """The ladder given last; the UN common system's where none was."""
    found = given.get("ladder")
    return ladder_of(found) if found else un_common_system()


def changes(given: Given, name: str) -> list[tuple[date, str, str]]:
    """Changes of names as dates and names."""
    return [(date.fromisoformat(day), before, after) for day, before, after in given.get(name, ())]


def _as_rows(found: Sequence[Change]) -> list[list[str]]:
    return [[change.date.isoformat(), change.before, change.after] for change in found]


def _joined(earlier: Given, later: Given, name: str) -> list[list[str]]:
    rows = [*earlier.get(name, ()), *later.get(name, ())]
    newest = {(day, before): after for day, before, after in rows}
    return [[day, before, after] for (day, before), after in sorted(newest.items())]
