"""``key``: which key for pseudonyms the store knows, and another in its place."""

from __future__ import annotations

from typing import Annotated

import typer

from wggi_metrics.cli.roles import noted
from wggi_metrics.cli.speaking import (
    PROBLEMS,
    JsonOption,
    StoreOption,
    errors,
    print_json,
    progress_shown,
    refusals_said,
    wrong_use,
)
from wggi_metrics.loading import open_store
from wggi_metrics.words import say

Yes = Annotated[bool, typer.Option("--yes", help=say("cli.options.yes"))]

key_app = typer.Typer(help=say("cli.commands.key"), no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.add_typer(key_app, name="key")


@key_app.callback()
def key() -> None:
    """The key for pseudonyms."""


@key_app.command("show-fingerprint", help=say("cli.commands.key_show_fingerprint"))
def show_fingerprint(store: StoreOption = None, json: JsonOption = False) -> None:
    """Show the fingerprint of the key that the store was made with."""
    found = open_store(store).key_fingerprint()
    if json:
        print_json({"fingerprint": found})
    if found is None:
        errors.print(say("cli.no_key"))
        raise typer.Exit(PROBLEMS)
    if not json:
        typer.echo(found)


@key_app.command("rotate", help=say("cli.commands.key_rotate"))
def rotate(yes: Yes = False, store: StoreOption = None) -> None:
    """Replace the key, or go on where that was stopped; the rounding key stays as it is."""
    if not yes:
        wrong_use(say("cli.key_rotate_asked"))
    with refusals_said(), progress_shown() as progress:
        found = open_store(store).rotate_key(progress=progress)
    if found is None:
        errors.print(say("cli.no_key"))
        raise typer.Exit(PROBLEMS)
    noted(store, "rotate", found.fingerprint)
    words = found.words.splitlines()[-1]
    errors.print(say("cli.key_rotated", fingerprint=found.fingerprint, words=words), markup=False, highlight=False)
