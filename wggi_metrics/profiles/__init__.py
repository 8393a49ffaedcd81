"""Step 2: sheets are recognised and their columns mapped onto the dictionary's fields.

A profile says how one organisation's export maps onto the datasets; a ladder names its grades by rank.
Profiles are TOML that people write and read; where there is none, the sheet is recognised by its headings
and content, and what can't be known is asked.
"""

from __future__ import annotations

from wggi_metrics.profiles.header import Header, find_header, header_at
from wggi_metrics.profiles.ladder import NO_GRADE, Ladder, ladder_from_grades, un_common_system
from wggi_metrics.profiles.list_date import date_of_list
from wggi_metrics.profiles.meaning import meaning
from wggi_metrics.profiles.parse import parse_profile, read_profile
from wggi_metrics.profiles.questions import grades_found
from wggi_metrics.profiles.recognise import recognise, recognise_as
from wggi_metrics.profiles.recognised import Answers, Choice, Match, Question, Recognised, settle
from wggi_metrics.profiles.types import (
    ROW_NUMBER,
    Change,
    Column,
    CountColumns,
    DatedColumn,
    Profile,
    ProfileError,
    SheetProfile,
)
from wggi_metrics.profiles.write import write_profile

__all__ = [
    "NO_GRADE",
    "ROW_NUMBER",
    "UN_COMMON_SYSTEM",
    "Answers",
    "Change",
    "Choice",
    "Column",
    "CountColumns",
    "DatedColumn",
    "Header",
    "Ladder",
    "Match",
    "Profile",
    "ProfileError",
    "Question",
    "Recognised",
    "SheetProfile",
    "date_of_list",
    "find_header",
    "grades_found",
    "header_at",
    "ladder_from_grades",
    "meaning",
    "parse_profile",
    "read_profile",
    "recognise",
    "recognise_as",
    "settle",
    "un_common_system",
    "write_profile",
]


def __getattr__(name: str) -> Ladder:
    if name == "UN_COMMON_SYSTEM":
        return un_common_system()
    raise AttributeError(name)
