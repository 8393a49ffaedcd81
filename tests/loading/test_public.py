"""A release is published for leadership: counted, rounded, audited, written, and read without it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.loaded import Rows, workbook_of
from wggi_metrics.disclosure.rounding import LatticeRefused, Published
from wggi_metrics.loading import Incoming, as_load, check_files
from wggi_metrics.loading.public import lattice_of, publish_release, read_leadership
from wggi_metrics.store import KeyRefused, Release, Store
from wggi_metrics.store.public import PUBLIC

HEAD = ("Staff number", "Gender", "Grade", "Contract type", "Valid from", "Valid to")
PEOPLE = 13


def careers(leaves: date) -> list[tuple[object, ...]]:
    """Thirteen women at P-3, one of whom leaves, and twelve men at G-5."""
    women = [(f"W{n}", "F", "P-3", "fixed-term", date(2021, 12, 1), leaves if n == 0 else None) for n in range(PEOPLE)]
    men = [(f"M{n}", "M", "G-5", "fixed-term", date(2021, 12, 1), None) for n in range(PEOPLE - 1)]
    return [HEAD, *women, *men]


def load(store: Store, rows: Rows, as_of: date) -> Release:
    content = workbook_of({"Assignments": rows})
    files = check_files([Incoming("staff.xlsx", content)], ladder=store.ladder(), as_of=as_of)
    release = store.publish(as_load(files, yes=True)).release
    assert release is not None
    return release


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public")
    load(Store(folder / "store", folder / "key"), careers(date(2022, 6, 30)), date(2022, 12, 31)).close()
    return folder


@pytest.fixture
def store(loaded_once: Path, tmp_path: Path) -> Store:
    shutil.copytree(loaded_once, tmp_path, dirs_exist_ok=True)
    return Store(tmp_path / "store", tmp_path / "key")


def test_a_release_is_published_and_read_from_its_own_folder_alone(store: Store, tmp_path: Path) -> None:
    made = publish_release(store, tmp_path / "rounding")
    assert made.key_words is not None
    shutil.copytree(store.folder / PUBLIC, tmp_path / "elsewhere" / PUBLIC)
    found = read_leadership(tmp_path / "elsewhere")
    assert found.counts == made.published.counts
    before, now = (found.count("staff_by_grade", year, {"grade": "P-3"}) for year in ("2021", "2022"))
    left = found.count("departures_by_grade", "2022", {"grade": "P-3"})
    assert (before.women, now.women) in {(10, 10), (15, 15), (15, 10)}
    assert before.women - left.women == now.women


def test_nothing_new_writes_nothing_and_a_second_load_changes_nothing_published(store: Store, tmp_path: Path) -> None:
    first = publish_release(store, tmp_path / "rounding").published
    assert publish_release(store, tmp_path / "rounding").issues == ()
    load(store, careers(date(2022, 7, 31)), date(2023, 12, 31))
    later = publish_release(store, tmp_path / "rounding")
    assert {period for _, period in later.issues} == {"2023"}
    assert {cell: later.published.counts[cell] for cell in first.counts} == first.counts
    assert len(list((store.folder / PUBLIC).iterdir())) == 2


def test_without_its_key_nothing_more_is_published_and_what_is_published_is_read(store: Store, tmp_path: Path) -> None:
    first = publish_release(store, tmp_path / "rounding").published
    (tmp_path / "rounding").unlink()
    with pytest.raises(KeyRefused) as refused:
        publish_release(store, tmp_path / "rounding")
    assert refused.value.problem.rule == "rounding_key_missing"
    assert read_leadership(store.folder).counts == first.counts


def test_an_organisation_can_bring_its_own_lattice(store: Store, tmp_path: Path) -> None:
    own = store.folder / "lattice.toml"
    own.write_text('[tables.categories]\nsubject = "staff"\nby = ["category"]', "utf-8")
    assert publish_release(store, tmp_path / "rounding").published.periods("categories") == ("2021", "2022")
    own.write_text('[tables.categories]\nsubject = "cats"\nby = []', "utf-8")
    with pytest.raises(LatticeRefused):
        lattice_of(store)


def test_before_the_first_load_there_is_nothing_to_publish(tmp_path: Path) -> None:
    made = publish_release(Store(tmp_path / "empty", tmp_path / "key"), tmp_path / "rounding")
    assert (made.issues, made.published) == ((), Published())
