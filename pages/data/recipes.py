"""Recipes: what to export from which system, one page for each (step 11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.data.style import styled
from pages.frame import blocks, link, shell, text
from pages.frame.filters import one_of
from wggi_metrics.figures.tables import Column, table
from wggi_metrics.words import listed, say

NAMES = ("system",)


def page() -> None:
    """Draws the page; it needs no release."""
    styled()
    shell.freshness(shell.served())
    shell.headline(say("pages.names.recipes"), say("recipes.lead"))
    link.kept(NAMES)
    with st.container(horizontal=True, key="filters", gap="small"):
        system = one_of("system", listed("recipes.systems"), lambda name: say(f"recipes.{name}.label"))
    link.write(NAMES)
    _steps(system)
    _columns(system)
    _never()
    shell.page_link("definitions", say("recipes.to_templates"))
    shell.page_link("import", say("recipes.to_import"))


def _steps(system: str) -> None:
    title = say("recipes.steps_title", system=say(f"recipes.{system}.label"))
    with blocks.figure("recipe_steps", title, say(f"recipes.{system}.about")):
        st.html(_numbered(listed(f"recipes.{system}.steps")))


def _columns(system: str) -> None:
    title = say("recipes.columns_title", system=say(f"recipes.{system}.label"))
    rows: Sequence[Any] = listed(f"recipes.{system}.columns")
    with blocks.figure("recipe_columns", title, ""):
        columns = [Column(say(f"recipes.{name}")) for name in ("field", "source", "remark")]
        blocks.show_table(table(title, columns, [list(row) for row in rows], stack=True))


def _never() -> None:
    with blocks.figure("recipe_never", say("recipes.never_title"), ""):
        st.html(_numbered(listed("recipes.never"), ordered=False))


def _numbered(lines: Sequence[str], *, ordered: bool = True) -> str:
    kind = "ol" if ordered else "ul"
    return f'<{kind} class="wggi-lines">{"".join(f"<li>{text.strong(line)}</li>" for line in lines)}</{kind}>'
