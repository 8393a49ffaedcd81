"""The key for pseudonyms: words, file, fingerprint."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wggi_metrics.store import Key, KeyRefused, key_path, read_key, secret_of
from wggi_metrics.store.key import make_key

# 127.0.0.1 and 63.84.220.193 as in Wilkerson (2009), "Proquints", table of examples.
PUBLISHED = ("lusab babad", "7f000001"), ("gutih tugad", "3f54dcc1")


@pytest.mark.parametrize(("words", "number"), PUBLISHED)
def test_words_are_the_published_proquints(words: str, number: str) -> None:
    key = Key(bytes.fromhex(number) * 4)
    assert key.words.startswith(words)


def test_the_words_written_down_give_the_key_back() -> None:
    key = Key(bytes(range(16)))
    assert len(key.words.split()) == 9
    assert secret_of(key.words) == bytes(range(16))


def test_words_with_a_slip_of_the_pen_are_no_key() -> None:
    words = Key(bytes(range(16))).words
    assert secret_of("lusab" + words[5:]) is None
    assert secret_of(words[:-6]) is None
    assert secret_of("xxxxx " * 9) is None


def test_the_key_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    key = make_key(tmp_path / "new" / "key")
    assert read_key(tmp_path / "new" / "key") == Key(key.secret)
    if os.name != "nt":
        assert (tmp_path / "new" / "key").stat().st_mode & 0o077 == 0


def test_a_key_made_by_another_at_the_same_moment_is_taken_over(tmp_path: Path) -> None:
    first, second = make_key(tmp_path / "key"), make_key(tmp_path / "key")
    assert second.secret == first.secret
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_file_without_a_key_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("something else")
    with pytest.raises(KeyRefused) as refused:
        read_key(tmp_path / "key")
    assert refused.value.problem.rule == "key_unreadable"


def test_a_key_that_can_not_be_kept_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyRefused) as refused:
        make_key(tmp_path / "file" / "key")
    assert refused.value.problem.rule == "key_unwritable"


def test_the_key_file_is_given_or_named_or_in_the_configuration_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WGGI_KEY_FILE", str(tmp_path / "named"))
    assert key_path(tmp_path / "given") == tmp_path / "given"
    assert key_path() == tmp_path / "named"
    monkeypatch.delenv("WGGI_KEY_FILE")
    assert key_path().parent.name == "wggi"


def test_a_key_never_prints_its_secret() -> None:
    key = Key(b"secret-secret-16")
    assert "secret-secret" not in repr(key)
    assert key.words.split()[0] not in repr(key)
