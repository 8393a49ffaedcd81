"""Made-up organisations of any size, counted by the tables of the shipped lattice without a release.

Small ones have what is hard: empty units, units of one gender, one employee, years without anybody coming or going.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from wggi_metrics.disclosure.rounding import Counted

GRADES = ("P-1", "P-2", "P-3", "P-4", "P-5", "D-1", "D-2", "G-2", "G-3", "G-4", "G-5", "G-6", "G-7", "NO-A", "NO-B")
CATEGORIES = ("Professional and higher",) * 7 + ("General Service",) * 6 + ("National Officers",) * 2
LOCATIONS = ("headquarters", "field")
REGIONS = ("Africa", "Americas", "Asia and the Pacific", "Europe", "Middle East")
CONTRACTS = ("fixed-term", "one-year", "regular/continuing")
STAGES = ("applied", "qualified", "short-listed", "interviewed", "recommended", "appointed")
FLOWS = ("appointments", "promotions", "departures")
FIRST = 2004
Places = NDArray[np.int64]
Names = NDArray[np.str_]
Tables = dict[tuple[str, str], dict[tuple[str, ...], tuple[int, int, int]]]


@dataclass
class Organisation:
    """Everybody who ever was there, one place each in the arrays; ``there`` is who is now."""

    chance: np.random.Generator
    units: int
    gender: Places
    grade: Places
    location: Places
    region: Places
    contract: Places
    unit: Places
    there: NDArray[np.bool_]
    tables: Tables = field(default_factory=dict)

    def count(self, table: str, year: int, who: Places, **values: Sequence[str] | Places) -> None:
        """Counts these people in a table of a year by the named values of each."""
        columns = [np.asarray(column)[who] for column in values.values()]
        codes = [np.unique(column, return_inverse=True) for column in columns]
        place = np.zeros(len(who), dtype=np.int64)
        for levels, code in codes:
            place = place * max(len(levels), 1) + code
        keys, first, at = np.unique(place, return_index=True, return_inverse=True)
        heads = np.zeros((len(keys), 3), dtype=np.int64)
        np.add.at(heads, (at, self.gender[who]), 1)
        names = zip(*(column[first].tolist() for column in columns), strict=True)
        rows = zip(names, heads.tolist(), strict=True)
        self.tables[table, str(year)] = {tuple(map(str, key)): (w, m, o) for key, (w, m, o) in rows}


def organisation(seed: int, staff: int, units: int, years: int) -> Counted:
    """The tables of this many years of an organisation that begins with this many staff."""
    chance = np.random.default_rng([20261031, seed])
    made = _begun(chance, staff, units, years)
    grades, categories = np.array(GRADES), np.array(CATEGORIES)
    _count_staff(made, FIRST, grades, categories)
    for year in range(FIRST + 1, FIRST + years):
        _live_a_year(made, year, staff, grades, categories)
        _count_staff(made, year, grades, categories)
        _count_others(made, year, categories)
    return Counted(made.tables, {"stage": STAGES, "grade": GRADES})


def _begun(chance: np.random.Generator, staff: int, units: int, years: int) -> Organisation:
    """Room for everybody who may come: a quarter of the staff each year."""
    most = staff + (staff // 4 + 2) * years
    lean = chance.beta(1, 1, units)  # from units of men alone to units of women alone
    unit = np.minimum(chance.geometric(min(0.5, 3 / (units + 1)), most) - 1, units - 1)
    is_other = chance.random(most) < chance.choice([0.0, 0.02, 0.1])
    return Organisation(
        chance, units,
        gender=np.where(is_other, 2, (chance.random(most) >= lean[unit]).astype(np.int64)),
        grade=chance.integers(0, len(GRADES), most),
        location=(chance.random(most) < 0.6).astype(np.int64),
        region=chance.integers(0, len(REGIONS), most),
        contract=chance.integers(0, len(CONTRACTS), most),
        unit=unit,
        there=np.arange(most) < staff,
    )  # fmt: skip


def _live_a_year(made: Organisation, year: int, staff: int, grades: Names, categories: Names) -> None:
    chance, there = made.chance, np.flatnonzero(made.there)
    fate = chance.random(len(there))
    promoted = there[fate < 0.06]
    next_category = np.append(categories[1:], "")
    promoted = promoted[next_category[made.grade[promoted]] == categories[made.grade[promoted]]]
    left, gone = there[(fate >= 0.06) & (fate < 0.13)], there[(fate >= 0.13) & (fate < 0.135)]
    for name, who in (("promotions", promoted), ("departures", left)):
        made.count(f"{name}_by_grade", year, who, category=categories[made.grade], grade=grades[made.grade])
    made.there[[*left, *gone]] = False  # those gone went in a way that is not published
    made.grade[promoted] += 1
    moved = there[fate > 0.9]
    made.unit[moved] = chance.integers(0, made.units, len(moved))
    made.location[moved] = chance.integers(0, len(LOCATIONS), len(moved))
    unused = np.flatnonzero(~made.there & (np.arange(len(made.there)) >= staff))
    came = unused[-int(chance.integers(0, staff // 8 + 3)) or len(unused) :]
    made.there[came] = True
    appointed = np.concatenate([came, promoted])
    made.count("appointments_by_grade", year, appointed, category=categories[made.grade], grade=grades[made.grade])


def _count_staff(made: Organisation, year: int, grades: Names, categories: Names) -> None:
    who = np.flatnonzero(made.there)
    category = categories[made.grade]
    unit = np.char.add("Unit ", made.unit.astype(str))
    made.count("staff_by_grade", year, who, category=category, grade=grades[made.grade])
    location = _named(LOCATIONS, made.location)
    made.count("staff_by_category_and_location", year, who, category=category, location=location)
    made.count("staff_by_contract", year, who, contract=_named(CONTRACTS, made.contract))
    made.count("staff_by_region", year, who, region=_named(REGIONS, made.region))
    made.count("staff_by_unit_and_category", year, who, unit=unit, category=category)


def _count_others(made: Organisation, year: int, categories: Names) -> None:
    """Candidates who come as far as they come, who is trained, and who is a focal point."""
    who = np.flatnonzero(made.there)
    trained = who[made.chance.random(len(who)) < 0.2]
    made.count("training_by_category", year, trained, category=categories[made.grade])
    rows: dict[tuple[str, ...], tuple[int, int, int]] = {}
    for band in ("P-1 to P-3", "P-4 and P-5", "General Service"):
        heads = made.chance.integers(0, len(who) // 4 + 3, 3)
        for stage in STAGES:
            rows[stage, band] = (int(heads[0]), int(heads[1]), int(heads[2]))
            heads = made.chance.binomial(heads, 0.5)
    made.tables["stages_by_grade_band", str(year)] = rows
    seats = made.chance.integers(0, 8, 3)
    made.tables["focal_points", str(year)] = {(): (int(seats[0]), int(seats[1]), 0)}


def _named(names: Sequence[str], places: Places) -> Names:
    return np.array(names)[places]
