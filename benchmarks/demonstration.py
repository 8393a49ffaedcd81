"""The demonstration organisation as a release without its workbooks: through the store's own derivation."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from benchmarks.candidatures import dates, fill_notices
from benchmarks.careers import BenchRelease, fill, make_tables
from wggi_metrics.demo import AS_OF, Rates
from wggi_metrics.demo.careers import simulate
from wggi_metrics.demo.careers.rows import Assignment, assignments
from wggi_metrics.demo.careers.simulate import years_before
from wggi_metrics.demo.recruitment import recruit
from wggi_metrics.profiles import un_common_system
from wggi_metrics.store.ladder import fill_ladder

OF_POST = ("grade", "contract", "unit", "family", "service", "part_time")
NAMES = {"contract": "contract_type", "unit": "org_unit", "family": "job_family"}
OF_STATION = {
    "duty_station": "name", "country": "country", "region": "region", "location": "location", "hardship": "hardship",
}  # fmt: skip


class Size(NamedTuple):
    """How many staff on the last day, and how many years of history."""

    staff: int
    years: int


def period(size: Size) -> dict[str, date]:
    """The history from its second day: flows need a day before them."""
    return {"start": years_before(AS_OF, size.years) + timedelta(days=1), "end": AS_OF}


def demonstration(rates: Rates, size: Size, seed: int) -> BenchRelease:
    """The release, in memory, of the organisation that these rates and this seed make; one thread."""
    organisation = simulate(rates, *size, seed, AS_OF)
    connection = duckdb.connect(config={"threads": 1})
    make_tables(connection, AS_OF)
    fill_ladder(connection, un_common_system())
    rows = assignments(organisation)
    fill_notices(connection, recruit(organisation, rows, seed), organisation.known)
    fill(connection, _table(rows))
    return BenchRelease(Path(), connection, f"seed {seed}")


def _table(rows: list[Assignment]) -> pa.Table:
    """One row per person and interval, with every field of the staff export that careers are derived from."""
    of_post = {NAMES.get(name, name): [getattr(row.post, name) for row in rows] for name in OF_POST}
    of_station = {name: [getattr(row.post.station, place) for row in rows] for name, place in OF_STATION.items()}
    of_interval = {name: dates([getattr(row, name) for row in rows]) for name in ("valid_from", "valid_to")}
    carried = {"entry_on_duty": "entered", "grade_since": "grade_since", "post_since": "post_since"}
    columns = {
        "person": [row.person.number for row in rows],
        "gender": [row.person.gender for row in rows],
        "nationality": [row.person.nationality for row in rows],
        "status": [row.status for row in rows],
        "supervisor": [row.manages for row in rows],
        "acting_grade": [row.post.acting or None for row in rows],
        "action": [row.action or None for row in rows],
        "action_reason": [row.reason or None for row in rows],
        "source": pa.array([0] * len(rows), pa.int32()),
        "source_row": pa.array(range(2, len(rows) + 2), pa.int32()),
    } | {name: dates([getattr(row.post, held) for row in rows]) for name, held in carried.items()}
    return pa.table(columns | of_post | of_station | of_interval)
