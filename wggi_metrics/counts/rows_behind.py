"""Which rows of which sheets stand behind a count (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from wggi_metrics.counts.bands import BANDED, banded
from wggi_metrics.counts.count import Condition, fact_text, is_one_of
from wggi_metrics.counts.in_post import Where, filtered
from wggi_metrics.counts.recruiting import Day, Days, within
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import LOCAL, Viewer
from wggi_metrics.disclosure.viewers import NotForThisViewer
from wggi_metrics.words import say

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
    if not isinstance(viewer, Viewer) or viewer.role != LOCAL.role:
        raise NotForThisViewer(say("measures.no_viewer"))
    rows = release.cursor().execute(text, list(values)).fetchall()
    return pd.DataFrame(rows, columns=["file", "sheet", "row"])
