"""How often women and men are promoted: promotions divided by the years in which they could be (step 7)."""

from __future__ import annotations

from wggi_metrics.counts import describe
from wggi_metrics.counts.release import Readable
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.asked import Asked, Result
from wggi_metrics.measures.career_rates import Kind, rates
from wggi_metrics.measures.careers import promotable
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.populations import counted_where
from wggi_metrics.measures.wrong_use import refuse_wrong_use

PROMOTED = Kind(event="promotions", other="separations", word="promoted", cut="to_grade")


def promotion_rates(release: Readable, viewer: Viewer, asked: Asked = Asked()) -> Result:
    """Promotions to any higher grade of the category divided by person-years in grades that have one.

    People on leave are at risk too. By ``to_grade`` each destination is counted over the same exposure. With dates
    the ratio of rates women : men has its exact interval; where events are known to lie between two lists, the
    ratio of the shares promoted has its score interval, and people away on the second list are left out and
    counted. Left out: other and not stated, grades without a higher one.
    With ``eligible`` people are at risk from the day on which they have the minimum seniority in the grade (of lists:
    in pairs whose first list lies on that day or later), and promotions before it are not counted either. Then left
    out: grades and days without a rule, and, counted in ``population``, whose entry into the grade is not known.
    Returns: events, person-years, rates a year, ratios with intervals and p, by group, pooled; stratified by the
    groups, or the fields named apart, or the pairs of lists (Mantel-Haenszel).
    Raises: AskedWrongly for a dimension, value or date that can't be.
    Source: Clopper and Pearson (1934); Miettinen and Nurminen (1985); Greenland and Robins (1985), Biometrics 41.
    """
    told = definition("promotion_rates")
    refuse_wrong_use(release, viewer, told, asked)
    where = counted_where(asked)
    grades = promotable(describe(release))
    chosen = [grade for grade in grades if grade in asked.where.get("grade", grades)]
    return rates(release, viewer, told, asked, PROMOTED, where | {"grade": tuple(chosen)})
