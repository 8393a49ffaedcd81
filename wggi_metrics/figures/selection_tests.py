"""The tests of one passage of selection as a table: notice by notice, by group, pooled, four fifths (step 10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wggi_metrics.figures.labels import lower
from wggi_metrics.figures.numerals import half_up, n_of, ratio_text, written
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.tables import Column, table
from wggi_metrics.words import say

CLEAR = 0.05
LEAST = 0.0005
Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """One passage: pooled, stratified by notice and by group (None where it has one), and the groups by name."""

    pooled: Row
    by_notice: Row | None
    by_group: Row | None
    groups: Sequence[tuple[str, Row]]
    things: str


def tests_title(found: Compared, of: str) -> str:
    """Whether the odds ratio differs from group to group; else what is tested."""
    p = found.by_group["breslow_day_p"] if found.by_group is not None else None
    if p is None:
        return say("figures.selection_tests.title", of=of)
    form = "differs" if p < CLEAR else "alike"
    return say(f"figures.selection_tests.{form}", of=of, things=found.things)


def tests_table(found: Compared) -> str:
    """Test, statistic, p; a p of one notice alone is never given."""
    names = ("test", "statistic", "p")
    columns = [Column(say(f"figures.selection_tests.{name}"), number=name != "test") for name in names]
    return table(say("figures.selection_tests.caption"), columns, list(_lines(found)), stack=True)


def _lines(found: Compared) -> Iterator[Line]:
    if found.by_notice is not None:
        yield from _stratified(found.by_notice, _name("by_notice"))
        yield _name("exact"), _name("none"), _p(found.by_notice["exact_p"])
        if found.by_group is None:
            yield _same(found.by_notice, _name("same_notices"))
    if found.by_group is not None:
        things = lower(found.things)
        yield from _stratified(found.by_group, _name("by_group", things=things))
        yield _same(found.by_group, _name("same", things=things))
    yield _name("fisher"), _name("none"), _p(found.pooled["fisher_p"])
    yield _name("fifths"), _ratio(found.pooled), _fifths(found.pooled)
    if found.groups:
        yield _name("fifths_groups", things=lower(found.things)), _fifths_of_groups(found.groups), _name("none")


def _name(key: str, **words: str) -> str:
    return say(f"figures.selection_tests.{key}", **words)


def _stratified(row: Row, name: str) -> Iterator[Line]:
    yield name, _chi(row["cmh"]), _p(row["cmh_p"])
    yield _name("corrected"), _chi(row["cmh_corrected"]), _p(row["cmh_corrected_p"])


def _same(row: Row, name: str) -> Line:
    if row["breslow_day"] is None:
        return name, str(row.reason or _name("none")), _name("none")
    return name, _chi(row["breslow_day"]), _p(row["breslow_day_p"])


def _chi(value: float | None) -> str:
    return _name("none") if value is None else _name("chi", value=half_up(written(value), 2))


def _p(value: float | None) -> str:
    if value is None:
        return _name("none")
    return _name("small") if value < LEAST else half_up(written(value), 3)


def _ratio(row: Row) -> str:
    return _name("none") if row["impact_ratio"] is None else _name("ratio", value=ratio_text(row["impact_ratio"]))


def _fifths(row: Row) -> str:
    """Whose rate is below four fifths of the other's."""
    side = row["below_four_fifths"]
    return _name("below", rest=say(f"sentences.gender.{side}.inside")) if side else _name("not_below")


def _fifths_of_groups(groups: Sequence[tuple[str, Row]]) -> str:
    below = sum(bool(row["below_four_fifths"]) for _, row in groups)
    return _name("below_in", n_of=n_of(below, len(groups)))


def fifths_note(found: Compared) -> str:
    """Whose rates are below four fifths of the other's, where, and how many selections would end each."""
    rows = [(say("figures.selection_tests.whole"), found.pooled), *found.groups]
    told = "; ".join(_ending(name, row) for name, row in rows if row["below_four_fifths"])
    return _name("endings", told=told) if told else ""


def _ending(name: str, row: Row) -> str:
    ends = say("figures.selection_tests.ends", n=int(row["flips_at"] or 0))
    return _name("ending", group=name, rest=say(f"sentences.gender.{row['below_four_fifths']}.inside"), ends=ends)
