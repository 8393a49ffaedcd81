"""``serve``: the dashboard, on this computer alone unless a sign-in is configured."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from wggi_metrics.cli.sign_in import SECRETS_VARIABLE, Login, configured_login, secrets_file, without_secrets
from wggi_metrics.cli.speaking import StoreOption, errors, progress_shown, refusals_said, wrong_use
from wggi_metrics.disclosure.sign_in import host_of, is_loopback
from wggi_metrics.loading import load_demo, shown_release, store_folder
from wggi_metrics.words import say

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
GUARDED = DASHBOARD.with_name("guarded.py")
"""The same behind a gate, which lets nobody through to Streamlit who is not signed in."""

OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
PATIENCE = 10

Secrets = Annotated[Path | None, typer.Option("--secrets", help=say("cli.options.secrets"), envvar=SECRETS_VARIABLE)]


def add_to(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("serve", help=say("cli.commands.serve"))(serve)


def serve(
    address: Annotated[str, typer.Option("--address", help=say("cli.options.address"))] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help=say("cli.options.port"))] = 8501,
    secrets: Secrets = None,
    store: StoreOption = None,
) -> None:
    """Open the dashboard; load the demonstration first if there is nothing to show."""
    login = configured_login(secrets, store)
    if login is None and not is_loopback(address):
        wrong_use(say("cli.not_loopback", address=address))
    with refusals_said():
        if shown_release(store)[0] is None:
            errors.print(say("cli.loading_demo"))
            with progress_shown() as progress:
                load_demo(store, progress)
    command = [sys.executable, "-m", "streamlit", "run", str(GUARDED if login else DASHBOARD)]
    command += ["--server.address", address, "--server.port", str(port)]
    with ExitStack() as kept:
        command += _signing_in(login, kept)
        raise typer.Exit(_run(command, without_secrets(os.environ) | {"WGGI_STORE": str(store_folder(store))}))


def _signing_in(login: Login | None, kept: ExitStack) -> list[str]:
    """Where the secrets are, and under which names the dashboard may be asked for."""
    if login is None:
        return []
    path = kept.enter_context(secrets_file(login))
    hosts = [*OWN_NAMES, host_of(login["redirect_uri"])]
    return ["--secrets.files", str(path), *(part for host in hosts for part in ("--server.allowedHosts", host))]


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Runs the server until it ends, or this command is told to: then it ends the server, and leaves no secrets."""
    signal.signal(signal.SIGTERM, _end)
    server = subprocess.Popen(command, env=environment, cwd=DASHBOARD.parent)
    try:
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        if server.poll() is None:
            server.terminate()
            try:
                server.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()


def _end(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
