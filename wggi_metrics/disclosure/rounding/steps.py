"""What HiGHS is asked: neighbours alone, or, where none fit, single steps beyond them at a high price (step 9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from wggi_metrics.disclosure.rounding.cells import Whole
from wggi_metrics.disclosure.rounding.wishes import Numbers

SCALE = 1000.0
"""A departure of weight 1 costs this much, so that ties are told apart well above what HiGHS takes for equal."""
STEP_PRICE = 10_000 * SCALE
"""Of one count that steps a multiple beyond its neighbours: far above any number of departures that it could save."""
MOVEMENT_PRICE = 50 * SCALE
"""Of one multiple of coming and going that is not shown."""
UNBOUNDED = 1e6
TOGETHER = 300
"""Parts of fewer cells than this are solved in one program: asking takes longer than solving."""
OPTIMAL, TIME_LIMIT, INFEASIBLE = 0, 1, 2

Flags = NDArray[np.bool_]
Tie = tuple[sparse.csr_array, Whole | None, Whole]
"""Sums of variables, and their least (None: any) and most."""


class Solved(NamedTuple):
    """Counts in multiples of the base, and which of them lie beyond their neighbours."""

    counts: Whole
    has_stepped: Flags


def solve(
    low: Whole, is_open: Flags, cost: Numbers, equal: sparse.csr_array, at_most: sparse.csr_array, seconds: float
) -> Solved | None:
    """The cheapest choice of neighbours; None if there is none. ``cost`` is that of the upper one.

    Raises: TimeoutError.
    """
    places = np.flatnonzero(is_open)
    ties = sparse.vstack([equal, at_most]).tocsr()
    most = -(ties @ low)
    least = np.where(np.arange(len(most)) < equal.shape[0], most, -UNBOUNDED)
    ties = ties[:, places].tocsr()
    is_settled = np.diff(ties.indptr) == 0
    if (most[is_settled] < 0).any() or (least[is_settled] > 0).any():
        return None
    counts = low.copy()
    for cells in components(ties):
        rows = np.flatnonzero(np.diff(ties[:, cells].tocsr().indptr))
        part = [(ties[rows][:, cells].tocsr(), least[rows], most[rows])]
        chosen = _cheapest(cost[places[cells]], np.ones(len(cells)), part, seconds)
        if chosen is None:
            return None
        counts[places[cells]] += chosen
    return Solved(counts, np.zeros(len(low), dtype=bool))


def components(ties: sparse.csr_array) -> Iterator[Whole]:
    """The columns of each part of a matrix that shares no row with another part; small parts are taken together."""
    graph = sparse.block_array([[None, ties.T], [ties, None]]).tocsr()
    labels = connected_components(abs(graph), directed=False)[1][: ties.shape[1]]
    order = np.argsort(labels, kind="stable")
    ends = np.flatnonzero(np.diff(labels[order])) + 1
    yield from np.split(order, ends[np.diff(ends // TOGETHER, prepend=0) > 0])


@dataclass(frozen=True)
class Stepping:
    """The program with steps: each count is low + upper neighbour or not + a step up - a step down."""

    low: Whole
    is_open: Flags
    shown: Flags
    cost: Numbers
    upper: Numbers
    ties: Sequence[Tie]

    def solve(self, seconds: float) -> Solved | None:
        """The cheapest counts; None if there are none. Raises: TimeoutError."""
        chosen = _cheapest(self.cost, self.upper, self.ties, seconds)
        if chosen is None:
            return None
        choice, up, down = np.split(chosen, 3)
        counts = self.low + choice + up - down
        is_beyond = (counts < self.low) | (counts > self.low + self.is_open)
        return Solved(counts, is_beyond & self.shown)


def with_steps(
    low: Whole,
    is_open: Flags,
    choice: Numbers,
    shown: Flags,
    fixed: Flags,
    equal: sparse.csr_array,
    at_most: sparse.csr_array,
) -> Stepping:
    """Steps for every count that isn't fixed; what is not shown may move freely, for less.

    ``choice`` is the cost of the upper neighbour.
    """
    price = np.where(shown, STEP_PRICE, MOVEMENT_PRICE)
    reach = np.where(fixed, 0.0, np.where(shown, 1.0, UNBOUNDED))
    same = sparse.eye_array(len(low), dtype=np.int64, format="csr")
    counts = sparse.hstack([same, same, -same]).tocsr()
    # up only from the upper neighbour, down only from the lower one
    shut = is_open.astype(np.int64)
    steps_up = sparse.hstack([-sparse.diags_array(shut, dtype=np.int64), same, same * 0])[shown].tocsr()
    steps_down = sparse.hstack([sparse.diags_array(shut, dtype=np.int64), same * 0, same])[shown].tocsr()
    return Stepping(
        low,
        is_open,
        shown,
        cost=np.concatenate([choice, price, price]),
        upper=np.concatenate([is_open.astype(float), reach, np.where(shown, np.minimum(reach, low), reach)]),
        ties=[
            (equal @ counts, -(equal @ low), -(equal @ low)),
            (at_most @ counts, None, -(at_most @ low)),
            (steps_up, None, np.where(is_open, 0, 1)[shown]),
            (steps_down, None, np.ones(int(shown.sum()), dtype=np.int64)),
        ],
    )


def _cheapest(
    cost: Numbers,
    upper: Numbers,
    ties: Sequence[Tie],
    seconds: float,
) -> Whole | None:
    """Whole numbers from 0 to ``upper`` that keep every tie at the least cost; None if there are none."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    held = [
        LinearConstraint(matrix, -np.inf if least is None else least, most)
        for matrix, least, most in ties
        if matrix.shape[0]
    ]
    options = {"mip_rel_gap": 0.0, "time_limit": seconds, "presolve": True}
    answer = milp(cost, integrality=np.ones(len(cost)), bounds=Bounds(0, upper), constraints=held, options=options)
    if answer.status == INFEASIBLE:
        return None
    if answer.status != OPTIMAL:
        raise TimeoutError(answer.message)
    return np.rint(answer.x).astype(np.int64)
