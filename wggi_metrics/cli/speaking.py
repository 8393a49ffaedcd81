"""What every command shares: the store, dates, JSON on standard output, progress and messages on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from wggi_metrics.problems import Problem
from wggi_metrics.profiles import Profile, ProfileError, read_profile
from wggi_metrics.store import StoreRefused
from wggi_metrics.words import say

DONE, PROBLEMS, WRONG_USE = 0, 1, 2

StoreOption = Annotated[
    Path | None, typer.Option("--store", help=say("cli.options.store"), envvar="WGGI_STORE", show_envvar=True)
]
JsonOption = Annotated[bool, typer.Option("--json", help=say("cli.options.json"))]

errors = Console(stderr=True, soft_wrap=True)


def day(text: str | None) -> date | None:
    """A date written as 2026-10-31.

    Raises: typer.BadParameter (exit status 2) for anything else.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise typer.BadParameter(say("cli.wrong_date", text=text)) from wrong


def print_json(document: object) -> None:
    """One JSON document on standard output, and nothing else."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n")


def wrong_use(message: str) -> NoReturn:
    """Say what is wrong with the call and end with status 2."""
    errors.print(message, markup=False, highlight=False)
    raise typer.Exit(WRONG_USE)


@contextmanager
def refusals_said(as_json: bool = False) -> Iterator[None]:
    """What the store refuses ends the command with status 1 and its sentence; a stop by hand leaves nothing behind."""
    try:
        yield
    except StoreRefused as refused:
        if as_json:
            print_json({"ok": False, "problems": [problem_json(refused.problem)]})
        say_problems([refused.problem])
        raise typer.Exit(PROBLEMS) from refused
    except KeyboardInterrupt:
        errors.print(say("cli.stopped"))
        raise typer.Exit(PROBLEMS) from None


def profile_at(path: Path | None) -> Profile | None:
    """The profile in this file; a profile with mistakes ends the command with status 2 and all of them."""
    if path is None:
        return None
    try:
        return read_profile(path)
    except ProfileError as wrong:
        say_problems(wrong.problems)
        raise typer.Exit(WRONG_USE) from wrong
    except OSError as missing:
        wrong_use(say("cli.no_file", path=path, reason=missing.strerror or ""))


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem as ``--json`` shows it."""
    return {
        "cell": problem.cell,
        "field": problem.field,
        "value": problem.value,
        "problem": problem.problem,
        "remedy": problem.remedy,
        "level": problem.level,
    }


def say_problems(problems: Sequence[Problem]) -> None:
    """Problems on standard error, each with its place, what is wrong and what to do."""
    for problem in problems:
        place = ": ".join(part for part in (problem.file, problem.cell) if part)
        text = f"{say(f'cli.levels.{problem.level}')} {place + ': ' if place else ''}{problem.problem} {problem.remedy}"
        errors.print(text, markup=False, highlight=False)


def print_table(headings: Sequence[str], rows: Sequence[Sequence[object]], numbers: Sequence[str] = ()) -> None:
    """A table on standard output, as wide as it needs where it is not a terminal."""
    console = Console(width=None if sys.stdout.isatty() else 10_000)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, justify="right" if heading in numbers else "left", no_wrap=not sys.stdout.isatty())
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    with console.capture() as captured:
        console.print(table, markup=False, highlight=False)
    sys.stdout.write("\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n")


@contextmanager
def progress_shown() -> Iterator[Callable[[str, float], None]]:
    """A progress bar on standard error while something takes long."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("", total=1.0)

        def report(step: str, part: float) -> None:
            bar.update(task, description=step, completed=part)

        yield report
