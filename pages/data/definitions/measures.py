"""A measure's page, from its definition (step 11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.data.definitions.queries import counting_queries
from pages.data.definitions.rules import value_text
from pages.data.definitions.used import pages_reading
from pages.frame import blocks, shell, text
from pages.frame.serving import Served
from wggi_metrics.dictionary.dimensions import dimension
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import sees_counts
from wggi_metrics.figures.numerals import EN_DASH, THIN_SPACE
from wggi_metrics.figures.tables import Column, table
from wggi_metrics.measures import REGISTRY, Definition
from wggi_metrics.words import say

RULES: Mapping[str, tuple[str, ...]] = {
    "women_share": ("interval_level",),
    "parity_status": ("parity_band", "forty_per_cent", "interval_level"),
    "grade_pyramid": ("interval_level",),
    "change_in_share": ("break_days", "absent_months"),
    "recruitment_flows": ("break_days", "interval_level"),
    "promotion_rates": ("break_days", "absent_months", "interval_level", "least_expected", "expected_cells"),
    "leaving_rates": ("break_days", "absent_months", "interval_level", "least_expected", "expected_cells"),
    "time_in_grade": ("break_days", "few_at_risk", "interval_level"),
    "promotion_hazard_ratio": ("break_days", "events_per_parameter", "interval_level"),
    "moves": ("move_months", "interval_level"),
    "acting_assignments": ("acting_months",),
    "training_uptake": ("training_day_hours", "interval_level"),
    "board_composition": ("interval_level",),
    "meeting_brief": (
        "parity_band", "comparison_months", "comparison_months_longer", "comparison_notices", "appointment_years",
        "circulation_months", "written_analysis", "interval_level",
    ),
}  # fmt: skip
"""The rules and parameters that a measure is held to."""


def draw(name: str, served: Served) -> None:
    """Everything that is known about the measure."""
    told = REGISTRY[name]
    _whole(told)
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        _worked(told)
    with right:
        _rules(told)
    _counts(told, served)
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        _used(told)
    with right:
        _sources(told, served)
    _says(told)


def _whole(told: Definition) -> None:
    group = say(f"definitions_page.groups.{told.kind}")
    kicker = say("definitions_page.measure.kicker", name=told.name, group=group, unit=told.unit)
    with blocks.figure(f"definition_{told.name}", told.label, kicker):
        st.html(f'<p class="wggi-about-entry">{text.strong(told.about)}</p>')
        st.html(text.terms([*told.terms, *_around(told)]))


def _around(told: Definition) -> list[tuple[str, str]]:
    cut_by = ", ".join(dimension(name).label for name in told.dimensions)
    pairs = (
        ("left_out", told.left_out),
        ("population", told.population),
        ("cut_by", cut_by),
        ("columns", ", ".join(told.columns)),
    )
    return [(say(f"definitions_page.measure.{name}"), value) for name, value in pairs]


def _worked(told: Definition) -> None:
    head, *cases = ([unbroken(cell) for cell in line] for line in told.worked)
    title = say("definitions_page.measure.worked")
    with blocks.figure(f"worked_{told.name}", title, say("definitions_page.measure.worked_told")):
        st.html(table(title, [Column(heading) for heading in head], cases, stack=len(head) > 2))


def unbroken(text: str) -> str:
    """A number and its per cent sign kept together."""
    return text.replace(" %", f"{THIN_SPACE}%").replace("-", EN_DASH if "%" in text else "-")


def _rules(told: Definition) -> None:
    title = say("definitions_page.measure.rules")
    columns = [Column(say(f"definitions_page.measure.{name}")) for name in ("rule", "value", "in_use")]
    found = [parameter(name) for name in RULES.get(told.name, ())]
    rows = [
        [rule.label, value_text(rule), say(f"definitions_page.{'yes' if rule.applies else 'no'}")] for rule in found
    ]
    with blocks.figure(f"rules_{told.name}", title, say("definitions_page.measure.rules_told")):
        st.html(table(title, columns, rows))


def _counts(told: Definition, served: Served) -> None:
    is_asked = served.release is not None and sees_counts(served.viewer)
    queries = counting_queries(served.shown, served.viewer, told.name) if is_asked else {}
    subtitle = say(f"definitions_page.measure.{'counts_told' if queries else 'counts_none'}")
    with blocks.figure(f"counts_{told.name}", say("definitions_page.measure.counts"), subtitle):
        for place, (one_row, texts) in enumerate(queries.items()):
            with st.expander(one_row, key=f"query_{told.name}_{place}"):
                st.code("\n\n".join(texts), language="sql", wrap_lines=True)


def _used(told: Definition) -> None:
    title = say("definitions_page.measure.used")
    with blocks.figure(f"used_{told.name}", title, say("definitions_page.measure.used_told")):
        for name in pages_reading(told.name):
            shell.page_link(name, say(f"pages.names.{name}"))


def _sources(told: Definition, served: Served) -> None:
    title = say("definitions_page.measure.sources")
    with blocks.figure(f"sources_{told.name}", title, say("definitions_page.measure.sources_told")):
        st.html(text.terms([*told.source, *_files(served)]))


def _files(served: Served) -> Sequence[tuple[str, str]]:
    if served.release is None:
        return ()
    manifest = served.release.manifest
    files = ", ".join(str(source["file"]) for source in manifest.get("files", ()))
    release = manifest.get("number", served.release.id)
    value = say("definitions_page.measure.files_value", files=files, release=release)
    return [(say("definitions_page.measure.files"), value)]


def _says(told: Definition) -> None:
    pairs = [
        (say("definitions_page.measure.it_says"), told.says),
        (say("definitions_page.measure.it_does_not"), told.does_not_say),
    ]
    with blocks.figure(f"says_{told.name}", say("definitions_page.measure.says"), ""):
        st.html(text.terms(pairs))
