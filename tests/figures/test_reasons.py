"""Reasons in the words of an HR export: the field by its heading, and which exports can hold it."""

from __future__ import annotations

from wggi_metrics.figures.reasons import reason_in_words
from wggi_metrics.words import say


def test_a_field_that_lacks_is_named_by_its_heading_and_by_the_exports_that_hold_it() -> None:
    reason, remedy = reason_in_words(say("measures.reasons.lacks", field="sent_on"))
    assert reason == "the export lacks the field Sent on (sent_on)"
    assert remedy == "It becomes computable with a column for **Sent on** in an export of Circulations."


def test_reference_files_are_no_exports() -> None:
    _, remedy = reason_in_words(say("measures.reasons.lacks", field="source"))
    assert remedy.endswith("in an export of Applications or Application counts.")


def test_other_reasons_and_unknown_fields_stay_as_they_are() -> None:
    for reason in (say("measures.reasons.nobody"), say("measures.reasons.lacks", field="shoe_size")):
        assert reason_in_words(reason) == (reason, "")
