"""Small pieces of a page as HTML; every text from data is escaped here (step 11)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

BOLD = r"\*\*(.+?)\*\*"


def strong(text: str) -> str:
    """Escaped text, with **what stands between asterisks** bold."""
    return re.sub(BOLD, r"<strong>\1</strong>", escape(text))


def bare(text: str) -> str:
    """The text without its asterisks, for titles and files."""
    return re.sub(BOLD, r"\1", text)


def lead(text: str) -> None:
    """The sentence under a page's name."""
    st.html(f'<p class="wggi-lead">{strong(text)}</p>')


def note(text: str) -> None:
    """A quiet line: a subtitle, or what else must be known."""
    st.html(f'<p class="wggi-note">{strong(text)}</p>')


def warning(title: str, text: str) -> None:
    """A note with a grey rule at its left: something the reader must know before the figures."""
    st.html(f'<p class="wggi-callout" role="status"><strong>{escape(title)}</strong> {strong(text)}</p>')


def terms(pairs: Sequence[tuple[str, str]]) -> str:
    """A list of terms and what they mean, as HTML."""
    rows = "".join(f"<div><dt>{escape(term)}</dt><dd>{escape(told)}</dd></div>" for term, told in pairs if told)
    return f'<dl class="wggi-terms">{rows}</dl>'
