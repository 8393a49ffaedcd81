"""The brief before a meeting of the Board, put together: one page per notice on its agenda (step 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wggi_metrics.counts import describe
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer, refuse_uncounted
from wggi_metrics.measures.brief_after import after_appointment, levels_after
from wggi_metrics.measures.brief_agenda import Item, agenda_of, is_yes, the_meeting
from wggi_metrics.measures.brief_file import Files, files_now, flagged, on_file, panel_of
from wggi_metrics.measures.brief_level import Levels, interval_of, levels_before
from wggi_metrics.measures.brief_parts import MeetingBrief, NoticeBrief
from wggi_metrics.measures.brief_pool import Pools, pools_now, short_lists_without, stages_of
from wggi_metrics.measures.brief_reach import Reach, reach_now, rounds_of, sendings_of, sent_before
from wggi_metrics.measures.brief_window import History, history_before, window_of
from wggi_metrics.measures.dates import months_before


@dataclass(frozen=True)
class Counted:
    """Everything that was counted for the agenda, each once for all its notices."""

    levels: Levels
    history: History
    pools: Pools
    reach: Reach
    files: Files


def meeting_brief_of(release: Readable, viewer: Viewer, meeting_no: str) -> MeetingBrief:
    """The brief of a meeting: the notices on its agenda with their levels, pools, reach and what is on file.

    Counts and shares; no person. What lies before the meeting is counted up to the day before it; the notices' own
    pools are as the release knows them. A meeting without an agenda has no notices.
    Raises: AskedWrongly for a meeting that is not there or has no date; NotForThisViewer.
    """
    refuse_uncounted(viewer)
    meeting = the_meeting(release, viewer, meeting_no)
    items, description = agenda_of(release, viewer, meeting), describe(release)
    counted = Counted(
        levels_before(release, viewer, meeting, items),
        history_before(release, viewer, meeting, items, description),
        pools_now(release, viewer, items),
        reach_now(release, viewer, items),
        files_now(release, viewer, items),
    )
    months = parameter("comparison_months").whole
    no_woman, no_man = short_lists_without(release, viewer, (months_before(meeting.before, months), meeting.before))
    told = MeetingBrief(
        meeting_no=meeting.meeting_no, held_on=meeting.held_on, place=meeting.place, attended=meeting.attended,
        notices=tuple(_notice(item, counted) for item in items),
        levels=levels_after(counted.levels, items, description), no_woman_before=no_woman,
        sent_before=sent_before(release, viewer, meeting, counted.reach.is_recorded), short_listed_interval=None,
        release=release.id, staff_to=description.observed.last_on, recruitment_to=description.observed.recruitment_to,
        no_man_before=no_man,
    )  # fmt: skip
    return replace(told, short_listed_interval=interval_of(told.short_listed))


def _notice(item: Item, counted: Counted) -> NoticeBrief:
    level, (feeders, feeder) = counted.levels.of(item), counted.levels.feeder_of(item)
    window, beside = window_of(item, counted.history)
    stages = stages_of(item, counted.pools, counted.history, beside)
    panel, chair = panel_of(item, counted.files)
    (rotation, hardship, acting, internal), silent = flagged(item, counted.files)
    no_pool = () if counted.pools.stages.get(item.notice) else ("stages",)
    return NoticeBrief(
        **{name: getattr(item, name) for name in AS_ON_THE_AGENDA}, level=level, feeders=feeders, feeder=feeder,
        appointed=counted.levels.appointed_at(item), gender_clause=is_yes(item.gender_clause),
        terms_clause=is_yes(item.terms_of_reference_clause), earlier_rounds=rounds_of(item, counted.reach),
        sendings=sendings_of(item, counted.reach, counted.history, beside), window=window, stages=stages, panel=panel,
        panel_chair=chair, on_file=on_file(item, counted.files, stages), rotation_due=rotation,
        hardship_service=hardship, acting_in_post=acting, internal=internal,
        after=after_appointment(counted.levels, level, item.positions), not_recorded=(*no_pool, *silent),
    )  # fmt: skip


AS_ON_THE_AGENDA = (
    "vacancy_no", "round", "item_no", "title", "grade", "category", "duty_station", "org_unit", "scope", "positions",
    "status", "decision", "opened_on", "closed_on",
)  # fmt: skip
