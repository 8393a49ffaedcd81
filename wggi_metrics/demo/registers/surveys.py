"""The surveys: who was invited, who answered, and what; the answers follow the shares in the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Any, NamedTuple

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.places import content
from wggi_metrics.demo.posts import STAFF_CONTRACTS, category
from wggi_metrics.demo.registers.network import FocalPoint
from wggi_metrics.demo.registers.programme import Project

ROUND_MONTH, UNANSWERED, SILENT_ON_GENDER = 5, 0.03, 0.02
PROJECT_ANSWERS = ("no", "partly", "yes")


class Respondent(NamedTuple):
    """Somebody invited: what the survey asks about the person, never who it is."""

    gender: str
    grade_band: str
    location: str
    service_band: str


class Survey(NamedTuple):
    """One round of a survey; ``invited`` counts by gender and location."""

    name: str
    day: int
    about: dict[str, Any]
    invited: Counter[tuple[str, str]]
    answers: list[Answer]


class Answer(NamedTuple):
    respondent_no: str
    project_no: str
    question: int
    answer: str
    respondent: Respondent | None


def surveys(
    organisation: Organisation,
    rows: Sequence[Assignment],
    network: Sequence[FocalPoint],
    projects: Sequence[Project],
    seed: int,
) -> list[Survey]:
    """Every round of every survey that fell into the history."""
    chance, last = Random(f"{seed} surveys"), date.fromordinal(organisation.end).year
    held: list[Survey] = []
    for about in content("surveys")["surveys"]:
        for day in sorted(date(last - years, ROUND_MONTH, 15).toordinal() for years in about["years_ago"]):
            if not organisation.begin < day <= organisation.end:
                continue
            name = f"{about['name']} {date.fromordinal(day).year}"
            if about["kind"] == "project":
                held.append(Survey(name, day, about, Counter(), list(_project_answers(about, projects, chance))))
            else:
                asked = _asked(about, day, rows, network, chance)
                held.append(_round(name, day, about, asked, len(held) + 1, chance))
    return held


def choices(question: dict[str, Any], about: dict[str, Any]) -> list[str]:
    """The answers to a question in order, lowest first."""
    if about["kind"] == "project":
        return list(PROJECT_ANSWERS)
    by_kind = {"yes-no": ["no", "yes"], "choice": question.get("choices", [])}
    return by_kind.get(question.get("kind", "scale"), content("surveys")["scale"])


def _asked(
    about: dict[str, Any], day: int, rows: Sequence[Assignment], network: Sequence[FocalPoint], chance: Random
) -> list[Respondent]:
    if about["kind"] == "focal points":
        serving = [f for f in network if f.appointed <= day and (f.ended is None or f.ended >= day)]
        return [Respondent(f.gender, _band(f.level), f.station.location, "") for f in serving]
    staff = [row for row in rows if row.post.contract in STAFF_CONTRACTS and row.holds_on(day)]
    invited = [row for row in staff if chance.random() < about["share_invited"]]
    return [
        Respondent(row.person.gender, _band(row.post.grade), row.post.station.location, _service(row, day))
        for row in invited
    ]


def _round(
    name: str, day: int, about: dict[str, Any], asked: Sequence[Respondent], number: int, chance: Random
) -> Survey:
    """One round; the numbers of its respondents are of no other round."""
    invited = Counter((person.gender, person.location) for person in asked)
    answers: list[Answer] = []
    respondents = 0
    for person in asked:
        rate = about["response_women"] if person.gender == "woman" else about["response_men"]
        if chance.random() < rate:
            respondents += 1
            answers += _answers(f"R{number}-{respondents:04d}", about, person, chance)
    return Survey(name, day, about, invited, answers)


def _answers(number: str, about: dict[str, Any], person: Respondent, chance: Random) -> Iterator[Answer]:
    shown = person._replace(gender="not stated") if chance.random() < SILENT_ON_GENDER else person
    for i, question in enumerate(about["questions"], 1):
        if chance.random() > UNANSWERED:
            yield Answer(number, "", i, _answer(question, about, person.gender, chance), shown)


def _answer(question: dict[str, Any], about: dict[str, Any], gender: str, chance: Random) -> str:
    """Agreement with the gender's share; a third of those who don't agree are undecided."""
    given = choices(question, about)
    if "weights" in question:
        return chance.choices(given, question["weights"])[0]
    agree = question["women" if gender == "woman" else "men"]
    if len(given) == 2:
        return given[chance.random() < agree]
    steps = [(1 - agree) * 0.2, (1 - agree) * 0.43, (1 - agree) * 0.37, agree * 0.67, agree * 0.33]
    return chance.choices(given, steps)[0]


def _project_answers(about: dict[str, Any], projects: Sequence[Project], chance: Random) -> Iterator[Answer]:
    for project in projects:
        if project.is_over:
            for i, question in enumerate(about["questions"], 1):
                answer = chance.choices(PROJECT_ANSWERS, question["weights"])[0]
                yield Answer("", project.number, i, answer, None)


def _band(grade: str) -> str:
    if category(grade) != "P":
        return "National Officers" if category(grade) == "N" else "General Service"
    return "P-1 to P-3" if grade in {"P-1", "P-2", "P-3"} else "P-4" if grade == "P-4" else "P-5 and above"


def _service(row: Assignment, day: int) -> str:
    years = (day - row.post.entered) / 365.25
    return "under 2 years" if years < 2 else "2-4 years" if years < 5 else "5-9 years" if years < 10 else "10 and more"
