"""A figure as an SVG file, made in the reader's browser from what it shows (step 11)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from wggi_metrics.figures.tokens import Palette
from wggi_metrics.words import say

CSS = """
button { all: unset; cursor: pointer; font: inherit; color: var(--st-link-color); text-decoration: underline;
         text-underline-offset: 3px; font-family: var(--st-font); font-size: 14px; padding: 4px 0; }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""


@cache
def _button() -> Callable[..., Any]:
    script = Path(__file__).with_name("picture.js").read_text("utf-8")
    mount: Callable[..., Any] = st.components.v2.component(
        "wggi_picture", html='<button type="button"></button>', css=CSS, js=script
    )
    return mount


def picture_file(figure: str, title: str, note: str, file: str, colours: Palette) -> None:
    """The button that saves the charts in the container of this key."""
    _button()(
        key=f"svg_{figure}",
        data={
            "label": say("pages.figure.svg"),
            "figure": figure,
            "title": title,
            "note": note,
            "file": file,
            "paper": colours.paper,
            "ink": colours.ink,
            "quiet": colours.quiet,
        },
    )
