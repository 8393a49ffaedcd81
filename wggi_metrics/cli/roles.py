"""``roles``: who has which role, and what was done; and the lines that commands add to that log."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from wggi_metrics.cli.speaking import JsonOption, StoreOption, print_json, print_table, wrong_use
from wggi_metrics.disclosure import LOCAL, RolesUnreadable, read_roles
from wggi_metrics.loading import log_file, roles_file
from wggi_metrics.store import LogUnwritable, journal, note, user_name
from wggi_metrics.words import say

LogOption = Annotated[bool, typer.Option("--log", help=say("cli.options.log"))]


def add_to(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("roles", help=say("cli.commands.roles"))(roles)


def roles(log: LogOption = False, json: JsonOption = False, store: StoreOption = None) -> None:
    """List who has which role, and say what is wrong with the table; with --log, what was done."""
    if log:
        _list_log(json, store)
        return
    try:
        found = read_roles(roles_file(store))
    except RolesUnreadable as wrong:
        wrong_use(str(wrong))
    if json:
        print_json({"account": found.account, "groups": found.groups, "people": found.people,
                    "groups_have": found.groups_have})  # fmt: skip
        return
    named = [*((who, "account", given) for who, given in found.people.items()),
             *((who, "group", given) for who, given in found.groups_have.items())]  # fmt: skip
    rows = [[who, say(f"access.page.{kind}"), ", ".join(given)] for who, kind, given in named]
    print_table([say(f"access.page.{name}") for name in ("named", "kind", "has")], rows)


def _list_log(as_json: bool, store: Path | None) -> None:
    lines = journal(log_file(store))
    if as_json:
        print_json({"log": [asdict(line) for line in lines]})
        return
    names = ("at", "who", "role", "action", "what", "release")
    print_table([say(f"access.page.log_{name}") for name in names], [list(asdict(line).values()) for line in lines])


def noted(store: Path | None, action: str, what: str, release: str = "") -> None:
    """Adds what a command has done to the log; a log that can't be written stops nobody at this computer."""
    with suppress(LogUnwritable):
        note(log_file(store), user_name(), LOCAL.role, action, what, release)
