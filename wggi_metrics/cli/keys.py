"""``key show-fingerprint``: which key for pseudonyms the store knows."""

from __future__ import annotations

import typer

from wggi_metrics.cli.speaking import PROBLEMS, JsonOption, StoreOption, errors, print_json
from wggi_metrics.loading import open_store
from wggi_metrics.words import say

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
