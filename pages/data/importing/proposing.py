"""A sheet read as a dataset that the user names, with the header where they say (step 11)."""

from __future__ import annotations

from wggi_metrics.dictionary import load_dictionary
from wggi_metrics.dictionary.codes import is_refused
from wggi_metrics.profiles import Header, Recognised, SheetProfile, find_header, header_at, recognise_as
from wggi_metrics.profiles.header import top_rows
from wggi_metrics.profiles.headings import exact_matches, similar_matches
from wggi_metrics.profiles.wide import wide_counts
from wggi_metrics.workbook import Sheet


def read_as(sheet: Sheet, name: str, rows: tuple[int, ...], file: str) -> Recognised:
    """The columns of a sheet as this dataset has them: known headings are used, similar ones suggested."""
    if not rows:
        found = recognise_as(sheet, name, file)
        rows = () if found.profile is None or found.matches else fullest_row(sheet)
        if not rows:
            return found
    dataset, header = load_dictionary().datasets[name], header_at(sheet, rows)
    known = exact_matches(header, dataset)
    exact = {field: match for field, match in known.items() if not is_refused(match.heading)}
    similar, alternatives = similar_matches(header, dataset, exact)
    profile = SheetProfile(
        sheet.name,
        name,
        columns={field: match.heading for field, match in exact.items()},
        header_rows=rows,
        counts=wide_counts(header, dataset) if dataset.wide else (),
    )
    refused = tuple(text for text in header.headings.values() if is_refused(text))
    return Recognised(sheet.name, profile, rows, exact | similar, alternatives, refused=refused)


def fullest_row(sheet: Sheet) -> tuple[int, ...]:
    """Where no heading is known: the first of the rows with the most cells."""
    rows = top_rows(sheet)
    return (max(rows, key=lambda row: (len(rows[row]), -row)),) if rows else ()


def header_of(sheet: Sheet, recognised: Recognised) -> Header | None:
    """The header in force, or None where none was found."""
    profile = recognised.profile
    rows = recognised.header_rows or (profile.header_rows if profile else ()) or ()
    if not rows and profile is not None:
        rows = find_header(sheet, profile.headings) or ()
    return header_at(sheet, rows) if rows else None
