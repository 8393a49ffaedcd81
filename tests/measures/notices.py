"""Vacancy notices and their candidatures, written short: how many women and men reached which stage of which notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.specimen import Specimen, release_of

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
