"""Published figures are written once and read whole, or not at all; their key is one and stays."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from wggi_metrics.store import (
    Key,
    KeyRefused,
    ReleaseDamaged,
    read_public,
    rounding_fingerprint,
    rounding_key_for,
    write_public,
)
from wggi_metrics.store.key import make_key
from wggi_metrics.store.keyring import note_key
from wggi_metrics.store.public import PUBLIC, STEPPED

KEY = Key(bytes(16))


def publish(folder: Path, number: int = 1, key: Key = KEY) -> None:
    write_public(folder, {"counts": [number]}, release=f"release {number}", key=rounding_fingerprint(key))


def test_what_is_written_is_read_in_its_order_with_its_release(tmp_path: Path) -> None:
    assert read_public(tmp_path) == []
    for number in range(1, 12):
        publish(tmp_path, number)
    parts = read_public(tmp_path)
    assert [part["published"]["counts"] for part in parts] == [[number] for number in range(1, 12)]
    assert [(part["number"], part["release"]) for part in parts[:2]] == [(1, "release 1"), (2, "release 2")]


def test_a_later_publication_leaves_the_earlier_file_as_it_is(tmp_path: Path) -> None:
    publish(tmp_path)
    first = (tmp_path / PUBLIC / "0001.json").read_bytes()
    publish(tmp_path, 2)
    assert (tmp_path / PUBLIC / "0001.json").read_bytes() == first


def test_any_changed_letter_is_found_when_it_is_opened(tmp_path: Path) -> None:
    publish(tmp_path / "whole")
    text = (tmp_path / "whole" / PUBLIC / "0001.json").read_text("utf-8").rstrip()
    for place in range(len(text)):
        changed = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        (tmp_path / "other" / PUBLIC).mkdir(parents=True, exist_ok=True)
        (tmp_path / "other" / PUBLIC / "0001.json").write_text(changed, "utf-8")
        with pytest.raises(ReleaseDamaged, match=r"0001\.json"):
            read_public(tmp_path / "other")


@pytest.mark.parametrize("lost", [1, 2])
def test_a_publication_that_is_lost_is_found(tmp_path: Path, lost: int) -> None:
    for number in (1, 2, 3):
        publish(tmp_path, number)
    (tmp_path / PUBLIC / f"000{lost}.json").unlink()
    with pytest.raises(ReleaseDamaged):
        read_public(tmp_path)


def test_a_publication_taken_from_another_store_is_found(tmp_path: Path) -> None:
    for folder in ("ours", "theirs"):
        publish(tmp_path / folder, 1 if folder == "ours" else 7)
        publish(tmp_path / folder, 2)
    shutil.copy(tmp_path / "theirs" / PUBLIC / "0002.json", tmp_path / "ours" / PUBLIC / "0002.json")
    with pytest.raises(ReleaseDamaged):
        read_public(tmp_path / "ours")


def test_what_was_half_written_is_not_read(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / PUBLIC / ".0002.json-1a2b3c4d").write_text('{"version": 1', "utf-8")
    assert len(read_public(tmp_path)) == 1
    publish(tmp_path, 2)
    assert len(read_public(tmp_path)) == 2


def test_counts_that_stepped_are_listed_apart_from_what_is_public(tmp_path: Path) -> None:
    write_public(tmp_path, {}, release="r", key="k", stepped=[{"counted": 7, "published": 15}])
    assert json.loads((tmp_path / STEPPED / "0001.json").read_text("utf-8"))["counts"][0]["counted"] == 7
    assert "15" not in json.dumps(read_public(tmp_path)[0]["published"])


def test_the_first_key_is_made_and_is_not_the_key_for_pseudonyms(tmp_path: Path) -> None:
    made = rounding_key_for(tmp_path, tmp_path / "rounding")
    assert made.is_new
    again = rounding_key_for(tmp_path, tmp_path / "rounding")
    assert (again.secret, again.is_new) == (made.secret, False)
    note_key(tmp_path, make_key(tmp_path / "pseudonyms"))
    with pytest.raises(KeyRefused) as refused:
        rounding_key_for(tmp_path, tmp_path / "pseudonyms")
    assert refused.value.problem.rule == "rounding_key_same"


def test_a_missing_key_is_refused_by_name_and_no_new_one_is_made(tmp_path: Path) -> None:
    publish(tmp_path, key=make_key(tmp_path / "rounding"))
    with pytest.raises(KeyRefused) as refused:
        rounding_key_for(tmp_path, tmp_path / "lost")
    assert refused.value.problem.rule == "rounding_key_missing"
    assert not (tmp_path / "lost").exists()


def test_another_key_is_refused_by_name(tmp_path: Path) -> None:
    publish(tmp_path, key=make_key(tmp_path / "rounding"))
    make_key(tmp_path / "other")
    with pytest.raises(KeyRefused) as refused:
        rounding_key_for(tmp_path, tmp_path / "other")
    assert refused.value.problem.rule == "rounding_key_other"


def test_the_key_lies_nowhere_in_what_is_published(tmp_path: Path) -> None:
    key = make_key(tmp_path / "rounding")
    publish(tmp_path / "store", key=key)
    for path in (tmp_path / "store").rglob("*.json"):
        text = path.read_text("utf-8")
        assert key.secret.hex() not in text
        assert not any(word in text for word in key.words.split())
