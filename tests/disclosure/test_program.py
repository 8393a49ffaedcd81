"""The integer program against every rounding there is, tried one by one."""

from __future__ import annotations

import numpy as np
import pytest

from tests.disclosure.tables import BASE, KEY, PARTS, SQUARE, Square, additive_roundings, counted, margins, square_of
from wggi_metrics.disclosure.rounding import Cell, publish
from wggi_metrics.disclosure.rounding.wishes import wishes

CHANCE = np.random.default_rng(5)
TABLES = [tuple(map(tuple, CHANCE.integers(0, top, (3, 4)).tolist())) for top in (4, 12, 30, 60) for _ in range(12)]


def departures(rounded: dict[str, int], inner: Square, place: int) -> int:
    """The weighted number of departures from the wishes: 20 for a count below 25, else 1."""
    true = margins(inner)
    cells = [Cell("staff", "2024", PARTS[name]) for name in true]
    heads = np.repeat(np.array(list(true.values()))[:, None], 3, axis=1)
    up = wishes(cells, heads, BASE, KEY).up[:, place]
    wished = [count // BASE * BASE + BASE * bool(is_up) for count, is_up in zip(true.values(), up, strict=True)]
    return sum((20 if true[name] < 25 else 1) for name, wish in zip(true, wished, strict=True) if rounded[name] != wish)


@pytest.mark.parametrize("genders", TABLES)
def test_the_published_table_is_the_additive_rounding_with_the_fewest_departures(genders: tuple[Square, ...]) -> None:
    outcome = publish(counted(square={"2024": square_of(*genders)}), KEY, SQUARE)
    for place, inner in enumerate(genders):
        found = {
            name: outcome.published.counts.get(Cell("staff", "2024", where), (0, 0, 0))[place]
            for name, where in PARTS.items()
        }
        every = list(additive_roundings(inner))
        assert found in every
        assert departures(found, inner, place) == min(departures(other, inner, place) for other in every)
    assert outcome.flags == ()


def test_a_multiple_of_five_stays_as_it_is() -> None:
    outcome = publish(counted(square={"2024": square_of((5, 10, 0, 25))}), KEY, SQUARE)
    for name, count in margins((5, 10, 0, 25)).items():
        assert outcome.published.count("square", "2024", dict(PARTS[name])).women == count


def test_the_same_tables_are_rounded_the_same_way_in_every_period() -> None:
    table = square_of((3, 7, 12, 1), (8, 8, 8, 8), (1, 0, 1, 1))
    years = [str(year) for year in range(2010, 2022)]
    found = publish(counted(square=dict.fromkeys(years, table)), KEY, SQUARE).published
    first = [found.count("square", "2010", dict(where)) for where in PARTS.values()]
    assert all([found.count("square", year, dict(where)) for where in PARTS.values()] == first for year in years)
    alone = publish(counted(square={"2030": table}), KEY, SQUARE).published
    assert [alone.count("square", "2030", dict(where)) for where in PARTS.values()] == first


def test_the_same_data_give_the_same_counts_whatever_their_order() -> None:
    table = square_of((3, 7, 12, 1), (8, 8, 8, 8), (1, 0, 1, 1))
    turned = dict(reversed(table.items()))
    ours = publish(counted(square={"2020": table, "2021": table}), KEY, SQUARE).published
    others = publish(counted(square={"2021": turned, "2020": turned}), KEY, SQUARE).published
    assert ours.counts == others.counts
