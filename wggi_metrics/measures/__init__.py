"""The measures: named counts and a few lines of arithmetic each, in one file each (step 7).

A measure is asked by a viewer of a release: ``women_share(release, viewer, Asked(by=("grade",)))``.
"""

from __future__ import annotations

from collections.abc import Callable

from wggi_metrics.measures.acting_assignments import acting_assignments
from wggi_metrics.measures.applications_by_channel import applications_by_channel
from wggi_metrics.measures.appointments_expected import appointments_expected
from wggi_metrics.measures.asked import Asked, Definition, Every, Result, Where
from wggi_metrics.measures.board_composition import board_composition
from wggi_metrics.measures.brief import meeting_brief_of
from wggi_metrics.measures.brief_after import LevelFilled, agenda_filled
from wggi_metrics.measures.brief_agenda import next_meeting
from wggi_metrics.measures.brief_parts import MeetingBrief, NoticeBrief
from wggi_metrics.measures.change_in_share import change_in_share
from wggi_metrics.measures.definitions import definition
from wggi_metrics.measures.grade_pyramid import grade_pyramid
from wggi_metrics.measures.lacking import fields_lacking
from wggi_metrics.measures.leaving_rates import leaving_rates
from wggi_metrics.measures.meeting_brief import meeting_brief, meetings_told, of_notice
from wggi_metrics.measures.moves import moves
from wggi_metrics.measures.notice_list import notice_list
from wggi_metrics.measures.notice_reach import notice_reach
from wggi_metrics.measures.parity_status import parity_status
from wggi_metrics.measures.pool_balance import pool_balance
from wggi_metrics.measures.promotion_hazard_ratio import promotion_hazard_ratio
from wggi_metrics.measures.promotion_rates import promotion_rates
from wggi_metrics.measures.provenance import provenance
from wggi_metrics.measures.reach_effect import reach_effect
from wggi_metrics.measures.recruitment_flows import recruitment_flows
from wggi_metrics.measures.seniority import has_minimum_seniority
from wggi_metrics.measures.stage_pass_rates import stage_pass_rates
from wggi_metrics.measures.time_in_grade import time_in_grade
from wggi_metrics.measures.training_uptake import training_uptake
from wggi_metrics.measures.women_share import women_share
from wggi_metrics.measures.wrong_use import AskedWrongly

Measure = Callable[..., Result]

MEASURES: dict[str, Measure] = {
    "women_share": women_share,
    "parity_status": parity_status,
    "grade_pyramid": grade_pyramid,
    "change_in_share": change_in_share,
    "recruitment_flows": recruitment_flows,
    "promotion_rates": promotion_rates,
    "leaving_rates": leaving_rates,
    "time_in_grade": time_in_grade,
    "promotion_hazard_ratio": promotion_hazard_ratio,
    "moves": moves,
    "acting_assignments": acting_assignments,
    "training_uptake": training_uptake,
    "stage_pass_rates": stage_pass_rates,
    "appointments_expected": appointments_expected,
    "pool_balance": pool_balance,
    "notice_reach": notice_reach,
    "notice_list": notice_list,
    "applications_by_channel": applications_by_channel,
    "reach_effect": reach_effect,
    "board_composition": board_composition,
    "meeting_brief": meeting_brief,
}

REGISTRY: dict[str, Definition] = {name: definition(name) for name in MEASURES}


def measure(name: str) -> Measure:
    """The measure of this name.

    Raises: KeyError if there is none.
    """
    return MEASURES[name]


__all__ = [
    "MEASURES", "REGISTRY", "Asked", "AskedWrongly", "Definition", "Every", "LevelFilled", "Measure",
    "MeetingBrief", "NoticeBrief", "Result", "Where", "acting_assignments", "agenda_filled",
    "applications_by_channel", "appointments_expected", "board_composition", "change_in_share", "fields_lacking",
    "grade_pyramid", "has_minimum_seniority", "leaving_rates", "measure", "meeting_brief", "meeting_brief_of",
    "meetings_told", "moves", "next_meeting", "notice_list", "notice_reach", "of_notice", "parity_status",
    "pool_balance", "promotion_hazard_ratio", "promotion_rates", "provenance", "reach_effect", "recruitment_flows",
    "stage_pass_rates", "time_in_grade", "training_uptake", "women_share",
]  # fmt: skip
