"""What a parity status says: how many groups are below the band, and how many posts would have to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wggi_metrics.figures.labels import things
from wggi_metrics.figures.numerals import unbroken
from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.share import at_date, nobody
from wggi_metrics.figures.sentences.subject import Subject, is_equal, subject_of
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

Posts = Literal["posts_to_band", "posts_to_parity"]


def parity_sentence(result: Result) -> str:
    """The sentence of ``parity_status``."""
    groups = [row for row in rows_of(result) if row["status"]]
    if groups:
        return below_title(groups) + say("sentences.stop")
    whole = one_row(result)
    if whole is None or not whole["status"]:
        return at_date(whole) if whole else nobody(None)
    return whole_sentence(whole)


def whole_sentence(row: Row) -> str:
    """One group alone: the share, where it lies, and the posts to the band and to parity."""
    subject = subject_of([row])
    form = "equal" if is_equal(row) else subject.status(row)
    return say(
        f"sentences.parity.{form}",
        **subject.words(),
        share=subject.percent(row),
        n_of=subject.n_of(row),
        to_band=posts_short([row], subject, "posts_to_band"),
        to_parity=posts_short([row], subject, "posts_to_parity"),
    )


def below_title(groups: list[Row]) -> str:
    """In how many groups the fewer gender is below the band; of the other one if it is nowhere."""
    if not groups:
        return nobody(None)
    subject = subject_of(groups)
    if not below(groups, subject):
        subject = subject.other
    found = below(groups, subject)
    if not found:
        return say("sentences.parity.all_within", n=len(groups), things=things_of(groups))
    return say(
        f"sentences.parity.{'each' if len(found) == len(groups) else 'some'}",
        **subject.words(),
        n=len(found),
        total=len(groups),
        name=unbroken(found[0].label),
        things=things_of(groups),
        places=places(groups, found),
    )


def below(groups: list[Row], subject: Subject) -> list[Row]:
    """The groups in which this gender is short of the band."""
    return [row for row in groups if row["short_of"] == subject.gender and row["posts_to_band"]]


def places(groups: list[Row], found: list[Row]) -> str:
    """The found groups as a range where they stand side by side, else as a list; none if they are many."""
    names = [unbroken(row.label) for row in found]
    first = groups.index(found[0])
    if len(found) > 2 and groups[first : first + len(found)] == found:
        return say("sentences.places.range", first=names[0], last=names[-1])
    return "" if len(names) > 3 else say("sentences.places.list", names=", ".join(names))


def posts_short(groups: list[Row], subject: Subject, column: Posts) -> int:
    """The posts of which this gender is short, over all groups."""
    return sum(int(row[column] or 0) for row in groups if row["short_of"] == subject.gender)


def posts_title(groups: list[Row]) -> str:
    """How many posts short of parity the fewer gender is, and then the other one."""
    if not groups:
        return nobody(None)
    subject = subject_of(groups)
    sides = [side for side in (subject, subject.other) if posts_short(groups, side, "posts_to_parity")]
    if not sides:
        return say("sentences.posts.level", n=len(groups), things=things_of(groups))
    first = say("sentences.posts.short", **sides[0].words(), **_short(groups, sides[0]))
    if len(sides) == 1:
        return first
    return first + say("sentences.posts.and", **sides[1].words(), **_short(groups, sides[1]))


def _short(groups: list[Row], subject: Subject) -> dict[str, object]:
    found = [row for row in groups if row["short_of"] == subject.gender and row["posts_to_parity"]]
    posts = posts_short(groups, subject, "posts_to_parity")
    return {"n": posts, "grades": _of_all(found, groups)}


def _of_all(found: list[Row], groups: list[Row]) -> str:
    return say("sentences.posts.groups", n=len(found), total=len(groups), things=things_of(groups))


def things_of(groups: list[Row]) -> str:
    """What the groups are called together."""
    return things(groups[0].fields) if groups else say("figures.groups")


def short_list(groups: list[Row], subject: Subject) -> str:
    """Each group below the band with its posts: P‑5 21, P‑4 17."""
    return ", ".join(f"{unbroken(row.label)} {row['posts_to_band']}" for row in below(groups, subject))
