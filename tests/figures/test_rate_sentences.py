"""What rates say; data with the genders exchanged give the sentence with the words exchanged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.figures.results import result
from tests.figures.test_sentences import both, swapped_words
from wggi_metrics.figures.rows import one_row, rows_of
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.figures.sentences.rates import opposite, promotion_lead, rates_title
from wggi_metrics.statistics import common_rate_ratio, exact_rate_ratio

Counts = tuple[int, int, int, int]
START, END = date(2021, 11, 1), date(2026, 10, 31)


def rated(measure: str, groups: list[Counts], names: list[str] | None = None) -> Any:
    """What a rate's measure answers for women's events and years, and men's, of each grade."""
    event = "promoted" if measure == "promotion_rates" else "left"
    named = names or [f"P-{place}" for place in range(1, len(groups) + 1)]
    total = tuple(sum(group[place] for group in groups) for place in range(4))
    rows = [_row("group", name, group, event) for name, group in zip(named, groups, strict=True)]
    rows.append(_row("pooled", None, total, event))  # type: ignore[arg-type]
    found = common_rate_ratio(*zip(*groups, strict=True))
    rows.append({"row": "stratified", **_ratio(*(float(each) for each in found[:3]))})
    answer = result(measure, "row  women\npooled  1", ("grade",))
    table = pd.DataFrame(rows).astype(object)
    answer.table = table.where(table.notna(), None)
    return answer


def _row(kind: str, name: str | None, group: Counts, event: str) -> dict[str, Any]:
    women, women_years, men, men_years = group
    ratio = exact_rate_ratio(women, women_years, men, men_years)
    return {
        "row": kind, "grade": name, f"women_{event}": women, f"men_{event}": men, "women_person_years": women_years,
        "men_person_years": men_years, **_ratio(*(float(each) for each in ratio[:3])),
    }  # fmt: skip


def _ratio(ratio: float, low: float, high: float) -> dict[str, Any]:
    if ratio in (float("inf"), 0.0) or ratio != ratio:
        return {"rate_ratio": None, "ratio_low": None, "ratio_high": None, "not_computable": "no events"}
    return {"rate_ratio": ratio, "ratio_low": low, "ratio_high": high, "not_computable": None}


def test_a_ratio_is_said_with_counts_and_interval() -> None:
    # measures, 5: 9 in 190 and 31 in 510
    assert sentence(rated("promotion_rates", [(9, 190, 31, 510)])) == (
        "Women were promoted at 0.78 times men's rate (9 in 190 person-years, 31 in 510), interval 0.33–1.68: "
        "the figures are compatible with no difference. Within the strata women at 0.78 times men's rate, interval "
        "0.37–1.64."
    )


def test_where_men_have_the_lower_rate_the_sentence_is_about_men() -> None:
    assert sentence(rated("leaving_rates", [(60, 200, 20, 200)])) == (
        "Men left at 0.33 times women's rate (20 in 200 person-years, 60 in 200), interval 0.19–0.56. "
        "Within the strata men at 0.33 times women's rate, interval 0.20–0.55."
    )


CELL = some.tuples(some.integers(0, 30), some.integers(20, 400), some.integers(0, 30), some.integers(20, 400))


def every_text(measure: str, answer: Any) -> list[str]:
    event = "promoted" if measure == "promotion_rates" else "left"
    groups = rows_of(answer)
    texts = [sentence(answer), rates_title(groups, one_row(answer, "stratified"), event)]
    return [*texts, promotion_lead(answer, START, END)] if event == "promoted" else texts


@settings(max_examples=150, deadline=None)
@given(some.lists(CELL, min_size=1, max_size=4), some.sampled_from(["promotion_rates", "leaving_rates"]))
def test_exchanged_genders_give_exchanged_words(groups: list[Counts], measure: str) -> None:
    turned = [(men, men_years, women, women_years) for women, women_years, men, men_years in groups]
    one, other = (every_text(measure, rated(measure, each)) for each in (groups, turned))
    if "same rate" in " ".join(one):
        return
    assert _sorted_parts([both(text) for text in other]) == _sorted_parts([swapped_words(text) for text in one])


def _sorted_parts(texts: list[str]) -> list[list[str]]:
    """A title that speaks of both genders names women's part first, whoever is lower where."""
    return [sorted(part.casefold() for part in text.split("; ")) for text in texts]


def test_titles_name_the_grades_in_which_rates_differ_clearly() -> None:
    groups = [(5, 100, 6, 100), (20, 777, 53, 900), (10, 700, 60, 1100)]
    assert rates_title(rows_of(rated("promotion_rates", groups)), None, "promoted").replace("\u2011", "-") == (
        "Out of P-2 and P-3 women are promoted less often than men"
    )


def test_a_title_does_not_say_equal_where_nothing_differs_clearly() -> None:
    answer = rated("promotion_rates", [(5, 100, 6, 100)])
    assert rates_title(rows_of(answer), one_row(answer), "promoted") == (
        "Promotion rates of women and men do not differ clearly"
    )


def test_many_names_are_counted() -> None:
    groups = [(10, 700, 60, 1100)] * 5
    title = rates_title(rows_of(rated("promotion_rates", groups)), None, "promoted").replace("\u2011", "-")
    assert title == "Out of P-1, P-2, P-3 and 2 others women are promoted less often than men"


def test_opposite_estimates_are_said() -> None:
    # women are in the grade with many promotions; in each grade their rate is lower
    answer = rated("promotion_rates", [(80, 400, 11, 50), (1, 50, 12, 400)])
    pooled, stratified = one_row(answer), one_row(answer, "stratified")
    assert pooled is not None
    assert stratified is not None
    assert pooled["rate_ratio"] > 1 > stratified["rate_ratio"]
    assert opposite(pooled, stratified).startswith("The two estimates point in opposite ways: all together men at")
    assert "point in opposite ways" in sentence(answer)
    assert "point in opposite ways" in promotion_lead(answer, START, END)


def test_the_lead_gives_period_ratio_and_what_chance_gives() -> None:
    answer = rated("promotion_rates", [(5, 100, 6, 100), (20, 777, 53, 900), (10, 700, 60, 1100)])
    said = promotion_lead(answer, START, END).replace("\u2011", "-")
    assert said.startswith("From 1 November 2021 to 31 October 2026 women were promoted at **")
    assert said.endswith("out of P-2 and P-3: 2 of 3 grades, where about 0.15 would by chance.")


def test_one_grade_alone_is_not_counted_against_chance() -> None:
    assert "by chance" not in promotion_lead(rated("promotion_rates", [(20, 777, 53, 900)]), START, END)


@pytest.mark.parametrize("measure", ["promotion_rates", "leaving_rates"])
def test_no_ratio_gives_its_reason(measure: str) -> None:
    assert sentence(rated(measure, [(0, 100, 0, 100)])) == "This can't be computed: no events."
