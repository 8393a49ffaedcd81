"""Made-up states of people, one dated row each: who, since when, until when, in which grade, where."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

GRADES = ("P-1", "P-2", "P-3", "P-4", "P-5", "D-1", "D-2", "G-2", "G-3", "G-4", "G-5", "G-6", "G-7")
PROFESSIONAL = 7  # grades
STARTS = (0.03, 0.15, 0.18, 0.12, 0.04, 0.01, 0.01, 0.06, 0.08, 0.12, 0.12, 0.06, 0.02)
FIRST = np.datetime64("2006-11-01")
MONTHS = 240
TENURE, STATE = 96, 30  # months that a person stays, and that a state lasts, in the mean
PEOPLE_PER_MONTH = 0.01697  # so that as many staff-months come out as were asked for
STATIONS = tuple(f"Station {number}" for number in range(40))
UNITS = tuple(f"Unit {number}" for number in range(60))
COUNTRIES = tuple(f"Country {number}" for number in range(190))
CLASSES = ("H", "A", "B", "C", "D", "E")  # of the stations in turn
TOURS = {"A": 48, "B": 36, "C": 36, "D": 24, "E": 12}  # months
REASONS = ("retirement", "resignation", "end of contract", "death")
ACTING = 0.04  # of the states below the top grade
Whole = NDArray[np.int64]


def assignments(staff_months: int) -> pa.Table:
    """One row per person and state, by person and date; the same for the same size."""
    chance = np.random.default_rng(20261031)
    people = round(staff_months * PEOPLE_PER_MONTH)
    entry = chance.integers(-TENURE, MONTHS, people) * 30 + chance.integers(0, 30, people)
    stay = chance.exponential(TENURE * 30, people).astype(np.int64) + 30
    begins, ends = np.maximum(entry, 0), np.minimum(entry + stay, MONTHS * 30)
    seen = ends > begins
    return _states(begins[seen], ends[seen], chance)


def _states(begins: Whole, ends: Whole, chance: np.random.Generator) -> pa.Table:
    extra = chance.poisson((ends - begins) / (STATE * 30))
    person = np.repeat(np.arange(len(begins)), extra + 1)
    is_first = np.diff(person, prepend=-1) > 0
    days = (begins[person] + chance.random(len(person)) * (ends - begins)[person]).astype(np.int64)
    days[is_first] = begins
    order = np.lexsort((days, person))
    person, days = person[order], days[order]
    is_new = (np.diff(person, prepend=-1) > 0) | (np.diff(days, prepend=-1) > 0)
    person, days = person[is_new], days[is_new]
    closes = np.append(person[1:] != person[:-1], True)
    until = np.where(closes, ends[person], np.append(days[1:], 0)) - 1
    return _table(person, days, until, np.where(closes, ends[person] < MONTHS * 30, True), chance)


def _table(
    person: Whole, days: Whole, until: Whole, is_over: NDArray[np.bool_], chance: np.random.Generator
) -> pa.Table:
    people, rows = int(person[-1]) + 1, len(person)
    station = chance.integers(0, len(STATIONS), rows)
    contract = chance.integers(0, 2, people)[person]
    country = chance.integers(0, len(COUNTRIES), people)[person]
    is_woman = (chance.random(people) < 0.45)[person]
    grade = _grades(person, chance)
    unit = chance.integers(0, len(UNITS), rows)
    leaves = is_over & np.append(person[1:] != person[:-1], True)
    columns = {
        "person": pa.array(person.astype(np.int32)),
        "gender": _named(is_woman, ("man", "woman")),
        "grade": _named(grade, GRADES),
        "contract_type": _named(contract, ("fixed-term", "continuing")),
        "duty_station": _named(station, STATIONS),
        "location": _named(station > 0, ("headquarters", "field")),
        "hardship": _named(station % len(CLASSES), CLASSES),
        "org_unit": _named(unit, UNITS),
        "nationality": _named(country, COUNTRIES),
        "acting_grade": _named(grade + 1, (*GRADES, ""), _acts(grade, chance)),
        "action": _named(np.zeros(rows), ("separation",), leaves),
        "action_reason": _named(chance.integers(0, len(REASONS), rows), REASONS, leaves),
        "valid_from": pa.array(FIRST + days),
        "valid_to": pa.array(FIRST + until, mask=~is_over),
        "source": pa.array(np.zeros(rows, np.int32)),
        "source_row": pa.array(np.arange(2, rows + 2, dtype=np.int32)),
    }
    return pa.table(columns)


def _grades(person: Whole, chance: np.random.Generator) -> Whole:
    """The grade of each state: where a person starts, and a step up now and then."""
    is_first = np.diff(person, prepend=-1) > 0
    steps = np.where(is_first, 0, chance.random(len(person)) < 0.3).cumsum()
    steps -= np.maximum.accumulate(np.where(is_first, steps, 0))
    start = chance.choice(len(GRADES), int(person[-1]) + 1, p=STARTS)[person]
    top = np.where(start < PROFESSIONAL, PROFESSIONAL - 1, len(GRADES) - 1)
    return np.minimum(start + steps, top)


def _acts(grade: Whole, chance: np.random.Generator) -> NDArray[np.bool_]:
    """In which states a person acts in the next higher grade: a few, and none at the top of a category."""
    below = np.isin(grade, (PROFESSIONAL - 1, len(GRADES) - 1), invert=True)
    return np.asarray((chance.random(len(grade)) < ACTING) & below)


def _named(
    codes: NDArray[np.generic], names: tuple[str, ...], given: NDArray[np.bool_] | None = None
) -> pa.Array:
    """The names of these codes; blank where one is not given."""
    places = pa.array(codes.astype(np.int16), mask=None if given is None else ~given)
    return pa.DictionaryArray.from_arrays(places, list(names)).cast(pa.string())


TRAINED, EVERY = 0.2, 15  # part of the states in which a person goes to training; days between two events


def trainings(states: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Events, one every so many days, and who attended which: some, at the first event of their state."""
    chance = np.random.default_rng(20261101)
    numbers = np.arange(MONTHS * 30 // EVERY)
    names = pa.array([f"T-{number}" for number in numbers])
    events = pa.table({
        "event_no": names, "held_on": pa.array(FIRST + numbers * EVERY), "hours": pa.array(np.full(len(numbers), 7.0)),
    })  # fmt: skip
    days = (states["valid_from"].to_numpy() - FIRST).astype(np.int64)
    held = -(-days // EVERY)
    goes = (chance.random(len(days)) < TRAINED) & (held < len(numbers))
    persons = states["person"].filter(pa.array(goes))
    return events, pa.table({"event_no": names.take(pa.array(held[goes])), "person": persons})
