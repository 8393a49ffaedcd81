"""``profile`` and ``template``: how exports are mapped, and empty workbooks with our headings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wggi_metrics.cli.speaking import (
    PROBLEMS,
    WRONG_USE,
    JsonOption,
    StoreOption,
    errors,
    print_json,
    print_table,
    problem_json,
    say_problems,
    wrong_use,
)
from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.dictionary.templates import template_workbook
from wggi_metrics.loading import open_store
from wggi_metrics.loading.stores import profiles_folder
from wggi_metrics.profiles import Profile, ProfileError, read_profile, write_profile
from wggi_metrics.words import say

profile_app = typer.Typer(help=say("cli.commands.profile"), no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.add_typer(profile_app, name="profile")
    app.command("template", help=say("cli.commands.template"))(template)


@profile_app.command("list", help=say("cli.commands.profile_list"))
def listed(store: StoreOption = None, json: JsonOption = False) -> None:
    """List the profiles kept with the store."""
    paths = sorted(profiles_folder(open_store(store)).glob("*.toml"))
    if json:
        print_json({"profiles": [{"name": path.stem} for path in paths]})
    else:
        print_table([say("cli.headings.profile")], [[path.stem] for path in paths])


@profile_app.command("show", help=say("cli.commands.profile_show"))
def show(name: Annotated[str, typer.Argument(metavar="NAME")], store: StoreOption = None) -> None:
    """Print a profile as TOML."""
    typer.echo(write_profile(_profile(_path(name, store))))


@profile_app.command("test", help=say("cli.commands.profile_test"))
def examine(
    name: Annotated[str, typer.Argument(metavar="NAME_OR_FILE")],
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Say everything that is wrong with a profile, or that nothing is."""
    path = _path(name, store)
    try:
        found = read_profile(path)
    except ProfileError as wrong:
        if json:
            print_json({"ok": False, "problems": [problem_json(problem) for problem in wrong.problems]})
        say_problems(wrong.problems)
        raise typer.Exit(PROBLEMS) from wrong
    if json:
        print_json({"ok": True, "problems": []})
    errors.print(say("cli.profile_right", name=path.stem, n=len(found.sheets)), markup=False)


def _path(name: str, store: Path | None) -> Path:
    given = Path(name)
    path = given if given.is_file() else profiles_folder(open_store(store)) / f"{name}.toml"
    if not path.is_file():
        wrong_use(say("cli.no_profile", name=name))
    return path


def _profile(path: Path) -> Profile:
    try:
        return read_profile(path)
    except ProfileError as wrong:
        say_problems(wrong.problems)
        raise typer.Exit(WRONG_USE) from wrong


def template(
    out: Annotated[Path, typer.Option("--out", help=say("cli.options.out"))],
    datasets: Annotated[list[str] | None, typer.Argument(help=say("cli.arguments.datasets"))] = None,
) -> None:
    """Write an empty workbook with headings, drop-downs and an example row for each dataset."""
    known = load_dictionary().datasets
    unknown = [name for name in datasets or [] if name not in known]
    if unknown:
        wrong_use(say("cli.unknown_dataset", name=unknown[0], names=", ".join(known)))
    out.write_bytes(template_workbook(datasets or None))
    errors.print(say("cli.template", path=out), markup=False)


profile_app.command("template", help=say("cli.commands.template"))(template)
