"""What is on file about a notice, and who its candidates are: counts by gender, yes and no, never a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wggi_metrics.figures.numerals import count_text, n_of
from wggi_metrics.figures.sentences.heads import both
from wggi_metrics.figures.sentences.notice import first_stage, has_many_not_stated, notice_subject
from wggi_metrics.figures.sentences.subject import MEN, WOMEN
from wggi_metrics.words import say

if TYPE_CHECKING:
    from wggi_metrics.measures.brief_parts import Heads, NoticeBrief, Part

NAMED_CHAIRS = ("woman", "man")
ANALYSIS = {"yes": "on_file", "no": "not_on_file"}


class Item(NamedTuple):
    """One line of the panel: what, its state in words, and whether it asks for attention."""

    label: str
    state: str
    is_mark: bool = False


def file_title() -> str:
    """The panel's title."""
    return say("notices.file.title")


def file_items(notice: NoticeBrief) -> tuple[Item, ...]:
    """The panel, women still in the pool, who the candidates are, what is not stated, what was recorded.

    A written analysis stands here if the organisation has switched on a rule that asks for one, with its name.
    """
    analysis = [_analysis(notice)] if notice.on_file.analysis is not None else []
    return (*_panel(notice), *_still_in_pool(notice), *analysis, *_candidates(notice), _not_stated(notice),
            *_recorded(notice))  # fmt: skip


def _item(name: str, state: str, is_mark: bool = False) -> Item:
    return Item(say(f"notices.file.{name}"), state, is_mark)


def _panel(notice: NoticeBrief) -> list[Item]:
    if notice.panel is None or not notice.panel.everybody:
        return [_item("panel", say("notices.not_recorded"))]
    members = _item("panel", both(notice.panel))
    if notice.panel_chair not in NAMED_CHAIRS:
        return [members]
    return [members, _item("chair", say("notices.file.chair_is", chair=notice.panel_chair))]


def _still_in_pool(notice: NoticeBrief) -> list[Item]:
    found, subject = notice.on_file, notice_subject(notice)
    return [
        _item("women_in_pool", _count(found.women_in_pool)),
        _item("men_in_pool", _count(found.men_in_pool)),
        _reasons("reasons", found.reasons, subject is WOMEN),
        _reasons("men_reasons", found.men_reasons, subject is MEN),
    ]


def _reasons(name: str, part: Part | None, is_subject: bool) -> Item:
    """Marked where some are missing for the gender that is fewer at the level."""
    return _item(name, _part(part), is_subject and part is not None and part.n < part.of)


def _count(number: int | None) -> str:
    return say("notices.not_recorded") if number is None else count_text(number)


def _part(found: Part | None) -> str:
    if found is None:
        return say("notices.not_recorded")
    return n_of(*found) if found.of else say("notices.none")


def _analysis(notice: NoticeBrief) -> Item:
    state = ANALYSIS.get(notice.on_file.analysis or "")
    text = say(f"notices.file.{state}") if state else say("notices.not_recorded")
    return Item(say("notices.file.analysis", rule=notice.on_file.rule or ""), text, state == "not_on_file")


CANDIDATES = {
    "rotation": "rotation_due", "hardship": "hardship_service", "acting": "acting_in_post", "internal": "internal",
}  # fmt: skip


def flagged(notice: NoticeBrief, name: str) -> Heads | None:
    """The candidates of one of ``CANDIDATES``; None where no export tells of them, which is no nought."""
    field = CANDIDATES[name]
    heads: Heads = getattr(notice, field)
    return None if field in notice.not_recorded else heads


def _candidates(notice: NoticeBrief) -> list[Item]:
    return [_item(name, _heads(flagged(notice, name))) for name in CANDIDATES]


def _heads(found: Heads | None) -> str:
    return say("notices.not_recorded") if found is None else both(found)


def _not_stated(notice: NoticeBrief) -> Item:
    first = first_stage(notice)
    if first is None or not first.here.everybody:
        return _item("not_stated", say("notices.nothing"))
    heads = first.here
    counted = n_of(heads.not_stated, heads.everybody)
    if heads.other:
        counted = say("notices.file.not_stated_other", n_of=counted, other=heads.other)
    return _item("not_stated", counted, has_many_not_stated(heads))


def _recorded(notice: NoticeBrief) -> list[Item]:
    found = notice.on_file
    unchanged = None if found.requirements_changed is None else not found.requirements_changed
    return [
        _item("changed", _answer(unchanged), unchanged is False),
        _item("raised", _answer(found.balance_raised)),
        _item("recorded", _answer(found.balance_recorded)),
    ]


def _answer(found: bool | None) -> str:
    return {True: say("notices.yes"), False: say("notices.no"), None: say("notices.not_recorded")}[found]
