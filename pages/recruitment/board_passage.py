"""The Board: the odds of one passage, pooled beside stratified, and the tests of it (step 11)."""

from __future__ import annotations

from collections.abc import Sequence

from pages.frame import blocks, cache, link, states, text
from pages.frame.filters import one_of
from pages.recruitment.asking import NoticesView
from wggi_metrics.figures.forest import Ratio, forest, odds_with
from wggi_metrics.figures.labels import label_of, things
from wggi_metrics.figures.numerals import n_of
from wggi_metrics.figures.rows import Row, rows_of
from wggi_metrics.figures.selection_tests import Compared, fifths_note, tests_table, tests_title
from wggi_metrics.figures.sentences.passages import beside, by_chance, crude_odds, form_of, largest_notice
from wggi_metrics.figures.sentences.selection import excluding_one, odds_of, odds_title
from wggi_metrics.figures.sentences.stages import rank, stage_words
from wggi_metrics.figures.sentences.subject import WOMEN
from wggi_metrics.measures import Result
from wggi_metrics.words import say

USUAL = "short list"
FIELDS = ("grade_band", "job_family", "org_unit")
"""By what a passage is divided: the first of these of which the notices have several."""


def odds(view: NoticesView, stage: str | None) -> None:
    """Women's odds of one passage divided by men's: by group, notice by notice, and pooled."""
    if stage is None:
        _nothing("odds", view.ask("stage_pass_rates"))
        return
    field = divided_by(view, stage)
    result = notice_by_notice(view, stage, field)
    pooled, whole = _pooled(result), _whole(result, field)
    if pooled is None:
        _nothing("odds", result)
        return
    title = odds_title(pooled, whole)
    drawn = ratios(result, field)
    ways = (say("pages.board.less_women"), say("pages.board.more_women"))
    with blocks.figure("odds", title, _subtitle(view, pooled), result):
        _box(view)
        chart = cache.drawn(
            (result,), blocks.theme(), ("odds",), lambda: forest(drawn, blocks.colours(), title, ways)
        )
        blocks.show(chart, "odds")
        _told(view, result, pooled, whole)


def chosen_stage(view: NoticesView) -> str | None:
    """The passage chosen, by the stage that it starts from; that to the short list unless the reader says otherwise."""
    offered = _offered(view)
    kept = link.kept(("passage",)).get("passage")
    return kept if kept in offered else next(iter(offered), None)


def _offered(view: NoticesView) -> dict[str, str]:
    """The stages from which there is a passage, each with the next one; the one before the short list first."""
    found = {row["stage"]: row["next_stage"] for row in passages(view)}
    usual = [stage for stage, following in found.items() if following == USUAL]
    return {stage: found[stage] for stage in (*usual, *found)}


def _box(view: NoticesView) -> None:
    offered = _offered(view)
    if len(offered) > 1:
        one_of("passage", list(offered), lambda stage: _passage_in_words(stage, offered[stage]))


def _passage_in_words(stage: str, following: str) -> str:
    return say("pages.board.passage", stage=label_of("stage", stage), following=stage_words(following))


def passages(view: NoticesView) -> list[Row]:
    """The pooled row of each passage, in the order of the stages; the one most entered where a stage has several."""
    rows = [row for row in rows_of(view.ask("stage_pass_rates"), "pooled") if row["stage"]]
    most = {row["stage"]: row for row in sorted(rows, key=_entered)}
    return sorted(most.values(), key=lambda row: rank(row["stage"]))


def _entered(row: Row) -> int:
    return int(row["women_entered"] or 0) + int(row["men_entered"] or 0)


def divided_by(view: NoticesView, stage: str) -> str | None:
    """The first field of which the notices of this passage have several values."""
    for field in FIELDS:
        rows = [row for row in rows_of(by_group(view, stage, field)) if row[field] is not None]
        if len({row[field] for row in rows}) > 1:
            return field
    return None


def by_group(view: NoticesView, stage: str, field: str | None) -> Result:
    """The passage by group, the groups being the strata; without a field by notice."""
    return view.ask("stage_pass_rates", *((field,) if field else ()), also={"stage": (stage,)})


def notice_by_notice(view: NoticesView, stage: str, field: str | None) -> Result:
    """The passage by group, each group and all of them stratified by notice."""
    if field is None:
        return by_group(view, stage, None)
    return view.ask("stage_pass_rates", field, within=("vacancy_no",), also={"stage": (stage,)})


def _pooled(result: Result) -> Row | None:
    found = [row for row in rows_of(result, "pooled") if row["stage"]]
    return max(found, key=_entered, default=None)


def _whole(result: Result, field: str | None) -> Row | None:
    """The stratified row over all groups, of the passage that the pooled row is of."""
    pooled = _pooled(result)
    found = [row for row in rows_of(result, "stratified") if field is None or row[field] is None]
    return next((row for row in reversed(found) if pooled and row["next_stage"] == pooled["next_stage"]), None)


def ratios(result: Result, field: str | None) -> list[Ratio]:
    """The groups' odds notice by notice (a lone notice's without interval), then all of them, then pooled."""
    pooled, whole = _pooled(result), _whole(result, field)
    assert pooled is not None
    name = str(field)
    within = {row[name]: row for row in rows_of(result, "stratified") if field and row is not whole}
    groups = [row for row in rows_of(result) if field and row["next_stage"] == pooled["next_stage"]]
    found = [odds_with(row, label_of(name, row[name]), within.get(row[name])) for row in groups]
    if whole is not None:
        told = say("pages.board.informative", n_of=n_of(int(whole["strata_informative"]), int(whole["strata"])))
        found.append(_summary(whole, "by_notice", told))
    told = odds_with(pooled, "", pooled).counts
    return [*found, _summary(pooled, "pooled", told)]


def _summary(row: Row, name: str, told: str) -> Ratio:
    named = say(f"pages.board.{name}")
    return Ratio(named, told, row["odds_ratio"], row["odds_low"], row["odds_high"], is_summary=True)


def _told(view: NoticesView, result: Result, pooled: Row, whole: Row | None) -> None:
    """The two estimates in words, loudly where they part; the largest notice; who withdrew; how many by chance."""
    sentence = beside(result, pooled, WOMEN)  # as the chart, which shows women's odds divided by men's
    form = form_of(pooled, whole, crude_odds(pooled)) if whole is not None and whole["odds_ratio"] else "stated"
    if whole is not None and form in ("opposite", "vanishing"):
        ending = excluding_one(pooled, whole) if form == "opposite" else ""
        text.warning(say(f"pages.board.{form}"), " ".join(filter(None, (sentence, ending))))
        sentence = ""
    withdrawn = [int(pooled[f"{side}_withdrawn"] or 0) for side in ("women", "men")]
    parts = [sentence, largest_notice(pooled, WOMEN), _withdrew(withdrawn), by_chance(passages(view))]
    text.note(" ".join(filter(None, parts)))


def _withdrew(withdrawn: Sequence[int]) -> str:
    if not sum(withdrawn):
        return ""
    return say("pages.board.withdrew", women=f"{withdrawn[0]:,}", men=f"{withdrawn[1]:,}")


def _subtitle(view: NoticesView, pooled: Row) -> str:
    named = {"stage": stage_words(pooled["stage"]), "following": stage_words(pooled["next_stage"])}
    return say("pages.board.odds", **named, place=view.chosen.place(), period=view.chosen.in_words)


def tests(view: NoticesView, stage: str | None) -> None:
    """The tests of the passage chosen, notice by notice, by group and pooled."""
    if stage is None:
        _nothing("tests", view.ask("stage_pass_rates"))
        return
    field = divided_by(view, stage)
    result, grouped = notice_by_notice(view, stage, field), by_group(view, stage, field)
    pooled = _pooled(result)
    if pooled is None:
        _nothing("tests", result)
        return
    groups = [row for row in rows_of(grouped) if field and row["next_stage"] == pooled["next_stage"]]
    compared = Compared(
        pooled, _whole(result, field), _whole(grouped, None) if field else None,
        [(label_of(str(field), row[str(field)]), row) for row in groups], things((field,)) if field else "",
    )  # fmt: skip
    named = {"stage": stage_words(pooled["stage"]), "following": stage_words(pooled["next_stage"])}
    title = tests_title(compared, odds_of(pooled))
    with blocks.figure("tests", title, say("pages.board.tests", **named), grouped, table=False, picture=False):
        blocks.show_table(tests_table(compared))
        text.note(" ".join(filter(None, (fifths_note(compared), say("pages.board.tests_note")))))


def _nothing(name: str, result: Result) -> None:
    reason = next((row.reason for row in rows_of(result, None) if row.reason), say("sentences.nobody"))
    with blocks.figure(name, say(f"pages.board.{name}_title"), "", result, table=False, picture=False):
        states.cannot_be_computed(reason)
