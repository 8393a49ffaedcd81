"""People new, changed and gone, by gender (step 4)."""

from __future__ import annotations

from typing import Any

from wggi_metrics.dictionary import Dictionary
from wggi_metrics.store.engine import Connection, columns_held, run
from wggi_metrics.store.tables import columns

NOT_COMPARED = frozenset({"staff_no", "gender", "status", "action", "action_reason", "part_time"})
PEOPLE = ("assignments", "staff_list")


def compare_people(connection: Connection, dictionary: Dictionary, *, has_earlier: bool) -> dict[str, Any]:
    """Counts of people by what happens to them and gender, and what the checks before publishing need."""
    names = _compared_fields(connection, dictionary, ("later", "earlier") if has_earlier else ("later",))
    run(connection, _last_states("later", names))
    nobody = "CREATE TABLE earlier_people AS SELECT * FROM later_people WHERE FALSE"
    run(connection, _last_states("earlier", names) if has_earlier else nobody)
    run(connection, _fates(names))
    return {"by_gender": _by_gender(connection), **_totals(connection)}


def _compared_fields(connection: Connection, dictionary: Dictionary, releases: tuple[str, ...]) -> tuple[str, ...]:
    """The texts that both datasets on people hold, in both releases."""
    tables = [columns_held(connection, release) for release in releases]
    held = frozenset.intersection(*(columns_there[name] for columns_there in tables for name in PEOPLE))
    kinds = columns(dictionary.datasets["staff_list"])
    texts = {name for name, kind in kinds.items() if kind in {"VARCHAR", "BOOLEAN"}}
    return tuple(sorted(name for name in texts & held - NOT_COMPARED if not name.endswith("_precision")))


def _last_states(release: str, names: tuple[str, ...]) -> str:
    """One row per person: the last state given, and whether the person stands at the end of the data.

    A person stands who is on the last list of its scope, or whose last assignment runs on to the last day
    that assignments speak of and is followed by no list. ``is_recorded``: the career's end is in the data.
    """
    kept = ("is_standing", "is_recorded", "rows_are_people", *names)
    state = ", ".join(f"'{name}': {name}" for name in kept)
    return f"""
        CREATE TABLE {release}_people AS
        WITH last_lists AS (
            SELECT scope, MAX(staff_list.as_of) AS last_on
            FROM {release}.staff_list JOIN {release}.sources USING (source) GROUP BY scope
        ), horizon AS (
            SELECT COALESCE(MAX(GREATEST(assignments.valid_from, sources.as_of)), {LONG_AGO}) AS last_on,
                   (SELECT COALESCE(MAX(last_on), {LONG_AGO}) FROM last_lists) AS listed_on
            FROM {release}.assignments JOIN {release}.sources USING (source)
        ), given AS (
            SELECT {_given("given.as_of", names)},
                   given.as_of = last_lists.last_on AND {IS_ACTIVE} AS is_standing,
                   NOT {IS_ACTIVE} AS is_recorded
            FROM {release}.staff_list AS given
            JOIN {release}.sources USING (source) JOIN last_lists USING (scope)
            UNION ALL BY NAME
            SELECT {_given("valid_from", names)},
                   {RUNS_ON} AND {IS_ACTIVE} AND listed_on <= last_on AS is_standing,
                   NOT ({RUNS_ON} AND {IS_ACTIVE}) AS is_recorded
            FROM {release}.assignments AS given JOIN {release}.sources USING (source) CROSS JOIN horizon
        )
        SELECT staff_no, gender, {", ".join(f"state.{name}" for name in kept)} FROM (
            SELECT staff_no,
                   COALESCE(ARG_MAX(gender, {LATEST}) FILTER (WHERE gender IS NOT NULL),
                            'not stated') AS gender,
                   ARG_MAX({{{state}}}, {LATEST}) AS state
            FROM given WHERE staff_no IS NOT NULL GROUP BY staff_no)"""


LONG_AGO = "DATE '0001-01-01'"
LATEST = "ROW(given_on, source, source_row)"
IS_ACTIVE = "COALESCE(status, 'active') <> 'left'"
RUNS_ON = "COALESCE(valid_to, DATE '9999-12-31') >= last_on"


def _given(given_on: str, names: tuple[str, ...]) -> str:
    listed = ", ".join(f'given."{name}"' for name in names)
    return f"staff_no, gender, {given_on} AS given_on, source, source_row, rows_are_people, {listed}"


def _fates(names: tuple[str, ...]) -> str:
    differs = " OR ".join(f"before.{name} <> after.{name}" for name in names)
    return f"""
        CREATE TABLE fates AS
        SELECT COALESCE(after.gender, before.gender) AS gender,
               CASE WHEN before.staff_no IS NULL THEN 'new'
                    WHEN before.is_standing AND NOT COALESCE(after.is_standing, FALSE) THEN 'gone'
                    WHEN rank_after.rank > rank_before.rank THEN 'promoted'
                    WHEN COALESCE({differs}, FALSE) THEN 'moved'
               END AS what,
               before.is_standing AND NOT before.rows_are_people AS was_standing,
               COALESCE(after.is_recorded, FALSE) AS is_recorded,
               before.gender <> after.gender AS is_corrected,
               before.staff_no IS NOT NULL AND after.staff_no IS NOT NULL AS is_known
        FROM later_people AS after
        FULL JOIN earlier_people AS before ON before.staff_no = after.staff_no
        LEFT JOIN later.ladder AS rank_before ON rank_before.grade = before.grade
        LEFT JOIN later.ladder AS rank_after ON rank_after.grade = after.grade"""


def _by_gender(connection: Connection) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    counts = "SELECT what, gender, COUNT(*) FROM fates WHERE what IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
    for what, gender, people in run(connection, counts):
        found.setdefault(what, {})[gender] = people
    return found


def _totals(connection: Connection) -> dict[str, int]:
    ((standing, disappeared, known, corrected),) = run(
        connection,
        """SELECT COUNT(*) FILTER (WHERE was_standing),
                  COUNT(*) FILTER (WHERE was_standing AND what = 'gone' AND NOT is_recorded),
                  COUNT(*) FILTER (WHERE is_known),
                  COUNT(*) FILTER (WHERE is_known AND is_corrected)
           FROM fates""",
    )
    return {"standing": standing, "disappeared": disappeared, "known": known, "gender_corrected": corrected}
