"""Which rows of which sheets stand behind a count (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from wggi_metrics.counts.bands import BANDED, banded
from wggi_metrics.counts.count import Condition, fact_text, is_one_of
from wggi_metrics.counts.described import describe
from wggi_metrics.counts.in_post import Where, filtered
from wggi_metrics.counts.recruiting import Day, Days, within
from wggi_metrics.counts.release import Readable
from wggi_metrics.counts.stays import entered
from wggi_metrics.disclosure import Viewer, refuse_rows

PLACES = "sources.file, sources.sheet, found.source_row AS row"


def rows_behind_stock(release: Readable, viewer: Viewer, *, on: date, where: Where) -> pd.DataFrame:
    """File, sheet and row of everyone in post on the day: one row per row of a sheet that said so that day."""
    bands = {name: banded(name, on) for name in sorted(set(where) & BANDED)}
    added = "".join(f", {column.text} AS {name}" for name, column in bands.items())
    tests = [Condition("valid_from <= ?", (on,)), Condition("valid_to >= ?", (on,))]
    tests += [is_one_of(name, values) for name, values in where.items()]
    text = f"""
WITH fact AS ({fact_text("staff_in_post")}), described AS (SELECT *{added} FROM fact),
chosen AS (SELECT spell, source, source_row FROM described WHERE {" AND ".join(test.text for test in tests)}),
found AS (
    SELECT source, source_row FROM chosen WHERE spell IS NULL
    UNION ALL
    SELECT spell_rows.source, spell_rows.source_row FROM chosen JOIN spell_rows USING (spell)
    WHERE spell_rows.valid_from <= ? AND spell_rows.valid_to >= ?)
SELECT {PLACES} FROM found JOIN sources USING (source) ORDER BY 1, 2, 3"""
    values = [value for part in (*bands.values(), *tests) for value in part.values]
    return _places(release, viewer, text, [*values, on, on])


def rows_behind_changes(
    release: Readable, viewer: Viewer, *, start: date, end: date, where: Where
) -> pd.DataFrame:
    """File, sheet and row on both sides of every change in the period that touches the filtered group."""
    sides = []
    values: list[object] = []
    for side in ("before", "after"):
        tests = [Condition("happened_on >= ?", (start,)), Condition("happened_on <= ?", (end,))]
        tests += [is_one_of(f"{side}_{name}", wanted) for name, wanted in where.items()]
        sides.append(
            f"SELECT spell_before, spell_after FROM staff_changes WHERE {' AND '.join(t.text for t in tests)}"
        )
        values += [value for test in tests for value in test.values]
    text = f"""
WITH touched AS ({" UNION ALL ".join(sides)}),
spells AS (SELECT spell_before AS spell FROM touched UNION SELECT spell_after FROM touched),
found AS (SELECT DISTINCT source, source_row FROM spell_rows JOIN spells USING (spell))
SELECT {PLACES} FROM found JOIN sources USING (source) ORDER BY 1, 2, 3"""
    return _places(release, viewer, text, values)


def rows_behind_stays(
    release: Readable, viewer: Viewer, *, start: date | None, end: date, where: Where, eligible: bool = False
) -> pd.DataFrame:
    """File, sheet and row of every stay in a grade entered from start to end, and the row that shows what ended it."""
    tests = [*entered(start, end, eligible=eligible), *filtered(where)]
    text = f"""
WITH fact AS ({fact_text("grade_stays")}),
chosen AS (SELECT spell, observed_on, cause FROM fact WHERE {" AND ".join(test.text for test in tests)}),
stay AS (SELECT person, observed_on, cause FROM chosen JOIN staff_spells USING (spell)),
followed AS (
    SELECT stay.person, stay.observed_on, stay.cause, MIN(grade_stays.observed_on) AS next_on
    FROM stay LEFT JOIN grade_stays ON grade_stays.person = stay.person AND grade_stays.observed_on > stay.observed_on
    GROUP BY stay.person, stay.observed_on, stay.cause),
found AS (
    SELECT source, source_row
    FROM followed JOIN staff_spells AS own ON own.person = followed.person AND own.valid_from >= observed_on
                  AND own.rank IS NOT NULL AND (next_on IS NULL OR own.valid_from < next_on)
    JOIN spell_rows ON spell_rows.spell = own.spell
    UNION
    SELECT source, source_row
    FROM followed JOIN staff_spells AS own ON own.person = followed.person AND own.valid_from = next_on
    JOIN spell_rows ON spell_rows.spell = own.spell AND spell_rows.valid_from = next_on
    WHERE cause <> 'left')
SELECT {PLACES} FROM found JOIN sources USING (source) ORDER BY 1, 2, 3"""
    return _places(release, viewer, text, [value for test in tests for value in test.values])


def rows_behind_notices(
    release: Readable, viewer: Viewer, *, days: Days | None, day: Day = "counted_on", where: Where
) -> pd.DataFrame:
    """File, sheet and row of everything that speaks of the notices whose day lies in the period.

    Their own rows, candidatures, counts, circulations and agendas. Filters are of notices. Without days: every notice.
    """
    tests = [*within(days, day), *filtered(where)]
    text = f"""
WITH fact AS ({fact_text("notices")}), chosen AS (SELECT notice FROM fact{_where(tests)}),
found AS (SELECT DISTINCT source, source_row FROM notice_rows_behind JOIN chosen USING (notice))
SELECT {PLACES} FROM found JOIN sources USING (source) ORDER BY 1, 2, 3"""
    return _places(release, viewer, text, [value for test in tests for value in test.values])


def rows_behind_training(
    release: Readable, viewer: Viewer, *, start: date, end: date, where: Where
) -> pd.DataFrame:
    """File, sheet and row of everyone there on any day from start to end, of the events held and of who took part."""
    people = filtered(where)
    tests = " AND ".join(test.text for test in people)
    held = describe(release).held
    role = "COALESCE(role, 'participant') = 'participant'" if "training_attendance.role" in held else "TRUE"
    attended = f"""
    UNION
    SELECT training_attendance.source, training_attendance.source_row
    FROM took JOIN people USING (person)
    JOIN training_attendance ON training_attendance.event_no = took.event_no
                            AND training_attendance.staff_no = people.staff_no AND {role}
    UNION
    SELECT training_events.source, training_events.source_row FROM took JOIN training_events USING (event_no)"""
    text = f"""
WITH chosen AS (SELECT * FROM staff_spells WHERE {tests}),
took AS (SELECT event_no, person FROM chosen JOIN staff_training USING (spell) WHERE held_on >= ? AND held_on <= ?),
found AS (
    SELECT source, source_row FROM chosen JOIN spell_rows USING (spell)
    WHERE spell_rows.valid_from <= ? AND spell_rows.valid_to >= ?
    {attended if "training_attendance" in held else ""})
SELECT {PLACES} FROM found JOIN sources USING (source) ORDER BY 1, 2, 3"""
    filters = [value for test in people for value in test.values]
    return _places(release, viewer, text, [*filters, start, end, end, start])


def rows_behind_meetings(release: Readable, viewer: Viewer, *, days: Days | None, where: Where) -> pd.DataFrame:
    """File, sheet and row of the meetings held in the period, and of what is on their agendas."""
    tests = [*within(days, "held_on"), *filtered(where)]
    text = f"""
WITH fact AS ({fact_text("meetings")}), chosen AS (SELECT meeting FROM fact{_where(tests)}),
found AS (
    SELECT meetings.source, meetings.source_row FROM meetings JOIN chosen USING (meeting)
    UNION
    SELECT agenda_items.source, agenda_items.source_row FROM agenda_items JOIN chosen USING (meeting))
SELECT {PLACES} FROM found JOIN sources USING (source) ORDER BY 1, 2, 3"""
    return _places(release, viewer, text, [value for test in tests for value in test.values])


def _where(tests: Sequence[Condition]) -> str:
    return f" WHERE {' AND '.join(test.text for test in tests)}" if tests else ""


def _places(release: Readable, viewer: Viewer, text: str, values: Sequence[object]) -> pd.DataFrame:
    refuse_rows(viewer)
    rows = release.cursor().execute(text, list(values)).fetchall()
    return pd.DataFrame(rows, columns=["file", "sheet", "row"])
