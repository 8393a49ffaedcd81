"""What these pages look like beyond the frame (step 11)."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")


def styled() -> None:
    """Puts the rules of these pages on the page."""
    st.html(STYLE)
