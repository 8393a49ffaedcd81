"""A brief as a tagged PDF (PDF/UA-1), one page per notice (beside step 10)."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from wggi_metrics.briefs.parts import Contents
from wggi_metrics.figures.tokens import LIGHT

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TEMPLATE = HERE / "brief.typ"
UNKNOWN = "\u25a1"
"""Stands for a character that the fonts lack: an accessible PDF may not hold an unknown one."""


def as_pdf(contents: Contents, made_on: date) -> bytes:
    """The brief as PDF/UA-1, the same bytes for the same contents and day; no font of the machine is used.

    Text goes in as data and is never read as markup.
    """
    import typst

    written = typst.compile(
        str(TEMPLATE),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"contents": _json(asdict(contents)), "colours": _json(asdict(LIGHT))},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(made_on, time(), tzinfo=UTC),
        format="pdf",
    )
    return bytes(written)


def _json(part: Any) -> str:
    return json.dumps(_drawable(part), ensure_ascii=False)


def _drawable(part: Any) -> Any:
    """The same with every character that the fonts lack replaced."""
    if isinstance(part, str):
        return "".join(sign if sign in characters() else UNKNOWN for sign in part)
    if isinstance(part, dict):
        return {name: _drawable(value) for name, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [_drawable(value) for value in part]
    return part


@cache
def characters() -> frozenset[str]:
    """The characters that the fonts have."""
    return frozenset((FONTS / "characters.txt").read_text("utf-8"))
