"""A vacancy notice, the course it takes through the months, and the channels by which it is sent."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.careers.placing import station_for
from wggi_metrics.demo.places import Station, unit_at
from wggi_metrics.demo.posts import family_for
from wggi_metrics.demo.recruitment.calendar import meeting_days

if TYPE_CHECKING:
    from wggi_metrics.demo.recruitment.candidates import Candidate

GRADES = {"P-2": 20, "P-3": 31, "P-4": 24, "P-5": 12, "D-1": 4, "D-2": 1, "NO-B": 5, "NO-C": 3}
SCOPES = {"internal": 8, "external": 12, "both": 80}
TWO_POSITIONS, REQUIREMENTS_CHANGED, DEFERRED, CANCELLED = 0.08, 0.3, 0.05, 0.03

# Channel: probability at the start and at the end of the history. Focal points and WomenWatch: see Rates.
CHANNELS = {
    "organisation website": (1.0, 1.0), "UN system": (0.55, 0.65), "professional network": (0.25, 0.32),
    "women's network": (0.08, 0.22), "national press": (0.30, 0.10), "social media": (-0.5, 0.85),
    "member states": (0.25, 0.20),
}  # fmt: skip
RECIPIENTS = {
    "gender focal points": 80,
    "women's network": 45,
    "professional network": 120,
    "member states": 150,
}


class Course(NamedTuple):
    """The days of a notice: opened, closed, long list, short list, interviews, Board meeting, on duty."""

    opened: int
    closed: int
    long_list: int
    short_list: int
    interviews: int
    meeting: int
    on_duty: int


class Circulation(NamedTuple):
    """``after`` is counted in days from the opening of the notice."""

    channel: str
    after: int
    recipients: int | None


@dataclass(slots=True, eq=False)
class Notice:
    """One notice, that is one round of a vacant post."""

    grade: str
    course: Course
    post_no: str
    round: int
    station: Station
    unit: str
    family: str
    positions: int
    scope: str
    gender_clause: bool
    terms_clause: bool
    requirements_changed: bool
    deferred: bool
    vacancy_no: str = ""
    status: str = "open"
    decision: str = ""
    circulations: list[Circulation] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)

    def sent_after(self, channel: str) -> int | None:
        """The days from opening until the notice went out by the channel, if that was before it closed."""
        days = [c.after for c in self.circulations if c.channel == channel]
        return days[0] if days and self.course.opened + days[0] <= self.course.closed else None


def open_notice(
    organisation: Organisation, grade: str, course: Course, post: tuple[str, int], chance: Random
) -> Notice:
    """A new notice for a post (its number and the round), with a place and a job."""
    clause = organisation.rates.gender_clause.at(organisation.elapsed(course.opened))
    station = station_for(organisation, grade, "man")
    return Notice(
        grade=grade, course=course, post_no=post[0], round=post[1], station=station,
        unit=unit_at(station, chance), family=family_for(grade, "man", chance),
        positions=2 if grade in {"P-2", "P-3"} and chance.random() < TWO_POSITIONS else 1,
        scope=chance.choices(list(SCOPES), list(SCOPES.values()))[0],
        gender_clause=chance.random() < clause, terms_clause=chance.random() < clause - 0.12,
        requirements_changed=post[1] > 1 and chance.random() < REQUIREMENTS_CHANGED,
        deferred=chance.random() < DEFERRED,
    )  # fmt: skip


def course_from(opened: int, end: int, chance: Random) -> Course:
    """The course of a notice opened on this day."""
    closed = opened + chance.randint(26, 44)
    long_list = closed + chance.randint(6, 14)
    short_list = long_list + chance.randint(6, 14)
    interviews = short_list + chance.randint(8, 18)
    meeting = _meeting_after(interviews, end)
    return Course(opened, closed, long_list, short_list, interviews, meeting, meeting + chance.randint(20, 110))


def shifted(course: Course, on_duty: int, end: int) -> Course:
    """The same course, earlier or later, so that the appointee comes on duty on this day."""
    days = on_duty - course.on_duty
    for earlier in (0, 30, 60):
        opened, closed, long_list, short_list, interviews, *_ = (day + days - earlier for day in course)
        meeting = _meeting_after(interviews, end)
        if meeting < on_duty:
            break
    return Course(opened, closed, long_list, short_list, interviews, meeting, on_duty)


def _meeting_after(interviews: int, end: int) -> int:
    days = meeting_days(end)
    return days[min(bisect_left(days, interviews + 5), len(days) - 1)]


def circulate(organisation: Organisation, notice: Notice, chance: Random) -> None:
    """Sends the notice out by its channels, as far as that has happened by now."""
    opened, rates = notice.course.opened, organisation.rates
    elapsed = organisation.elapsed(opened)
    likely = {
        "gender focal points": rates.circulated.at(elapsed),
        "WomenWatch": rates.on_womenwatch.at(elapsed),
    }
    likely |= {name: start + (end - start) * elapsed for name, (start, end) in CHANNELS.items()}
    for channel, probability in likely.items():
        after = _days_to_send(channel, chance)
        if chance.random() < probability and opened + after <= organisation.known:
            notice.circulations.append(Circulation(channel, after, _recipients(channel, chance)))


def _recipients(channel: str, chance: Random) -> int | None:
    usual = RECIPIENTS.get(channel)
    return max(int(chance.gauss(usual, usual / 12)), 1) if usual else None


def _days_to_send(channel: str, chance: Random) -> int:
    if channel == "organisation website":
        return 0
    return int(chance.gammavariate(1.9, 3.6) if channel == "gender focal points" else chance.gammavariate(1.5, 3))
