"""Streamlit, started so that every session is to it the first one of a fresh server.

Until some session has called ``st.navigation``, Streamlit takes a folder named pages/ for a list of scripts to
run. Here it never learns that one has, so that many addresses can be tried on one server.
"""

from __future__ import annotations

from types import SimpleNamespace

import streamlit.web.cli
from streamlit.commands import navigation

if __name__ == "__main__":
    vars(navigation)["PagesManager"] = SimpleNamespace()
    streamlit.web.cli.main(prog_name="streamlit")
