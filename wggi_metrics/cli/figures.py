"""``measures``, ``measure`` and ``export-provenance``: figures, and the rows behind them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wggi_metrics.cli.results import result_json, table_rows
from wggi_metrics.cli.roles import noted
from wggi_metrics.cli.speaking import (
    PROBLEMS,
    JsonOption,
    StoreOption,
    day,
    errors,
    print_json,
    print_table,
    refusals_said,
    wrong_use,
)
from wggi_metrics.disclosure import NotForThisViewer, Viewer, viewer_of_role
from wggi_metrics.figures.exported import as_csv, as_xlsx, rows_as_csv
from wggi_metrics.figures.sentences import sentence
from wggi_metrics.loading import open_store, shown_release
from wggi_metrics.measures import REGISTRY, Asked, AskedWrongly, Result, measure, provenance
from wggi_metrics.store import Release
from wggi_metrics.words import say


class Every(StrEnum):
    """How a series is cut."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


class Format(StrEnum):
    """How a measure is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class Role(StrEnum):
    """For whom a measure is shown."""

    HR = "hr"
    BOARD = "board"
    LEADERSHIP = "leadership"


Name = Annotated[str, typer.Argument(metavar="NAME", help=say("cli.arguments.measure"))]
By = Annotated[str | None, typer.Option("--by", help=say("cli.options.by"), metavar="F,F")]
Within = Annotated[str | None, typer.Option("--within", help=say("cli.options.within"), metavar="F,F")]
WhereOption = Annotated[list[str] | None, typer.Option("--where", help=say("cli.options.where"), metavar="F=V")]
ReleaseOption = Annotated[str | None, typer.Option("--release", help=say("cli.options.release"), metavar="ID")]
At = Annotated[str | None, typer.Option("--at", help=say("cli.options.at"), metavar="DATE")]
From = Annotated[str | None, typer.Option("--from", help=say("cli.options.from"), metavar="DATE")]
To = Annotated[str | None, typer.Option("--to", help=say("cli.options.to"), metavar="DATE")]
EveryOption = Annotated[Every | None, typer.Option("--every", help=say("cli.options.every"))]
Fte = Annotated[bool, typer.Option("--fte", help=say("cli.options.fte"))]
Top = Annotated[str | None, typer.Option("--top", help=say("cli.options.top"), metavar="GRADE")]
RoleOption = Annotated[Role | None, typer.Option("--role", help=say("cli.options.role"))]
FormatOption = Annotated[Format, typer.Option("--format", help=say("cli.options.format"))]
Out = Annotated[Path | None, typer.Option("--out", help=say("cli.options.out"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("measures", help=say("cli.commands.measures"))(measures)
    app.command("measure", help=say("cli.commands.measure"))(measure_command)
    app.command("export-provenance", help=say("cli.commands.export_provenance"))(export_provenance)


def measures(json: JsonOption = False) -> None:
    """List every measure with its definition."""
    if json:
        print_json({"measures": [_definition_json(name) for name in REGISTRY]})
        return
    rows = [[name, told.label, told.kind, told.about] for name, told in REGISTRY.items()]
    print_table([say(f"cli.headings.{name}") for name in ("measure", "label", "kind", "about")], rows)


def _definition_json(name: str) -> dict[str, object]:
    told = REGISTRY[name]
    return {
        "measure": name,
        "label": told.label,
        "kind": told.kind,
        "unit": told.unit,
        "population": told.population,
        "definition": told.about,
        "formula": dict(told.terms),
        "left_out": told.left_out,
        "source": dict(told.source),
        "dimensions": list(told.dimensions),
        "columns": list(told.columns),
    }


def measure_command(
    name: Name,
    by: By = None,
    within: Within = None,
    where: WhereOption = None,
    release: ReleaseOption = None,
    at: At = None,
    from_: From = None,
    to: To = None,
    every: EveryOption = None,
    fte: Fte = False,
    top: Top = None,
    role: RoleOption = None,
    format: FormatOption = Format.TABLE,
    out: Out = None,
    store: StoreOption = None,
) -> None:
    """Compute a measure and print it."""
    asked = Asked(
        by=_names(by), within=_names(within), where=_filters(where), at=day(at), start=day(from_), end=day(to),
        every=every.value if every else None, fte=fte, top=top,
    )  # fmt: skip
    _refuse_unknown(name)
    with refusals_said(format is Format.JSON):
        found = _computed(name, asked, _release(release, store), _viewer(role))
    _write(found, format, out)
    if format in (Format.CSV, Format.XLSX):
        noted(store, "export", f"{name}.{format.value}", found.release)


def export_provenance(
    name: Name,
    out: Annotated[Path, typer.Option("--out", help=say("cli.options.out"))],
    where: WhereOption = None,
    release: ReleaseOption = None,
    at: At = None,
    from_: From = None,
    to: To = None,
    by: By = None,
    role: RoleOption = None,
    store: StoreOption = None,
) -> None:
    """Write the file, sheet and row of everything behind a figure."""
    asked = Asked(by=_names(by), where=_filters(where), at=day(at), start=day(from_), end=day(to))
    _refuse_unknown(name)
    with refusals_said():
        try:
            shown = _release(release, store)
            rows = provenance(shown, _viewer(role), name, asked)
        except (AskedWrongly, NotForThisViewer) as wrong:
            wrong_use(str(wrong))
    out.write_bytes(rows_as_csv(list(rows.columns), rows.itertuples(index=False, name=None)))
    noted(store, "export", f"{name}, rows", shown.id)
    errors.print(say("cli.provenance", n=len(rows), path=out), markup=False)


def _refuse_unknown(name: str) -> None:
    if name not in REGISTRY:
        wrong_use(say("cli.unknown_measure", name=name, names=", ".join(REGISTRY)))


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if text else ()


def _filters(where: list[str] | None) -> dict[str, tuple[str | None, ...]]:
    """``F=V`` repeated for one field is *or*, for several fields *and*; ``F=`` means blank."""
    found: dict[str, tuple[str | None, ...]] = {}
    for text in where or []:
        name, sign, value = text.partition("=")
        if not sign:
            wrong_use(say("cli.wrong_filter", text=text))
        found[name.strip()] = (*found.get(name.strip(), ()), value or None)
    return found


def _viewer(role: Role | None) -> Viewer:
    try:
        return viewer_of_role(role.value if role else None)
    except NotForThisViewer as refused:
        wrong_use(str(refused))


def _release(release: str | None, store: Path | None) -> Release:
    if release is not None:
        return open_store(store).release(release)
    found, is_demonstration = shown_release(store)
    if found is None:
        errors.print(say("cli.empty_store"))
        raise typer.Exit(PROBLEMS)
    if is_demonstration:
        errors.print(say("cli.demonstration"))
    return found


def _computed(name: str, asked: Asked, release: Release, viewer: Viewer) -> Result:
    try:
        return measure(name)(release, viewer, asked)
    except (AskedWrongly, NotForThisViewer) as wrong:
        wrong_use(str(wrong))


def _write(found: Result, format: Format, out: Path | None) -> None:
    if format is Format.JSON:
        print_json(result_json(found))
    elif format is Format.TABLE:
        headings, rows = table_rows(found)
        print_table(headings, rows, headings)
        errors.print(sentence(found), markup=False, highlight=False)
    else:
        content = as_csv(found) if format is Format.CSV else as_xlsx(found)
        if out is not None:
            out.write_bytes(content)
        else:
            sys.stdout.buffer.write(content)
