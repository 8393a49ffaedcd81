"""What is said of a meeting and its notices: of women and of men alike, by a rule that looks at nobody's gender."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.briefs.specimen import (
    EMPTY,
    MEETING,
    MEN_FEWER,
    NO_AGENDA,
    NOTICES,
    ON_FILE,
    PLAIN,
    STAGES,
    WIDER,
    after,
)  # fmt: skip
from tests.figures.test_sentences import FORBIDDEN, plain, texts
from wggi_metrics.figures.sentences.filling import after_label, after_title
from wggi_metrics.figures.sentences.levels import level_facts
from wggi_metrics.figures.sentences.meeting import meeting_facts, meeting_lead
from wggi_metrics.figures.sentences.notice import (
    flags,
    marks,
    notice_subject,
)
from wggi_metrics.figures.sentences.on_file import file_items
from wggi_metrics.figures.sentences.pool import compared_text, expectation, narrowing, pool_title
from wggi_metrics.figures.sentences.sendings import circulated_text, reach_title, rounds_text
from wggi_metrics.measures.brief_parts import Heads, Part, Round, Sending

WORDS = Path(__file__).parents[2] / "wggi_metrics/words/en"


def test_the_lead_counts_notices_short_lists_without_a_gender_and_circulation():
    assert meeting_lead(MEETING) == (
        "The meeting deals with **5 notices**. One short list has no woman; one short list has no man; one notice did "
        "not go to the Gender Focal Points in time. Women and men are **10 each** of 20 candidates short-listed."
    )


def test_a_meeting_without_an_agenda_says_so():
    assert meeting_lead(NO_AGENDA).startswith("No notice is on this meeting's agenda")


def test_the_facts_of_the_cover_carry_their_n_of_n_and_what_was_before():
    found = [tuple(map(plain, fact)) for fact in meeting_facts(MEETING)]
    assert found[0] == ("Short lists, no woman", "1 of 4", "31 of 214 in 24 months")
    assert found[1] == ("Sent to focal points", "4 of 5", "118 of 143 in 12 months")
    assert found[2] == ("Women and men short-listed", "50.0 %", "10 of 20; interval 19.8–64.2 %")
    assert found[3] == ("Levels outside the band", "5 of 5", "women below: P-5, P-3, P-4, D-1; men below: P-2")


def test_the_marks_of_a_notice_come_before_what_is_in_order():
    assert [flag.text for flag in marks(PLAIN)] == [
        "No woman on the short list", "Not sent to Gender Focal Points", "7 qualified women not short-listed",
        "Reasons on file for 4 of 7 women",
    ]  # fmt: skip
    assert [flag.is_mark for flag in flags(PLAIN)] == sorted((flag.is_mark for flag in flags(PLAIN)), reverse=True)


def test_more_than_a_tenth_not_stated_is_marked_and_a_tenth_is_not():
    tenth, more = Heads(9, 9, 0, 2), Heads(9, 8, 0, 2)
    texts_of = [
        [flag.text for flag in marks(replace(PLAIN, stages=(replace(STAGES[0], here=here),)))] for here in (tenth, more)
    ]
    assert "Gender not stated: 2 of 20" not in texts_of[0]
    assert "Gender not stated: 2 of 19" in texts_of[1]


def test_sent_after_closing_counts_as_not_circulated():
    late = Sending("gender focal points", None, 40, None, 80, True, Part(39, 46))
    late = replace(late, sent_on=PLAIN.closed_on)
    found = replace(PLAIN, sendings=(late,))
    assert reach_title(found) == "It was open 30 days and went to the Gender Focal Points after closing"
    assert [flag.short for flag in marks(found)][1] == "sent late"
    assert circulated_text(found) == "–"


def test_reach_says_how_long_it_was_open_and_when_it_was_circulated():
    assert reach_title(PLAIN) == "It was open 30 days and never went to the Gender Focal Points"
    assert reach_title(NOTICES[1]) == (
        "It was open 30 days and went to the Gender Focal Points on day 4, 26 days before closing"
    )
    assert reach_title(EMPTY).endswith("whether it went to the Gender Focal Points is not known")


def test_an_earlier_advertisement_is_named_with_its_day():
    found = replace(PLAIN, earlier_rounds=(Round("VN 1", 1, MEETING.held_on, None, "re-advertised"),))
    assert rounds_text(found).endswith("VN 1, round 1, opened 3 December 2026, re-advertised.")


def test_the_pool_narrows_where_the_smallest_part_of_women_and_men_together_passed():
    # 24 of 63, 4 of 24, 4 of 4; the recommendation, 1 of 4, is the choice itself
    assert (
        plain(pool_title(PLAIN)) == "The pool narrows at the short list: 0 of 7 qualified women, 4 of 17 qualified men"
    )
    found = narrowing(PLAIN.stages)
    assert found is not None
    assert found.at.stage == "short list"


def test_the_choice_of_the_candidate_is_named_where_the_pool_narrows_nowhere_before():
    stages = tuple(replace(stage, here=Heads(2, 3)) for stage in STAGES[:4]) + STAGES[4:]
    found = replace(PLAIN, stages=stages)
    assert plain(pool_title(found)) == (
        "The pool narrows at the recommendation: 0 of 2 interviewed women, 1 of 3 interviewed men"
    )


@pytest.mark.parametrize(
    ("stages", "title"),
    [
        ((), "No candidature is recorded for this notice"),
        (STAGES[:1], "17 women and 46 men have applied so far"),
        ((replace(STAGES[0], here=Heads(0, 0, 0, 4)),), "No candidate's gender is stated (4 candidates)"),
        ((replace(STAGES[0], here=Heads(1, 2)), replace(STAGES[1], here=Heads(1, 2))),
         "Nobody has left the pool up to the long list: 1 woman, 2 men"),
        ((replace(STAGES[0], here=Heads(0, 9)), replace(STAGES[1], here=Heads(0, 2))),
         "The pool narrows at the long list: no woman, 2 of 9 men"),
    ],
)  # fmt: skip
def test_a_pool_that_does_not_narrow_has_its_own_sentence(stages, title):
    assert pool_title(replace(PLAIN, stages=stages)) == title


def test_the_expectation_is_of_the_short_list_and_no_test():
    # 7 women x 38/130 = 2.0; 17 men x 103/330 = 5.3
    text = expectation(PLAIN)
    assert text == (
        "At the window's rates about 2.0 women and 5.3 men would be expected on the short list; "
        "there are 0 women and 4 men."
    )
    assert not re.search(r"\bp\b|\bP\(", text)


def test_the_window_is_said_with_its_end_and_why_it_was_widened():
    assert plain(compared_text(PLAIN)) == "Compared with 46 P-5 notices decided in the 24 months to 2 December 2026"
    assert plain(compared_text(replace(PLAIN, window=WIDER))) == (
        "Compared with 21 P-4, P-5 or D-1 notices decided in the 48 months to 2 December 2026 "
        "(fewer than 10 at P-5 in 48 months, so the grades beside it are taken in)"
    )
    longer = replace(WIDER, grades=("P-5",))
    assert plain(compared_text(replace(PLAIN, window=longer))).endswith("(fewer than 10 at P-5 in 24 months)")
    assert "nothing to compare with" in compared_text(EMPTY)


def test_the_level_is_said_with_posts_short_of_parity_and_of_the_band():
    # 12 of 40: parity 20, 8 short; the band begins at 18.8, so 19 women, 7 short
    told = [tuple(map(plain, fact)) for fact in level_facts(PLAIN)]
    assert told[0] == ("Women at P-5 now", "30.0 %", "12 of 40, 30 November 2026")
    assert told[1] == ("Short of parity", "8 posts", "women; 7 to the band")
    assert told[2] == ("Women appointed at P-5", "35.6 %", "21 of 59 in 3 years; interval 24.6–48.3 %")
    assert told[3] == ("Women at the feeder P-4", "42.9 %", "168 of 392")


def test_where_men_are_the_fewer_the_facts_are_about_men():
    assert notice_subject(NOTICES[3]).gender == "men"
    assert plain(level_facts(NOTICES[3])[0].label) == "Men at P-2 now"


def test_after_the_appointment_the_largest_change_is_told():
    # 13 of 40 - 12 of 40 = 2.5 points; without it 13/41 - 12/40 = 1.7
    assert plain(after_title(PLAIN)) == "This appointment moves P-5 by up to 2.5 points"
    assert plain(after_title(replace(PLAIN, after=PLAIN.after[:3]))) == "This appointment moves P-5 by up to 1.7 points"
    assert plain(after_title(replace(PLAIN, after=PLAIN.after[2:3]))) == "P-5 stays as it is after this appointment"


def test_each_case_after_the_appointment_has_its_name():
    several = after("entrant", 2, Heads(14, 29), Heads(5, 8), 3)
    assert [after_label(case) for case in (*PLAIN.after, several)] == [
        "A woman, new to the level", "A man, new to the level", "Already at the level", "A woman, in place of a man",
        "2 women, 1 man, new to the level",
    ]  # fmt: skip


def test_a_rule_is_printed_where_the_organisation_has_switched_it_on_and_nowhere_else():
    assert not [item for item in file_items(PLAIN) if "analysis" in item.label]
    own = replace(PLAIN.on_file, analysis="no", rule="Staff rule 4.2")
    found = [item for item in file_items(replace(PLAIN, on_file=own)) if "analysis" in item.label]
    assert [(item.label, item.state, item.is_mark) for item in found] == [
        ("Written analysis (Staff rule 4.2)", "not on file", True)
    ]


def test_no_text_of_a_brief_uses_a_word_that_accuses_or_proves():
    for part in ("notices", "briefs"):
        for text in texts(tomllib.loads((WORDS / f"{part}.toml").read_text("utf-8"))):
            words = re.findall(r"[a-z]+", text.lower())
            assert not [word for word in words if word.startswith(FORBIDDEN)], text


def test_what_no_export_tells_is_not_recorded_and_no_nought():
    silent = replace(PLAIN, acting_in_post=Heads(), not_recorded=("acting_in_post", "rotation_due"))
    states = {item.label: item.state for item in file_items(silent)}
    assert states["Candidates acting in this post"] == states["Candidates due for rotation"] == "not recorded"
    assert states["Candidates in hardship service"] == "2 women, 3 men"
    assert {item.label: item.state for item in file_items(PLAIN)}["Candidates acting in this post"] == "none"


def test_reasons_of_both_are_told_and_those_of_the_fewer_at_the_level_are_marked():
    found = replace(PLAIN, on_file=replace(ON_FILE, reasons=Part(4, 7), men_reasons=Part(2, 13)))
    told = {item.label: item for item in file_items(found) if item.label.startswith("Reasons")}
    women, men = (told[f"Reasons on file, {group} not short-listed"] for group in ("women", "men"))
    assert (women.state, women.is_mark, men.state, men.is_mark) == ("4 of 7", True, "2 of 13", False)
    assert "Reasons on file for 2 of 13 men" in [flag.text for flag in marks(replace(found, level=MEN_FEWER))]
