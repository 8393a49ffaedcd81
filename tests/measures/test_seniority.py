"""The minimum seniority in the grade: who is at risk from which day on, counted by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.measures.following import Person, release_following
from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import (
    Asked,
    AskedWrongly,
    has_minimum_seniority,
    leaving_rates,
    promotion_hazard_ratio,
    promotion_rates,
    time_in_grade,
)

YES = {"eligible": ("yes",)}
YEAR = {"start": date(2022, 1, 1), "end": date(2022, 12, 31)}
PEOPLE = ["women_promoted", "men_promoted", "women_person_years", "men_person_years"]
RULE = "grade | months | valid_from\nP-3 | 24 | 2010-01-01\nP-4 | 12 | 2010-01-01"
# 0 opens the data; 1 has 24 months on 1 July 2022; 2 is promoted before, 3 on the day itself; 4's entry is not known.
STAFF = """
staff_no | gender | grade | entry_on_duty | valid_from | valid_to
0        | man    | USG   | -             | 2019-01-01 | -
1        | woman  | P-3   | -             | 2020-07-01 | -
2        | woman  | P-3   | -             | 2020-07-01 | 2022-05-31
2        | woman  | P-4   | -             | 2022-06-01 | -
3        | man    | P-3   | -             | 2020-07-01 | 2022-06-30
3        | man    | P-4   | -             | 2022-07-01 | -
4        | man    | P-3   | 2015-01-01    | 2020-07-01 | -
5        | man    | P-3   | -             | 2020-03-01 | 2022-10-31
5        | man    | P-4   | -             | 2022-11-01 | -
"""


def specimen(rule: str = RULE) -> Specimen:
    return release_of(assignments=STAFF, seniority=rule, until=date(2023, 12, 31))


def rates(release: Specimen, *by: str, **asked: object) -> pd.DataFrame:
    return promotion_rates(release, LOCAL, Asked(by=by, **{"where": YES, **YEAR, **asked})).table  # type: ignore[arg-type]


def test_days_and_promotions_before_the_minimum_are_not_counted() -> None:
    row = rates(specimen(), "grade").iloc[0]
    women = 31 + 31 + 30 + 31 + 30 + 31  # of 1: July to December; 2 was promoted before
    men = 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31  # of 5: March to October; 3 spent no day with the minimum
    assert row["grade"] == "P-3"
    assert row[PEOPLE].tolist() == pytest.approx([0, 2, women / 365.25, men / 365.25])


def test_whose_entry_is_not_known_is_left_out_and_counted() -> None:
    found = promotion_rates(specimen(), LOCAL, Asked(where=YES, **YEAR))
    assert "1 person left out whose entry into the grade is not known" in found.population
    assert "minimum seniority" in found.population


def test_a_grade_without_a_rule_of_its_own_takes_the_rule_without_a_grade() -> None:
    both = "grade | months | valid_from\nP-3 | 24 | 2010-01-01\n- | 3 | 2010-01-01"
    table = rates(specimen(both), "grade").set_index("grade")
    # 2 is in P-4 from 1 June, with three months from 1 September
    assert table.loc["P-4", "women_person_years"] == pytest.approx((30 + 31 + 30 + 31) / 365.25)
    assert table.loc["P-3", "women_person_years"] == pytest.approx(184 / 365.25)
    alone = rates(specimen("grade | months | valid_from\nP-3 | 24 | 2010-01-01"), "grade")
    assert alone[alone["row"] == "group"]["grade"].tolist() == ["P-3"]


def test_the_rule_in_force_on_the_day_decides_and_who_once_had_the_minimum_keeps_it() -> None:
    lowered = "grade | months | valid_from\nP-3 | 30 | 2010-01-01\nP-3 | 18 | 2022-10-01"
    row = rates(specimen(lowered), "grade").iloc[0]
    assert row["women_person_years"] == pytest.approx((31 + 30 + 31) / 365.25)  # 1: from 1 October
    raised = "grade | months | valid_from\nP-3 | 24 | 2010-01-01\nP-3 | 60 | 2022-10-01"
    row = rates(specimen(raised), "grade").iloc[0]
    assert row["women_person_years"] == pytest.approx(184 / 365.25)
    later = "grade | months | valid_from\nP-3 | 24 | 2022-12-01"
    assert rates(specimen(later), "grade").iloc[0]["women_person_years"] == pytest.approx(31 / 365.25)


@pytest.mark.parametrize("measure", [promotion_rates, time_in_grade, promotion_hazard_ratio])
def test_without_a_rule_nobodys_seniority_is_judged(measure: object) -> None:
    for rule in ("", "grade | months | valid_from\nP-5 | 24 | 2010-01-01"):
        asked = Asked(where=YES | {"grade": ("P-3",)}, **YEAR)
        assert measure(specimen(rule), LOCAL, asked).row("pooled")["not_computable"] == "no rule given (seniority)"  # type: ignore[operator]


def test_a_rule_is_found_from_the_day_on_which_it_holds() -> None:
    assert has_minimum_seniority(specimen(), date(2022, 1, 1))
    assert not has_minimum_seniority(specimen(), date(2009, 12, 31))
    assert not has_minimum_seniority(specimen(""), date(2022, 1, 1))


def test_other_values_and_other_measures_are_refused() -> None:
    with pytest.raises(AskedWrongly, match="eligible = no"):
        rates(specimen(), where={"eligible": ("no",)})
    with pytest.raises(AskedWrongly, match="eligible is not a dimension"):
        leaving_rates(specimen(), LOCAL, Asked(where=YES, **YEAR))
    with pytest.raises(AskedWrongly, match="eligible is not a dimension"):
        rates(specimen(), "eligible")


LISTED = """
staff_no | gender | grade | as_of
1        | woman  | P-3   | 2020-12-31
1        | woman  | P-3   | 2021-12-31
1        | woman  | P-3   | 2022-12-31
1        | woman  | P-3   | 2023-12-31
2        | man    | P-3   | 2020-12-31
2        | man    | P-3   | 2021-12-31
2        | man    | P-4   | 2022-12-31
3        | woman  | P-3   | 2020-12-31
3        | woman  | P-3   | 2021-12-31
3        | woman  | P-3   | 2022-12-31
3        | woman  | P-4   | 2023-12-31
9        | man    | USG   | 2019-12-31
9        | man    | USG   | 2020-12-31
9        | man    | USG   | 2021-12-31
9        | man    | USG   | 2022-12-31
9        | man    | USG   | 2023-12-31
"""


def test_of_lists_the_minimum_is_to_be_had_on_the_first_list_of_the_pair() -> None:
    """With 18 months the list of 2022 is the first on which 1 and 3 are at risk: 2 is promoted before."""
    release = release_of(staff_list=LISTED, seniority="grade | months | valid_from\nP-3 | 18 | 2010-01-01")
    period = {"start": date(2021, 1, 1), "end": date(2023, 12, 31)}
    row = rates(release, "grade", **period).iloc[0]
    assert row[PEOPLE].tolist() == [1, 0, 2, 0]
    everybody = rates(release, "grade", where={}, **period).iloc[0]
    assert everybody[PEOPLE].tolist() == [1, 1, 3 + 3, 2]


def test_of_lists_time_in_grade_has_the_same_people_at_risk() -> None:
    release = release_of(staff_list=LISTED, seniority="grade | months | valid_from\nP-3 | 18 | 2010-01-01")
    table = time_in_grade(release, LOCAL, Asked(where=YES | {"grade": ("P-3",)})).table
    found = table[table["row"] == "pooled"][["gender", "month", "at_risk", "promoted", "censored"]]
    assert found.to_numpy().tolist() == [["woman", 0, 0, 0, 0], ["woman", 36, 2, 1, 1]]


def test_time_in_grade_begins_with_those_who_reached_the_minimum() -> None:
    """12 months wanted: the promotion at 6 is not counted; those at 12, on the day itself, and later are."""
    people = [
        Person("woman", 6, "promoted"), Person("woman", 12, "promoted"), Person("woman", 18, "promoted"),
        Person("woman", 24, "promoted", late=15), Person("woman", 30, "left"),
    ]  # fmt: skip
    release = release_following(people)
    assert "no rule" in str(time_in_grade(release, LOCAL, Asked(where=YES)).table["not_computable"][0])
    release = release_following(people, seniority="grade | months | valid_from\nP-3 | 12 | 2010-01-01")
    table = time_in_grade(release, LOCAL, Asked(where=YES | {"grade": ("P-3",)})).table
    found = table[table["row"] == "pooled"][["month", "at_risk", "promoted", "left"]].to_numpy().tolist()
    assert found == [[0, 0, 0, 0], [12, 3, 1, 0], [18, 3, 1, 0], [24, 2, 1, 0], [30, 1, 0, 1]]
    limits = table[table["row"] == "pooled"][["still_low", "still_high", "promoted_low", "promoted_high"]]
    assert limits.iloc[0].isna().all(), "nobody is at risk in month 0"
    assert limits.iloc[1:].notna().all(axis=None)


def test_the_hazard_ratio_has_the_events_of_those_with_the_minimum() -> None:
    months = (6, 6, *range(12, 40), *range(12, 40))
    people = [Person(gender, month, "promoted") for gender in ("woman", "man") for month in months]
    release = release_following(people, seniority="grade | months | valid_from\nP-3 | 12 | 2010-01-01")
    where = {"grade": ("P-3",)}
    row = promotion_hazard_ratio(release, LOCAL, Asked(where=where | YES)).table.iloc[0]
    assert row["events"] == 2 * 2 * 28
    assert row["hazard_ratio"] == pytest.approx(1)
    assert promotion_hazard_ratio(release, LOCAL, Asked(where=where)).table.iloc[0]["events"] == 2 * 2 * 29
