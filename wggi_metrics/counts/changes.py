"""Who enters and who leaves a group between two dates, and by which flow; and who is appointed (step 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from wggi_metrics.counts.count import Condition, by_gender, count, is_one_of
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer

Where = Mapping[str, Sequence[str | None]]

OF_CONTRACT = ("population", "contract_type", "service")
OF_GRADE = ("grade", "category", "recruited", "acting_grade", "post_grade")
OF_PLACE = ("org_unit", "duty_station", "country", "region", "location", "hardship")
"""Which fields change with a contract, with a grade and with a move; what is left changes by itself."""


def count_changes(
    release: Readable,
    viewer: Viewer,
    *,
    start: date,
    end: date,
    by: Sequence[str] = (),
    within: Sequence[str] = (),
    where: Where | None = None,
) -> pd.DataFrame:
    """Heads that entered (+) and left (-) each group in the period, by flow: groups, strata, flow, four counts.

    Both days belong to the period. Someone who stays in the group, whatever else changes, is in no flow.
    ``within`` may name ``from_grade`` and ``to_grade``: the last known grade before a change, and the one after.
    """
    sides = [
        _one_way(release, viewer, side, start, end, by, within, where or {}) for side in ("after", "before")
    ]
    return pd.concat(sides, ignore_index=True)


def _one_way(
    release: Readable,
    viewer: Viewer,
    side: str,
    start: date,
    end: date,
    by: Sequence[str],
    within: Sequence[str],
    where: Where,
) -> pd.DataFrame:
    other = "before" if side == "after" else "after"
    member = _belongs(side, where, ())
    stays = _belongs(other, where, by)
    groups = {name: Condition(f"{side}_{name}") for name in by}
    groups |= {name: _stratum(name) for name in within}
    groups |= {"flow": _flow(side, other, where, by, start), "gender": Condition("gender")}
    conditions = [
        Condition("happened_on >= ?", (start,)),
        Condition("happened_on <= ?", (end,)),
        member,
        Condition(f"NOT ({stays.text})", stays.values),
    ]
    counted = count(release, viewer, "career_changes", by=groups, where=conditions, total="1")
    names = (*by, *within, "flow")
    heads = by_gender(counted, names) if len(counted) else pd.DataFrame(columns=[*names, *_COUNTS])
    heads[list(_COUNTS)] = heads[list(_COUNTS)].astype("int64") * (1 if side == "after" else -1)
    return heads


_COUNTS = ("women", "men", "other", "not_stated")


def _stratum(name: str) -> Condition:
    return Condition(
        {"from_grade": "known_grade_before", "to_grade": "after_grade"}.get(name, f"after_{name}")
    )


def _belongs(side: str, where: Where, same: Sequence[str], fields: Sequence[str] | None = None) -> Condition:
    """The person's state on this side meets the filters and, for the fields in ``same``, equals the other side's."""
    tests = [Condition(f"spell_{side} IS NOT NULL")]
    for name, values in where.items():
        if fields is None or name in fields:
            test = is_one_of(f"{side}_{name}", values)
            tests.append(Condition(f"COALESCE({test.text}, FALSE)", test.values))
    for name in same:
        if fields is None or name in fields:
            tests.append(Condition(f"before_{name} IS NOT DISTINCT FROM after_{name}"))
    return Condition(
        " AND ".join(test.text for test in tests), tuple(value for test in tests for value in test.values)
    )


def _flow(side: str, other: str, where: Where, by: Sequence[str], start: date) -> Condition:
    """The name of the flow: by presence first, then by the first kind of field that alone makes the difference."""
    way = "in" if side == "after" else "out"
    contract = "entered from another contract" if way == "in" else "left to another contract"
    outside = {kind: _belongs(other, where, by, fields) for kind, fields in _KINDS.items()}
    left = "CASE WHEN reason IS NULL THEN 'left: reason not given' ELSE 'left: ' || reason END"
    cases = [
        (Condition("presence = 'left'"), left),
        (Condition("presence IS NOT NULL"), "presence"),
        (_not(outside["contract"]), f"'{contract}'"),
        (_and(_not(outside["grade"]), Condition("unknown_since < ?", (start,))), "'grade unknown before'"),
        (_not(outside["grade"]), _grade_flow(way)),
        (_and(_not(outside["place"]), Condition("is_renamed_unit")), f"'unit re-named {way}'"),
        (_not(outside["place"]), f"'moved {way}'"),
    ]
    text = " ".join(f"WHEN {test.text} THEN {name}" for test, name in cases)
    values = tuple(value for test, _ in cases for value in test.values)
    return Condition(f"CASE {text} ELSE 'status changed {way}' END", values)


_KINDS = {"contract": OF_CONTRACT, "grade": OF_GRADE, "place": OF_PLACE}


def _grade_flow(way: str) -> str:
    return (
        f"CASE WHEN grade_change IN ('promoted', 'demoted', 'converted', 're-graded') THEN grade_change || ' {way}' "
        "WHEN grade_change IS NOT NULL THEN grade_change ELSE 'status changed " + way + "' END"
    )


def _not(test: Condition) -> Condition:
    return Condition(f"NOT ({test.text})", test.values)


def _and(*tests: Condition) -> Condition:
    return Condition(
        " AND ".join(test.text for test in tests), tuple(v for test in tests for v in test.values)
    )


def count_appointments(
    release: Readable,
    viewer: Viewer,
    *,
    start: date,
    end: date,
    by: Sequence[str] = (),
    where: Where | None = None,
) -> pd.DataFrame:
    """Heads appointed in the period by groups and source: groups, ``source``, four counts."""
    conditions = [
        Condition("happened_on >= ?", (start,)),
        Condition("happened_on <= ?", (end,)),
        *(is_one_of(name, values) for name, values in (where or {}).items()),
    ]
    names = (*by, "source")
    counted = count(release, viewer, "appointments", by=(*names, "gender"), where=conditions)
    return by_gender(counted, names) if len(counted) else pd.DataFrame(columns=[*names, *_COUNTS])
