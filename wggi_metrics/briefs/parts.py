"""The plain structure of a brief, shared by its formats: titles, texts, tables, and one chart (beside step 10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from wggi_metrics.figures.sentences.heads import Fact, Flag

Part = TypeVar("Part")


@dataclass(frozen=True)
class Cell:
    """A cell: its text, a quieter text after it, a mark, and a bar where the cell holds a part of a whole."""

    text: str
    beside: str = ""
    is_mark: bool = False
    bar: float | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: headings, which of them stand over numbers (set to the right), and the rows."""

    headings: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Bar:
    """One stage of the pool's chart, in fractions: women's share here; in the window with interval and median."""

    here: float | None
    here_label: str
    window: float | None
    low: float | None
    high: float | None
    median: float | None


@dataclass(frozen=True)
class Chart:
    """The pool's chart: one bar per row of the table beside it, the parity band, the text for screen readers."""

    heading: str
    bars: tuple[Bar, ...]
    band: tuple[float, float]
    band_label: str
    note: str
    alt: str


@dataclass(frozen=True)
class Section:
    """A titled part of a page: a note, a table or a sentence in its place, a chart, and what stands under it."""

    title: str
    note: str = ""
    table: Table | None = None
    instead: str = ""
    chart: Chart | None = None
    under: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One notice."""

    over: str
    title: str
    flags: tuple[Flag, ...]
    facts: tuple[Fact, ...]
    reach: Section
    pool: Section
    file: Section
    after: Section


@dataclass(frozen=True)
class Cover:
    """The first page: the meeting in one sentence (key numbers between asterisks), four facts, the agenda."""

    over: str
    title: str
    lead: str
    facts: tuple[Fact, ...]
    agenda: Section | None
    levels: Section | None
    how: Section


@dataclass(frozen=True)
class Contents:
    """A whole brief. ``foot`` are the two lines under each page; ``about`` what it is and by which definitions."""

    document: str
    mark: str
    mark_line: str
    foot: tuple[str, str]
    cover: Cover
    pages: tuple[Page, ...]
    about: tuple[tuple[str, str], ...]


def with_texts(part: Part, change: Callable[[str], str]) -> Part:
    """The same part of a brief with every text in it changed."""
    if isinstance(part, str):
        return change(part)  # type: ignore[return-value]
    if isinstance(part, tuple):
        held = [with_texts(each, change) for each in part]
        return type(part)(*held) if hasattr(part, "_fields") else tuple(held)  # type: ignore[return-value]
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{each.name: with_texts(getattr(part, each.name), change) for each in fields(part)})
    return part
