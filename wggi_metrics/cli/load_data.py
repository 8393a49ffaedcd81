"""``check`` and ``load``: read exports, list what is wrong with them, publish them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from wggi_metrics.cli.roles import noted
from wggi_metrics.cli.speaking import (
    DONE,
    PROBLEMS,
    JsonOption,
    StoreOption,
    day,
    errors,
    print_json,
    print_table,
    problem_json,
    profile_at,
    progress_shown,
    refusals_said,
    say_problems,
    wrong_use,
)
from wggi_metrics.loading import CheckedFile, Incoming, as_load, check_files, open_store, stored_profiles
from wggi_metrics.problems import Problem
from wggi_metrics.store import LoadRefused, Published, Store
from wggi_metrics.words import say

Files = Annotated[list[Path], typer.Argument(help=say("cli.arguments.files"))]
ProfileOption = Annotated[Path | None, typer.Option("--profile", help=say("cli.options.profile"))]
AsOf = Annotated[str | None, typer.Option("--as-of", help=say("cli.options.as_of"), metavar="DATE")]
SetAside = Annotated[bool, typer.Option("--set-aside", help=say("cli.options.set_aside"))]
Yes = Annotated[bool, typer.Option("--yes", help=say("cli.options.yes"))]
Reason = Annotated[str, typer.Option("--reason", help=say("cli.options.reason"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("check", help=say("cli.commands.check"))(check)
    app.command("load", help=say("cli.commands.load"))(load)


def check(
    files: Files,
    profile: ProfileOption = None,
    as_of: AsOf = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Read and check exports; publish nothing."""
    checked = _checked(files, profile, as_of, open_store(store))
    if json:
        print_json({"files": [file_json(file) for file in checked], "ok": not _has_errors(checked)})
    else:
        _print_checked(checked)
    raise typer.Exit(PROBLEMS if _has_errors(checked) else DONE)


def load(
    files: Files,
    profile: ProfileOption = None,
    as_of: AsOf = None,
    set_aside: SetAside = False,
    yes: Yes = False,
    reason: Reason = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Check exports, then publish them as a release."""
    place = open_store(store)
    checked = _checked(files, profile, as_of, place)
    try:
        handed = as_load(checked, set_aside=set_aside, yes=yes, reason=reason)
        with progress_shown() as progress:
            published = place.publish(handed, progress)
    except LoadRefused as refused:
        _refused(checked, refused.problem, json)
    except KeyboardInterrupt:
        errors.print(say("cli.stopped"))
        raise typer.Exit(PROBLEMS) from None
    if published.release is not None and published.published:
        noted(store, "import", ", ".join(file.file for file in checked), published.release.id)
    _tell(published, checked, json)


def _checked(files: Sequence[Path], profile: Path | None, as_of: str | None, store: Store) -> tuple[CheckedFile, ...]:
    missing = [path for path in files if not path.is_file()]
    if missing:
        wrong_use(say("cli.no_file", path=", ".join(map(str, missing)), reason=""))
    given, on = profile_at(profile), day(as_of)
    with progress_shown() as progress, refusals_said():
        return check_files(
            [Incoming.at(path) for path in files],
            ladder=store.ladder(),
            profile=given,
            known=list(stored_profiles(store).values()),
            as_of=on,
            progress=progress,
        )


def _has_errors(files: Sequence[CheckedFile]) -> bool:
    return any(file.has_errors for file in files)


def file_json(file: CheckedFile) -> dict[str, object]:
    """A checked file as ``--json`` shows it."""
    return {
        "file": file.file,
        "sha256": file.sha256,
        "sheets": [
            {
                "sheet": sheet.sheet,
                "dataset": sheet.dataset,
                "as_of": sheet.as_of,
                "rows": sheet.rows,
                "kept": sheet.kept,
                "set_aside": sheet.set_aside,
                "skipped": sheet.skipped,
                "problems": [problem_json(problem) for problem in sheet.problems],
            }
            for sheet in file.sheets
        ],
        "left_alone": list(file.left_alone),
        "problems": [problem_json(problem) for problem in file.problems],
    }


def _print_checked(files: Sequence[CheckedFile]) -> None:
    names = ("file", "sheet", "dataset", "rows", "kept", "set_aside", "skipped")
    headings = [say(f"cli.headings.{name}") for name in names]
    rows = [
        [file.file, sheet.sheet, sheet.dataset, sheet.rows, sheet.kept, sheet.set_aside, sheet.skipped]
        for file in files
        for sheet in file.sheets
    ]
    if rows:
        print_table(headings, rows, headings[3:])
    for file in files:
        if file.left_alone:
            errors.print(say("cli.left_alone", file=file.file, sheets=", ".join(file.left_alone)), markup=False)
        say_problems(file.all_problems)


def _refused(files: Sequence[CheckedFile], problem: Problem, as_json: bool) -> None:
    if as_json:
        listed = [file_json(file) for file in files]
        print_json(
            {
                "files": listed,
                "ok": False,
                "published": False,
                "release": None,
                "problem": problem_json(problem),
            }
        )
    else:
        _print_checked(files)
    if problem not in {found for file in files for found in file.all_problems}:
        say_problems([problem])
    raise typer.Exit(PROBLEMS)


def _tell(published: Published, files: Sequence[CheckedFile], as_json: bool) -> None:
    release = published.release
    people = published.consequences.people
    if as_json:
        print_json(
            {
                "files": [file_json(file) for file in files],
                "ok": not _has_errors(files),
                "release": release.id if release else None,
                "published": published.published,
                "unchanged": published.unchanged,
                "people": people,
            }
        )
    else:
        _print_checked(files)
        key = "cli.unchanged" if published.unchanged else "cli.published"
        errors.print(say(key, release=release.id if release else "", **people), markup=False)
    if published.key_words:
        errors.print(say("cli.key_words", words=published.key_words), markup=False)
