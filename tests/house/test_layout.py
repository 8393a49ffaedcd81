"""How the project lies on the disk, how long a file may be, and what no file may name."""

from __future__ import annotations

import ast
import re

from tests.house.source import ROOT, project_files, python_files, tree

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    ".streamlit",
    "Makefile",
    "README.md",
    "benchmarks",
    "dashboard.py",
    "data",
    "deploy",
    "guarded.py",
    "pages",
    "pyproject.toml",
    "requirements.txt",
    "tests",
    "wggi_metrics",
}
LONGEST = 250  # lines; about 200 is meant, and this is where a file has to be split
PLAIN_CALLS = {"compile", "dataclass", "files", "frozenset", "joinpath", "resolve", "tuple", "with_name"}
# Written in pieces, so that this file doesn't name them itself.
HOSTS = ["pypi" + ".org", "python" + "hosted", "npm" + "js.", "fonts." + "google", "gstatic" + "."]
MACHINE_PATHS = ["/" + "work/", "/" + "root/", "/" + "Users/", "/" + "home/", ":" + "\\Users\\"]
TEXT = {".py", ".toml", ".sql", ".css", ".md", ".txt", ".sh", "", ".cfg", ".csv", ".json", ".svg"}


def test_the_top_level_is_the_fixed_one() -> None:
    strange = {path.parts[0] for path in project_files()} - TOP_LEVEL
    assert not strange, f"not at the top: {sorted(strange)}"


def test_directly_in_pages_lies_only_an_empty_init() -> None:
    # Streamlit serves a .py file directly in pages/ at its own address, before dashboard.py has run.
    direct = [path.name for path in project_files() if path.parts[0] == "pages" and len(path.parts) == 2]
    assert direct == ["__init__.py"]
    assert (ROOT / "pages" / "__init__.py").read_text("utf-8").strip() == ""


def makes_a_constant(called: ast.expr) -> bool:
    """A type of our own (a bare name with a capital), or one of a few plain makers."""
    name = called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)
    return name in PLAIN_CALLS or (isinstance(called, ast.Name) and name[0].isupper())


def calls_outside_functions(module: ast.Module) -> list[str]:
    """Calls that run when the file is imported, but for those that make constants: paths, values, own types."""
    found = []
    for statement in module.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Call):
                found += [] if makes_a_constant(node.func) else [ast.unparse(node)]
    return found


def test_a_page_does_nothing_when_it_is_imported() -> None:
    busy = {str(path): calls_outside_functions(tree(path)) for path in python_files("pages")}
    assert not {path: calls for path, calls in busy.items() if calls}


def test_no_file_is_too_long_to_be_read_at_once() -> None:
    lengths = {str(path): len((ROOT / path).read_text("utf-8").splitlines()) for path in python_files()}
    assert not {path: length for path, length in lengths.items() if length > LONGEST}


def test_no_file_names_a_host_or_a_path_of_one_machine() -> None:
    found = [
        f"{path} names {word}"
        for path in project_files()
        if path.suffix in TEXT
        for word in (*HOSTS, *MACHINE_PATHS)
        if word in (ROOT / path).read_text("utf-8", errors="replace")
    ]
    assert not found, found


def test_the_browser_tab_has_a_local_icon() -> None:
    # A material icon for the tab is fetched from a font service.
    for path in python_files("pages", "dashboard.py"):
        text = (ROOT / path).read_text("utf-8")
        assert not re.search(r"page_icon\s*=\s*[\"']:", text), f"{path} takes its icon from outside"


def test_a_sql_file_says_first_what_one_row_is() -> None:
    firsts = {
        str(path): (ROOT / path).read_text("utf-8").lstrip().splitlines()[0]
        for path in project_files()
        if path.suffix == ".sql"
    }
    said = re.compile(r"-- .*\b(one|per|each)\b", re.IGNORECASE)
    assert not {path: first for path, first in firsts.items() if not said.match(first)}
