"""A brief as a tagged PDF (PDF/UA-1), one page per notice (beside step 10)."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from wggi_metrics.briefs.parts import Contents, with_texts
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
        sys_inputs={"contents": _json(asdict(with_texts(contents, _drawable))), "colours": _json(asdict(LIGHT))},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(made_on, time(), tzinfo=UTC),
        format="pdf",
    )
    return bytes(written)


def _json(part: object) -> str:
    return json.dumps(part, ensure_ascii=False)


def _drawable(text: str) -> str:
    """The text with every character that the fonts lack replaced."""
    return "".join(sign if sign in characters() else UNKNOWN for sign in text)


@cache
def characters() -> frozenset[str]:
    """The characters that the fonts have."""
    return frozenset((FONTS / "characters.txt").read_text("utf-8"))
