"""``count()``: a fact, the groups asked for, conditions, and how many (step 6)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary import GENDERS
from wggi_metrics.disclosure import Viewer, refuse_uncounted

GENDER_COLUMNS = dict(zip(GENDERS, ("women", "men", "other", "not_stated"), strict=True))
NAME = re.compile(r"[a-z][a-z_]*\Z")


@dataclass(frozen=True)
class Condition:
    """A part of a WHERE clause of ours, with ``?`` for each value; values are bound, never written into the text."""

    text: str
    values: tuple[object, ...] = ()


@cache
def fact_text(fact: str) -> str:
    """The SQL of a fact, as it stands in ``facts/``."""
    return (files("wggi_metrics") / "facts" / f"{fact}.sql").read_text("utf-8")


def is_one_of(column: str, values: Sequence[str | None]) -> Condition:
    """The column holds one of these values; None stands for blank."""
    named = tuple(value for value in values if value is not None)
    parts = [f"{column} IN ({', '.join('?' for _ in named)})"] if named else []
    parts += [f"{column} IS NULL"] if None in values else []
    return Condition(f"({' OR '.join(parts) or 'FALSE'})", named)


def written(
    fact: str,
    groups: Mapping[str, Condition],
    total: str,
    where: Sequence[Condition],
    added: Mapping[str, Condition],
    counted: str = "SUM(heads)",
) -> Condition:
    """The query: one row per combination of groups that occurs, with ``total`` summed (or ``counted``) as ``heads``.

    ``added`` are columns that the fact lacks, such as bands of the day, as expressions on its columns.
    """
    columns = "".join(f", {column.text} AS {name}" for name, column in added.items())
    chosen = [
        group.text if group.text == name else f"{group.text} AS {name}" for name, group in groups.items()
    ]
    tests = "".join(f"\n{'AND' if place else 'WHERE'} {test.text}" for place, test in enumerate(where))
    grouped = f"\nGROUP BY {', '.join(groups)}" if groups else ""
    text = (
        f"WITH fact AS (\n{fact_text(fact).rstrip()}\n), described AS (\nSELECT *{columns} FROM fact\n), counted AS (\n"
        f"SELECT {', '.join([*chosen, f'{total} AS heads'])} FROM described{tests}\n)\n"
        f"SELECT {', '.join([*groups, f'CAST({counted} AS BIGINT) AS heads'])} FROM counted{grouped}"
    )
    parts = (*added.values(), *groups.values(), *where)
    return Condition(text, tuple(value for part in parts for value in part.values))


def count(
    release: Readable,
    viewer: Viewer,
    fact: str,
    *,
    by: Sequence[str] | Mapping[str, Condition] = (),
    where: Sequence[Condition] = (),
    total: str = "heads",
    added: Mapping[str, Condition] | None = None,
) -> pd.DataFrame:
    """How many, by groups: one row per combination that occurs, groups first, then ``heads`` (whole numbers).

    ``by`` names columns of the fact, or maps names to expressions of ours. Nobody is left out but by ``where``.
    Raises: NotForThisViewer without a viewer who sees counts; ValueError for a name that can't be a column's.
    """
    return _answered(release, viewer, written(fact, _groups(by), total, where, added or {}))


def count_persons(
    release: Readable, viewer: Viewer, fact: str, *, by: Sequence[str] = (), where: Sequence[Condition] = ()
) -> pd.DataFrame:
    """How many people, each once in a group however many of the fact's rows are theirs: groups, ``heads``.

    The fact has a column ``person``, which stays inside the query. Raises: as ``count``.
    """
    distinct = "COUNT(DISTINCT heads)"
    return _answered(release, viewer, written(fact, _groups(by), "person", where, {}, distinct))


def _groups(by: Sequence[str] | Mapping[str, Condition]) -> dict[str, Condition]:
    groups = dict(by) if isinstance(by, Mapping) else {name: Condition(name) for name in by}
    wrong = [name for name in groups if not NAME.match(name)]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is not a column's name")
    return groups


def _answered(release: Readable, viewer: Viewer, query: Condition) -> pd.DataFrame:
    refuse_uncounted(viewer)
    return release.cursor().execute(query.text, list(query.values)).df()


def by_gender(counted: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """The counts with one column per gender: women, men, other, not_stated (0 where nobody is)."""
    keys, places = grouped_keys(counted, groups)
    genders = len(GENDER_COLUMNS)
    heads = counted["heads"].to_numpy(dtype=np.int64, na_value=0)
    cells = np.zeros(len(keys) * genders, dtype=np.int64)
    np.add.at(cells, places * genders + gender_places(counted), heads)
    columns = dict(zip(GENDER_COLUMNS.values(), cells.reshape(-1, genders).T.copy(), strict=True))
    return keys.assign(**columns)


def grouped_keys(counted: pd.DataFrame, groups: Sequence[str]) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """The combinations of groups that occur, one row each, and the place of every counted row among them.

    Enumerations come as categories; in the keys they are plain text, blank is None.
    """
    if not groups:
        return pd.DataFrame(index=[0]), np.zeros(len(counted), dtype=np.int64)
    place = np.zeros(len(counted), dtype=np.int64)
    coded = {name: pd.factorize(counted[name], use_na_sentinel=False) for name in groups}
    for codes, levels in coded.values():
        place = place * max(len(levels), 1) + codes
    _, first, places = np.unique(place, return_index=True, return_inverse=True)
    keys = {name: _plain(levels, codes[first]) for name, (codes, levels) in coded.items()}
    return pd.DataFrame(keys), places


def _plain(levels: pd.Index | pd.api.extensions.ExtensionArray, codes: NDArray[np.int64]) -> Any:
    """The level of each code; of text and enumerations as text, blank is None."""
    if levels.dtype != object and not isinstance(levels.dtype, pd.CategoricalDtype):
        return levels.take(codes)
    values = np.empty(len(levels), dtype=object)
    values[:] = [None if pd.isna(value) else value for value in levels]
    return pd.Series(values[codes], dtype=object)


def gender_places(counted: pd.DataFrame) -> NDArray[np.int64]:
    """The number of each counted row's gender, in the dictionary's order."""
    codes, levels = pd.factorize(counted["gender"])
    order = np.array([GENDERS.index(gender) for gender in levels], dtype=np.int64)
    return order[codes] if len(order) else np.zeros(0, dtype=np.int64)
