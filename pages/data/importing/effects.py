"""Import, step 4: what publishing would change, people and figures (step 11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import streamlit as st

from pages.data.importing.joining import headline
from pages.data.importing.work import Work
from pages.frame import blocks, text
from pages.frame.serving import Served
from wggi_metrics.dictionary import GENDERS, load_dictionary
from wggi_metrics.figures.labels import label_of
from wggi_metrics.figures.numerals import n_of, percent, signed
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.tables import Cell, Column, Html, table
from wggi_metrics.measures import Result
from wggi_metrics.store import Built, Consequences
from wggi_metrics.words import say

FATES = ("new", "promoted", "moved", "gone")
NONE = "–"


def draw(work: Work, served: Served, built: Built) -> None:
    """The consequences side by side: people and rows, figures now and after."""
    if built.unchanged:
        with blocks.figure("import_effects", say("importing.effects.unchanged"), ""):
            text.note(say("importing.effects.unchanged_told"))
        return
    left, right = st.columns([1, 1.15], gap="large")
    with left:
        _people(built.consequences, served)
    with right:
        _figures(work, served, built)
    for problem in built.consequences.warnings(served.store.limits):
        text.warning(problem.problem, problem.remedy)


def _people(found: Consequences, served: Served) -> None:
    title = say("importing.effects.title", **{name: f"{n:,}" for name, n in found.people.items()})
    subtitle = say("importing.effects.subtitle", release=number_in_force(served) or say("importing.effects.nothing"))
    with blocks.figure("import_effects", title, subtitle):
        st.html(people_table(found))
        if found.gender_corrected:
            n = found.gender_corrected
            text.note(say("importing.effects.corrected", n=n, count=f"{n:,}"))
        if found.rows:
            st.html(rows_table(found))


def people_table(found: Consequences) -> str:
    """People new, changed and gone by gender; a gender of which nobody is has no column unless not stated."""
    genders = [gender for gender in GENDERS if gender != "other" or _any(found.by_gender, gender)]
    columns = [Column(say("importing.effects.people"))]
    columns += [Column(say(f"importing.effects.genders.{gender}"), number=True) for gender in genders]
    rows: list[list[Cell]] = [
        [say(f"importing.effects.fates.{fate}"), *(_count(found.by_gender.get(fate, {}), one) for one in genders)]
        for fate in FATES
    ]
    return table(say("importing.effects.people"), columns, rows)


def _any(counts: Mapping[str, Mapping[str, int]], gender: str) -> bool:
    return any(of_fate.get(gender) for of_fate in counts.values())


def _count(counts: Mapping[str, int], gender: str) -> Cell:
    return counts.get(gender) or NONE


def rows_table(found: Consequences) -> str:
    """The datasets' rows new, changed and gone."""
    datasets = load_dictionary().datasets
    columns = [Column(say("importing.effects.rows"))]
    columns += [Column(say(f"importing.effects.of_rows.{part}"), number=True) for part in ("new", "changed", "gone")]
    rows = [[datasets[name].label, *(count or NONE for count in counts)] for name, counts in found.rows.items()]
    return table(say("importing.effects.rows"), columns, rows)


def number_in_force(served: Served) -> str | None:
    """The number of the store's release in force; None before the first one."""
    if served.release is None or served.is_demonstration:
        return None
    return say("importing.release", number=served.release.manifest.get("number", served.release.id))


def _figures(work: Work, served: Served, built: Built) -> None:
    if work.headlines is None:
        current = None if served.is_demonstration else served.release
        work.headlines = (headline(current, served.viewer), headline(built.release, served.viewer))
    before, after = (shares_of(result) for result in work.headlines)
    with blocks.figure("import_figures", figures_title(before, after), say("importing.figures.subtitle")):
        if after:
            st.html(figures_table(before, after, number_in_force(served)))
        else:
            text.note(say("importing.figures.none"))


def shares_of(result: Result | None) -> dict[str | None, Row]:
    """The row of each category in which there is anyone."""
    return {} if result is None else {row.group[0]: row for row in rows_of(result) if row.known}


def figures_title(before: Mapping[str | None, Row], after: Mapping[str | None, Row]) -> str:
    """Headline figures move by at most 0.2 points."""
    moves = [abs(_move(before[name], row)) for name, row in after.items() if name in before]
    if not moves:
        return say("importing.figures.title_new")
    most = max(moves)
    if not most:
        return say("importing.figures.title_same")
    return say("importing.figures.title", points=signed(most).removeprefix("+"))


def _move(before: Row, after: Row) -> Fraction:
    assert before.share is not None
    assert after.share is not None
    return 100 * (after.share - before.share)


def figures_table(before: Mapping[str | None, Row], after: Mapping[str | None, Row], release: str | None) -> str:
    """Each figure now and as it would stand once published."""
    names = list(dict.fromkeys([*after, *before]))
    columns = [Column(say("importing.figures.figure"))]
    columns += [Column(release)] if release else []
    columns += [Column(say("importing.figures.after"))]
    columns += [Column(say("importing.figures.change"), number=True)] if release else []
    rows = [_figure(name, before.get(name), after.get(name), with_before=bool(release)) for name in names]
    return table(say("importing.figures.subtitle"), columns, rows, stack=True)


def _figure(name: str | None, before: Row | None, after: Row | None, *, with_before: bool) -> Sequence[Cell]:
    label = say("importing.figures.women", group=label_of("category", name))
    if not with_before:
        return [label, _share(after)]
    change = say("importing.figures.points", points=signed(_move(before, after))) if before and after else NONE
    return [label, _share(before), _share(after), change]


def _share(row: Row | None) -> Cell:
    if row is None:
        return NONE
    return Html(
        f"<div>{percent(row.women, row.known)} <span class='wggi-small'>{n_of(row.women, row.known)}</span></div>"
    )
