"""What the levels of an agenda look like once its notices are filled as chosen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.measures.agendas import NOTICE, brief
from wggi_metrics.measures import agenda_filled
from wggi_metrics.measures.brief_parts import Heads

TWO = f"{NOTICE}\nVN2 | 1 | P8 | P-5 | 2026-08-01 | 2026-09-01 | closed | 2"
AGENDA = "meeting_no | vacancy_no | item_no\nM2 | VN1 | 1\nM2 | VN2 | 2"
FOUND = brief(notices=TWO, agenda=AGENDA)
VN1, VN2 = ("VN1", 1), ("VN2", 1)


def test_open_notices_give_the_ends_of_the_brief_itself() -> None:
    (level,), (told,) = agenda_filled(FOUND, {}), FOUND.levels
    assert (level.grade, level.positions, level.chosen) == ("P-5", 3, 0)
    assert (level.fewest, level.most) == (told.fewest, told.most)


def test_a_choice_moves_both_ends_and_the_whole_of_choices_makes_them_one() -> None:
    # the level holds 12 women and 28 men, and one not stated
    (level,) = agenda_filled(FOUND, {VN1: 1})
    assert (level.chosen, level.fewest.heads[:2], level.most.heads[:2]) == (1, (13, 30), (15, 28))
    (level,) = agenda_filled(FOUND, {VN1: 0, VN2: 1})
    assert level.fewest == level.most
    assert (level.chosen, level.fewest.heads) == (3, Heads(13, 30, 0, 1))


def test_now_is_before_the_agenda_with_its_posts_and_the_year_so_far() -> None:
    (level,) = agenda_filled(FOUND, {VN1: 1})
    now = level.now
    assert (now.heads, now.short_of, now.posts_to_parity) == (Heads(12, 28, 0, 1), "women", 8)  # 20 - 12
    assert level.fewest.year.known - now.year.known == 3
    assert (level.fewest.year.women, level.most.year.women) == (now.year.women + 1, now.year.women + 3)


def test_a_meeting_without_an_agenda_has_no_level() -> None:
    assert agenda_filled(brief("M1"), {}) == ()


@given(st.dictionaries(st.sampled_from([VN1, VN2, ("VN9", 1)]), st.integers(0, 5)))
def test_heads_are_the_stock_and_all_positions_whatever_is_chosen(decided) -> None:
    (level,) = agenda_filled(FOUND, decided)
    for after in (level.fewest, level.most):
        assert after.heads.known == level.now.heads.known + level.positions
        assert after.year.known == level.now.year.known + level.positions
    assert level.most.women - level.fewest.women == level.positions - level.chosen
