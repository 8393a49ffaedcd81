"""Headings are compared without case, accents and punctuation."""

from __future__ import annotations

import pytest

from wggi_metrics.dictionary import DICTIONARY
from wggi_metrics.dictionary.headings import heading_form, known_headings


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("GRADE_CODE", "grade code"),
        ("  Grade\u00a0Code ", "grade code"),
        ("Numéro d'employé", "numero d employe"),
        ("M/F", "m f"),
        ("Women %", "women %"),
        ("D.O.B.", "d o b"),
        ("Sexe\n(H/F)", "sexe h f"),
        ("***", ""),
    ],
)
def test_the_form_of_a_heading(heading: str, form: str) -> None:
    assert heading_form(heading) == form


@pytest.mark.parametrize("dataset", DICTIONARY.datasets)
def test_every_label_leads_back_to_its_own_field(dataset: str) -> None:
    fields = DICTIONARY.datasets[dataset].fields.values()
    known = known_headings(dataset)
    assert [known[heading_form(field.label)] for field in fields] == [field.name for field in fields]
    assert [known[heading_form(field.name)] for field in fields] == [field.name for field in fields]
