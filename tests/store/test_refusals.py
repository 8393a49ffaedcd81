"""Every refusal is a plain sentence with a remedy."""

from __future__ import annotations

import errno
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pytest

from wggi_metrics.store.refusals import StoreUnusable, plain_refusals, refusal

TEXTS = tomllib.loads((files("wggi_metrics.words") / "en" / "store.toml").read_text("utf-8"))["refusals"]


class Anything(dict[str, Any]):
    """Any value that a text may ask for."""

    def __missing__(self, key: str) -> str:
        return key


@pytest.mark.parametrize("rule", sorted(TEXTS))
def test_every_refusal_says_what_is_wrong_and_what_to_do(rule: str) -> None:
    for text in (TEXTS[rule]["problem"], TEXTS[rule]["remedy"]):
        for form in text.values() if isinstance(text, dict) else (text,):
            assert form.format_map(Anything()).endswith((".", ").")), form
            assert form[0].isupper() or form[0] == "{"


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (OSError(errno.EROFS, "Read-only file system"), "unwritable"),
        (PermissionError(errno.EACCES, "Permission denied"), "unwritable"),
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), "disk_full"),
        (duckdb.OutOfMemoryException("failed to allocate"), "memory_full"),
        (duckdb.IOException("Cannot open file"), "unwritable"),
    ],
)
def test_faults_of_disk_and_memory_become_plain_sentences(fault: Exception, rule: str) -> None:
    with pytest.raises(StoreUnusable) as refused, plain_refusals(Path("there")):
        raise fault
    assert refused.value.problem.rule == rule
    assert refused.value.problem.level == "error"


def test_a_mistake_of_ours_is_not_dressed_up_as_a_refusal() -> None:
    with pytest.raises(duckdb.BinderException), plain_refusals(Path("there")):
        raise duckdb.BinderException("no such column")


def test_one_error_is_spoken_of_in_the_singular() -> None:
    assert refusal("errors", n=1).problem == "One error stops the load; nothing was published."
    assert refusal("errors", n=3).problem == "3 errors stop the load; nothing was published."
