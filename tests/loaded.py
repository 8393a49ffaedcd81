"""A workbook brought into a store of its own, as the command line would, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import xlsxwriter

from wggi_metrics.loading import Incoming, as_load, check_files
from wggi_metrics.profiles import Profile
from wggi_metrics.store import Release, Store

Rows = Sequence[Sequence[object]]


def release_from(folder: Path, files: Sequence[Incoming], profile: Profile, *, set_aside: bool = False) -> Release:
    """The release that these files make in a new store in this folder."""
    store = Store(folder / "store", key_file=folder / "key")
    checked = check_files(files, ladder=store.ladder(), profile=profile)
    published = store.publish(as_load(checked, set_aside=set_aside))
    assert published.release is not None
    return published.release


def workbook_of(sheets: dict[str, Rows]) -> bytes:
    """A workbook with these sheets, each row written from column A."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, place, value)
    return content.getvalue()
