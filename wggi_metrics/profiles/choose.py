"""Which dataset a sheet is, and in which rows its header stands (step 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wggi_metrics.dictionary import DICTIONARY, Dataset
from wggi_metrics.dictionary.headings import heading_form
from wggi_metrics.profiles.content import plausible
from wggi_metrics.profiles.header import Header, header_at, possible_headers, top_rows
from wggi_metrics.profiles.headings import Matches, exact_matches
from wggi_metrics.profiles.types import CountColumns
from wggi_metrics.profiles.wide import wide_counts

if TYPE_CHECKING:
    from wggi_metrics.workbook import Sheet

PIVOT = ("row labels", "column labels", "etiquetas de fila", "etiquettes de lignes", "zeilenbeschriftungen")
PIVOT_BEGINNINGS = ("count of ", "sum of ", "average of ", "nombre de ", "somme de ", "suma de ", "cuenta de ")
COUNTED = ("women", "men", "other", "not_stated")
REQUIRED_WEIGHT, MISSING_WEIGHT, LEAST = 3, 2, 4


@dataclass(frozen=True)
class Candidate:
    """A sheet read as one dataset with its header in certain rows."""

    dataset: Dataset
    header: Header
    exact: Matches
    counts: tuple[CountColumns, ...] = ()
    is_named: bool = False
    """Whether the sheet is called like the dataset."""

    @property
    def score(self) -> int:
        """Known headings count for the dataset, required ones more; missing ones against it."""
        required = {name for name in self.dataset.required if name != "as_of"}
        found = required & (self.exact.keys() | {name for entry in self.counts for name in entry.columns})
        missing = len(required) - len(found)
        named = REQUIRED_WEIGHT if self.is_named else 0
        return named + REQUIRED_WEIGHT * len(found) + len(self.exact.keys() - required) - MISSING_WEIGHT * missing

    @property
    def stands(self) -> bool:
        """Whether enough is known: two headings, one of them required, and counts of something."""
        named = self.exact.keys() - set(COUNTED)
        required = self.exact.keys() & set(self.dataset.required)
        enough = bool(named) if self.dataset.wide else bool(required)
        return enough and len(self.exact) + len(self.counts) + self.is_named >= 2 and self.score >= LEAST


def is_pivot(sheet: Sheet) -> bool:
    """Whether a sheet is a pivot table, which repeats in sums what another sheet holds."""
    texts = [heading_form(text) for row in top_rows(sheet).values() for text in row.values()]
    return any(text in PIVOT or text.startswith(PIVOT_BEGINNINGS) for text in texts)


def choose(sheet: Sheet) -> Candidate | None:
    """The dataset and header rows under which most is known; the higher rows and the earlier dataset win ties."""
    best: Candidate | None = None
    for rows in possible_headers(sheet):
        best = _better(best, _candidates(sheet, header_at(sheet, rows)))
    return best


def _candidates(sheet: Sheet, header: Header) -> list[Candidate]:
    found = []
    for dataset in DICTIONARY.datasets.values():
        exact = exact_matches(header, dataset)
        if len(exact) >= 1:
            exact = {
                name: match for name, match in exact.items() if plausible(sheet, header, match, dataset.fields[name])
            }
            counts = wide_counts(header, dataset) if dataset.wide else ()
            is_named = heading_form(sheet.name) in (heading_form(dataset.label), heading_form(dataset.name))
            found.append(Candidate(dataset, header, exact, counts, is_named))
    return [candidate for candidate in found if candidate.stands]


def _better(best: Candidate | None, candidates: list[Candidate]) -> Candidate | None:
    for candidate in candidates:
        if best is None or candidate.score > best.score:
            best = candidate
    return best
