"""Who counts unless the question says otherwise, and that in words (step 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wggi_metrics.counts.described import lacking
from wggi_metrics.counts.release import Readable
from wggi_metrics.measures.asked import Asked
from wggi_metrics.words import say

STAFF = "staff"
ELIGIBLE, YES = "eligible", "yes"
"""The filter that keeps to those with the minimum seniority; nobody is asked for without it."""
SHORT_NAMES = {"short-term/temporary": "short-term"}
STAFF_CONTRACTS = frozenset({"fixed-term", "one-year", "regular/continuing"})


def counted_where(asked: Asked) -> dict[str, Sequence[str | None]]:
    """The filters on people in force: those asked for, and *staff* where the question names no population.

    Someone who asks for contracts outside staff (interns, say) means their population.
    """
    where: dict[str, Sequence[str | None]] = {name: asked.where[name] for name in asked.where if name != ELIGIBLE}
    if "population" not in where and "population" not in asked.by:
        contracts = [value for value in where.get("contract_type", ()) if value is not None]
        outside = {SHORT_NAMES.get(value, value) for value in contracts if value not in STAFF_CONTRACTS}
        where["population"] = tuple(
            sorted(outside | ({STAFF} if len(outside) < max(len(contracts), 1) else set()))
        )
    return where


def is_eligible(asked: Asked) -> bool:
    """Whether people are at risk from the minimum seniority in their grade on alone."""
    return ELIGIBLE in asked.where


def population_in_words(release: Readable, asked: Asked) -> str:
    """Who is counted, as a part of a sentence: contracts, switches, and what the export could not tell."""
    parts = [_contracts(release, counted_where(asked))]
    if lacking(release, ("service",)) is None:
        parts.append(say("measures.population.service"))
    if is_eligible(asked):
        parts.append(say("measures.population.eligible"))
    parts.append(say("measures.population.fte" if asked.fte else "measures.population.heads"))
    return "; ".join(parts)


def _contracts(release: Readable, where: Mapping[str, Sequence[str | None]]) -> str:
    populations = [value for value in where.get("population", ()) if value is not None]
    if populations in ([STAFF], []) and lacking(release, ("contract_type",)):
        return say("measures.population.no_contract")
    if populations == [STAFF]:
        return say("measures.population.staff")
    if not populations:
        return say("measures.population.every")
    return say("measures.population.others", populations=", ".join(populations))
