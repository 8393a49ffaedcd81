"""Passages counted by the store's SQL against candidatures gone through one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.measures.notices import candidatures
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures.passages import passages

STAGES = ("applied", "qualified", "short list", "interviewed", "recommended", "appointed")
GENDERS = ("woman", "man", "other", "not stated")
DECIDED = ("filled", "closed", "re-advertised")


@dataclass(frozen=True)
class Candidate:
    notice: int
    gender: str
    stage: int
    outcome: str
    from_roster: bool

    @property
    def reached(self) -> int:
        """A declined offer was one; a roster is past the recommendation."""
        least = {"declined": 5, "appointed": 5, "roster": 4}.get(self.outcome, 0)
        return max(self.stage, least)


CANDIDATE = some.builds(
    Candidate, some.integers(0, 3), some.sampled_from(GENDERS), some.integers(0, 5),
    some.sampled_from(["-", "-", "-", "withdrawn", "declined", "pending", "roster", "appointed"]),
    some.sampled_from([False, False, False, True]),
)  # fmt: skip
STATUSES = some.lists(some.sampled_from([*DECIDED, "open", "cancelled"]), min_size=4, max_size=4)


def counted_by_hand(candidates: list[Candidate], statuses: list[str]) -> Counter[tuple[int, str, str, str, str]]:
    """How many of each gender entered, passed or withdrew at each decided passage of each notice."""
    told = sorted({0, *(each.stage for each in candidates), *(each.reached for each in candidates)})
    found: Counter[tuple[int, str, str, str, str]] = Counter()
    for notice, status in enumerate(statuses):
        mine = [each for each in candidates if each.notice == notice]
        for stage, following in pairwise(told):
            pool = [each for each in mine if each.reached >= stage and not each.from_roster]
            passed = [each for each in pool if each.reached >= following]
            is_waited_for = any(each.outcome == "pending" and each.reached >= stage for each in mine)
            if not passed and (status not in DECIDED or is_waited_for):
                continue
            for each in pool:
                key = (notice, STAGES[stage], STAGES[following], each.gender)
                if each in passed:
                    found[(*key, "passed")] += 1
                elif each.outcome == "withdrawn":
                    found[(*key, "withdrawn")] += 1
                if each in passed or each.outcome != "withdrawn":
                    found[(*key, "entered")] += 1
    return found


@settings(deadline=None, max_examples=30)
@given(some.lists(CANDIDATE, min_size=1, max_size=25), STATUSES)
def test_passages_are_those_counted_by_hand(candidates: list[Candidate], statuses: list[str]) -> None:
    lines = [
        f"V{each.notice} | {number} | {each.gender} | {STAGES[each.stage]} | {each.outcome} | "
        f"{'true' if each.from_roster else '-'}"
        for number, each in enumerate(candidates)
    ]
    listed = "vacancy_no | opened_on | status\n" + "\n".join(
        f"V{notice} | 2025-01-01 | {status}" for notice, status in enumerate(statuses)
    )
    release = candidatures(lines, "stage | outcome | from_roster", vacancy_notices=listed)
    found = passages(release, LOCAL, periods=[None], by=("vacancy_no",))
    counted: Counter[tuple[int, str, str, str, str]] = Counter()
    for key, cells in zip(found.keys.to_dict("records"), found.cells, strict=True):
        for result, heads in zip(("entered", "passed", "withdrawn"), cells, strict=False):
            for gender, number in zip(GENDERS, heads, strict=True):
                counted[(int(key["vacancy_no"][1:]), key["stage"], key["next_stage"], gender, result)] += int(number)
    assert +counted == counted_by_hand(candidates, statuses)
