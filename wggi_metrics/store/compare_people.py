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
    for release in ("later", "earlier"):
        if release == "later" or has_earlier:
            run(connection, _last_states(release, names))
        else:
            run(connection, "CREATE TABLE earlier_people AS SELECT * FROM later_people WHERE FALSE")
    run(connection, _fates(names))
    return {"by_gender": _by_gender(connection), **_totals(connection)}


def _compared_fields(connection: Connection, dictionary: Dictionary, releases: tuple[str, ...]) -> list[str]:
    """The texts that both datasets on people hold, in both releases."""
    held = [columns_held(connection, release, name) for release in releases for name in PEOPLE]
    kinds = columns(dictionary.datasets["staff_list"])
    return [
        name for name in kinds
        if all(name in columns_there for columns_there in held) and kinds[name] in {"VARCHAR", "BOOLEAN"}
        and name not in NOT_COMPARED and not name.endswith("_precision")
    ]  # fmt: skip


def _last_states(release: str, names: list[str]) -> str:
    """One row per person: the last state given, and whether the person still stands at the end of the data.

    A person stands who is on the last list of its scope, or whose last assignment runs on to the last day that
    assignments speak of and is followed by no list. ``is_recorded``: the end of the career is in the data.
    """
    listed = ", ".join(f'"{name}"' for name in names)
    last = ", ".join(f"state.{name}" for name in names)
    state = ", ".join(f"'{name}': {name}" for name in ("is_standing", "is_recorded", "rows_are_people", *names))
    return f"""
        CREATE TABLE {release}_people AS
        WITH last_lists AS (
            SELECT scope, MAX(staff_list.as_of) AS last_on
            FROM {release}.staff_list JOIN {release}.sources USING (source) GROUP BY scope
        ), horizon AS (
            SELECT COALESCE(MAX(GREATEST(assignments.valid_from, sources.as_of)), DATE '0001-01-01') AS last_on,
                   (SELECT COALESCE(MAX(last_on), DATE '0001-01-01') FROM last_lists) AS listed_on
            FROM {release}.assignments JOIN {release}.sources USING (source)
        ), given AS (
            SELECT staff_no, gender, staff_list.as_of AS given_on, source, source_row, rows_are_people,
                   staff_list.as_of = last_lists.last_on AND COALESCE(status, 'active') <> 'left' AS is_standing,
                   COALESCE(status, 'active') = 'left' AS is_recorded, {listed}
            FROM {release}.staff_list JOIN {release}.sources USING (source) JOIN last_lists USING (scope)
            UNION ALL
            SELECT staff_no, gender, valid_from, source, source_row, rows_are_people,
                   COALESCE(valid_to, DATE '9999-12-31') >= horizon.last_on AND COALESCE(status, 'active') <> 'left'
                       AND horizon.listed_on <= horizon.last_on,
                   COALESCE(status, 'active') = 'left' OR COALESCE(valid_to, DATE '9999-12-31') < horizon.last_on,
                   {listed}
            FROM {release}.assignments JOIN {release}.sources USING (source) CROSS JOIN horizon
        ), people AS (
            SELECT staff_no, COALESCE(ARG_MAX(gender, ROW(given_on, source, source_row))
                       FILTER (WHERE gender IS NOT NULL), 'not stated') AS gender,
                   ARG_MAX({{{state}}}, ROW(given_on, source, source_row)) AS state
            FROM given WHERE staff_no IS NOT NULL GROUP BY staff_no
        )
        SELECT staff_no, gender, state.is_standing, state.is_recorded, state.rows_are_people, {last} FROM people"""


def _fates(names: list[str]) -> str:
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
    question = "SELECT what, gender, COUNT(*) FROM fates WHERE what IS NOT NULL GROUP BY what, gender ORDER BY what, gender"
    for what, gender, people in run(connection, question):
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
