"""What becomes of many files, of any origin: what each was refused as, how long it took, what the reading cost."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.warm_readers import warm_readers
from wggi_metrics.workbook import Workbook, WorkbookRefused, read_workbook

Made = Callable[[], bytes]

AT_ONCE = 2
HANG = 20.0
"""Seconds; a file that takes longer has hung."""
UNNAMED = frozenset(("nothing", "workbook_broke_off", "workbook_our_fault"))
"""Outcomes that tell an HR officer nothing of the file."""


@dataclass(frozen=True)
class Outcome:
    """``became`` is "read", "nothing" (read, and nothing found), the rule of a refusal, or an exception's name."""

    name: str
    became: str
    seconds: float


@dataclass
class Outcomes:
    """All outcomes of one corpus; ``grown`` is the most that the asking process grew meanwhile, in MB."""

    asked: int
    found: list[Outcome] = field(default_factory=list)
    grown: float = 0.0

    @property
    def unnamed(self) -> list[Outcome]:
        """Neither rows nor a reason: among them every exception that is no refusal."""
        return [one for one in self.found if one.became in UNNAMED or not one.became.startswith(("read", "workbook_"))]

    @property
    def hangs(self) -> list[Outcome]:
        return [one for one in self.found if one.seconds > HANG]

    def __str__(self) -> str:
        became = Counter(one.became for one in self.found)
        refused, dead = len(self.found) - became["read"], self.asked - len(self.found)
        slowest = max((one.seconds for one in self.found), default=0.0)
        return (
            f"{self.asked:,} files, {became['read']:,} read, {refused:,} refused; {dead} server deaths, "
            f"{len(self.hangs)} beyond {HANG:.0f} s (slowest {slowest:.1f} s), "
            f"{len(self.unnamed)} unnamed, server + {self.grown:.0f} MB"
        )


def outcomes_of(files: Mapping[str, Made | Path]) -> Outcomes:
    """Reads every file, a few at a time; one that is made is made when its turn comes."""
    outcomes = Outcomes(len(files))
    with warm_readers():
        read_one("warm.csv", b"a,b\n1,2\n")
        before = _resident("VmRSS", afresh=True)
        with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
            outcomes.found = list(pool.map(_one, files.items()))
        outcomes.grown = _resident("VmHWM") - before
    return outcomes


def _one(file: tuple[str, Made | Path]) -> Outcome:
    name, content = file
    return read_one(name, content if isinstance(content, Path) else content())


def read_one(name: str, content: Path | bytes) -> Outcome:
    """Reads one file, and lets go of what was read."""
    began = time.monotonic()
    try:
        became = "read" if holds_anything(read_workbook(content, name)) else "nothing"
    except WorkbookRefused as refused:
        became = refused.problem.rule
    except Exception as error:
        became = type(error).__name__
    return Outcome(name, became, time.monotonic() - began)


def holds_anything(workbook: Workbook) -> bool:
    return any(sheet.cells.num_rows or sheet.faults for sheet in workbook.sheets)


def _resident(what: str, *, afresh: bool = False) -> float:
    """What this process holds (VmRSS), or has held at most (VmHWM) since it was asked ``afresh``, in MB; Linux."""
    try:
        if afresh:
            Path("/proc/self/clear_refs").write_text("5")
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{what}:"))
