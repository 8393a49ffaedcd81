"""Recipes: for each system its steps and columns, in the system's words and the dictionary's."""

from __future__ import annotations

import pytest

from tests.pages.seen import html, publish_two_years, seen, titles
from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.words import listed, say

SYSTEMS = listed("recipes.systems")


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_recipe_has_steps_columns_and_what_not_to_export(system: str) -> None:
    publish_two_years()
    app = seen("recipes", "data", system=system)
    assert not app.exception
    text = html(app).replace("&#x27;", "'").replace("&quot;", '"').replace("&lt;", "<")
    assert f"{say(f'recipes.{system}.label')}: how to export" in titles(app)
    for line in (*listed(f"recipes.{system}.steps"), *listed("recipes.never")):
        assert line in text
    assert len(listed(f"recipes.{system}.steps")) >= 3


def test_the_recipe_of_a_plain_list_comes_first_and_nonsense_in_a_link_is_left() -> None:
    app = seen("recipes", "data", system="Atlantis")
    assert "A plain list: how to export" in titles(app)


def headings() -> set[str]:
    fields = (field for told in load_dictionary().datasets.values() for field in told.fields.values())
    return {field.label.lower() for field in fields}


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_column_of_a_recipe_is_a_heading_of_the_dictionary(system: str) -> None:
    known = headings()
    named = [part.strip() for row in listed(f"recipes.{system}.columns") for part in row[0].split(",")]
    assert [name for name in named if name.lower() not in known] == []


def test_a_text_is_no_list() -> None:
    with pytest.raises(KeyError):
        listed("recipes.lead")
