"""What can't be asked: refused with what can be (step 7)."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process

from wggi_metrics.counts.described import values_of
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.dimensions import dimension
from wggi_metrics.disclosure import BOARD, NotForThisViewer, Viewer, refuse_uncounted
from wggi_metrics.measures.asked import Asked, Definition
from wggi_metrics.measures.populations import ELIGIBLE, YES
from wggi_metrics.words import say


class AskedWrongly(ValueError):
    """A question that the measure can't take; the text says what it takes instead."""


SINGLE_NOTICES = "vacancy_no"


def refuse_wrong_use(release: Readable, viewer: Viewer, definition: Definition, asked: Asked) -> None:
    """Refuse who may not ask, then unknown dimensions and values, and dates that are not of the measure's kind.

    Who may not ask learns nothing else: refusals of values name those that there are.
    Raises: NotForThisViewer; AskedWrongly, in one sentence.
    """
    refuse_uncounted(viewer)
    _refuse_single_notices(viewer, asked)
    _refuse_unknown_dimensions(definition, asked)
    _refuse_wrong_dates(definition, asked)
    for name, values in asked.where.items():
        known = band_labels(name) or ((YES,) if name == ELIGIBLE else values_of(release, name, definition.subject))
        for value in values:
            if value is not None and known and value not in known:
                raise AskedWrongly(_unknown_value(name, value, known))


def _refuse_single_notices(viewer: Viewer, asked: Asked) -> None:
    """A Board member sees the pool of a notice where its meeting's brief shows it, and nowhere else.

    As a stratum it is not seen by itself.
    """
    if viewer.role == BOARD and (SINGLE_NOTICES in asked.by or SINGLE_NOTICES in asked.where):
        raise NotForThisViewer(say("access.no_single_notices"))


def _refuse_unknown_dimensions(definition: Definition, asked: Asked) -> None:
    for name, allowed in (
        *((name, (*definition.dimensions, *definition.cuts)) for name in asked.by),
        *((name, (*definition.dimensions, *definition.filters)) for name in asked.where),
        *((name, (*definition.dimensions, *definition.strata)) for name in asked.within),
    ):
        if name not in allowed:
            raise AskedWrongly(say("measures.unknown_dimension", name=name, allowed=", ".join(allowed)))


def _refuse_wrong_dates(definition: Definition, asked: Asked) -> None:
    if definition.kind == "flow" and asked.at is not None:
        raise AskedWrongly(say("measures.flow_at", label=definition.label))
    if definition.kind == "flow" and asked.fte:
        raise AskedWrongly(say("measures.flow_fte", label=definition.label))
    if asked.at is not None and (asked.start or asked.end or asked.every):
        raise AskedWrongly(say("measures.at_and_period"))
    if asked.start and asked.end and asked.start > asked.end:
        raise AskedWrongly(say("measures.period_backwards", start=asked.start, end=asked.end))


def band_labels(name: str) -> tuple[str, ...]:
    """The labels of a dimension that is made of bands."""
    return tuple(band.label for band in dimension(name).bands)


def _unknown_value(name: str, value: str, known: Sequence[str]) -> str:
    near = [found for found, _, _ in process.extract(value, known, limit=5)]
    return say("measures.unknown_value", name=name, value=value, near=", ".join(near), n=len(known))
