"""A person stands once on a list, a notice once in a register: what names a row names one row (step 3)."""

from __future__ import annotations

import numpy as np

from wggi_metrics.checks.rules.concurrent import better
from wggi_metrics.checks.under_check import UnderCheck, grouped
from wggi_metrics.profiles.types import ROW_NUMBER

RULE = {"staff_list": "person_twice", "vacancy_notices": "notice_twice", "applications": "candidature_twice"}


def repeated_rows(check: UnderCheck) -> None:
    """The later of two rows with the same key is an error: repeated, or saying something else of the same."""
    names = _key(check)
    if not names:
        return
    groups = _groups(check, names)
    if check.dataset.name == "staff_list" and check.profile.concurrent:
        _keep_one_each(check, groups)
        return
    for places in groups:
        _report(check, places)


def _key(check: UnderCheck) -> list[str]:
    """The key's fields in this sheet; none where people can't be told apart."""
    names = []
    for name in check.dataset.key:
        is_person = check.dataset.fields[name].kind == "person_id"
        if is_person and (not check.has(name) or check.profile.columns.get(name) == ROW_NUMBER):
            return []
        names += [name] if check.has(name) else []
    required = [name for name in check.dataset.key if check.dataset.fields[name].required]
    return names if check.has(*required) else []


def _groups(check: UnderCheck, names: list[str]) -> list[np.ndarray]:
    """The places of the rows that share a key, in the order of the sheet."""
    sound = check.findings.without_error(check.rows)
    for name in names:
        if check.dataset.fields[name].kind == "person_id":
            sound &= check.given(name)
    places = np.flatnonzero(sound)
    keys = check.key(*names)
    times = np.bincount(keys[places], minlength=1)
    return grouped(places[times[keys[places]] > 1], keys)


def _report(check: UnderCheck, places: np.ndarray) -> None:
    """Against the first row of the key; for intervals another content is the business of the overlap."""
    name = _shown_at(check)
    seen: dict[tuple[object, ...], int] = {}
    for place in map(int, places):
        content = tuple(
            check.table[column][place].as_py() for column in check.table.column_names if column != "source_row"
        )
        if content in seen:
            check.error("repeated_row", place, name, other=check.cell(seen[content], name))
        elif seen and check.dataset.name != "assignments":
            rule = RULE.get(check.dataset.name, "same_key")
            check.error(rule, place, name, other=check.cell(min(seen.values()), name), key=_labels(check))
        seen.setdefault(content, place)


def _shown_at(check: UnderCheck) -> str:
    """The field at which the problem is shown: what names the person or thing."""
    named = [name for name in check.dataset.key if check.letters.get(name)]
    people = [name for name in named if check.dataset.fields[name].kind == "person_id"]
    return next(iter([*people, *named, *check.dataset.key]))


def _labels(check: UnderCheck) -> str:
    return ", ".join(check.dataset.fields[name].label for name in check.dataset.key if check.has(name))


def _keep_one_each(check: UnderCheck, groups: list[np.ndarray]) -> None:
    """By the profile's rule for concurrent posts, all but one of a person's rows on a list are left out."""
    rank = better(check)
    out = np.zeros(check.table.num_rows, bool)
    for places in groups:
        out[places[np.argsort(rank[places], kind="stable")][1:]] = True
    if out.any():
        first = int(np.flatnonzero(out)[0])
        check.warning("concurrent", first, "staff_no", out=int(out.sum()), cut=0, by=check.profile.concurrent)
        check.leave_out(out)
