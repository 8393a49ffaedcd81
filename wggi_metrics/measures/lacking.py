"""The fields by which a measure could be divided if an export gave them (step 7)."""

from __future__ import annotations

from wggi_metrics.counts.described import describe, lacking
from wggi_metrics.counts.release import Readable
from wggi_metrics.measures.asked import Asked, Definition
from wggi_metrics.measures.assembled import BANDS, MADE, lacking_for_bands


def fields_lacking(release: Readable, told: Definition) -> tuple[str, ...]:
    """The fields of the dictionary that this measure can be divided by and that no export of the release has given.

    A band is named by the field that it is made of; what the dashboard makes itself (category, population) never lacks.
    Nothing for a release of an earlier version, which lacks tables, not fields.
    """
    if not set(told.needs) <= describe(release).held:
        return ()
    found = [_lacking(release, name, told) for name in told.dimensions if name not in told.cuts]
    return tuple(dict.fromkeys(name for name in found if name))


def _lacking(release: Readable, name: str, told: Definition) -> str | None:
    if name in BANDS and told.subject == "staff":
        return lacking_for_bands(release, Asked(by=(name,)))
    return None if name in MADE else lacking(release, (name,), told.subject)
