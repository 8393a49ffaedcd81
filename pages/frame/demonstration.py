"""Opening the demonstration: its exports are written and loaded like any others (step 11)."""

from __future__ import annotations

import streamlit as st

from pages.frame.serving import demonstration_folder
from wggi_metrics.words import say


def load_demonstration() -> None:
    """Makes the demonstration organisation's store, with a line that says how far it is."""
    from wggi_metrics.loading import load_demo

    with st.status(say("pages.start.loading"), expanded=False) as status:
        load_demo(demonstration_folder(), lambda step, part: status.update(label=step))
