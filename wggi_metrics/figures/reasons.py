"""Why something can't be computed, and what would make it computable, in the words of an HR export."""

from __future__ import annotations

import re
from functools import cache

from wggi_metrics.dictionary import load_dictionary
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
    holders = {told.label: told.fields[field].label for told in load_dictionary().datasets.values()
               if field in told.fields and told.group != REFERENCES}  # fmt: skip
    if not holders:
        return reason, ""
    label = next(iter(holders.values()))
    datasets = say("figures.reasons.or").join(holders)
    return (
        say("figures.reasons.lacks", label=label, field=field),
        say("figures.reasons.remedy", label=label, datasets=datasets),
    )
