"""What the level looks like once the post is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.numerals import count_text, magnitude, n_of
from wggi_metrics.figures.sentences.heads import both, change, grade_text, n_of_heads, share_of_heads
from wggi_metrics.figures.sentences.subject import MEN, WOMEN
from wggi_metrics.measures.brief_parts import Heads
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import LevelFilled
    from wggi_metrics.measures.brief_parts import After, NoticeBrief

SAME = "same level"
REPLACING = "replacing"


def after_title(notice: NoticeBrief) -> str:
    """This appointment moves P‑5 by up to 1.7 points: the largest change of the share that it can bring."""
    grade, now = grade_text(notice.level.grade or notice.grade), notice.level.heads
    if notice.level.reason or not notice.after:
        return say("notices.after.none", grade=grade)
    if not now.known:
        return say("notices.after.first", grade=grade)
    most = max(abs(change(now, after.heads)) for after in notice.after)
    if not most:
        return say("notices.after.stays", grade=grade)
    return say("notices.after.moves", n=notice.positions, grade=grade, points=magnitude(most))


def after_label(after: After) -> str:
    """A woman, new to the level; 2 women, 1 man, new to the level; a woman, in place of a man."""
    if after.case == SAME:
        return say("notices.after.same")
    who = _who(after)
    if after.case != REPLACING:
        return say("notices.after.new", who=who)
    if after.outgoing not in ("woman", "man"):
        return say("notices.after.replacing_unknown", who=who)
    return say("notices.after.replacing", who=who, outgoing=after.outgoing)


def _who(after: After) -> str:
    if after.positions == 1:
        return say(f"notices.after.who.{'women' if after.women else 'men'}")
    return both(Heads(after.women, after.positions - after.women))


def short_text(posts: int, short_of: str) -> str:
    """How many of whom are short: 27 women; none."""
    if not posts:
        return say("notices.none")
    return say(f"notices.{(WOMEN if short_of == WOMEN.gender else MEN).gender}", n=posts)


def told_once(found: tuple[After, ...]) -> tuple[After, ...]:
    """The cases, those that say the same in words and numbers once."""
    kept = {(after_label(after), after.heads): after for after in reversed(found)}
    return tuple(reversed(kept.values()))


def share_then(level: LevelFilled) -> str:
    """Women's share once the agenda is filled as chosen; from the fewest women to the most where notices are open."""
    return _ranged(share_of_heads(level.fewest.heads, WOMEN), share_of_heads(level.most.heads, WOMEN))


def n_of_then(level: LevelFilled) -> str:
    """13 of 41; 12 to 13 of 41."""
    return _counts(level.fewest.heads, level.most.heads)


def short_then(level: LevelFilled) -> str:
    """How many of whom are short of parity then."""
    ends = (short_text(after.posts_to_parity, after.short_of) for after in (level.fewest, level.most))
    return _ranged(*ends)


def year_then(level: LevelFilled) -> str:
    """Women of all appointed at the level in the meeting's year with this agenda."""
    return _counts(level.fewest.year, level.most.year)


def _counts(fewest: Heads, most: Heads) -> str:
    if fewest.women == most.women:
        return n_of_heads(fewest, WOMEN)
    return say("notices.after.range", fewest=count_text(fewest.women), most=n_of(most.women, most.known))


def _ranged(fewest: str, most: str) -> str:
    return fewest if fewest == most else say("notices.after.range", fewest=fewest, most=most)
