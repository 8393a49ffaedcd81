"""``demo``: write the demonstration's exports, then load them as any other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wggi_metrics.cli.speaking import JsonOption, StoreOption, errors, print_json, progress_shown, refusals_said
from wggi_metrics.loading.demonstration import SEED, STAFF, YEARS, load_demo
from wggi_metrics.words import say


def add_to(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("demo", help=say("cli.commands.demo"))(demo)


def demo(
    staff: Annotated[int, typer.Option(min=50, max=50_000, help=say("cli.options.staff"))] = STAFF,
    years: Annotated[int, typer.Option(min=2, max=40, help=say("cli.options.years"))] = YEARS,
    seed: Annotated[int, typer.Option(min=0, help=say("cli.options.seed"))] = SEED,
    out: Annotated[Path | None, typer.Option("--out", help=say("cli.options.demo_out"))] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Write the demonstration organisation's exports and load them into its own store."""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    with progress_shown() as progress, refusals_said(json):
        published = load_demo(store, progress, staff=staff, years=years, seed=seed, folder=out)
    release = published.release.id if published.release else None
    if json:
        print_json({"release": release, "unchanged": published.unchanged, "people": published.consequences.people})
    errors.print(say("cli.demo_loaded", release=release), markup=False)
