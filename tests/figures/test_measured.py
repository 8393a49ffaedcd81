"""Tables can be read by people and by screen readers."""

from __future__ import annotations

from tests.figures.results import CHANGE, GRADES, parity, result
from wggi_metrics.figures.measured import posts_table, result_table
from wggi_metrics.figures.rows import one_row, rows_of
from wggi_metrics.figures.tables import Column, Html, table


def test_every_cell_is_escaped_but_for_trusted_html():
    text = table("a < b", [Column("x"), Column("y")], [["<b>", Html("<i>i</i>")]])
    assert "<b>" not in text.replace("<tbody>", "")
    assert "&lt;b&gt;" in text
    assert "<i>i</i>" in text


def test_headers_name_rows_and_columns():
    text = table("c", [Column("x"), Column("n", number=True)], [["r", 1234]])
    assert '<th scope="col" class="wggi-number">n</th>' in text
    assert '<th scope="row">r</th>' in text
    assert 'data-l="n" class="wggi-number">1,234</td>' in text


def test_a_wide_table_can_be_scrolled_by_the_keyboard():
    assert 'tabindex="0" role="region" aria-label="c"' in table("c", [Column("x")], [["r"]])


def test_posts_short_stand_beside_n_of_n():
    answer = parity(GRADES)
    text = posts_table(rows_of(answer), one_row(answer), "grade")
    assert "74 of 202" in text
    assert ">21<" in text  # P-5: 47 % of 202 are 94.94: 95 - 74
    assert "in band" in text
    assert '<tr class="wggi-total"><th scope="row">All</th>' in text


def test_a_result_table_prints_a_real_minus_and_names_the_total():
    text = result_table(result("change_in_share", CHANGE))
    assert "\u22129" in text  # promoted out: -3 women, -9 men
    assert "-9" not in text
    assert '<th scope="row">Total</th>' in text
    assert "+2.13" in text


def test_the_limits_of_a_ratio_are_no_percentages():
    rows = """
    row     hazard_ratio  low       high      p_value   events  adjusted_for
    pooled  0.781995      0.614208  0.995617  0.045977  389     time in grade
    """
    text = result_table(result("promotion_hazard_ratio", rows))
    for printed in ("0.78", "0.61", "0.996", "0.0460", "389"):
        assert f">{printed}</" in text


def test_the_rows_of_a_time_in_grade_are_named():
    rows = """
    row       grade  gender  month  at_risk  still_there  median_months  log_rank
    pooled    .      woman   12     4        0.75         .              .
    median    .      woman   .      4        .            14             .
    test      .      .       .      .        .            .              5.494
    left out  .      woman   .      2        .            .              .
    """
    text = result_table(result("time_in_grade", rows, by=("grade",)))
    for named in (">woman<", "woman, median", ">Test<", "woman, left out", "75.0\u202f%"):
        assert named in text


def test_a_limit_without_end_is_printed_as_such():
    text = "row  women_moves  rate_ratio  ratio_high\npooled  3  2.5  1.5"
    answer = result("moves", text)
    answer.table["ratio_high"] = float("inf")
    assert "∞" in result_table(answer)
