"""Sentences say what the numbers say, of women and of men alike."""

import copy
import re
import tomllib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.results import CHANGE, GRADES, parity, result, series
from wggi_metrics.figures import rows
from wggi_metrics.figures.sentences import SENTENCES, sentence
from wggi_metrics.figures.sentences.change import change_title
from wggi_metrics.figures.sentences.leads import lead, top_lead
from wggi_metrics.figures.sentences.parity import below_title, posts_title
from wggi_metrics.figures.sentences.pyramid import pyramid_lead, pyramid_title
from wggi_metrics.figures.sentences.recruitment import appointed_title
from wggi_metrics.figures.sentences.share import between
from wggi_metrics.figures.sentences.trends import multiples_title, series_title

WORDS = Path(__file__).parents[2] / "wggi_metrics/words/en/sentences.toml"
FORBIDDEN = (
    "discriminat",
    "bias",
    "prove",
    "significant",
    "fail",
    "only",
    "still",
    "despite",
    "worst",
    "best",
    "underperform",
    "adverse",
    "equally",
)


def plain(text):
    """The text with ordinary spaces and hyphens, to compare by eye."""
    return text.replace("\u202f", " ").replace("\u2011", "-").replace("\u2212", "-")


def both(text):
    """Where both are named, in their fixed order, there is nothing to exchange."""
    return re.sub(r"[Ww]omen and men", "BOTH", text)


def swapped_words(text):
    """Women and men exchanged, except where both are named."""
    text = both(text)
    pairs = {"women": "men", "men": "women", "Women": "Men", "Men": "Women", "woman": "man", "man": "woman"}
    return re.sub(r"\b(women|men|Women|Men|woman|man)\b", lambda found: pairs[found[0]], text)


def swapped(answer):
    """The same result with the genders of the data exchanged."""
    other = copy.copy(answer)
    table = answer.table.copy()
    table[["women", "men"]] = answer.table[["men", "women"]].to_numpy()
    table["low"], table["high"] = 1 - answer.table["high"], 1 - answer.table["low"]
    table["short_of"] = answer.table["short_of"].map({"women": "men", "men": "women"}).astype(object)
    other.table = table.where(table.notna(), None)
    return other


def every_text(answer):
    """Every sentence and title that a table of groups can give."""
    groups, whole = rows.rows_of(answer), rows.one_row(answer)
    by_name = {}
    for name in ("women_share", "parity_status", "grade_pyramid", "recruitment_flows"):
        named = copy.copy(answer)
        named.definition = copy.copy(answer.definition)
        named.definition.name = name
        by_name[name] = sentence(named)
    return [
        *by_name.values(),
        below_title(groups),
        posts_title(groups),
        pyramid_title(groups),
        pyramid_lead(groups),
        between(groups, whole, "_title"),
        appointed_title(whole),
        lead(whole, groups[0], date(2025, 10, 31), "posts"),
        lead(whole, None, None, "posts", date(2026, 7, 3)),
        top_lead(groups[-1], whole, "D-1 and above"),
        series_title(whole, groups[-1], "Professional and higher", "D-1 and above"),
    ]


counts = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6)


@settings(max_examples=200, deadline=None)
@given(counts)
def test_data_with_the_genders_exchanged_give_the_sentence_with_the_words_exchanged(pairs):
    answer = parity([(f"P-{place}", women, men) for place, (women, men) in enumerate(pairs, 1)])
    expected = [swapped_words(text) for text in every_text(answer)]
    found = [both(text) for text in every_text(swapped(answer))]
    assert found == expected


years = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2, max_size=4)


@settings(max_examples=100, deadline=None)
@given(st.lists(years, min_size=1, max_size=3))
def test_a_trend_with_the_genders_exchanged_gives_the_words_exchanged(grades):
    answer = series(
        {
            f"P-{place}": [(2000 + year, w, m) for year, (w, m) in enumerate(found)]
            for place, found in enumerate(grades, 1)
        }
    )
    text, other = (multiples_title(rows.rows_of(one)) for one in (answer, swapped(answer)))
    assert both(other) == swapped_words(text)


def change_swapped(answer):
    """The worked change with the genders exchanged: every sign of the points turns."""
    other = copy.copy(answer)
    table = answer.table.copy()
    table[["women_change", "men_change"]] = answer.table[["men_change", "women_change"]].to_numpy()
    table["points"], table["change"] = -table["points"], -table["change"]
    for end in ("start", "end"):
        table[f"women_{end}"] = table[f"staff_{end}"] - table[f"women_{end}"]
    other.table = table
    return other


def test_a_change_with_the_genders_exchanged_gives_the_words_exchanged():
    answer = result("change_in_share", CHANGE)
    other = change_swapped(answer)
    assert both(sentence(other)) == swapped_words(sentence(answer))
    titles = [change_title(rows.rows_of(one), rows.one_row(one, "total")) for one in (answer, other)]
    assert both(titles[1]) == swapped_words(titles[0])


def test_the_lead_gives_the_share_the_change_and_the_posts_short_of_the_band():
    now = rows.one_row(parity(GRADES))
    before = rows.Row("pooled", (), (), {"women": 698, "men": 830})  # 698 of 1,528: 45.68 %
    text = plain(lead(now, before, date(2025, 10, 31), "professional and higher posts"))
    assert text == (
        "Women hold **46.8 %** of professional and higher posts (730 of 1,560), "
        "**1.1 points** more than in October 2025 and 4 posts short of the parity band."
    )


def test_where_men_are_the_fewer_the_lead_is_about_men():
    now = rows.one_row(parity([("G-5", 60, 40)]))
    assert plain(lead(now, None, None, "posts")).startswith("Men hold **40.0 %** of posts (40 of 100)")


def test_old_data_are_spoken_of_in_the_past():
    now = rows.one_row(parity(GRADES))
    assert lead(now, None, None, "posts", date(2026, 7, 3)).startswith("On 3 July 2026 women held")


def test_the_sentence_of_women_share_by_grade_names_the_lowest_and_the_highest():
    answer = parity(GRADES, "women_share")
    assert plain(sentence(answer)) == ("Women's share runs from 27.8 % in D-2 (5 of 18) to 61.3 % in P-1 (38 of 62).")


def test_groups_of_fewer_than_ten_are_not_ranked():
    answer = parity([*GRADES, ("USG", 0, 5)], "women_share")
    assert "USG" not in sentence(answer)


def test_grades_below_the_band_that_stand_side_by_side_are_named_as_a_range():
    found = rows.rows_of(parity(GRADES))
    assert plain(below_title(found)) == "Women are below the parity band in 4 of 7 grades, from P-4 to D-2"


def test_posts_short_of_parity_are_added_for_each_gender():
    found = rows.rows_of(parity(GRADES))
    # women: P-3 4, P-4 28, P-5 27, D-1 11, D-2 4; men: P-1 7, P-2 17
    text = "Women are 74 posts short of parity in 5 of 7 grades; men 24 in 2 of 7 grades"
    assert posts_title(found) == text


def test_the_pyramid_title_names_the_largest_grade():
    found = rows.rows_of(parity(GRADES))
    assert plain(pyramid_title(found)) == "P-3 holds 33.1 % of staff; men outnumber women from P-3 up"


def test_the_change_names_the_largest_part():
    text = plain(sentence(result("change_in_share", CHANGE)))
    assert text == (
        "Women's share rose by 4.0 points, from 30.0 % to 34.0 %; the largest part: Promotion in (+2.13 points)."
    )


def test_a_share_over_time_names_both_dates():
    answer = series({"P-4": [(2006, 30, 70), (2026, 45, 55)]})
    answer.asked.by = ()
    answer.table["row"] = "pooled"
    assert plain(sentence(answer)) == (
        "Women's share rose from 30.0 % (30 of 100, 31 October 2006) to 45.0 % (45 of 100, 31 October 2026)."
    )


def test_the_top_of_the_pyramid_is_set_beside_all_grades():
    table = """
    row    top            all_women  all_staff  top_women  top_staff
    index  D-1 and above  252        550        8          40
    """
    answer = result("grade_pyramid", table)
    assert plain(sentence(answer)) == (
        "Women hold 20.0 % of posts at D-1 and above (8 of 40) and 45.8 % in all grades (252 of 550)."
    )


@pytest.mark.parametrize("measure", sorted(SENTENCES))
def test_a_result_without_rows_is_said_in_words(measure):
    answer = result(measure, "row  women  men\npooled  1  1")
    answer.table = pd.DataFrame(columns=["row", "women", "men", "not_computable"])
    assert sentence(answer) == "This can't be computed: nobody at risk."


@pytest.mark.parametrize("measure", ["women_share", "parity_status", "recruitment_flows"])
def test_a_row_that_cannot_be_computed_gives_its_reason(measure):
    text = "row  women  men  not_computable\npooled  0  0  the export lacks the field gender"
    assert sentence(result(measure, text)) == "This can't be computed: the export lacks the field gender."


def texts(entry):
    """Every text of a part, whatever its depth."""
    if isinstance(entry, dict):
        for value in entry.values():
            yield from texts(value)
    else:
        yield entry


def test_no_sentence_uses_a_word_that_accuses_or_proves():
    for part in WORDS.parent.glob("*.toml"):
        if part.stem in {"sentences", "figures", "pages"}:
            for text in texts(tomllib.loads(part.read_text("utf-8"))):
                words = re.findall(r"[a-z]+", text.lower())
                assert not [word for word in words if word.startswith(FORBIDDEN)], text


def test_sentences_need_no_plotly():
    for path in (WORDS.parents[2] / "figures/sentences").glob("*.py"):
        assert "plotly" not in path.read_text("utf-8").replace("Plotly", "")
