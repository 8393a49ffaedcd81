"""How often women and men leave: separations divided by person-years, by reason (step 7)."""

from __future__ import annotations

from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.career_rates import Kind, rates
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.measures.wrong_use import refuse_wrong_use

LEFT = Kind(event="separations", other="promotions", word="left", cut="reason")


def leaving_rates(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Separations divided by person-years of those who could leave, by ``reason`` over the same exposure.

    Dated the first day away; a change of contract and an absence from lists are no separations. Left out: other
    and not stated. From lists: on no later list, which from the last pair can't be told from being away.
    Returns: events, person-years, rates a year, ratios women : men with intervals and p, by group, pooled, and
    stratified as in ``promotion_rates``.
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Clopper and Pearson (1934); Greenland and Robins (1985), Biometrics 41, 55-68.
    """
    told = definition("leaving_rates")
    refuse_wrong_use(release, viewer, told, asked)
    return rates(release, viewer, told, asked, LEFT, counted_where(asked))
