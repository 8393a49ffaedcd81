"""The command line: what the dashboard does with data, to be scheduled and scripted."""

from __future__ import annotations

import typer

from wggi_metrics.cli import briefs, demonstrate, figures, keys, load_data, mapping, releases, roles, serving
from wggi_metrics.words import say

app = typer.Typer(help=say("cli.help"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
load_data.add_to(app)
releases.add_to(app)
figures.add_to(app)
briefs.add_to(app)
mapping.add_to(app)
keys.add_to(app)
roles.add_to(app)
demonstrate.add_to(app)
serving.add_to(app)


def main() -> None:
    """Run the command line; the exit status is 0 done, 1 problems in the data, 2 wrong use."""
    app(prog_name="wggi")
