"""The sentences under a page's name: where women and men stand, what changed, how far the band is."""

from __future__ import annotations

from datetime import date

from wggi_metrics.figures.numerals import day_text, magnitude, month_text, unbroken
from wggi_metrics.figures.rows import Row
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import Subject, is_equal, subject_of_last
from wggi_metrics.words import say


def lead(now: Row, before: Row | None, since: date | None, posts: str, old: date | None = None) -> str:
    """The first sentence of the Overview, key numbers between asterisks.

    ``now`` is a row of ``parity_status``; ``old`` its date where the data are too old for the present tense.
    """
    if not now.known:
        return nobody(now)
    subject = subject_of_last([row for row in (before, now) if row is not None])
    parts = [_stand(now, subject, posts, old)]
    if before is not None and before.known and since:
        parts.append(_compared(now, before, since, subject))
    if now["status"]:
        parts.append(_band(now, subject))
    return say(f"sentences.join.{len(parts)}", **dict(zip("abc", parts, strict=False)))


def _stand(now: Row, subject: Subject, posts: str, old: date | None) -> str:
    form = ("past" if old else "present") + ("_equal" if is_equal(now) else "")
    return say(
        f"sentences.lead.{form}",
        **subject.words(),
        share=subject.percent(now),
        posts=posts,
        n_of=subject.n_of(now),
        date=day_text(old) if old else "",
    )


def _compared(now: Row, before: Row, since: date, subject: Subject) -> str:
    change = subject.share(now) - subject.share(before)
    if change == 0:
        return say("sentences.lead.level", since=month_text(since))
    return say(
        f"sentences.lead.{'more' if change > 0 else 'fewer'}",
        change=magnitude(change * 100),
        since=month_text(since),
    )


def _band(now: Row, subject: Subject) -> str:
    short = int(now["posts_to_band"] or 0) if now["short_of"] == subject.gender else 0
    return say("sentences.lead.short", n=short) if short else say("sentences.lead.in_band")


def top_lead(top: Row | None, whole: Row, name: str, old: bool = False) -> str:
    """The second sentence: the share in the top grades of the gender that is fewer in all."""
    if top is None or not top.known or is_equal(whole):
        return ""
    subject = subject_of_last([whole])
    tense = "past" if old else "present"
    return say(f"sentences.lead.top_{tense}", top=unbroken(name), share=subject.percent(top), n_of=subject.n_of(top))
