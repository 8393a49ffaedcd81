"""The pool of a notice stage by stage, as a table and a chart beside the notices compared with (beside step 10)."""

from __future__ import annotations

from wggi_metrics.briefs.about import interval_level
from wggi_metrics.briefs.parts import Bar, Cell, Chart, Section, Table
from wggi_metrics.figures.band import parity_band
from wggi_metrics.figures.numerals import count_text, n_of, rate_text
from wggi_metrics.figures.sentences.heads import n_of_heads, share_of_heads
from wggi_metrics.figures.sentences.pool import compared_text, expectation, pool_title, stage_label, withdrawn_text
from wggi_metrics.figures.sentences.subject import WOMEN
from wggi_metrics.measures.brief_parts import Heads, NoticeBrief, Part, Stage
from wggi_metrics.words import say

COLUMNS = ("stage", "women", "men", "window", "women_rate", "men_rate")


def pool_section(notice: NoticeBrief) -> Section:
    """Women and men at each stage with how many would be expected, women's share as a chart, the window's rates."""
    title = pool_title(notice)
    if not notice.stages:
        compared = say("notices.sentence", text=compared_text(notice))
        return Section(title, instead=say("briefs.pool.no_stages"), under=(compared,))
    return Section(
        title,
        note=say("briefs.pool.note", compared=compared_text(notice)),
        table=_table(notice.stages),
        chart=_chart(title, notice.stages),
        under=tuple(filter(None, (expectation(notice), withdrawn_text(notice)))),
    )


def _table(stages: tuple[Stage, ...]) -> Table:
    headings = tuple(say(f"briefs.pool.{name}") for name in COLUMNS)
    return Table(headings, (False, True, True, True, True, True), tuple(map(_row, stages)))


def _row(stage: Stage) -> tuple[Cell, ...]:
    if stage.is_reached:
        here = (_count(stage.here.women, stage.expected), _count(stage.here.men, stage.expected_men))
    else:
        here = (Cell(say("briefs.pool.not_reached")), Cell(say("briefs.pool.not_reached")))
    return (
        Cell(stage_label(stage.stage)),
        *here,
        _window(stage.window),
        _rate(stage.women_rate),
        _rate(stage.men_rate),
    )


def _count(number: int, expected: float | None) -> Cell:
    about = "" if expected is None else say("briefs.pool.approximately", n=rate_text(expected))
    return Cell(count_text(number), about)


def _window(heads: Heads) -> Cell:
    return Cell(share_of_heads(heads, WOMEN), n_of_heads(heads, WOMEN) if heads.known else "")


def _rate(found: Part | None) -> Cell:
    return Cell(n_of(*found) if found and found.of else say("notices.nothing"))


def _chart(title: str, stages: tuple[Stage, ...]) -> Chart:
    band = parity_band()
    return Chart(
        heading=say("briefs.pool.share"),
        bars=tuple(map(_bar, stages)),
        band=(float(band.low) / 100, float(band.high) / 100),
        band_label=say("briefs.pool.band", band=band.text),
        note=say("briefs.pool.chart_note", level=interval_level()),
        alt=say("briefs.pool.alt", title=title, stages="; ".join(map(_told, stages))),
    )


def _bar(stage: Stage) -> Bar:
    limits = stage.interval
    has_share = stage.is_reached and bool(stage.here.known)
    return Bar(
        here=_share(stage.here) if has_share else None,
        here_label=n_of_heads(stage.here, WOMEN) if has_share else "",
        window=_share(stage.window),
        low=limits.low if limits else None,
        high=limits.high if limits else None,
        median=stage.median_share,
    )


def _share(heads: Heads) -> float | None:
    return heads.women / heads.known if heads.known else None


def _told(stage: Stage) -> str:
    """Applied 17 of 63, compared 412 of 1,254."""
    heads = stage.window
    window = n_of_heads(heads, WOMEN) if heads.known else say("briefs.pool.alt_window_none")
    form = "alt_stage" if stage.is_reached else "alt_none"
    here = n_of_heads(stage.here, WOMEN)
    return say(f"briefs.pool.{form}", stage=stage_label(stage.stage), here=here, window=window)
