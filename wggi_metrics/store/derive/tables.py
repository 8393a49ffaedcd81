"""The tables that a release keeps, small and typed: closed lists as enumerations, months as numbers (step 4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import duckdb

from wggi_metrics.store.derive.state import CARRIED, DIMENSIONS, listed

if TYPE_CHECKING:
    from wggi_metrics.store.derive.derivation import DeriveOptions

GENDER_TYPE = "CREATE TYPE gender AS ENUM ('woman', 'man', 'other', 'not stated')"
END_TYPE = "CREATE TYPE end_of_stay AS ENUM ('converted', 'demoted', 'entered', 'left', 'none', 'promoted')"
FIRST_MONTH = "CAST(YEAR({0}) * 12 + MONTH({0}) - 1 AS SMALLINT)"
"""The number of the first month whose end is not before the day; months count from the year 0."""
DAY = "CAST({0} - DATE '1970-01-01' AS INTEGER)"
"""The number of a day, from which lengths are taken by plain subtraction."""

def make_references(connection: duckdb.DuckDBPyConnection, options: DeriveOptions) -> None:
    """Re-gradings, re-named units and regional groups as tables, beside the release's ladder."""
    _fill(connection, "regradings", "on_date DATE, from_grade VARCHAR, to_grade VARCHAR", options.regradings)
    _fill(connection, "unit_changes", "on_date DATE, from_unit VARCHAR, to_unit VARCHAR", options.unit_changes)
    _fill(connection, "regional_groups", "nationality VARCHAR, nationality_group VARCHAR", options.groups)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, columns: str, rows: Sequence[tuple[object, ...]]) -> None:
    connection.execute(f"CREATE TEMP TABLE {table} ({columns})")
    if rows:
        marks = ", ".join("?" for _ in rows[0])
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def join_intervals(connection: duckdb.DuckDBPyConnection) -> None:
    """Intervals from assignments and from lists in one table; a list at the seam adds the days after it alone."""
    names = f"ends, enters, reason, left_earliest_on, state, {listed(CARRIED)}, source, source_row"
    connection.execute(f"""
CREATE TEMP TABLE intervals AS
SELECT person, valid_from, valid_to, earliest_on, {names} FROM assignment_intervals WHERE valid_from <= valid_to
UNION ALL
SELECT person, CASE WHEN is_pseudo = 'end' THEN valid_from + 1 ELSE valid_from END AS starts_on, valid_to, earliest_on,
       {names}
FROM list_intervals
WHERE is_pseudo IS DISTINCT FROM 'start' AND starts_on <= valid_to""")


def refuse_doubtful_states(connection: duckdb.DuckDBPyConnection) -> None:
    """Make sure that no two states share a number.

    Raises: ArithmeticError if two do, which is to be expected once in some hundred million loads.
    """
    doubtful = connection.execute("SELECT COUNT(*) FROM states WHERE guard <> other_guard").fetchone()
    if doubtful and doubtful[0]:
        raise ArithmeticError("two different states have the same number")


def describe_persons(connection: duckdb.DuckDBPyConnection) -> None:
    """The first and last day that the data on persons speak of, and how they came to be known."""
    connection.execute("""
CREATE TABLE observed AS
SELECT 'assignments' AS dataset, first_on, last_on, 'dates' AS basis FROM assignment_window
UNION ALL
SELECT 'staff_list', MIN(as_of), MAX(as_of), 'lists' FROM observations WHERE is_pseudo IS NULL HAVING COUNT(*) > 0""")
    connection.execute("CREATE TABLE list_days AS SELECT DISTINCT as_of FROM observations WHERE is_pseudo IS NULL")
    connection.execute(
        "CREATE TEMP TABLE persons_begin AS "
        "SELECT COALESCE(MIN(first_on), DATE '9999-12-31') AS persons_from FROM observed"
    )


def write_final(connection: duckdb.DuckDBPyConnection) -> None:
    """Write people, spells, their rows, changes, stays in grade and head counts as the release keeps them."""
    connection.execute(GENDER_TYPE)
    connection.execute(END_TYPE)
    for name in DIMENSIONS:
        _make_type(connection, name)
    connection.execute("ALTER TABLE people ALTER gender TYPE gender")
    connection.execute(_staff_spells())
    connection.execute(_spell_rows())
    connection.execute(_staff_changes())
    connection.execute(_states_left())
    connection.execute(_grade_stays())
    connection.execute(_head_counts())
    connection.execute("""
INSERT INTO observed SELECT 'staff_counts', MIN(valid_from), MAX(valid_to), 'head counts' FROM head_counts
HAVING COUNT(*) > 0""")


def _make_type(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(f"""
CREATE TYPE kind_of_{name} AS ENUM (
    SELECT value FROM (
        SELECT DISTINCT {name} AS value FROM described UNION SELECT DISTINCT {name} FROM head_count_lines
    ) WHERE value IS NOT NULL ORDER BY value)""")


def _cast(source: str = "described") -> str:
    return ", ".join(f"CAST({source}.{name} AS kind_of_{name}) AS {name}" for name in DIMENSIONS)


def _staff_spells() -> str:
    return f"""
CREATE TABLE staff_spells AS
SELECT spell, person, people.gender, valid_from, valid_to,
       {FIRST_MONTH.format("valid_from")} AS first_month, {FIRST_MONTH.format("(valid_to + 1)")} AS last_month,
       {DAY.format("valid_from")} AS first_day, {DAY.format("valid_to")} AS last_day,
       {_cast()}, described.rank, people.birth_year, entry_on_duty, grade_since, post_since, tour_ends_on,
       CAST(ROUND(COALESCE(part_time, 1) * 1000) AS SMALLINT) AS fte_thousandths, enters, ends,
       cover, eligible_from, {DAY.format("eligible_from")} AS eligible_day
FROM merged_spells JOIN described USING (piece) JOIN piece_covers USING (piece) JOIN people USING (person)
LEFT JOIN eligible_spells USING (spell)
ORDER BY spell"""


def _spell_rows() -> str:
    return """
CREATE TABLE spell_rows AS
SELECT spell, numbered_intervals.valid_from, numbered_intervals.valid_to, source, source_row
FROM numbered_intervals JOIN merged_spells USING (person, run) ORDER BY spell, numbered_intervals.valid_from"""


def _staff_changes() -> str:
    before = ", ".join(f"spells_before.{name} AS before_{name}" for name in DIMENSIONS)
    after = ", ".join(f"spells_after.{name} AS after_{name}" for name in DIMENSIONS)
    return f"""
CREATE TABLE staff_changes AS
SELECT boundaries.person, people.gender, happened_on, earliest_on, presence, reason, grade_change, known_grade_before,
       unknown_since,
       {FIRST_MONTH.format("happened_on")} AS happened_month, spell_before, spell_after, {before}, {after},
       EXISTS (SELECT 1 FROM unit_changes WHERE unit_changes.from_unit = spells_before.org_unit
               AND unit_changes.to_unit = spells_after.org_unit
               AND unit_changes.on_date BETWEEN earliest_on AND happened_on) AS is_renamed_unit
FROM boundaries
JOIN people USING (person)
LEFT JOIN staff_spells AS spells_before ON spells_before.spell = spell_before
LEFT JOIN staff_spells AS spells_after ON spells_after.spell = spell_after
ORDER BY boundaries.person, happened_on, presence"""


def _states_left() -> str:
    """The changes out of a state, with its fields under their plain names: one row per event of a career."""
    before = ", ".join(f"before_{name} AS {name}" for name in DIMENSIONS)
    return f"""
CREATE VIEW states_left AS
SELECT person, gender, 1 AS heads, happened_on, presence, grade_change, spell_before AS spell, spell_after,
       COALESCE(reason, 'reason not given') AS reason, after_grade AS to_grade, before_hardship AS from_class,
       after_hardship AS to_class, {before}
FROM staff_changes WHERE spell_before IS NOT NULL"""


def _grade_stays() -> str:
    """With the state at its start: a join to the spells would cost more than all the counting."""
    return f"""
CREATE TABLE grade_stays AS
SELECT stays.person, stays.spell, staff_spells.gender AS start_gender, began, entered_on, observed_on,
       CAST(late_months AS SMALLINT) AS late_months, CAST(months AS SMALLINT) AS months,
       CAST(cause AS end_of_stay) AS cause, CAST(eligible_months AS SMALLINT) AS eligible_months,
       {listed(DIMENSIONS, "staff_spells.{0} AS start_{0}")}
FROM stays JOIN staff_spells ON staff_spells.spell = stays.spell
LEFT JOIN eligible_stays ON eligible_stays.spell = stays.spell
ORDER BY stays.person, observed_on"""


def _head_counts() -> str:
    return f"""
CREATE TABLE head_counts AS
SELECT CAST(gender AS gender) AS gender, CAST(heads AS INTEGER) AS heads, valid_from, valid_to,
       {FIRST_MONTH.format("valid_from")} AS first_month, {FIRST_MONTH.format("(valid_to + 1)")} AS last_month,
       {_cast("head_count_lines")}, rank, source, source_row
FROM head_count_lines ORDER BY valid_from, source, source_row"""
