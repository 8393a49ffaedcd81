"""``releases``, ``rollback``, ``withdraw`` and ``export-provenance``: what is published, and taking it back."""

from __future__ import annotations

from typing import Annotated

import typer

from wggi_metrics.cli.roles import noted
from wggi_metrics.cli.speaking import JsonOption, StoreOption, errors, print_json, print_table, refusals_said
from wggi_metrics.loading import open_store
from wggi_metrics.words import say

Reason = Annotated[str, typer.Option("--reason", help=say("cli.options.reason"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("releases", help=say("cli.commands.releases"))(releases)
    app.command("rollback", help=say("cli.commands.rollback"))(rollback)
    app.command("withdraw", help=say("cli.commands.withdraw"))(withdraw)


def releases(store: StoreOption = None, json: JsonOption = False) -> None:
    """List what is published."""
    with refusals_said(json):
        listed = open_store(store).as_list()
    if json:
        print_json(listed)
        return
    names = ("current", "release", "published_at", "by", "reason", "files")
    rows = [
        [
            "*" if entry["id"] == listed["current"] else "",
            entry["id"],
            entry["published_at"],
            entry["by"],
            entry["reason"],
            ", ".join(_file_name(file) for file in entry["files"]),
        ]
        for entry in listed["releases"]
    ]
    print_table([say(f"cli.headings.{name}") for name in names], rows)


def _file_name(file: object) -> str:
    return str(file["file"]) if isinstance(file, dict) else str(file)


def rollback(
    release_id: Annotated[str, typer.Argument(metavar="ID", help=say("cli.arguments.release"))],
    reason: Reason = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Put an earlier release in force again."""
    with refusals_said(json):
        release = open_store(store).rollback(release_id, reason)
    noted(store, "rollback", release.id, release.id)
    if json:
        print_json({"release": release.id})
    errors.print(say("cli.rolled_back", release=release.id), markup=False)


def withdraw(
    source_sha: Annotated[str, typer.Argument(metavar="SOURCE_SHA", help=say("cli.arguments.source_sha"))],
    reason: Reason = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Publish a release without the rows of one source."""
    with refusals_said(json):
        published = open_store(store).withdraw(source_sha, reason)
    release = published.release.id if published.release else None
    noted(store, "withdraw", source_sha, release or "")
    if json:
        print_json({"release": release, "people": published.consequences.people})
    errors.print(say("cli.withdrawn", release=release), markup=False)
