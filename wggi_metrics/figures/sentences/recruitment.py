"""What recruitment says: the share of women and men among those appointed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wggi_metrics.figures.rows import Row, one_row, rows_of
from wggi_metrics.figures.sentences.share import nobody
from wggi_metrics.figures.sentences.subject import is_equal, subject_of
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures import Result


def recruitment_sentence(result: Result) -> str:
    """The sentence of ``recruitment_flows``."""
    whole = one_row(result)
    if whole is None:
        found = rows_of(result)
        whole = added(found) if found else None
    if whole is None or not whole.known:
        return nobody(whole)
    return appointed(whole)


def added(rows: list[Row]) -> Row:
    """The rows as one, without an interval."""
    counts = {name: sum(int(row[name] or 0) for row in rows) for name in ("women", "men", "other", "not_stated")}
    return Row("pooled", (), (), counts)


def appointed(row: Row) -> str:
    """Women were 48.7 % of those appointed (92 of 189), interval 41.6–55.8 %."""
    subject = subject_of([row])
    form = ("interval" if subject.interval(row) else "plain") + ("_equal" if is_equal(row) else "")
    return say(
        f"sentences.recruitment.{form}",
        **subject.words(),
        share=subject.percent(row),
        n_of=subject.n_of(row),
        interval=subject.interval(row),
    )


def appointed_title(row: Row) -> str:
    """The same as a title, without the interval, which stands in the chart."""
    if not row.known:
        return nobody(row)
    subject = subject_of([row])
    form = "title_equal" if is_equal(row) else "title"
    return say(f"sentences.recruitment.{form}", **subject.words(), share=subject.percent(row), n_of=subject.n_of(row))
