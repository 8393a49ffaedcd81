"""Which pages read a measure: found in the pages' own code, so that it can't be out of date (step 11)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PAGES = Path(__file__).parents[2]
NOT_READERS = ("frame", "data")


@cache
def pages_reading(measure: str) -> tuple[str, ...]:
    """The names of the pages whose code, or code that it imports from its own group, names the measure."""
    return tuple(path.stem for path in _page_modules() if measure in _texts_of(path))


def _page_modules() -> Iterator[Path]:
    """The modules with a function ``page``, group by group."""
    for group in sorted(PAGES.iterdir()):
        if group.is_dir() and group.name not in NOT_READERS:
            yield from (path for path in sorted(group.glob("*.py")) if _draws_a_page(path))


def _draws_a_page(path: Path) -> bool:
    return any(isinstance(node, ast.FunctionDef) and node.name == "page" for node in _tree(path).body)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def _texts_of(path: Path) -> frozenset[str]:
    """Every text constant of a module and of the modules beside it that it imports."""
    texts: set[str] = set()
    for module in _with_imports(path):
        nodes = ast.walk(_tree(module))
        texts |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(texts)


def _with_imports(path: Path) -> set[Path]:
    found, waiting = set(), [path]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += _beside(module)
    return found


def _beside(path: Path) -> Iterator[Path]:
    """The modules of the same group that this one imports."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"pages.{path.parent.name}"):
            names = [(node.module or "").split(".")[-1], *(alias.name for alias in node.names)]
            yield from (beside for name in names if (beside := path.with_name(f"{name}.py")).is_file())
