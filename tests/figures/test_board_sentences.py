"""What the Board's composition and a meeting's agenda say, by hand, and with women and men exchanged."""

from __future__ import annotations

from typing import Any

import pytest

from tests.figures.results import result
from wggi_metrics.figures.sentences import sentence

EQUAL = (
    "Women and men were 50.0 % each of members present (4 of 8), interval 22.2–59.2 %; no meeting dealt with "
    "candidatures."
)
SEATS = """
row     women_present  men_present  present_low  present_high  women_voting  men_voting  meetings  attended  {7}
pooled  {0}            {1}          0.2216       0.5921        {2}           {3}         .         .         .
total   .              .            .            .             .             .           {4}       {5}       {6}
"""
AGENDA = """
row    section  item                         women  men  low     high    n    of
total  meeting  notices                      .      .    .       .       {0}  .
total  meeting  short lists without a woman  .      .    .       .       {3}  {0}
total  meeting  short lists without a man    .      .    .       .       {4}  {0}
total  meeting  short-listed                 {1}    {2}  0.3000  0.6000  .    .
"""


def board(*numbers: int) -> str:
    return plain(sentence(result("board_composition", SEATS.format(*numbers, "attendance_not_recorded"))))


def agenda(*numbers: int) -> str:
    told = result("meeting_brief", AGENDA.format(*numbers))
    return plain(sentence(told))


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


def test_the_board_is_told_by_the_gender_that_is_fewer() -> None:
    assert board(9, 14, 7, 11, 3, 1, 1) == (
        "Women were 39.1 % of members present (9 of 23), interval 22.2–59.2 %, and 38.9 % of those who may vote "
        "(7 of 18); the working group's member attended 1 of 2 meetings that dealt with candidatures, with 1 more not "
        "recorded."
    )


def test_with_genders_exchanged_the_board_is_told_in_the_same_words() -> None:
    told = board(14, 9, 11, 7, 2, 1, 0)
    assert told.startswith("Men were 39.1 % of members present (9 of 23), interval 40.8–77.8 %")
    assert told.endswith("attended 1 of 2 meetings that dealt with candidatures.")


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((0, 0, 0, 0, 2, 0, 2), "Presence is not recorded; the working group's attendance is not recorded."),
        ((4, 4, 2, 2, 0, 0, 0), EQUAL),
    ],
)
def test_what_is_not_recorded_is_said(numbers: Any, told: str) -> None:
    assert board(*numbers) == told


def test_the_agenda_is_told_with_its_short_lists() -> None:
    assert agenda(13, 28, 36, 2, 1) == (
        "The meeting deals with 13 notices; women are 43.8 % of those on the short lists (28 of 64), interval "
        "30.0–60.0 %; no woman is on 2 of 13 short lists, no man on 1 of 13."
    )
    assert agenda(13, 36, 28, 1, 2) == (
        "The meeting deals with 13 notices; men are 43.8 % of those on the short lists (28 of 64), interval "
        "40.0–70.0 %; no man is on 2 of 13 short lists, no woman on 1 of 13."
    )


def test_an_agenda_without_notices_or_short_lists_says_so() -> None:
    assert agenda(0, 0, 0, 0, 0) == "The meeting has no notice on its agenda."
    assert agenda(1, 0, 0, 0, 0) == "The meeting deals with 1 notice; nobody is on a short list yet."
