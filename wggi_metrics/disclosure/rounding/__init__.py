"""Additive controlled rounding: what leadership sees and what leaves as public (step 9).

Every count is a multiple of five, and everything adds up. Read in this order: ``lattice`` (which tables), ``cells`` and
``linked`` (all counts as one system), ``wishes`` (keyed thresholds), ``program`` and ``steps`` (the integer program),
``audit`` and ``population`` (what is checked before), ``issue`` (all of it together), ``published`` (what is kept),
``derived`` (what may be computed from it), ``attack`` (what could be found out).
"""

from wggi_metrics.disclosure.rounding.cells import GROUPS, Cell, Counted
from wggi_metrics.disclosure.rounding.issue import Flag, Outcome, publish
from wggi_metrics.disclosure.rounding.lattice import Lattice, LatticeRefused, Table, parse_lattice, shipped_lattice
from wggi_metrics.disclosure.rounding.published import Count, NotPublished, Published, read_published
from wggi_metrics.disclosure.rounding.refused import RoundingRefused

__all__ = [
    "GROUPS",
    "Cell",
    "Count",
    "Counted",
    "Flag",
    "Lattice",
    "LatticeRefused",
    "NotPublished",
    "Outcome",
    "Published",
    "RoundingRefused",
    "Table",
    "parse_lattice",
    "publish",
    "read_published",
    "shipped_lattice",
]
