"""The field's words in the code, and a text for every name that the code asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import python_files, tree
from wggi_metrics.words import say

EMPTY_WORDS = {"df", "dfs", "data", "utils", "helpers", "tmp", "foo"}
EMPTY_VERBS = ("get_", "calc_", "process_", "do_", "handle_")
CODE = ("wggi_metrics", "pages", "dashboard.py", "benchmarks")


def names_given(path: Path) -> Iterator[str]:
    """The names that a file gives: functions, arguments, variables."""
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def is_empty(name: str) -> bool:
    plain = name.lstrip("_").lower()
    return plain in EMPTY_WORDS or plain.startswith(EMPTY_VERBS)


def test_names_are_words_of_the_field() -> None:
    found = {str(path): sorted(filter(is_empty, set(names_given(path)))) for path in python_files(*CODE)}
    assert not {path: names for path, names in found.items() if names}


def test_no_module_is_named_for_having_no_subject() -> None:
    stems = {path.stem for path in python_files(*CODE)}
    assert not stems & {"utils", "helpers", "misc"}


def texts_asked_for() -> list[tuple[str, str]]:
    """(file, name) of every text that is asked for by a name written out."""
    return [
        (str(path), node.args[0].value)
        for path in python_files("wggi_metrics", "pages", "dashboard.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "say"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]


def is_missing(name: str) -> bool:
    try:
        say(name)
    except FileNotFoundError:
        return True
    except KeyError as missing:
        # A text that exists and wants values fails with the name of a value alone.
        return "no text is named" in str(missing)
    return False


def test_every_text_that_is_asked_for_exists() -> None:
    missing = [f"{path}: {name}" for path, name in texts_asked_for() if is_missing(name)]
    assert not missing, missing
