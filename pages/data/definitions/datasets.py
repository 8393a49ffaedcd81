"""A dataset's page: every field with its kind, codes and headings, from the dictionary (step 11)."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.frame import blocks, text
from pages.frame.downloads import XLSX
from wggi_metrics.dictionary import Code, Dataset, Field, load_dictionary
from wggi_metrics.dictionary.templates import template_workbook
from wggi_metrics.figures.tables import Column, Html, table
from wggi_metrics.words import say

PARTS = ("field", "kind", "holds", "codes", "headings")
FEW = 6
"""So many codes and headings are shown; the rest opens by a click."""


def draw(name: str) -> None:
    """Everything that is known about the dataset."""
    dataset = load_dictionary().datasets[name]
    group = say(f"definitions_page.groups.{dataset.group}")
    kicker = say("definitions_page.dataset.kicker", name=dataset.name, group=group, grain=dataset.grain)
    with blocks.figure(f"definition_{name}", dataset.label, kicker):
        st.html(f'<p class="wggi-about-entry">{text.strong(dataset.about)}</p>')
        st.html(text.terms(_facts(dataset)))
        template_button([name], say("definitions_page.template_one"))
    title = say("definitions_page.dataset.fields")
    with blocks.figure(f"fields_{name}", title, say("definitions_page.dataset.fields_told")):
        columns = [Column(say(f"definitions_page.dataset.{part}")) for part in PARTS]
        rows = [_row(field) for field in dataset.fields.values()]
        st.html(table(dataset.label, columns, rows, stack=True))


def template_button(names: list[str] | None, label: str) -> None:
    """The template workbook of these datasets (None: all), made when it is asked for."""
    part = "_".join(names) if names else "all"
    st.download_button(
        label,
        lambda: template_workbook(names),
        f"template_{part}.xlsx",
        XLSX,
        key=f"template_{part}",
        on_click="ignore",
        icon=":material/download:",
    )


def _facts(dataset: Dataset) -> list[tuple[str, str]]:
    one_of = "; ".join(_labels(dataset, group) for group in dataset.one_of)
    dated = dataset.fields[dataset.main_date].label if dataset.main_date in dataset.fields else ""
    pairs = (
        ("key", _labels(dataset, dataset.key)),
        ("date", dated),
        ("one_of", one_of),
        ("counts", say("definitions_page.dataset.counts_told") if dataset.wide else ""),
    )
    return [(say(f"definitions_page.dataset.{name}"), value) for name, value in pairs]


def _labels(dataset: Dataset, names: tuple[str, ...]) -> str:
    return ", ".join(dataset.fields[name].label for name in names if name in dataset.fields)


def _row(field: Field) -> list[Html]:
    kind = escape(say(f"dictionary.kind.{field.kind}"))
    headings = _few([escape(heading) for heading in field.headings])
    # One element per cell: on a phone a cell is a grid of its label and what it holds.
    return [Html(f"<div>{cell}</div>") for cell in (_name(field), kind, _holds(field), _codes(field), headings)]


def _name(field: Field) -> str:
    weight = "wggi-required" if field.required else "wggi-optional"
    mark = f' <span class="wggi-small">{say("definitions_page.dataset.required")}</span>'
    return (
        f'<span class="{weight}">{escape(field.label)}</span>{mark if field.required else ""}'
        f'<br><code class="wggi-code">{escape(field.name)}</code>'
    )


def _holds(field: Field) -> str:
    example = escape(say("definitions_page.dataset.example", example=field.example))
    return f'{escape(field.about)} <span class="wggi-small">{example}</span>'


def _codes(field: Field) -> str:
    known = f'<span class="wggi-small">{say("definitions_page.dataset.known")}:</span> '
    return (known if field.codes and field.open_list else "") + _few([_code(code) for code in field.codes])


def _code(code: Code) -> str:
    same = code.label.casefold() == code.value.casefold()
    return escape(code.value if same else f"{code.value} ({code.label})")


def _few(parts: list[str]) -> str:
    """The first few, the others behind a line that opens by click or key."""
    shown, rest = parts[:FEW], parts[FEW:]
    more = f" {say('definitions_page.dataset.optional')} {len(rest)} …" if rest else ""
    if not rest:
        return ", ".join(shown)
    return (
        f"<details><summary>{', '.join(shown)}<span class='wggi-more'>{more}</span></summary>"
        f"{', '.join(rest)}</details>"
    )
