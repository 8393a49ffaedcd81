"""The working group's programme: sponsored projects, the plan of action by periods, publications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any, NamedTuple

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.places import Station, content, stations

PLAN_YEARS, PLAN_ENDS = 5, 3  # plans end in years that leave 3 when divided by 5: 2003, 2008, …
PROJECTS_A_YEAR = 2
CONSTRAINTS = (
    "",
    "",
    "",
    "late release of funds",
    "staff left",
    "figures by gender came late",
    "permit",
    "security",
)
OUTPUTS = (
    "a handbook",
    "two courses",
    "a film for partners",
    "a directory",
    "an information desk",
    "a study",
)


class Project(NamedTuple):
    number: str
    about: dict[str, Any]
    station: Station
    started: int
    due: int
    ended: int | None
    status: str
    requested: int
    allocated: int
    spent: int
    source: str
    women: int | None
    men: int | None
    constraints: str
    output: str
    has_analysis: bool
    has_budget: bool
    sessions: int | None
    indicators: int

    @property
    def is_over(self) -> bool:
        return self.status == "completed"


class Action(NamedTuple):
    about: dict[str, Any]
    period: str
    status: str
    value: float
    due: int
    revised: int | None


class Issue(NamedTuple):
    about: dict[str, Any]
    day: int


def projects(organisation: Organisation, seed: int) -> list[Project]:
    """About two projects a year, by the day on which they started."""
    chance = Random(f"{seed} projects")
    span = organisation.end - organisation.begin
    wanted = max(4, int(span / 365.25 * PROJECTS_A_YEAR))
    days = sorted(organisation.begin + chance.randrange(span) for _ in range(wanted))
    ideas = content("registers")["projects"]
    offset = chance.randrange(len(ideas))
    return [_project(organisation, i, day, ideas[(i + offset) % len(ideas)], chance) for i, day in enumerate(days, 1)]


def _project(organisation: Organisation, i: int, day: int, about: dict[str, Any], chance: Random) -> Project:
    due = day + chance.choice((365, 540, 730))
    last = due + chance.choice((0, 0, 0, 90, 200))
    is_over, waits = last <= organisation.end, day > organisation.end - 120
    allocated = chance.randint(5, 17) * 5000
    share = 1.0 if is_over else 0.0 if waits else (organisation.end - day) / (last - day)
    reached = None if waits else int(chance.randint(60, 1500) * max(share, 0.1))
    women = None if reached is None else int(reached * about["women"])
    status = "completed" if is_over else "approved" if waits else "ongoing"
    if not is_over and not waits and chance.random() < 0.2:
        status = "suspended"
    return Project(
        f"PRJ-{date.fromordinal(day).year}-{i:02d}", about,
        next(s for s in stations() if s.name == about["station"]),
        day, due, last if is_over else None, status, allocated + chance.choice((0, 0, 5000, 15000)),
        allocated,
        int(allocated * share * chance.uniform(0.85, 1.0)),
        chance.choice(("WGGI discretionary", "Programme and Budget chapter")),
        women, None if reached is None or women is None else reached - women,
        chance.choice(CONSTRAINTS), chance.choice(OUTPUTS) if is_over else "",
        chance.random() < 0.3 + 0.4 * organisation.elapsed(day), chance.random() < 0.3,
        None if waits else chance.randint(2, 24), chance.randint(0, 8),
    )  # fmt: skip


def plan_of_action(organisation: Organisation, seed: int) -> Iterator[Action]:
    """Every action of every plan that ran during the history."""
    chance = Random(f"{seed} plan")
    first, last = (date.fromordinal(day).year for day in (organisation.begin, organisation.end))
    for end in range(first + (PLAN_ENDS - first) % PLAN_YEARS, last + PLAN_YEARS, PLAN_YEARS):
        if end - PLAN_YEARS < last:
            for about in content("registers")["actions"]:
                yield _action(organisation, about, end, chance)


def _action(organisation: Organisation, about: dict[str, Any], end: int, chance: Random) -> Action:
    period = f"{end - PLAN_YEARS + 1}-{end}"
    due = date(chance.randint(end - 2, end), chance.choice((6, 12)), 30).toordinal()
    begun = date(end - PLAN_YEARS + 1, 1, 1).toordinal()
    progress = min(1.0, (organisation.end - begun) / (due - begun))
    is_done = chance.random() < about["share"] and progress > chance.uniform(0.4, 1.0)
    low, high = about["baseline"], about["target"]
    value = high if is_done else low + (high - low) * progress * chance.uniform(0.1, 0.9)
    status = "done" if is_done else _open_status(progress, chance)
    revised = due - 400 if chance.random() < 0.15 and due - 400 <= organisation.end else None
    return Action(about, period, status, round(value, 1), due, revised)


def _open_status(progress: float, chance: Random) -> str:
    mark = chance.random()
    if mark < 0.08:
        return "dropped"
    return "not started" if mark < 0.3 - 0.25 * progress else "in progress"


def publications(organisation: Organisation, seed: int) -> list[Issue]:
    """What was issued, when due or late; some issues were never made."""
    chance = Random(f"{seed} publications")
    issued: list[Issue] = []
    for about in content("registers")["outreach"]:
        every = int(about["months"] * 30.44)
        for due in range(organisation.begin + chance.randrange(every), organisation.end, every):
            late = 0 if chance.random() < about["on_time"] else chance.randint(20, 120)
            if due + late <= organisation.end and chance.random() > 0.04:
                issued.append(Issue(about, due + late))
    return sorted(issued, key=lambda issue: issue.day)
