"""The project's own files as the house tests see them: tracked or about to be, never what git ignores."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS_WITH_CODE = ("wggi_metrics", "pages", "tests", "benchmarks", ".ci", "dashboard.py", "guarded.py")


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that belongs to the project, relative to its root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    found = (Path(name) for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in found if (ROOT / path).is_file()))


def python_files(*folders: str) -> tuple[Path, ...]:
    """The Python files under these folders, relative to the root."""
    wanted = folders or PARTS_WITH_CODE
    return tuple(path for path in project_files() if path.suffix == ".py" and path.parts[0] in wanted)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse((ROOT / path).read_text("utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in the file, with ``from a import b`` as ``a.b``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{_whole_name(path, node)}.{alias.name}" for alias in node.names)


def _whole_name(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = path.parts[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def is_within(module: str, *wanted: str) -> bool:
    """Is the module one of these, or inside one of them?"""
    return any(module == name or module.startswith(f"{name}.") for name in wanted)
