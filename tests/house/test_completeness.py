"""A measure is finished when it is defined, exported, documented, tested and shown on a page."""

from __future__ import annotations

import ast
import inspect

import pytest

from tests.house.source import ROOT, python_files, tree

if not (ROOT / "wggi_metrics" / "measures" / "__init__.py").is_file():
    pytest.skip("there are no measures yet", allow_module_level=True)

from wggi_metrics import measures
from wggi_metrics.dictionary.dimensions import dimension

NAMES = sorted(measures.REGISTRY)


def test_there_are_measures() -> None:
    first = {"women_share", "parity_status", "grade_pyramid", "change_in_share", "recruitment_flows"}
    assert first <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_is_exported_under_its_name(name: str) -> None:
    assert callable(measures.measure(name))
    assert measures.REGISTRY[name].name == name


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_says_what_it_is(name: str) -> None:
    definition = measures.REGISTRY[name]
    for said in ("label", "unit", "about", "terms", "left_out", "says", "does_not_say", "source", "columns"):
        assert getattr(definition, said), f"{name} has no {said}"
    assert definition.kind in ("stock", "flow")


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_takes_a_viewer(name: str) -> None:
    assert "viewer" in inspect.signature(measures.measure(name)).parameters


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_documents_its_numerator_and_its_source(name: str) -> None:
    text = inspect.getdoc(measures.measure(name)) or ""
    assert "Source" in text, f"the docstring of {name} names no source"
    assert "Returns" in text, f"the docstring of {name} does not say what it returns"


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_has_its_own_test_file(name: str) -> None:
    assert (ROOT / "tests" / "measures" / f"test_{name}.py").is_file()


@pytest.mark.parametrize("name", NAMES)
def test_every_dimension_of_a_measure_is_described_in_the_dictionary(name: str) -> None:
    assert measures.REGISTRY[name].dimensions
    for asked in measures.REGISTRY[name].dimensions:
        assert dimension(asked).label


ASKING = {"ask": 0, "ask_of_meetings": 0, "answer": 2}
"""The functions by which pages ask, and the place of the measure's name among their arguments."""

NO_FIGURES = ("pages/frame", "pages/data/definitions")
"""The frame asks to fill its boxes, and the definitions name every measure."""


def measures_asked(module: ast.Module) -> set[str]:
    """The names that calls of the asking functions give, written where they are asked."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            place = ASKING.get(node.func.attr, len(node.args))
            names = node.args[place : place + 1]
            found |= {name.value for name in names if isinstance(name, ast.Constant) and isinstance(name.value, str)}
    return found


def measures_asked_by_pages() -> set[str]:
    pages = [path for path in python_files("pages") if not path.as_posix().startswith(NO_FIGURES)]
    return {name for path in pages for name in measures_asked(tree(path))}


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_is_shown_on_a_page(name: str) -> None:
    assert name in measures_asked_by_pages()


def test_naming_a_measure_is_not_asking_it() -> None:
    named = """
RULES = {"moves": ("move_months",)}
blocks.figure("moves", title)
say("moves")
"""
    assert measures_asked(ast.parse(named)) == set()
    asked = 'view.ask("moves", "grade")\ncache.answer(release, viewer, "leaving_rates", Asked())'
    assert measures_asked(ast.parse(asked)) == {"moves", "leaving_rates"}
