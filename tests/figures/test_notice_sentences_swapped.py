"""With a brief's genders exchanged each sentence has its words exchanged, or its figures where both are named."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.briefs.specimen import EMPTY, MEETING, NOTICES, PLAIN, STAGES, level, listed, notice
from tests.briefs.swapped import kept, swapped, swapped_meeting, swapped_words
from tests.figures.test_sentences import FORBIDDEN
from wggi_metrics.figures.sentences.filling import after_label, after_title, short_text
from wggi_metrics.figures.sentences.levels import level_facts
from wggi_metrics.figures.sentences.meeting import levels_title, meeting_facts, meeting_lead, meeting_over
from wggi_metrics.figures.sentences.notice import agenda_caption, flags, notice_over, notice_title
from wggi_metrics.figures.sentences.on_file import file_items
from wggi_metrics.figures.sentences.pool import compared_text, expectation, pool_title, withdrawn_text
from wggi_metrics.figures.sentences.sendings import circulated_text, left_text, reach_title, rounds_text, sent_text
from wggi_metrics.measures.brief_parts import Heads, MeetingBrief, NoticeBrief


def said_of_notice(found: NoticeBrief) -> list[str]:
    """Every sentence, flag and label of a notice."""
    facts = [part for fact in level_facts(found) for part in fact]
    cases = [
        text for case in found.after for text in (after_label(case), short_text(case.posts_to_parity, case.short_of))
    ]
    items = [part for item in file_items(found) for part in (item.label, item.state)]
    reach = [text for sending in found.sendings for text in (sent_text(sending), left_text(sending, found))]
    told = [flag.text for flag in flags(found)] + [flag.short for flag in flags(found)]
    return [
        notice_over(found), notice_title(found), reach_title(found), rounds_text(found), circulated_text(found),
        pool_title(found), expectation(found), compared_text(found), withdrawn_text(found), after_title(found),
        agenda_caption(found), *facts, *cases, *items, *reach, *told,
    ]  # fmt: skip


def said_of_meeting(found: MeetingBrief) -> list[str]:
    """Every sentence of the cover."""
    facts = [part for fact in meeting_facts(found) for part in fact]
    return [meeting_over(found), meeting_lead(found), levels_title(found), *facts]


def held_to_the_swap(text: list[str], other: list[str]) -> None:
    """The other's texts are these with the words exchanged, in whatever order they stand."""
    assert sorted(map(kept, other)) == sorted(map(swapped_words, text))


@pytest.mark.parametrize("found", [*NOTICES, EMPTY], ids=lambda found: found.vacancy_no)
def test_a_notice_with_the_genders_exchanged_gives_every_sentence_with_the_words_exchanged(found):
    held_to_the_swap(said_of_notice(found), said_of_notice(swapped(found)))


heads = st.builds(Heads, st.integers(0, 30), st.integers(0, 30))


@settings(max_examples=150, deadline=None)
@given(heads, st.lists(heads, min_size=5, max_size=5), heads, st.booleans())
def test_any_pool_with_the_genders_exchanged_gives_the_words_exchanged(at_level, pools, panel, is_woman):
    assume(at_level.women != at_level.men)
    stages = tuple(replace(stage, here=here) for stage, here in zip(STAGES, pools, strict=True))
    found = replace(PLAIN, level=level("P-5", at_level), stages=stages, panel=panel,
                    panel_chair="woman" if is_woman else "man")  # fmt: skip
    held_to_the_swap(said_of_notice(found), said_of_notice(swapped(found)))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=5))
def test_a_meeting_with_the_genders_exchanged_gives_every_sentence_with_the_words_exchanged(lists):
    found = replace(MEETING, notices=tuple(notice(100 + n, "P-4", "Officer", "Rome", stages=listed(*counts))
                                           for n, counts in enumerate(lists)))  # fmt: skip
    assume(found.short_listed.women != found.short_listed.men)
    held_to_the_swap(said_of_meeting(found), said_of_meeting(swapped_meeting(found)))


def test_no_sentence_made_of_a_brief_uses_such_a_word_either():
    for text in [text for found in (*NOTICES, EMPTY) for text in said_of_notice(found)] + said_of_meeting(MEETING):
        assert not [word for word in re.findall(r"[a-z]+", text.lower()) if word.startswith(FORBIDDEN)], text
