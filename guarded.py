"""The dashboard behind its gate: what ``serve`` starts where a sign-in is set up."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from pages.frame.gate import Gate

app = st.App("dashboard.py", middleware=[Middleware(Gate)])
