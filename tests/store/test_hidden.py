"""Working folders that nobody sees, and that go when their owner goes."""

from __future__ import annotations

import gc
from pathlib import Path

from wggi_metrics.store.hidden import BUILDING, HiddenFolder, remove_abandoned


def test_a_folder_at_work_is_not_removed(tmp_path: Path) -> None:
    hidden = HiddenFolder(tmp_path, BUILDING)
    assert remove_abandoned(tmp_path) == 0
    assert hidden.path.is_dir()


def test_a_folder_whose_owner_was_killed_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".building-0123").mkdir()
    (tmp_path / ".building-0123" / "people.duckdb").write_text("half")
    (tmp_path / ".building-4567.lock").touch()
    (tmp_path / "20261123T190820Z-1a2b3c4d").mkdir()
    assert remove_abandoned(tmp_path) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["20261123T190820Z-1a2b3c4d"]


def test_a_forgotten_folder_goes_by_itself(tmp_path: Path) -> None:
    hidden = HiddenFolder(tmp_path, BUILDING)
    (hidden.path / "people.duckdb").write_text("half")
    del hidden
    gc.collect()
    assert list(tmp_path.iterdir()) == []
