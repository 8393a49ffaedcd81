"""A store of two staff lists, built once and copied for every test that starts from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.loads import load, staff_2024, staff_2025
from wggi_metrics.store import Store, building


@pytest.fixture(scope="session")
def two_lists_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two_lists")
    store = Store(folder / "store", folder / "key")
    store.publish(load(staff_2024()))
    store.publish(load(staff_2025()))
    for release in store.releases():
        release.close()
    return folder


@pytest.fixture
def without_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    """People and spells are left out: they have tests of their own, and take half of a tiny load's time."""
    monkeypatch.setattr(building, "derive_all", lambda connection, given: None)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store with a key file of its own."""
    return Store(tmp_path / "store", tmp_path / "key")


@pytest.fixture
def two_lists(two_lists_once: Path, tmp_path: Path) -> Store:
    """A store whose first release holds the list of 2024, whose second also that of 2025."""
    shutil.copytree(two_lists_once, tmp_path, dirs_exist_ok=True)
    return Store(tmp_path / "store", tmp_path / "key")
