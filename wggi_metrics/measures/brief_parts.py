"""What the brief before a meeting holds: for each notice on the agenda, counts and shares, no person (step 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wggi_metrics.measures.brief_heads import NOBODY, Heads, Interval, Part

__all__ = [
    "NOBODY", "After", "Appointments", "Heads", "Interval", "Level", "LevelAfter", "MeetingBrief", "NoticeBrief",
    "OnFile", "Part", "Round", "Sending", "Stage", "Window",
]  # fmt: skip


@dataclass(frozen=True)
class Level:
    """The notice's grade in the whole organisation, at the last month end before the meeting.

    ``status`` and posts are those of ``parity_status``: below, within or above the band; women or men to replace at
    constant size; ``short_of`` is "women", "men" or "". ``reason`` says why the level can't be told.
    """

    grade: str
    at: date | None
    heads: Heads
    status: str | None = None
    short_of: str = ""
    posts_to_parity: int = 0
    posts_to_band: int = 0
    reason: str | None = None


@dataclass(frozen=True)
class Appointments:
    """Appointments from notices of the grade in the years before the meeting: n of N with its interval."""

    first: date
    last: date
    heads: Heads
    interval: Interval | None


@dataclass(frozen=True)
class Window:
    """The notices compared with: decided in so many months up to the day before the meeting, of these grades.

    This notice and its earlier rounds are left out. ``is_wider`` says that fewer than the parameter's ten notices of
    the grade made the months longer or took in the grade band.
    """

    grades: tuple[str, ...]
    months: int
    first: date
    last: date
    notices: int
    is_wider: bool


@dataclass(frozen=True)
class Stage:
    """One stage of this notice's pool beside the same stage in the window.

    ``window`` are the window's candidates at the stage added up, with the interval of women's share of them and the
    median notice's share. ``women_rate`` and ``men_rate`` are the window's passages into this stage, passed of
    entered (none at the first stage). ``expected`` is how many of this notice's women (``expected_men``: men) would
    be here at those rates, from who was at its previous stage; None at the first stage and where it is not decided.
    ``is_reached`` is False while the notice has not come so far.
    """

    stage: str
    here: Heads
    is_reached: bool
    window: Heads
    interval: Interval | None
    median_share: float | None
    women_rate: Part | None
    men_rate: Part | None
    expected: float | None
    expected_men: float | None
    withdrawn: Heads = NOBODY


@dataclass(frozen=True)
class Sending:
    """A channel: when the notice first went out by it, how many days it stayed open then, to how many.

    ``sent_on`` is None where it did not go out; ``is_late`` after the closing day, which counts as not circulated.
    ``window`` are the window's notices sent by the channel in time, of all of them.
    """

    channel: str
    sent_on: date | None
    days_after_opening: int | None
    days_left: int | None
    recipients: int | None
    is_late: bool
    window: Part


@dataclass(frozen=True)
class After:
    """The level once the post is filled: with so many women of the positions, who are entrants or already there.

    ``case`` is "entrant" (new to the level), "same level" (nothing changes) or "replacing" (the outgoing holder is in
    the stock, so its size stays). ``outgoing`` is that holder's gender, for "replacing" alone.
    """

    case: str
    women: int
    positions: int
    outgoing: str | None
    heads: Heads
    status: str
    short_of: str
    posts_to_parity: int
    posts_to_band: int
    year: Heads
    """Appointments at the level in the meeting's calendar year so far, with this one.

    For "same level", whose gender is open, without this one.
    """


@dataclass(frozen=True)
class OnFile:
    """What is recorded about the notice. None: not recorded.

    ``women_in_pool``: women who meet the requirements and are not proposed; ``reasons``: of the qualified women who
    were not short-listed, for how many the reason is on file. ``analysis`` is "yes", "no" or "not recorded" where a
    rule of the organisation asks for a written analysis, and None where there is no such rule; ``rule`` names it.
    """

    women_in_pool: int | None
    men_in_pool: int | None
    reasons: Part | None
    analysis: str | None
    rule: str | None
    requirements_changed: bool | None
    balance_raised: bool | None
    balance_recorded: bool | None
    men_reasons: Part | None = None
    """As ``reasons``, of the qualified men who were not short-listed."""


@dataclass(frozen=True)
class Round:
    """An earlier advertisement of the same post."""

    vacancy_no: str
    round: int
    opened_on: date
    closed_on: date | None
    status: str | None


@dataclass(frozen=True)
class NoticeBrief:
    """One notice on the agenda: everything that its page says, in the page's order."""

    vacancy_no: str
    round: int
    item_no: str | None
    title: str | None
    grade: str | None
    category: str | None
    duty_station: str | None
    org_unit: str | None
    scope: str | None
    positions: int
    status: str | None
    decision: str | None
    opened_on: date | None
    closed_on: date | None
    level: Level
    feeders: tuple[str, ...]
    feeder: Heads
    appointed: Appointments
    gender_clause: bool | None
    terms_clause: bool | None
    earlier_rounds: tuple[Round, ...]
    sendings: tuple[Sending, ...]
    window: Window
    stages: tuple[Stage, ...]
    panel: Heads | None
    panel_chair: str | None
    on_file: OnFile
    rotation_due: Heads
    hardship_service: Heads
    acting_in_post: Heads
    internal: Heads
    after: tuple[After, ...]
    not_recorded: tuple[str, ...] = ()
    """Which of the four before are 0 because no export tells of them; "stages" where none tells of candidates."""

    @property
    def short_list(self) -> Stage | None:
        """The short list, or None where the notice's export lacks that stage or it has not come so far."""
        return next((each for each in self.stages if each.stage == "short list" and each.is_reached), None)

    def sending(self, channel: str) -> Sending | None:
        """The sending by this channel; None where the export names no such channel."""
        return next((each for each in self.sendings if each.channel == channel), None)


@dataclass(frozen=True)
class LevelAfter:
    """A level before and after all appointments of the agenda at it, with no woman and with as many as possible."""

    grade: str
    positions: int
    now: Heads
    fewest: After
    most: After


@dataclass(frozen=True)
class MeetingBrief:
    """The meeting, its notices in the agenda's order, and what holds for all of them.

    ``no_woman_before`` are the short lists without a woman, of all decided in the comparison months
    (``no_man_before``: without a man; None where it is not counted); ``sent_before`` the notices circulated to the
    focal points in time, of all opened in the twelve months before.
    """

    meeting_no: str
    held_on: date
    place: str | None
    attended: bool | None
    notices: tuple[NoticeBrief, ...]
    levels: tuple[LevelAfter, ...]
    no_woman_before: Part
    sent_before: Part
    short_listed_interval: Interval | None
    release: str
    staff_to: date | None
    recruitment_to: date | None
    no_man_before: Part | None = None

    @property
    def short_listed(self) -> Heads:
        """The candidates on the short lists of all notices."""
        lists = [notice.short_list.here for notice in self.notices if notice.short_list]
        return Heads(*(sum(heads[place] for heads in lists) for place in range(4)))
