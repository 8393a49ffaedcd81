"""``serve``: the dashboard, on this computer alone unless told otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from wggi_metrics.cli.speaking import StoreOption, errors, progress_shown, refusals_said, wrong_use
from wggi_metrics.loading import load_demo, shown_release, store_folder
from wggi_metrics.words import say

LOOPBACK = ("127.0.0.1", "localhost", "::1")
DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


def add_to(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("serve", help=say("cli.commands.serve"))(serve)


def serve(
    address: Annotated[str, typer.Option("--address", help=say("cli.options.address"))] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help=say("cli.options.port"))] = 8501,
    store: StoreOption = None,
) -> None:
    """Open the dashboard; load the demonstration first if there is nothing to show."""
    if address not in LOOPBACK:
        wrong_use(say("cli.not_loopback", address=address))
    with refusals_said():
        if shown_release(store)[0] is None:
            errors.print(say("cli.loading_demo"))
            with progress_shown() as progress:
                load_demo(store, progress)
    place = os.environ | {"WGGI_STORE": str(store_folder(store))}
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(DASHBOARD),
        "--server.address",
        address,
        "--server.port",
        str(port),
    ]
    try:
        raise typer.Exit(subprocess.run(command, env=place, check=False, cwd=DASHBOARD.parent).returncode)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
