"""What one session is importing; it lives in that session's memory and nowhere else (step 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.data.importing.answers import Reading, Said, reading_of
from pages.data.importing.grades import LadderSaid
from pages.data.importing.known import HEADINGS
from wggi_metrics.loading import CheckedFile
from wggi_metrics.measures import Result
from wggi_metrics.problems import Problem
from wggi_metrics.profiles import Profile, Question, Recognised
from wggi_metrics.store import Built, Published
from wggi_metrics.workbook import Sheet, Workbook

WORK = "import_work"
NOTES = ("import_note", "import_profile_name", "import_yes")
"""What is written beside the button, for one publication."""


@dataclass
class SheetAtWork:
    """A sheet of a file: ``number`` names it in keys (1_2: the second sheet of the first file)."""

    number: str
    file: str
    sheet: Sheet
    recognised: Recognised
    owner: Profile | None = None
    said: Said = field(default_factory=Said)
    asked_codes: list[tuple[str, str]] = field(default_factory=list)
    _reading: tuple[str, Reading] | None = None

    @property
    def reading(self) -> Reading:
        """How the sheet is read as things stand; worked out anew only when something else is said."""
        said = repr(self.said)
        if self._reading is None or self._reading[0] != said:
            self._reading = (said, reading_of(self.sheet, self.file, self.recognised, self.said))
        return self._reading[1]


@dataclass
class FileAtWork:
    """A file: read, or refused; ``content`` gives its bytes again as long as the upload is there."""

    number: int
    name: str
    size: int
    content: Callable[[], bytes]
    workbook: Workbook | None = None
    refused: Problem | None = None
    seconds: float = 0.0
    sheets: list[SheetAtWork] = field(default_factory=list)
    checked: tuple[str, CheckedFile] | None = None


@dataclass
class Work:
    """Everything between the upload and the publication."""

    files: dict[str, FileAtWork] = field(default_factory=dict)
    read_by: str = HEADINGS
    uploaded: Profile | None = None
    uploaded_problems: tuple[Problem, ...] = ()
    ladder: LadderSaid = field(default_factory=LadderSaid)
    set_aside: bool = False
    built: tuple[object, Built | Problem] | None = None
    headlines: tuple[Result | None, Result | None] | None = None
    uploads: int = 0
    numbers: int = 0
    in_box: set[str] = field(default_factory=set)
    box_touched: bool = False
    published: Published | None = None
    key_words: str | None = None
    told: str = ""
    refused: Problem | None = None

    @property
    def sheets(self) -> list[SheetAtWork]:
        return [sheet for file in self.files.values() for sheet in file.sheets]

    @property
    def read_sheets(self) -> list[SheetAtWork]:
        """The sheets that are not left alone."""
        return [sheet for sheet in self.sheets if sheet.reading.entry is not None]

    @property
    def readable(self) -> list[FileAtWork]:
        return [file for file in self.files.values() if file.workbook is not None]

    @property
    def refusals(self) -> list[Problem]:
        return [file.refused for file in self.files.values() if file.refused is not None]

    def questions(self) -> Iterator[tuple[SheetAtWork, Question]]:
        """The open questions about single sheets; those about grades are answered for all sheets together."""
        for sheet in self.read_sheets:
            for question in sheet.reading.questions:
                if question.kind != "ladder":
                    yield sheet, question

    def drop_built(self) -> None:
        """Leaves no trace of a release that was built to be looked at."""
        if self.built is not None and isinstance(self.built[1], Built):
            self.built[1].discard()
        self.built = None
        self.headlines = None


def in_hand() -> Work:
    """This session's import."""
    found: Work = st.session_state.setdefault(WORK, Work())
    return found


def begin_anew() -> None:
    """Forgets everything that was uploaded and said."""
    now = in_hand()
    now.drop_built()
    st.session_state[WORK] = Work(uploads=now.uploads + 1)
    for key in NOTES:
        st.session_state.pop(key, None)


def kept(key: str, value: Any) -> str:
    """The key of a widget that shows this value: what is said lives in the work, not in the widget."""
    st.session_state[key] = value
    return key


def label_of_sheet(sheet: SheetAtWork, files: Sequence[FileAtWork]) -> str:
    """The sheet's name, with its file's where there are several."""
    return sheet.sheet.name if len(files) < 2 else f"{sheet.file}: {sheet.sheet.name}"
