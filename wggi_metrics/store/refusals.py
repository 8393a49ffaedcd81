"""What the store refuses, each by its own name and in plain sentences (step 4)."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from wggi_metrics.problems import Problem
from wggi_metrics.words import say


class StoreRefused(Exception):
    """The store did not do what was asked; ``problem`` says why and what to do, without personal data."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.problem} {problem.remedy}")
        self.problem = problem


class LoadRefused(StoreRefused):
    """Nothing was published; the release of before is served on."""

    def __init__(self, problem: Problem, problems: Sequence[Problem] = ()) -> None:
        super().__init__(problem)
        self.problems = tuple(problems) or (problem,)


class KeyRefused(LoadRefused):
    """The key for pseudonyms is missing, damaged, or not the key of this store."""


class StoreBusy(LoadRefused):
    """Someone else is publishing: the problem says who and since when."""


class StoreUnusable(LoadRefused):
    """The folder can't be written, or the disk is full."""


class LogUnwritable(StoreRefused):
    """What is done is written down, and can't be: it is not done."""


class ReleaseDamaged(StoreRefused):
    """A release's file is not what was published."""


class ReleaseUnknown(StoreRefused):
    """No release, or no source, has the name that was asked for."""


def refusal(rule: str, /, **values: object) -> Problem:
    """The problem of this name, as an error of the store."""
    return Problem(
        rule=rule,
        level="error",
        problem=say(f"store.refusals.{rule}.problem", **values),
        remedy=say(f"store.refusals.{rule}.remedy", **values),
    )


FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
FULL_WORDS = ("no space left", "disk quota", "file too large", "not enough space", "failed to offload")


@contextmanager
def plain_refusals(folder: Path) -> Iterator[None]:
    """Turns a full disk or a folder that can't be written into a plain sentence."""
    try:
        yield
    except OSError as fault:
        rule = "disk_full" if fault.errno in FULL else "unwritable"
        raise StoreUnusable(refusal(rule, folder=folder)) from fault
    except duckdb.Error as fault:
        raise _plain(fault, folder) from fault


def _plain(fault: duckdb.Error, folder: Path) -> Exception:
    text = str(fault).lower()
    if any(words in text for words in FULL_WORDS):
        return StoreUnusable(refusal("disk_full", folder=folder))
    if isinstance(fault, duckdb.OutOfMemoryException):
        return StoreUnusable(refusal("memory_full", folder=folder))
    if isinstance(fault, duckdb.IOException):
        return StoreUnusable(refusal("unwritable", folder=folder))
    return fault
