"""Countries by their codes and names, and the regional groups of the 193 Member States."""

from __future__ import annotations

from collections import Counter

import pytest

from wggi_metrics.dictionary.countries import countries, country, nationality_group, regional_groups
from wggi_metrics.dictionary.headings import heading_form


def test_the_groups_have_as_many_members_as_the_united_nations_list() -> None:
    # Department for General Assembly and Conference Management: 54, 54 (with Kiribati, without Türkiye),
    # 23, 33, 29 (28 with Türkiye and Israel, and the United States).
    found = Counter(one.group for one in countries() if one.group)
    assert dict(found) == {
        "African States": 54,
        "Asia-Pacific States": 54,
        "Eastern European States": 23,
        "Latin American and Caribbean States": 33,
        "Western European and Others": 29,
    }
    assert tuple(found) == regional_groups()
    assert sum(found.values()) == 193


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("KE", "African States"), ("KEN", "African States"), ("kenya", "African States"),
        ("Côte d’Ivoire", "African States"), ("Cote d'Ivoire", "African States"),
        ("République démocratique du Congo", "African States"), ("Congo", "African States"),
        ("Cyprus", "Asia-Pacific States"), ("Iran, Islamic Republic of", "Asia-Pacific States"),
        ("República de Corea", "Asia-Pacific States"), ("Kiribati", "Asia-Pacific States"),
        ("Slovakia", "Eastern European States"), ("Azerbaijan", "Eastern European States"),
        ("Dominica", "Latin American and Caribbean States"),
        ("Dominican Republic", "Latin American and Caribbean States"),
        ("Turkey", "Western European and Others"), ("Türkiye", "Western European and Others"),
        ("Israel", "Western European and Others"), ("USA", "Western European and Others"),
        ("Australia", "Western European and Others"),
    ],
)  # fmt: skip
def test_a_country_is_in_its_group_however_it_is_written(text: str, group: str) -> None:
    assert nationality_group(text) == group


@pytest.mark.parametrize("text", ["Holy See", "Palestine", "Kosovo", "Puerto Rico", "Atlantis", ""])
def test_observers_territories_and_unknown_names_are_in_no_group(text: str) -> None:
    assert nationality_group(text) is None


def test_two_congos_two_guineas_and_two_koreas_are_kept_apart() -> None:
    pairs = [
        ("Congo", "DR Congo"),
        ("Guinea", "Guinea-Bissau"),
        ("North Korea", "South Korea"),
        ("Niger", "Nigeria"),
    ]
    for one, other in pairs:
        first, second = country(one), country(other)
        assert first is not None
        assert second is not None
        assert first.alpha3 != second.alpha3


def test_no_code_or_name_means_two_countries() -> None:
    seen: dict[str, str] = {}
    for one in countries():
        for text in (one.name, one.alpha2, one.alpha3, *one.spellings):
            assert heading_form(text) not in seen, (text, seen.get(heading_form(text)), one.name)
            seen[heading_form(text)] = one.name


def test_codes_have_two_and_three_capital_letters() -> None:
    for one in countries():
        assert (len(one.alpha2), len(one.alpha3)) == (2, 3)
        assert (one.alpha2 + one.alpha3).isupper()
