"""The demonstration organisation: an invented intergovernmental organisation, and its Excel exports.

Careers, vacancies and the working group's registers are simulated from hidden rates, which measures have to
find again. What is written goes through the same door as any export, with the profile that belongs to it.
"""

from __future__ import annotations

from importlib.resources import files

from wggi_metrics.demo.exports.mistakes import MISTAKES
from wggi_metrics.demo.exports.write import AS_OF, EXPORTS, write_exports
from wggi_metrics.demo.rates import RATES, Pair, Passage, Rates, Span, plain

__all__ = [
    "AS_OF",
    "EXPORTS",
    "MISTAKES",
    "RATES",
    "Pair",
    "Passage",
    "Rates",
    "Span",
    "plain",
    "profile_text",
    "write_exports",
]


def profile_text() -> str:
    """The profile, as TOML, that all exports of the demonstration share."""
    return (files(__package__) / "profile.toml").read_text("utf-8")
