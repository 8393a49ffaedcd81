"""Profiles kept with the store."""

from __future__ import annotations

import pytest

from wggi_metrics.store import LoadRefused, Store


def test_a_profile_is_kept_under_its_name_and_replaced(store: Store) -> None:
    assert store.profiles() == {}
    store.keep_profile("Payroll 2026", 'sheet = "Personal"')
    store.keep_profile("Board", "x = 1")
    store.keep_profile("Payroll 2026", 'sheet = "Élèves"')
    assert store.profiles() == {"Board": "x = 1", "Payroll 2026": 'sheet = "Élèves"'}


@pytest.mark.parametrize("name", ["", "../profile", "a/b", ".hidden", "a\0b", "x" * 101])
def test_a_profile_can_not_be_called_like_a_path(store: Store, name: str) -> None:
    with pytest.raises(LoadRefused) as refused:
        store.keep_profile(name, "")
    assert refused.value.problem.rule == "profile_name"
