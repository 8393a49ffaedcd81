"""What is asked of a measure, and what it answers (step 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

import pandas as pd

from wggi_metrics.counts.described import Subject
from wggi_metrics.counts.recruiting import Day
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.told import Told, table_of_told

Every = Literal["year", "quarter", "month"]
Where = Mapping[str, tuple[str | None, ...]]


@dataclass(frozen=True)
class Asked:
    """A question: groups (``by``), strata (``within``), filters (``where``; None is blank) and dates.

    Stocks take ``at``, or ``start``, ``end`` and ``every``, or (from the program alone) ``dates``; flows take
    ``start`` and ``end``, both inclusive, cut by ``every``. ``fte`` weighs people by their part-time fraction
    (stocks alone). ``top`` names the lowest of the top grades where the ladder's own choice is not meant.
    """

    by: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    where: Where = field(default_factory=dict)
    at: date | None = None
    dates: tuple[date, ...] = ()
    start: date | None = None
    end: date | None = None
    every: Every | None = None
    fte: bool = False
    top: str | None = None

    def key(self) -> tuple[object, ...]:
        """The question as a hashable value, for caches."""
        filters = tuple(sorted((name, tuple(values)) for name, values in self.where.items()))
        return (
            self.by,
            self.within,
            filters,
            self.at,
            self.dates,
            self.start,
            self.end,
            self.every,
            self.fte,
            self.top,
        )


@dataclass(frozen=True)
class Definition:
    """A measure as it is explained: from here come its page, its export and "About this measure".

    ``dimensions`` are of people; ``cuts`` divide events alone, so that nobody can be filtered by them; ``strata`` can
    be named apart from the groups alone; ``filters`` do nothing else than filter. ``needs`` are tables and columns that
    a release of an earlier version lacks. ``day`` is the day by which a notice or a meeting belongs to a period; blank
    for staff.
    """

    name: str
    label: str
    kind: Literal["stock", "flow"]
    unit: str
    population: str
    about: str
    terms: tuple[tuple[str, str], ...]
    left_out: str
    says: str
    does_not_say: str
    source: tuple[tuple[str, str], ...]
    worked: tuple[tuple[str, ...], ...]
    subject: Subject
    dimensions: tuple[str, ...]
    cuts: tuple[str, ...]
    strata: tuple[str, ...]
    filters: tuple[str, ...]
    needs: tuple[str, ...]
    day: Day | None
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """A measure's answer: the table's fixed columns, and what was counted, in words.

    ``population`` and ``period`` are sentences' parts; ``release`` is an id; ``filters`` are as asked.
    ``between`` are the first and the last day on which events lie that are known from lists alone;
    ``within_months`` is how exact a time from lists is.
    """

    definition: Definition
    columns: Mapping[str, Told]
    asked: Asked
    viewer: Viewer
    population: str
    period: str
    release: str
    filters: Where
    between: tuple[date, date] | None = None
    within_months: int = 0

    @cached_property
    def table(self) -> pd.DataFrame:
        """The columns as a table, made when somebody asks for it: figures read the columns."""
        return table_of_told(self.columns)

    @property
    def rows(self) -> pd.DataFrame:
        """The rows of the groups alone, without pooled, total or index rows."""
        return self.table[self.table["row"] == "group"]

    def row(self, kind: str) -> pd.Series:
        """The one row of this kind (pooled, total); the last one where there are several dates."""
        return self.table[self.table["row"] == kind].iloc[-1]
