"""lifelines' side of the survival benchmark: run by the environment that has it, prints one JSON document.

python lifelines_side.py PEOPLE.npz [cox]. It knows nothing of the project, which is in another environment.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from lifelines import CoxPHFitter, KaplanMeierFitter
from lifelines.statistics import logrank_test

MONTHS = 241
PATIENCE = 10.0  # seconds; what has taken longer is not run again
TO_THE_LAST_DIGITS = {"step_size": 1.0, "precision": 1e-18, "r_precision": 1e-14}


class Group(NamedTuple):
    """Months and event of the people of one group, or of its cells, with how many are in each."""

    month: np.ndarray
    event: np.ndarray
    people: np.ndarray | None = None


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """The best of three runs in seconds, of one where it is slow, and the last answer."""
    best, spent = float("inf"), 0.0
    for _ in range(3):
        began = time.perf_counter()
        answer = action()
        took = time.perf_counter() - began
        best, spent = min(best, took), spent + took
        if spent > PATIENCE:
            break
    return best, answer


def as_cells(group: Group) -> Group:
    """The same group with a row for each month and ending, and its people as weights."""
    cells = np.bincount(group.month * 2 + group.event)
    held = np.flatnonzero(cells)
    return Group(held // 2, held % 2, cells[held])


def curves(groups: list[Group]) -> list[KaplanMeierFitter]:
    return [KaplanMeierFitter().fit(group.month, group.event, weights=group.people) for group in groups]


def tested(groups: list[Group]) -> Any:
    one, other = groups
    return logrank_test(one.month, other.month, one.event, other.event, weights_A=one.people, weights_B=other.people)


def by_month(curve: KaplanMeierFitter) -> list[float]:
    """The survival after each month, also those in which nobody went."""
    return curve.survival_function_.iloc[:, 0].reindex(range(MONTHS), method="ffill").tolist()


def compared(groups: list[Group]) -> dict[str, Any]:
    """Kaplan-Meier and log-rank, with their times."""
    curve_seconds, found = timed(lambda: curves(groups))
    test_seconds, test = timed(lambda: tested(groups))
    return {
        "Kaplan-Meier": {
            "seconds": curve_seconds,
            "survival": [by_month(curve) for curve in found],
            "median": [float(curve.median_survival_time_) for curve in found],
        },
        "log-rank": {"seconds": test_seconds, "statistic": float(test.test_statistic), "p": float(test.p_value)},
    }


def regressed(people: pd.DataFrame) -> dict[str, Any]:
    """Cox's regression as it comes and in batch mode with their times, and once more to the last digits.

    As it comes, lifelines guesses which of its two ways is the faster one, and guesses wrong for many people.
    """
    columns = {"duration_col": "month", "event_col": "event"}
    guessed, _ = timed(lambda: CoxPHFitter().fit(people, **columns))
    batch, _ = timed(lambda: CoxPHFitter().fit(people, **columns, batch_mode=True))
    exact = CoxPHFitter().fit(people, **columns, batch_mode=True, fit_options=TO_THE_LAST_DIGITS)
    return {
        "seconds": guessed,
        "batch_seconds": batch,
        "coefficients": exact.params_.tolist(),
        "standard_errors": exact.standard_errors_.tolist(),
    }


def main(path: str, *parts: str) -> None:
    # Whole numbers of 64 bits are what lifelines is fastest with; the conversion is not timed.
    with np.load(path) as kept:
        people = pd.DataFrame({name: kept[name].astype(np.int64) for name in ("month", "event", "woman", "level")})
    month, event, woman = (people[name].to_numpy() for name in ("month", "event", "woman"))
    groups = [Group(month[woman == each], event[woman == each]) for each in (0, 1)]
    answer = {"version": version("lifelines"), "rows": compared(groups)}
    answer["weights"] = compared([as_cells(group) for group in groups])
    if "cox" in parts:
        answer["Cox"] = regressed(people)
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
