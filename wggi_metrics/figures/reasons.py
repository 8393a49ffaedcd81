"""Why something can't be computed, and what would make it computable, in the words of an HR export."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.figures.labels import field_label
from wggi_metrics.words import say

REFERENCES = "references"


@cache
def reason_in_words(reason: str) -> tuple[str, str]:
    """The reason and its remedy; a field that an export lacks by its heading, and by the exports that can hold it.

    The remedy is blank where the reason names no field.
    """
    found = re.fullmatch(re.escape(say("measures.reasons.lacks", field="\0")).replace("\0", "([a-z_]+)"), reason)
    if not found:
        return reason, ""
    field = found[1]
    holders = _holders(field)
    if not holders:
        return reason, ""
    label = next(iter(holders.values()))
    datasets = say("figures.reasons.or").join(holders)
    return (
        say("figures.reasons.lacks", label=label, field=field),
        say("figures.reasons.remedy", label=label, datasets=datasets),
    )


def fields_in_words(fields: Sequence[str]) -> str:
    """Fields by their headings, in their order; blank for none."""
    return ", ".join(next(iter(_holders(field).values()), field_label(field)) for field in fields)


@cache
def _holders(field: str) -> dict[str, str]:
    """The exports that can hold a field, and its heading in each."""
    datasets = (told for told in load_dictionary().datasets.values() if told.group != REFERENCES)
    return {told.label: told.fields[field].label for told in datasets if field in told.fields}
