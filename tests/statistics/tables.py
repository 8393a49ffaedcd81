"""The stratified tables that R worked out."""

from __future__ import annotations

from tests.golden.golden import Case, golden
from tests.statistics.small import Four

CASES = ("berkeley", "rabbits", "made_up", "finalists", "near")


def stratified(case: str) -> tuple[Four, Case]:
    """The counts of one case, and what R says of them."""
    r = golden("strata")[case]
    return (r["x"], r["n"], r["y"], r["m"]), r
