"""Stages of selection: who reached a later one has passed the earlier ones (step 3)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pyarrow as pa

from wggi_metrics.checks.findings import Mask
from wggi_metrics.checks.under_check import UnderCheck

STAGES = ("qualified", "short_listed", "interviewed", "recommended", "appointed")
"""The stages after the application, as they have a column each."""


def later_stage_without_earlier(check: UnderCheck) -> None:
    """A stage that is said not to be reached lies before one that is."""
    if check.dataset.name != "applications":
        return
    present = [stage for stage in STAGES if check.has(stage)]
    for place, earlier in enumerate(present):
        for later in present[place + 1 :]:
            _report(check, check.equals(earlier, False) & check.equals(later, True), earlier, later)
    _against_stage(check, present)


def _report(check: UnderCheck, wrong: Mask, earlier: str, later: str) -> None:
    wrong &= check.findings.without_error(check.rows)
    labels = {name: check.dataset.fields[name].label for name in (earlier, later)}
    for place in map(int, np.flatnonzero(wrong)):
        other = check.cell(place, earlier)
        check.error(
            "later_stage_without_earlier", place, later, earlier=labels[earlier], later=labels[later], other=other
        )  # fmt: skip


def _against_stage(check: UnderCheck, present: list[str]) -> None:
    """The stage reached is compared with the columns of the stages up to it."""
    if not check.has("stage"):
        return
    order = [code.value for code in check.dataset.fields["stage"].codes]
    reached = _ranks(check, order)
    for rank, stage in enumerate(STAGES, start=1):
        if stage in present:
            label = check.dataset.fields[stage].label
            wrong = check.equals(stage, False) & (reached >= rank) & check.findings.without_error(check.rows)
            for place in map(int, np.flatnonzero(wrong)):
                other = check.cell(place, stage)
                later = order[int(reached[place])]
                check.error("later_stage_without_earlier", place, "stage", earlier=label, later=later, other=other)


def _ranks(check: UnderCheck, order: list[str]) -> np.ndarray:
    """How far each row got; -1 where no stage is given."""
    encoded = check.table["stage"].combine_chunks().dictionary_encode()
    ranks = np.array([*(order.index(stage) for stage in encoded.dictionary.to_pylist()), -1])
    return ranks[np.asarray(encoded.indices.fill_null(-1))]


def more_at_a_later_stage(check: UnderCheck) -> None:
    """In counts per notice nobody can reach a stage who was not at the one before."""
    if check.dataset.name != "application_counts" or not check.has("stage", "vacancy_no", "women", "men"):
        return
    order = [code.value for code in check.dataset.fields["stage"].codes]
    reached = _ranks(check, order)
    groups = check.key(*[name for name in ("vacancy_no", "source") if check.has(name)])
    sound = (reached >= 0) & check.findings.without_error(check.rows)
    for gender in ("women", "men", "other", "not_stated"):
        if check.has(gender):
            _compare(check, np.flatnonzero(sound), groups, reached, gender)


def _compare(check: UnderCheck, places: np.ndarray, groups: np.ndarray, reached: np.ndarray, gender: str) -> None:
    counts = check.table[gender].combine_chunks().fill_null(0)
    people = np.asarray(counts.cast(pa.int64()))
    places = places[np.lexsort((reached[places], groups[places]))]
    for before, after in pairwise(places):
        if groups[before] == groups[after] and reached[before] < reached[after] and people[after] > people[before]:
            words = {"n_before": int(people[before]), "n_after": int(people[after])}
            stages = {"before": check.value(before, "stage"), "after": check.value(after, "stage")}
            check.error("more_at_a_later_stage", int(after), gender, shown=True, **words, **stages)
