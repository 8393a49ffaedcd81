"""``brief``: the document of a meeting, as the page gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wggi_metrics.briefs import FORMATS, Format, TemplateUnreadable, file_name
from wggi_metrics.cli.speaking import PROBLEMS, StoreOption, errors, refusals_said, wrong_use
from wggi_metrics.disclosure import LOCAL
from wggi_metrics.loading import brief_document, shown_release
from wggi_metrics.measures import AskedWrongly, MeetingBrief, meeting_brief_of
from wggi_metrics.store import Release
from wggi_metrics.words import say

Meeting = Annotated[str, typer.Argument(metavar="MEETING_NO", help=say("cli.arguments.meeting_no"))]
Out = Annotated[Path | None, typer.Option("--out", help=say("cli.options.brief_out"), metavar="FILE")]


def add_to(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("brief", help=say("cli.commands.brief"))(brief)


def brief(meeting_no: Meeting, out: Out = None, store: StoreOption = None) -> None:
    """Write the brief of a meeting: PDF, Word or Excel by the file's ending, PDF in this folder without one."""
    format = _format(out)
    with refusals_said():
        release, is_demonstration = shown_release(store)
        if release is None:
            errors.print(say("cli.empty_store"))
            raise typer.Exit(PROBLEMS)
        found = _brief_of(release, meeting_no)
        made = _file(found, format, is_demonstration, store)
    path = out or Path(file_name(found, format))
    path.write_bytes(made)
    errors.print(say("cli.brief_written", path=path), markup=False, highlight=False)


def _format(out: Path | None) -> Format:
    ending = out.suffix.removeprefix(".").lower() if out else "pdf"
    found = next((format for format in FORMATS if format == ending), None)
    if found is None:
        wrong_use(say("cli.unknown_format", name=out, endings=", ".join(f".{format}" for format in FORMATS)))
    return found


def _brief_of(release: Release, meeting_no: str) -> MeetingBrief:
    try:
        return meeting_brief_of(release, LOCAL, meeting_no)
    except AskedWrongly as wrong:
        wrong_use(str(wrong))


def _file(found: MeetingBrief, format: Format, is_demonstration: bool, store: Path | None) -> bytes:
    try:
        return brief_document(found, format, LOCAL, is_demonstration, store)
    except TemplateUnreadable as wrong:
        errors.print(str(wrong), markup=False, highlight=False)
        raise typer.Exit(PROBLEMS) from wrong
