"""Survival statistics from counts, against lifelines, which reads one row per person.

lifelines asks for an older pandas than ours, so it has an environment of its own, ``build/lifelines``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from benchmarks.harness import Line, milliseconds, timed
from wggi_metrics.statistics import cox, kaplan_meier, log_rank, median_time, risk_table

SIZES = (100_000, 1_000_000, 10_000_000)
COX_UP_TO = 1_000_000  # people that lifelines' Cox regression is asked about
GOALS = {("Kaplan-Meier", 10_000_000): 50.0, ("log-rank", 10_000_000): 50.0, ("Cox", 1_000_000): 100.0}
SEED, MONTHS, LEVELS = 20_061_100, 241, 4
WOMEN, HAZARD, RATIO_OF_WOMEN, RATIO_OF_LEVEL = 0.4, 0.01, 1.02, 0.95
COVARIATES = [(woman, level) for woman in range(2) for level in range(LEVELS)]
EVENTS_PER_PARAMETER = 10
HOME = Path(__file__).parents[1] / "build" / "lifelines"
SIDE = Path(__file__).with_name("lifelines_side.py")
Counts = NDArray[np.int64]
"""People by pattern of covariates, ending (censored, event) and month."""


class People(NamedTuple):
    """One entry per person: the month of leaving the observation, and whether that is by the event."""

    month: NDArray[np.int16]
    event: NDArray[np.bool_]
    woman: NDArray[np.bool_]
    level: NDArray[np.int8]


def people(size: int) -> People:
    """Always the same people: a constant monthly hazard for each pattern, censored evenly over the months."""
    chance = np.random.default_rng(SEED)
    woman = chance.random(size, dtype=np.float32) < WOMEN
    level = chance.integers(0, LEVELS, size, dtype=np.int8)
    hazard = HAZARD * RATIO_OF_WOMEN**woman * RATIO_OF_LEVEL**level
    until = np.floor(chance.standard_exponential(size) / hazard)
    watched = chance.integers(0, MONTHS, size, dtype=np.int16)
    return People(np.minimum(until, watched).astype(np.int16), until <= watched, woman, level)


def by_gender(everybody: People) -> Counts:
    return _counted(everybody, everybody.woman.astype(np.int16), 2)


def by_pattern(everybody: People) -> Counts:
    return _counted(everybody, everybody.woman.astype(np.int16) * LEVELS + everybody.level, 2 * LEVELS)


def _counted(everybody: People, pattern: NDArray[np.int16], patterns: int) -> Counts:
    place = (pattern * 2 + everybody.event) * MONTHS + everybody.month
    return np.bincount(place, minlength=patterns * 2 * MONTHS).reshape(patterns, 2, MONTHS)


def _at_risk(counts: Counts) -> tuple[ArrayLike, ArrayLike]:
    table = risk_table(counts.sum(axis=(1, 2)), counts[:, 1:], counts[:, 0])
    return table.at_risk, table.events[:, 0]


def kaplan_meier_of(counts: Counts) -> dict[str, ArrayLike]:
    """Curves, limits and medians of both groups: what lifelines' fit makes too."""
    at_risk, events = _at_risk(counts)
    medians = median_time(at_risk, events, np.arange(MONTHS))
    return {"survival": kaplan_meier(at_risk, events).survival, "median": medians.estimate}


def log_rank_of(counts: Counts) -> dict[str, ArrayLike]:
    test = log_rank(*_at_risk(counts))
    return {"statistic": test.chi_square, "p": test.p}


def cox_of(counts: Counts) -> dict[str, ArrayLike]:
    fit = cox(*_at_risk(counts), COVARIATES, EVENTS_PER_PARAMETER)
    return {"coefficients": np.log(fit.ratio), "standard_errors": np.sqrt(np.diag(fit.covariance))}


class Statistic(NamedTuple):
    """How people become counts, what is made of the counts, and how close lifelines must come: (relative, absolute)."""

    count: Callable[[People], Counts]
    answer: Callable[[Counts], dict[str, ArrayLike]]
    close: dict[str, tuple[float, float]]


STATISTICS = {
    "Kaplan-Meier": Statistic(by_gender, kaplan_meier_of, {"survival": (0, 1e-12), "median": (0, 0)}),
    "log-rank": Statistic(by_gender, log_rank_of, {"statistic": (1e-9, 0), "p": (1e-6, 0)}),
    "Cox": Statistic(by_pattern, cox_of, {"coefficients": (1e-8, 0), "standard_errors": (1e-8, 0)}),
}


class Ours(NamedTuple):
    """Seconds from counts that are there, and from the rows; the answer."""

    counts: float
    rows: float
    answer: dict[str, ArrayLike]


def lines(large: bool) -> list[Line]:
    """Every size and statistic; none, with a word why, where lifelines can't be installed."""
    try:
        python = lifelines_python()
    except subprocess.CalledProcessError as failure:
        print(f"survival is left out: lifelines could not be installed ({failure})", file=sys.stderr)
        return []
    return [line for size in SIZES for line in _at(size, python)]


def _at(size: int, python: Path) -> Iterator[Line]:
    everybody = people(size)
    theirs = _with_lifelines(python, everybody, with_cox=size <= COX_UP_TO)
    for name, statistic in STATISTICS.items():
        ours = _timed_both_ways(statistic, everybody)
        what = f"{size:,} people, {name}"
        if name == "Cox":
            yield from _cox_compared(what, GOALS.get((name, size)), ours, theirs)
        else:
            yield from _compared(what, GOALS.get((name, size)), ours, theirs, name)


def _timed_both_ways(statistic: Statistic, everybody: People) -> Ours:
    counts = statistic.count(everybody)
    from_counts, answer = timed(lambda: statistic.answer(counts), times=20)
    from_rows, _ = timed(lambda: statistic.answer(statistic.count(everybody)))
    return Ours(from_counts, from_rows, answer)


def _compared(what: str, goal: float | None, ours: Ours, theirs: dict[str, Any], name: str) -> Iterator[Line]:
    """lifelines with a row per person, and with the counts given as weights, which its answers allow here."""
    rows, weights = theirs["rows"][name], theirs["weights"][name]
    hold_equal(name, ours.answer, rows)
    hold_equal(name, ours.answer, weights)
    line = partial(_line, theirs["version"], what)
    yield line("lifelines", rows["seconds"], "from counts", ours.counts, goal)
    yield line("lifelines", rows["seconds"], "from rows", ours.rows)
    yield line("lifelines with weights", weights["seconds"], "from counts", ours.counts)


def _cox_compared(what: str, goal: float | None, ours: Ours, theirs: dict[str, Any]) -> Iterator[Line]:
    """lifelines as it comes, and in the faster of its ways; counts as weights would be another treatment of ties."""
    if "Cox" not in theirs:
        yield Line(
            "survival", what, ours.rows / ours.counts, "ours from rows", "ours from counts",
            note=f"{milliseconds(ours.rows)} and {milliseconds(ours.counts)}; lifelines is not asked",
        )  # fmt: skip
        return
    fit, line = theirs["Cox"], partial(_line, theirs["version"], what)
    hold_equal("Cox", ours.answer, fit)
    for way, seconds in (("lifelines", fit["seconds"]), ("lifelines in batches", fit["batch_seconds"])):
        yield line(way, seconds, "from counts", ours.counts, goal)
        yield line(way, seconds, "from rows", ours.rows)


def _line(
    version: str, what: str, way: str, theirs: float, source: str, ours: float, goal: float | None = None
) -> Line:
    note = f"{milliseconds(theirs)}, ours {milliseconds(ours)}; lifelines {version}"
    return Line("survival", what, theirs / ours, way, f"ours {source}", goal, "higher", note)


def hold_equal(name: str, ours: dict[str, ArrayLike], theirs: dict[str, Any]) -> None:
    """Raises: AssertionError where lifelines' answer is not ours."""
    for part, (relative, absolute) in STATISTICS[name].close.items():
        if not np.allclose(ours[part], theirs[part], rtol=relative, atol=absolute):
            apart = np.abs(np.asarray(ours[part]) - theirs[part]).max()
            raise AssertionError(f"{name}: the {part} of lifelines and ours are {apart:.3g} apart")


def _with_lifelines(python: Path, everybody: People, *, with_cox: bool) -> dict[str, Any]:
    """Times and answers of lifelines, from its own process."""
    print(f"lifelines, {len(everybody.month):,} people …", file=sys.stderr)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "people.npz"
        np.savez(path, **everybody._asdict())
        command = [python, "-I", SIDE, path, *(["cox"] if with_cox else [])]
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def lifelines_python() -> Path:
    """The Python of the environment with lifelines; made where there is none, anew where one was left unfinished."""
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = HOME / ".ready"
    if not (ready.exists() and python.exists()):
        print("an environment with lifelines is made, which takes a minute …", file=sys.stderr)
        shutil.rmtree(HOME, ignore_errors=True)
        install = [python, "-m", "pip", "install", "--disable-pip-version-check", "-qq", "lifelines"]
        for command in ([sys.executable, "-m", "venv", HOME], install):
            subprocess.run(command, check=True, stdout=sys.stderr)
        ready.touch()
    return python
