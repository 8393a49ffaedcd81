"""The Definitions page: everything from the dictionary, each thing at an address of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.data.definitions import entries, measures, queries, rules, used
from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.measures import REGISTRY

TIMEOUT = 30


def whole_page() -> None:
    from pages.data import definitions
    from pages.frame import shell

    shell.run({"data": {"definitions": definitions.page}})


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def open_at(**params: str) -> AppTest:
        app = AppTest.from_function(whole_page, default_timeout=TIMEOUT)
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception[0].message
        return app

    return open_at


def texts(app: AppTest) -> str:
    """All that is written on the page."""
    return " ".join([*(block.body for block in app.get("html")), *(head.value for head in app.header)])


def test_without_a_link_the_first_measure_is_shown(opened: Callable[..., AppTest]) -> None:
    first = next(iter(REGISTRY.values()))
    assert first.label in [head.value for head in opened().header]


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_a_measure_has_a_page_with_all_of_its_definition(opened: Callable[..., AppTest], name: str) -> None:
    app, told = opened(measure=name), REGISTRY[name]
    assert told.label in [head.value for head in app.header]
    written = texts(app).replace("\u202f", " ")
    for term, _ in (*told.terms, *told.source):
        assert term in written
    for said in (told.columns[0], name):
        assert said in written


def test_a_dataset_shows_each_field_with_its_codes(opened: Callable[..., AppTest]) -> None:
    written = texts(opened(dataset="board_members"))
    for field in load_dictionary().datasets["board_members"].fields.values():
        assert field.name in written
    assert "ex officio" in written


def test_a_field_that_is_required_says_so(opened: Callable[..., AppTest]) -> None:
    written = texts(opened(dataset="milestones"))
    assert "wggi-required" in written


def test_the_grade_dimension_shows_the_ladder_in_force(opened: Callable[..., AppTest]) -> None:
    app = opened(dimension="grade")
    assert "D-2" in texts(app)
    assert any("ladder in force" in head.value for head in app.header)


def test_a_rule_shows_whose_it_is(opened: Callable[..., AppTest]) -> None:
    assert "29 CFR 1607.4 D" in texts(opened(rule="four_fifths"))


def test_a_link_to_nothing_says_so_and_shows_the_first(opened: Callable[..., AppTest]) -> None:
    app = opened(measure="happiness")
    assert "happiness" in texts(app)
    assert next(iter(REGISTRY.values())).label in [head.value for head in app.header]


def test_the_show_box_goes_to_the_first_of_its_kind(opened: Callable[..., AppTest]) -> None:
    app = opened(measure="parity_status")
    app.selectbox(key="definitions_show").select("rule").run()
    assert not app.exception
    assert app.query_params["rule"] == "parity_band"
    assert "measure" not in app.query_params


def test_words_find_what_holds_all_of_them_whatever_their_case() -> None:
    found = {(entry.kind, entry.name) for entry in entries.holding("FIFTHS United")}
    assert found == {("rule", "four_fifths")}


def test_words_find_headings_of_exports() -> None:
    assert ("dataset", "staff_list") in {(entry.kind, entry.name) for entry in entries.holding("PERNR")}


def test_words_that_nothing_holds_are_said_to_be_in_nothing(opened: Callable[..., AppTest]) -> None:
    app = opened()
    app.text_input(key="definitions_find").input("zzyzx").run()
    assert "zzyzx" in texts(app)


def test_every_rule_named_beside_a_measure_exists() -> None:
    named = {rule for names in measures.RULES.values() for rule in names}
    assert {parameter(rule).name for rule in named} == named
    assert set(measures.RULES) <= set(REGISTRY)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("parity_band", "47–53\u202f%"),
        ("four_fifths", "4/5"),
        ("interval_level", "95\u202f%"),
        ("break_days", "31 days"),
        ("corrected_gender", "0.5\u202f%"),
    ],
)
def test_values_are_written_as_people_write_them(name: str, value: str) -> None:
    assert rules.value_text(parameter(name)) == value


def test_where_a_measure_is_used_is_found_in_the_pages_code() -> None:
    assert "overview" in used.pages_reading("women_share")
    assert used.pages_reading("no_such_measure") == ()


def test_a_query_says_what_one_row_of_its_fact_is() -> None:
    query = "WITH fact AS (\n-- One row per person\n-- and day.\nSELECT 1\n), counted AS (SELECT 2)"
    assert queries.one_row_is(query) == "One row per person and day."


def test_the_queries_are_those_really_run() -> None:
    from tests.specimen import release_of
    from wggi_metrics.disclosure import LOCAL

    release = release_of(
        staff_list="""
        as_of      | staff_no | gender | grade
        2020-12-31 | 1        | woman  | P-3
        """
    )
    found = queries.counting_queries(release, LOCAL, "women_share")  # type: ignore[arg-type]
    assert len(found) == 1
    (one_row, [query]) = next(iter(found.items()))
    assert one_row.startswith("One row per person")
    assert "FROM staff_spells" in query


def test_a_number_stays_with_its_sign() -> None:
    assert measures.unbroken("30.0-40.0 %") == "30.0–40.0\u202f%"
    assert measures.unbroken("P-5") == "P-5"
