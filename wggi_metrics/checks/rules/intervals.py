"""The intervals of a career: each ends after it starts, and no two of a person's overlap (step 3)."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from wggi_metrics.checks.findings import Mask
from wggi_metrics.checks.rules.concurrent import resolve
from wggi_metrics.checks.under_check import EVER, Days, UnderCheck, day, grouped


def first_day_away(check: UnderCheck) -> None:
    """Where the export ends an interval with the first day away, the last day is the one before."""
    if not check.has("valid_to") or check.profile.valid_to_is == "last day":
        return
    days = check.table["valid_to"].combine_chunks().cast(pa.int32())
    shifted = pa.array(np.asarray(days.fill_null(0)) - 1, pa.int32(), mask=np.asarray(days.is_null()))
    place = check.table.column_names.index("valid_to")
    check.table = check.table.set_column(place, "valid_to", shifted.cast(pa.date32()))


def ends_before_start(check: UnderCheck) -> None:
    """An interval's end lies before its start."""
    if check.has("valid_from", "valid_to"):
        wrong = check.last_days("valid_to", EVER) < check.days("valid_from", -EVER)
        for place in np.flatnonzero(wrong):
            start = check.value(int(place), "valid_from")
            words = {"start": start.isoformat(), "other": check.cell(int(place), "valid_from")}
            check.error("ends_before_start", int(place), "valid_to", shown=True, **words)


def leaving_before_entry(check: UnderCheck) -> None:
    """A leaving date, or the end of an interval, lies before the entry into the organisation."""
    if not check.has("entry_on_duty"):
        return
    entry = check.days("entry_on_duty", -EVER)
    for name, wrong in (
        ("valid_to", np.ones(len(entry), bool)),
        ("valid_from", check.equals("action", "separation")),
    ):
        if check.has(name):
            before = wrong & (check.last_days(name, EVER) < entry) & check.findings.without_error(check.rows)
            for place in np.flatnonzero(before):
                words = {"entry": day(int(entry[place])), "other": check.cell(int(place), "entry_on_duty")}
                check.error("leaving_before_entry", int(place), name, shown=True, **words)


def left_without_end(check: UnderCheck) -> None:
    """Somebody who left has a date of it."""
    left = check.equals("status", "left")
    if check.has("valid_to"):
        unread = check.findings.fields_read_wrong("valid_to", check.rows)
        check.errors("left_without_end", left & ~check.given("valid_to") & ~unread, "status", shown=True)
    elif "valid_to" not in check.dataset.fields and left.any():
        check.errors("left_on_list", left, "status", shown=True)


def ended_but_active(check: UnderCheck) -> None:
    """Somebody active whose last interval has ended is looked at again."""
    if not check.has("valid_to", "status", "staff_no"):
        return
    today = ((check.as_of or date.today()) - date(1970, 1, 1)).days
    people, ends = check.codes("staff_no"), check.last_days("valid_to", EVER)
    latest = np.full(int(people.max(initial=-1)) + 2, -EVER)
    np.maximum.at(latest, people, ends)
    for place in np.flatnonzero(check.equals("status", "active") & (ends < today) & (ends == latest[people])):
        check.warning("active_but_ended", int(place), "status", end=day(int(ends[place])))


def overlapping_intervals(check: UnderCheck) -> None:
    """An interval that overlaps another of the same person is the error of the row further down."""
    if not check.has("staff_no", "valid_from", "valid_to") or check.dataset.name != "assignments":
        return
    groups = _conflicts(check)
    if check.profile.concurrent and groups:
        resolve(check, groups)
        return
    starts, ends = check.days("valid_from", -EVER), check.days("valid_to", EVER)
    for places in groups:
        _report(check, places, starts, ends)


def _sound(check: UnderCheck) -> Mask:
    return check.findings.without_error(check.rows) & check.given("staff_no") & check.given("valid_from")


def _conflicts(check: UnderCheck) -> list[np.ndarray]:
    """The rows of each person of whom two sound intervals overlap: found in one pass over the sorted rows."""
    sound = np.flatnonzero(_sound(check))
    codes = check.codes("staff_no")
    people = codes[sound]
    starts, ends = check.days("valid_from", -EVER)[sound], check.days("valid_to", EVER)[sound]
    order = np.lexsort((starts, people))
    people, starts, ends = people[order], starts[order], ends[order]
    reach = np.maximum.accumulate((people << 33) + ends + 2**32)
    before = reach[:-1] - 2**32 - (people[:-1] << 33)
    same = people[1:] == people[:-1]
    concerned = np.unique(people[1:][same & (starts[1:] <= before)])
    return grouped(sound[np.isin(codes[sound], concerned)], codes)


def _report(check: UnderCheck, places: np.ndarray, starts: Days, ends: Days) -> None:
    """Row by row: one that overlaps an accepted one above it is an error that names both cells."""
    accepted: list[int] = []
    for place in map(int, places):
        met = [other for other in accepted if starts[place] <= ends[other] and starts[other] <= ends[place]]
        if not met:
            accepted.append(place)
            continue
        one_day = len(met) == 1 and starts[place] == ends[met[0]]
        rule = "overlap_of_one_day" if one_day else "overlapping_interval"
        check.error(rule, place, "valid_from", shown=True, other=check.cell(met[0], "valid_from"))
