"""Opening the demonstration: its exports are written and loaded like any others (step 11)."""

from __future__ import annotations

import streamlit as st

from wggi_metrics.words import say


def load_demonstration() -> None:
    """Makes the demonstration organisation's store, with a line that says how far it is."""
    from wggi_metrics.loading import load_demo

    title = say("pages.start.loading")
    with st.status(title) as status:
        load_demo(progress=lambda step, part: status.update(label=f"{title} · {100 * part:.0f} %"))
