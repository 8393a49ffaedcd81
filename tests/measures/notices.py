"""Vacancy notices and their candidatures, written short: how many women and men reached which stage of which notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, stage_pass_rates

FOUR = ["women_passed", "women_entered", "men_passed", "men_entered"]
LISTED = "vacancy_no | grade | opened_on | closed_on | status\n"

Counts = tuple[int, int]
"""Women and men."""


def counted(stages: Sequence[str], notices: dict[str, Sequence[Counts]], listed: str = "") -> Specimen:
    """A release of counts: for each notice the women and men at each of these stages."""
    lines = ["vacancy_no | stage | women | men"]
    for number, counts in notices.items():
        lines += [f"{number} | {stage} | {w} | {m}" for stage, (w, m) in zip(stages, counts, strict=True)]
    tables = {"application_counts": "\n".join(lines)} | ({"vacancy_notices": listed} if listed else {})
    return release_of(recruitment=tables)


def candidatures(lines: Iterable[str], columns: str = "stage", **others: str) -> Specimen:
    """A release of candidatures: each line is the notice, the applicant, the gender and these columns."""
    table = "\n".join([f"vacancy_no | applicant_no | gender | {columns}", *lines])
    return release_of(recruitment={"applications": table, **others})


def drawn(selections: Sequence[tuple[int, int, int]], women: Sequence[int]) -> Specimen:
    """Short lists of n with w women of whom k are recommended, so many of them women: (n, w, k) each."""
    notices = {
        f"VN{place}": [(w, n - w), (x, k - x)]
        for place, ((n, w, k), x) in enumerate(zip(selections, women, strict=True))
    }
    return counted(("short list", "recommended"), notices)


BERKELEY = {
    "A": (512, 313, 89, 19), "B": (353, 207, 17, 8), "C": (120, 205, 202, 391), "D": (138, 279, 131, 244),
    "E": (53, 138, 94, 299), "F": (22, 351, 24, 317),
}  # fmt: skip
"""Departments: men admitted and rejected, women admitted and rejected (Bickel and others, 1975, Science 187)."""


def berkeley() -> Specimen:
    """Applications to departments, each taken for a notice."""
    notices = {name: [(wa + wr, ma + mr), (wa, ma)] for name, (ma, mr, wa, wr) in BERKELEY.items()}
    return counted(("applied", "appointed"), notices)


def table(release: Specimen, **asked: Any) -> pd.DataFrame:
    """The pass rates."""
    return stage_pass_rates(release, LOCAL, Asked(**asked)).table


def passages(release: Specimen, **asked: Any) -> dict[tuple[str, str], list[int]]:
    """Women passed and entered, men passed and entered, of each passage, pooled."""
    found = table(release, **asked)
    rows = found[found["row"] == "pooled"]
    return {(row["stage"], row["next_stage"]): [int(row[name]) for name in FOUR] for row in rows.to_dict("records")}


def pooled(release: Specimen, **asked: Any) -> dict[str, Any]:
    """The pooled row, of the last passage."""
    found = table(release, **asked)
    return found[found["row"] == "pooled"].iloc[-1].to_dict()


def stratified(release: Specimen, **asked: Any) -> dict[str, Any]:
    """The stratified row, of the last passage."""
    found = table(release, **asked)
    return found[found["row"] == "stratified"].iloc[-1].to_dict()


def two(*cells: tuple[int, int, int, int]) -> Specimen:
    """A notice for each: women passed, women on the short list; men passed, men on it."""
    notices = {f"VN{at}": [(n, m), (x, y)] for at, (x, n, y, m) in enumerate(cells)}
    return counted(("short list", "recommended"), notices)
