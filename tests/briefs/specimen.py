"""Briefs by hand, with invented values: one with a plain notice, one as full as can be, and their genders exchanged.

The level is measures.md's example: 12 women of 40. An entrant woman makes 13 of 41, an entrant man 12 of 41, a woman in
place of a man 13 of 40.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.figures.results import status_of
from wggi_metrics.measures.brief_parts import (
    After,
    Appointments,
    Heads,
    Interval,
    Level,
    LevelAfter,
    MeetingBrief,
    NoticeBrief,
    OnFile,
    Part,
    Round,
    Sending,
    Stage,
    Window,
)

HELD = date(2026, 12, 3)
MADE = date(2026, 11, 23)
MONTH_END = date(2026, 11, 30)
LAST = date(2026, 12, 2)
BEFORE = {"first": date(2023, 12, 3), "last": LAST}


def level(grade: str, heads: Heads) -> Level:
    """A level with its status and posts as the design writes them."""
    told = status_of(*heads[:2])
    return Level(grade, MONTH_END, heads, **told | {"short_of": told["short_of"] or ""})


def after(case: str, women: int, heads: Heads, year: Heads, positions: int = 1, outgoing: str | None = None) -> After:
    """The level after an appointment."""
    told = status_of(*heads[:2])
    return After(case, women, positions, outgoing, heads, **told | {"short_of": told["short_of"] or "", "year": year})


LEVEL = level("P-5", Heads(12, 28))
WINDOW = Window(("P-5",), 24, date(2024, 12, 3), LAST, 46, is_wider=False)
NO_WINDOW = Window(("P-5", "P-4", "D-1"), 48, date(2022, 12, 3), LAST, 0, is_wider=True)
WIDER = replace(WINDOW, grades=("P-4", "P-5", "D-1"), months=48, first=date(2022, 12, 3), notices=21, is_wider=True)


def stage(name: str, here: Heads, window: Heads, limits: tuple[float, float], **more: Any) -> Stage:
    """A stage that has been reached."""
    rates = {"women_rate": None, "men_rate": None, "expected": None, "expected_men": None} | more
    return Stage(name, here, True, window, Interval(*limits), 0.3125, **rates)


STAGES = (
    stage("applied", Heads(17, 46, 0, 1), Heads(412, 842), (0.304, 0.355)),
    stage("qualified", Heads(7, 17), Heads(130, 330), (0.244, 0.325), women_rate=Part(130, 412),
          men_rate=Part(330, 842), expected=5.4, expected_men=18.0),
    stage("short list", Heads(0, 4), Heads(38, 103), (0.203, 0.349), women_rate=Part(38, 130), men_rate=Part(103, 330),
          expected=2.0, expected_men=5.3),
    stage("interviewed", Heads(0, 4), Heads(34, 97), (0.192, 0.340), women_rate=Part(34, 38), men_rate=Part(97, 103),
          expected=0.0, expected_men=3.8),
    stage("recommended", Heads(0, 1), Heads(12, 26), (0.191, 0.475), women_rate=Part(12, 34), men_rate=Part(26, 97),
          expected=0.0, expected_men=1.1),
)  # fmt: skip

SENDINGS = (
    Sending("organisation website", date(2026, 9, 12), 0, 30, None, False, Part(46, 46)),
    Sending("UN system", date(2026, 9, 19), 7, 23, 1_240, False, Part(31, 46)),
    Sending("WomenWatch", date(2026, 10, 5), 23, 7, None, False, Part(33, 46)),
    Sending("gender focal points", None, None, None, None, False, Part(39, 46)),
)

AFTER = (
    after("entrant", 1, Heads(13, 28), Heads(4, 7)),
    after("entrant", 0, Heads(12, 29), Heads(3, 8)),
    after("same level", 1, Heads(12, 28), Heads(4, 7)),
    after("replacing", 1, Heads(13, 27), Heads(4, 7), outgoing="man"),
)

ON_FILE = OnFile(7, 13, Part(4, 7), None, None, False, True, False)

PLAIN = NoticeBrief(
    vacancy_no="VN 2026/103", round=1, item_no="1", title="Senior Programme Officer", grade="P-5",
    category="professional", duty_station="Nairobi", org_unit="Programme support", scope="both", positions=1,
    status="closed", decision=None, opened_on=date(2026, 9, 12), closed_on=date(2026, 10, 12), level=LEVEL,
    feeders=("P-4",), feeder=Heads(168, 224), appointed=Appointments(**BEFORE, heads=Heads(21, 38),
    interval=Interval(0.246, 0.483)), gender_clause=True, terms_clause=None, earlier_rounds=(), sendings=SENDINGS,
    window=WINDOW, stages=STAGES, panel=Heads(2, 3), panel_chair="man", on_file=ON_FILE, rotation_due=Heads(1, 2),
    hardship_service=Heads(2, 3), acting_in_post=Heads(), internal=Heads(3, 6), after=AFTER,
)  # fmt: skip


def sent(day: int, left: int) -> tuple[Sending, ...]:
    """The sendings with the focal points told in time."""
    return (*SENDINGS[:3], Sending("gender focal points", date(2026, 9, 12 + day), day, left, 80, False, Part(39, 46)))


def listed(women: int, men: int) -> tuple[Stage, ...]:
    """The pool as far as a short list of so many."""
    return (*STAGES[:2], replace(STAGES[2], here=Heads(women, men)), replace(STAGES[3], is_reached=False, here=Heads()))


def notice(number: int, grade: str, title: str, place: str, **more: Any) -> NoticeBrief:
    """A notice without anything to note, but for what is given."""
    changed = {"sendings": sent(4, 26), "on_file": replace(ON_FILE, reasons=Part(5, 5), women_in_pool=4),
               "stages": listed(2, 3)} | more  # fmt: skip
    return replace(PLAIN, vacancy_no=f"VN 2026/{number}", item_no=str(number - 102), grade=grade, title=title,
                   duty_station=place, level=replace(LEVEL, grade=grade), **changed)  # fmt: skip


MEN_FEWER = level("P-2", Heads(172, 138))

NOTICES = (
    PLAIN,
    notice(104, "P-3", "Project Officer", "Geneva"),
    notice(105, "P-4", "Migrant Health Officer", "Bogotá", gender_clause=False),
    replace(notice(106, "P-2", "Reporting Officer", "Cairo", stages=listed(6, 0)), level=MEN_FEWER),
    notice(107, "D-1", "Chief of Mission", "Dakar", stages=STAGES[:1], round=2, window=WIDER,
           earlier_rounds=(Round("VN 2026/021", 1, date(2026, 2, 2), date(2026, 3, 4), "re-advertised"),)),
)  # fmt: skip


def level_after(grade: str, women: int, men: int) -> LevelAfter:
    """A level before and after one appointment."""
    ends = (after("entrant", w, Heads(women + w, men + 1 - w), Heads(3 + w, 8 - w)) for w in (0, 1))
    return LevelAfter(grade, 1, Heads(women, men), *ends)


LEVELS = (level_after("P-5", 12, 28), level_after("P-2", 172, 138))

MEETING = MeetingBrief(
    meeting_no="2026/11", held_on=HELD, place="Geneva", attended=None, notices=NOTICES, levels=LEVELS,
    no_woman_before=Part(31, 214), sent_before=Part(118, 143), short_listed_interval=Interval(0.198, 0.642),
    release="20261123T090000Z-1a2b3c4d", staff_to=date(2026, 10, 31), recruitment_to=date(2026, 11, 15),
    no_man_before=Part(9, 214),
)  # fmt: skip

NO_AGENDA = replace(MEETING, notices=(), levels=(), short_listed_interval=None)

EMPTY = replace(
    PLAIN, title=None, grade=None, category=None, duty_station=None, org_unit=None, scope=None, closed_on=None,
    level=Level("", None, Heads(), reason="the notice has no grade"), feeders=(), feeder=Heads(),
    appointed=Appointments(**BEFORE, heads=Heads(), interval=None), gender_clause=None, sendings=(), window=NO_WINDOW,
    stages=(), panel=None, panel_chair=None, after=(), rotation_due=Heads(), hardship_service=Heads(), internal=Heads(),
    on_file=OnFile(None, None, None, None, None, None, None, None),
)  # fmt: skip
"""A notice of which the exports say next to nothing."""
