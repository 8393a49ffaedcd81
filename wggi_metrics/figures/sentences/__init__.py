"""Sentences made from a measure's numbers under the filter in force; they know no Plotly (step 10).

The subject is the gender that is fewer, so that data with the genders exchanged give the sentence with
the words exchanged.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wggi_metrics.figures.sentences.acting import acting_sentence
from wggi_metrics.figures.sentences.agenda import agenda_sentence
from wggi_metrics.figures.sentences.board import board_sentence
from wggi_metrics.figures.sentences.careers import hazard_sentence, time_in_grade_sentence
from wggi_metrics.figures.sentences.change import change_sentence
from wggi_metrics.figures.sentences.listed import list_sentence
from wggi_metrics.figures.sentences.moves import moves_sentence
from wggi_metrics.figures.sentences.parity import parity_sentence
from wggi_metrics.figures.sentences.passages import passages_sentence
from wggi_metrics.figures.sentences.pools import expected_sentence, pools_sentence
from wggi_metrics.figures.sentences.pyramid import pyramid_sentence
from wggi_metrics.figures.sentences.rates import leaving_sentence, promotion_sentence
from wggi_metrics.figures.sentences.reach import channels_sentence, notice_reach_sentence, reach_effect_sentence
from wggi_metrics.figures.sentences.recruitment import recruitment_sentence
from wggi_metrics.figures.sentences.share import nobody, share_sentence
from wggi_metrics.figures.sentences.training import training_sentence

if TYPE_CHECKING:
    from wggi_metrics.measures import Result

SENTENCES: dict[str, Callable[[Result], str]] = {
    "women_share": share_sentence,
    "parity_status": parity_sentence,
    "grade_pyramid": pyramid_sentence,
    "change_in_share": change_sentence,
    "recruitment_flows": recruitment_sentence,
    "promotion_rates": promotion_sentence,
    "leaving_rates": leaving_sentence,
    "time_in_grade": time_in_grade_sentence,
    "promotion_hazard_ratio": hazard_sentence,
    "moves": moves_sentence,
    "acting_assignments": acting_sentence,
    "training_uptake": training_sentence,
    "stage_pass_rates": passages_sentence,
    "appointments_expected": expected_sentence,
    "pool_balance": pools_sentence,
    "notice_reach": notice_reach_sentence,
    "notice_list": list_sentence,
    "applications_by_channel": channels_sentence,
    "reach_effect": reach_effect_sentence,
    "board_composition": board_sentence,
    "meeting_brief": agenda_sentence,
}


def sentence(result: Result) -> str:
    """What the numbers of this result say, in one sentence.

    A result without rows, or whose only row can't be computed, gives the reason in words.
    Raises: KeyError for a measure without a sentence: a mistake of ours, found by tests.
    """
    speak = SENTENCES[result.definition.name]
    if not result.columns["row"].values:
        return nobody(None)
    return speak(result)


__all__ = ["SENTENCES", "sentence"]
