"""The log of changes as validity intervals: one row per person and interval, as an HR system exports it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from wggi_metrics.demo.careers.organisation import Entry, Organisation, Person, Post
from wggi_metrics.demo.posts import MANAGES, TOUR_YEARS, is_international


class Assignment(NamedTuple):
    """What held of a person from a day to a day, both inclusive; no last day while it runs on."""

    person: Person
    post: Post
    valid_from: int
    valid_to: int | None
    action: str
    reason: str

    @property
    def status(self) -> str:
        return "left" if self.action == "separation" else "active"

    def holds_on(self, day: int) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def manages(self) -> bool:
        return self.person.luck < MANAGES.get(self.post.grade, 0)

    @property
    def tour_ends(self) -> int | None:
        """The end of the standard tour of internationally recruited staff in classes A to E."""
        years = TOUR_YEARS.get(self.post.station.hardship)
        if years is None or not is_international(self.post.grade):
            return None
        return self.post.post_since + int(years * 365.25) - 1


def assignments(organisation: Organisation) -> list[Assignment]:
    """All intervals by person and day; the last one before a separation bears it and its reason."""
    entries: dict[Person, list[Entry]] = {person: [] for person in organisation.people}
    for entry in organisation.log:
        entries[entry.person].append(entry)
    careers = (_intervals(entries[person]) for person in organisation.people)
    return [row for career in careers for row in career]


def _intervals(entries: list[Entry]) -> list[Assignment]:
    """A change on the same day as the one before takes its place."""
    rows = []
    for entry, following in pairwise([*entries, None]):
        if entry is None or entry.post is None or (following and following.day == entry.day):
            continue
        until = following.day - 1 if following else None
        leaves = following is not None and following.post is None
        action, reason = (following.action, following.reason) if leaves and following else (entry.action, "")
        rows.append(Assignment(entry.person, entry.post, entry.day, until, action, reason))
    return rows
