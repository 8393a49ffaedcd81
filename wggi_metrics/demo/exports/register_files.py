"""The working group's own registers, as kept by hand, and its surveys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

from wggi_metrics.demo.careers import Organisation
from wggi_metrics.demo.careers.rows import Assignment
from wggi_metrics.demo.exports.book import Cell, Sheet, on, write_book
from wggi_metrics.demo.exports.mess import spelled, untidy
from wggi_metrics.demo.exports.recruitment_files import SEXES
from wggi_metrics.demo.places import content
from wggi_metrics.demo.registers.network import FocalPoint
from wggi_metrics.demo.registers.programme import Project, plan_of_action, publications
from wggi_metrics.demo.registers.surveys import Survey, choices
from wggi_metrics.demo.registers.training import Event, training_events
from wggi_metrics.words import say

FOCAL_POINT_HEADINGS = (
    "No", "Sex", "Mission", "Country", "HQ/Field", "Level", "WGGI", "Network", "Appointed", "Until",
    "Activity",
    "Last activity", "Last training",
)  # fmt: skip
EVENT_HEADINGS = (
    "Event", "Title", "Date", "Place", "Kind", "Audience", "Days", "Hours", "Cost (USD)",
    "With other organisations",
    "Objectives", "Mean before", "n before", "Mean after", "n after",
)  # fmt: skip
ATTENDANCE_HEADINGS = (
    "Event", "Sex", "Index No", "Number", "HQ/Field", "Grade", "Focal point", "Role", "Target group",
    "Invited",
)  # fmt: skip
PROJECT_HEADINGS = (
    "Project", "Title", "Country", "Requested", "Allocated", "Spent", "Currency", "Source of funds",
    "Start", "End",
    "Due", "State", "Constraints", "Output", "Orientation", "Gender analysis", "Gender budget",
    "Women reached",
    "Men reached", "Sessions", "Indicators",
)  # fmt: skip
ACTION_HEADINGS = (
    "Action", "Period", "Prong", "What is to be done", "Owner", "Indicator", "Baseline", "Target", "Value",
    "Due",
    "Revised", "State",
)  # fmt: skip


def write_registers(
    path: Path,
    organisation: Organisation,
    rows: Sequence[Assignment],
    network: Sequence[FocalPoint],
    projects: Sequence[Project],
    seed: int,
) -> Path:
    """Writes focal points, training, projects, the plan of action and the publications."""
    chance = Random(f"{seed} registers export")
    note = (say("demo.title.registers"), say("demo.title.invented"))
    events = training_events(organisation, rows, seed)
    issues = publications(organisation, seed)
    points = (_focal_point_line(point, chance) for point in network)
    outreach = ([i.about["item"], i.about["title"], on(i.day), *_to_whom(i.about)] for i in issues)
    return write_book(path, [
        Sheet("Focal points", FOCAL_POINT_HEADINGS, points, titles=note, blank_columns=1, total="Total"),
        Sheet("Training events", EVENT_HEADINGS, (_event_line(event, chance) for event in events)),
        Sheet("Training attendance", ATTENDANCE_HEADINGS, _attendance(events, chance)),
        Sheet("Projects", PROJECT_HEADINGS, (_project_line(p) for p in projects), titles=note, total="Total"),
        Sheet("Plan of action", ACTION_HEADINGS, _actions(organisation, seed), titles=note),
        Sheet("Outreach", ("Item", "Title", "Issued", "Every", "Sent to"), outreach),
    ])  # fmt: skip


def _focal_point_line(point: FocalPoint, chance: Random) -> list[Cell]:
    station = point.station
    mission = "Headquarters" if point.in_group else f"Mission in {station.country}"
    return [
        point.number, SEXES[point.gender], untidy(mission, chance), station.country,
        "HQ" if point.in_group else "Field", spelled(point.level, chance), point.in_group, point.network,
        on(point.appointed), on(point.ended), point.active, on(point.evidence), on(point.trained),
    ]  # fmt: skip


def _event_line(event: Event, chance: Random) -> list[Cell]:
    about, came = event.about, sum(a.number or 1 for a in event.attendance if a.came)
    return [
        event.number, about["title"], on(event.day), event.place, untidy(about["kind"], chance),
        about["audience"],
        about["days"], about["hours"], event.cost, event.inter_agency, about["objectives"], event.before,
        came, event.after, max(came - chance.randint(0, 3), 0),
    ]  # fmt: skip


def _attendance(events: Sequence[Event], chance: Random) -> Iterator[list[Cell]]:
    """One row for each person who came, with one for each who was invited and did not come left out."""
    for event in events:
        group = event.about["group"]
        for entry in event.attendance:
            if entry.row is None:
                yield [
                    event.number,
                    SEXES[entry.gender],
                    None,
                    entry.number,
                    None,
                    None,
                    None,
                    entry.role,
                    group,
                    None,
                ]
            elif entry.came:
                post = entry.row.post
                place = "HQ" if post.station.location == "headquarters" else "Field"
                grade, is_point = spelled(post.grade, chance), chance.random() < 0.08
                yield [
                    event.number, SEXES[entry.gender], entry.row.person.number, None, place, grade, is_point,
                    entry.role, group, 1,
                ]  # fmt: skip


def _project_line(project: Project) -> list[Cell]:
    about = project.about
    return [
        project.number, about["title"], project.station.country, project.requested, project.allocated,
        project.spent,
        "USD", project.source, on(project.started), on(project.ended), on(project.due), project.status,
        project.constraints, project.output, about["orientation"], project.has_analysis, project.has_budget,
        project.women, project.men, project.sessions, project.indicators,
    ]  # fmt: skip


def _actions(organisation: Organisation, seed: int) -> Iterator[list[Cell]]:
    for action in plan_of_action(organisation, seed):
        about = action.about
        yield [
            about["no"], action.period, about["prong"], about["text"], about["owner"], about["indicator"],
            about["baseline"], about["target"], action.value, on(action.due), on(action.revised),
            action.status,
        ]  # fmt: skip


def _to_whom(about: dict[str, str]) -> tuple[str, str]:
    return about["periodicity"], about["recipients"]


def write_surveys(path: Path, organisation: Organisation, held: Sequence[Survey]) -> Path:
    """Writes the questions, the answers, who was invited, and what became of the issues."""
    answer_headings = (
        "Survey", "Round", "Respondent", "Project", "Question", "Answer", "Gender", "Grade band", "HQ/Field",
        "Service",
    )  # fmt: skip
    return write_book(path, [
        Sheet("Questions", ("Survey", "Asked of", "No", "Question", "Kind", "Answers", "Theme",
        "Reversed"), _questions(held)),
        Sheet("Answers", answer_headings, _answers(held), titles=(say("demo.title.answers"),)),
        Sheet("Invited", ("Survey", "Round", "Gender", "HQ/Field", "Invited"), _invited(held), total="Total"),
        Sheet("Follow-up", ("Survey", "Issue", "Response", "Owner", "State", "Due"),
        _follow_up(organisation, held)),
    ])  # fmt: skip


def _questions(held: Sequence[Survey]) -> Iterator[list[Cell]]:
    for survey in held:
        for number, question in enumerate(survey.about["questions"], 1):
            kind = "choice" if survey.about["kind"] == "project" else question.get("kind", "scale")
            yield [
                survey.name, "project" if survey.about["kind"] == "project" else "people", number,
                question["text"],
                kind, "; ".join(choices(question, survey.about)), question["theme"],
                question.get("reversed", False),
            ]  # fmt: skip


def _answers(held: Sequence[Survey]) -> Iterator[list[Cell]]:
    for survey in held:
        for answer in survey.answers:
            person = answer.respondent
            about = (person.gender, person.grade_band, person.location, person.service_band) if person else ("",) * 4
            yield [
                survey.name, on(survey.day), answer.respondent_no, answer.project_no, answer.question,
                answer.answer,
                *about,
            ]  # fmt: skip


def _invited(held: Sequence[Survey]) -> Iterator[list[Cell]]:
    for survey in held:
        for (gender, location), count in sorted(survey.invited.items()):
            yield [survey.name, on(survey.day), gender, location, count]


def _follow_up(organisation: Organisation, held: Sequence[Survey]) -> Iterator[list[Cell]]:
    """The responses to the last gender sensitivity survey but one, or to the last where there is only one."""
    rounds = [survey.name for survey in held if survey.about["name"] == "gender sensitivity"]
    last = date.fromordinal(organisation.end)
    for entry in content("surveys")["follow_up"] if rounds else ():
        months = entry.get("months")
        due = last.toordinal() + int(months * 30.44) if months is not None else None
        yield [rounds[-2:][0], entry["issue"], entry["response"], entry["owner"], entry["status"], on(due)]
