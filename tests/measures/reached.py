"""Notices of 2024, circulated or not, each with its candidatures in numbers."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tests.specimen import Specimen, release_of

ALL = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}


class Notice(NamedTuple):
    grade: str
    is_circulated: bool
    women: int
    applicants: int
    qualified: int | None = 0
    """Women who met the requirements; None where the notice tells of its short list alone."""



def release_with(notices: list[Notice], qualified: bool = False) -> Specimen:
    """Notices of 2024 that closed, each with its candidatures in numbers."""
    listed = ["vacancy_no | grade | opened_on | closed_on | status"]
    sent, counted = ["vacancy_no | channel | sent_on"], ["vacancy_no | stage | women | men"]
    for number, notice in enumerate(notices):
        listed.append(f"{number} | {notice.grade} | 2024-01-01 | 2024-01-31 | closed")
        sent += [f"{number} | gender focal points | 2024-01-08"] if notice.is_circulated else []
        men = notice.applicants - notice.women
        counted += [f"{number} | applied | {notice.women} | {men}"] if notice.applicants else []
        stage = f"qualified | {notice.qualified}" if notice.qualified is not None else "short list | 1"
        counted += [f"{number} | {stage} | 0"] if qualified and notice.applicants else []
    sent.append("X | gender focal points | 2024-01-08")
    tables = {"vacancy_notices": listed, "circulations": sent, "application_counts": counted}
    texts = {name: "\n".join(lines) for name, lines in tables.items()}
    return release_of(recruitment=texts, until=date(2024, 12, 31))
