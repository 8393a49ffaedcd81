"""Whether the measures find the hidden rates again: how often their intervals hold what the generator was given.

**The hidden value of selection** is told in ``hidden_selection``.

**That of careers, in person-years.** The generator looks at a person on days drawn at one ceiling rate c: from look to
look it is a geometric number of days, so that on every day after the entry there is a look with probability c / 365.25,
whatever was before. At a look at most one thing happens, each with probability r / c, where r is its yearly rate. So on
each day t that somebody reaches in a state, its event happens with probability r / 365.25, to the digit: what excludes
it on that day (another event, leaving) has its own share of the looks, shortens the time at risk and leaves the rate as
it is. An event of day t begins the new state on t, and leaving is dated the first day away: from the entry to the day
before the event there are as many days in the state as days on which it could end. Hence events - r x days / 365.25 is
a martingale, and events ÷ person-years estimate r with nothing to convert. Three things differ, all far below the width
of an interval:

- The measure takes the state of day t, the chance that of day t - 1: over a period the person-years differ by the
  heads gained between its two ends, in days (a quarter of the heads over 20 years: 4 in 100,000).
- On the day of mandatory retirement the person goes before chance is asked: one day of a career.
- Binomial by day is narrower than Poisson, by a factor of 1 - r / 365.25 in the variance.

Garwood's and Clopper and Pearson's intervals hold the value in at least 95 % of all cases where person-years are
given. Here they depend on the events themselves a little (a grade that is left has fewer), which the goal allows for.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from benchmarks.demonstration import Size, demonstration
from benchmarks.found import Found, turned
from benchmarks.harness import Line
from benchmarks.hidden_rates import KINDS
from benchmarks.hidden_selection import SELECTION
from wggi_metrics.demo import RATES, Rates, plain

SEEDS, LARGE = 200, 1000
SIZE = Size(staff=1000, years=20)
GOAL = 0.93
GOAL_EXCHANGED = 0.80
EVERY = 20  # seeds between two words on how far it is


def recovered(seed: int, size: Size = SIZE, rates: Rates = RATES) -> list[Found]:
    """Every hidden value of one organisation beside its interval."""
    hidden = plain(rates)
    release = demonstration(hidden, size, seed)
    found = [entry for kind in KINDS for entry in kind(release, size, hidden)]
    release.connection.close()
    return found


def lines(large: bool) -> list[Line]:
    """The coverage over all seeds: in all, by kind, and of ratios if women's and men's rates were exchanged.

    The exchanged are told of all ratios, and of those of selection by themselves.

    Raises: AssertionError where one is not as it should be.
    """
    found = _of_seeds(range(1, (LARGE if large else SEEDS) + 1))
    kinds: dict[str, list[Found]] = defaultdict(list)
    for entry in found:
        kinds[entry.kind].append(entry)
    table = [_line("all", found), *(_line(kind, entries) for kind, entries in kinds.items())]
    table += [_exchanged("ratios", found), _exchanged(SELECTION, [entry for entry in found if SELECTION in entry.kind])]
    missed = [f"{line.what}: {line.ratio:.3f}" for line in table if line.verdict == "missed"]
    if missed:
        raise AssertionError(f"hidden rates are not found again ({'; '.join(missed)})")
    return table


def _of_seeds(seeds: Sequence[int]) -> list[Found]:
    """What is ``recovered`` from every seed, in as many processes as there are cores."""
    found: list[Found] = []
    with multiprocessing.get_context("spawn").Pool(os.cpu_count(), _leave_interrupts_to_the_first) as processes:
        for number, own in enumerate(processes.imap_unordered(recovered, seeds), 1):
            found += own
            if number % EVERY == 0:
                print(f"{number} of {len(seeds)} organisations, {coverage(found):.3f} …", file=sys.stderr)
    return found


def _leave_interrupts_to_the_first() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def coverage(found: Iterable[Found]) -> float:
    """The part of the intervals that hold the hidden value."""
    sides = [entry.side for entry in found]
    return sides.count("on") / len(sides)


def _exchanged(what: str, found: Sequence[Found]) -> Line:
    return replace(_line(f"{what}, rates exchanged", turned(found)), goal=GOAL_EXCHANGED, better="lower")


def _line(what: str, found: Sequence[Found]) -> Line:
    sides = [entry.side for entry in found]
    told = {side: sides.count(side) / len(found) for side in ("below", "above", "missing")}
    note = ", ".join(f"{part:.2%} {side}" for side, part in told.items() if part or side != "missing")
    return Line(
        "recovery", what, coverage(found), f"{sides.count('on'):,} hold the hidden value", f"{len(found):,} intervals",
        GOAL, "higher", note,
    )  # fmt: skip
