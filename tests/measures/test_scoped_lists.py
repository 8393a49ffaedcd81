"""Lists that each cover a part of the staff: people are paired by the lists that cover them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.specimen import Specimen, release_of
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.measures import Asked, leaving_rates, promotion_rates, time_in_grade

HEAD = "staff_no | gender | grade | country | as_of"
KENYA = f"""{HEAD}
1 | woman | P-3 | Kenya | 2020-12-31
1 | woman | P-3 | Kenya | 2021-12-31
1 | woman | P-4 | Kenya | 2022-12-31
2 | man   | P-3 | Kenya | 2020-12-31
2 | man   | P-4 | Kenya | 2021-12-31
2 | man   | P-4 | Kenya | 2022-12-31
3 | man   | P-3 | Kenya | 2020-12-31
3 | man   | P-3 | Kenya | 2021-12-31
4 | woman | P-3 | Kenya | 2020-12-31
4 | woman | P-3 | Kenya | 2022-12-31
"""
SWISS = f"""{HEAD}
5 | woman | P-3 | Switzerland | 2021-06-30
5 | woman | P-4 | Switzerland | 2022-06-30
6 | man   | P-3 | Switzerland | 2021-06-30
6 | man   | P-3 | Switzerland | 2022-06-30
7 | man   | P-3 | Switzerland | 2021-06-30
"""
SCOPES = ('{"country": ["Kenya"]}', '{"country": ["Switzerland"]}')
PEOPLE = ["women_promoted", "men_promoted", "women_person_years", "men_person_years", "away"]
PERIOD = {"start": date(2021, 1, 1), "end": date(2022, 12, 31)}


def specimen(*, seniority: str = "") -> Specimen:
    return release_of(staff_list=(KENYA, SWISS), scopes=SCOPES, seniority=seniority)


def rates(release: Specimen, *by: str, **asked: object) -> pd.DataFrame:
    """Out of P-3 alone."""
    asked = {"where": {"grade": ("P-3",)}, **PERIOD, **asked}
    return promotion_rates(release, LOCAL, Asked(by=by, **asked)).table  # type: ignore[arg-type]


def test_someone_is_paired_with_the_next_list_that_covers_the_own_country() -> None:
    """Kenya: 1 twice (promoted), 2 (promoted), 3 twice (left), 4 away on the list of 2021. Switzerland: 5, 6, 7."""
    table = rates(specimen(), "country").set_index("country")
    assert table.loc["Kenya", PEOPLE].tolist() == [1, 1, 2, 1 + 2, 1]
    assert table.loc["Switzerland", PEOPLE].tolist() == [1, 0, 1, 2, 1]
    pooled = rates(specimen()).iloc[0]
    assert pooled[PEOPLE].tolist() == [2, 1, 3, 5, 1]
    assert pooled["pairs"] == 2 + 1


def test_the_two_scopes_add_up_to_what_each_would_give_alone() -> None:
    kenya = rates(release_of(staff_list=KENYA, scopes=SCOPES[:1])).iloc[0]
    alone = release_of(staff_list=SWISS, scopes=SCOPES[1:])
    swiss = rates(alone, start=date(2021, 7, 1), end=date(2022, 6, 30)).iloc[0]
    both = rates(specimen()).iloc[0]
    assert [both[name] for name in PEOPLE] == [kenya[name] + swiss[name] for name in PEOPLE]


def test_who_is_gone_is_gone_from_a_list_that_covers_the_own_country() -> None:
    table = leaving_rates(specimen(), LOCAL, Asked(by=("country",), **PERIOD)).table.set_index("country")  # type: ignore[arg-type]
    assert table.loc["Kenya", ["women_left", "men_left"]].tolist() == [0, 1]  # 3, on the list of 2022
    assert table.loc["Switzerland", ["women_left", "men_left"]].tolist() == [0, 1]  # 7
    assert table.loc["Kenya", "men_person_years"] == 2 + 2


def test_a_list_of_everybody_pairs_with_the_lists_of_a_country() -> None:
    """The list of 2021 covers all: 5 is on no earlier one, and is next shown by the list of everybody of 2022."""
    everybody = f"{HEAD}\n1 | woman | P-3 | Kenya | 2021-06-30\n5 | woman | P-3 | Togo | 2021-06-30"
    everybody += "\n1 | woman | P-4 | Kenya | 2022-12-31\n5 | woman | P-4 | Togo | 2022-12-31"
    kenya = f"{HEAD}\n1 | woman | P-3 | Kenya | 2020-12-31\n1 | woman | P-3 | Kenya | 2021-12-31"
    release = release_of(staff_list=(kenya, everybody), scopes=(SCOPES[0], None))
    table = rates(release, "country").set_index("country")
    assert table.loc["Kenya", "women_person_years"] == pytest.approx((6 + 6 + 12) / 12)
    assert table.loc["Togo", ["women_promoted", "women_person_years"]].tolist() == [1, 18 / 12]


def test_the_minimum_seniority_is_judged_on_the_lists_of_the_own_country() -> None:
    """2 enters P-3 on Kenya's list of 2021 and has 6 months on Switzerland's next one, 12 on the own."""
    kenya = f"{HEAD}\n" + "\n".join(
        f"2 | man | {grade} | Kenya | {year}-12-31" for year, grade in enumerate(("P-2", "P-3", "P-3", "P-4"), 2020)
    )
    rule = "grade | months | valid_from\nP-3 | 6 | 2010-01-01"
    release = release_of(staff_list=(kenya, SWISS), scopes=SCOPES, seniority=rule)
    where = {"eligible": ("yes",), "grade": ("P-3",), "country": ("Kenya",)}
    row = rates(release, where=where, end=date(2023, 12, 31)).iloc[0]
    assert row[["men_promoted", "men_person_years"]].tolist() == [1, 1]
    table = time_in_grade(release, LOCAL, Asked(where=where)).table
    found = table[table["row"] == "pooled"][["month", "at_risk", "promoted"]].to_numpy().tolist()
    assert found == [[0, 0, 0], [24, 1, 1]]


def test_a_time_from_lists_is_right_to_the_interval_of_the_own_lists() -> None:
    assert "right to within 12 months" in time_in_grade(specimen(), LOCAL, Asked()).period
