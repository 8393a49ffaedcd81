"""Vacancy notices, their circulation, the candidatures and the Board, in step with the simulated careers."""

from wggi_metrics.demo.recruitment.board import Meeting, board_members, meetings, panel_members
from wggi_metrics.demo.recruitment.candidates import Candidate
from wggi_metrics.demo.recruitment.notices import Circulation, Notice
from wggi_metrics.demo.recruitment.season import recruit

__all__ = [
    "Candidate",
    "Circulation",
    "Meeting",
    "Notice",
    "board_members",
    "meetings",
    "panel_members",
    "recruit",
]
