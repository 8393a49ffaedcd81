"""What is on file about the notices of a meeting, who their candidates are, and their panels (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wggi_metrics.counts import count_candidatures
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.brief_agenda import Item, heads_in, is_yes, numbers_of
from wggi_metrics.measures.brief_heads import Heads, Part
from wggi_metrics.measures.brief_parts import OnFile, Stage
from wggi_metrics.measures.recruiting import BOARD, STAGES

FLAGS = ("rotation_due", "hardship_service", "acting_in_post", "internal")
MARKS = (*FLAGS, "proposed", "reason_on_file")
OF_CANDIDATURE = ("notice", "reached", "has_withdrawn", "is_from_roster", "analysis_on_file", *MARKS)
QUALIFIED, SHORT_LISTED, RECOMMENDED = (STAGES.index(stage) for stage in ("qualified", "short list", BOARD))


@dataclass(frozen=True)
class Files:
    """The agenda's candidatures by what is recorded of them, the panels' seats, and what the release records at all."""

    candidatures: pd.DataFrame
    seats: pd.DataFrame
    recorded: frozenset[str]


def files_now(release: Readable, viewer: Viewer, items: Sequence[Item]) -> Files:
    """The candidatures and panels of all notices of the agenda, counted once."""
    where = {"vacancy_no": numbers_of(items)}
    candidatures = count_candidatures(release, viewer, "candidatures", by=OF_CANDIDATURE, where=where)
    seats = count_candidatures(release, viewer, "panel_seats", by=("notice", "role"), where=where)
    given = count_candidatures(release, viewer, "candidatures", by=MARKS)
    return Files(candidatures, seats, frozenset(name for name in MARKS if given[name].notna().any()))


def candidates_of(item: Item, files: Files) -> pd.DataFrame:
    """The notice's candidatures that did not come from a roster and did not withdraw."""
    found = files.candidatures
    return found[(found["notice"] == item.notice) & (found["is_from_roster"] == 0) & (found["has_withdrawn"] == 0)]


def flagged(item: Item, files: Files) -> tuple[tuple[Heads, Heads, Heads, Heads], tuple[str, ...]]:
    """Candidates due for rotation, in hardship service, acting in the post, internal; and which are not recorded.

    Not recorded: the release gives the field nowhere, or no candidatures of this notice but counts.
    """
    own = candidates_of(item, files)
    is_listed = (files.candidatures["notice"] == item.notice).any()
    silent = tuple(name for name in FLAGS if name not in files.recorded or not is_listed)
    rotation, hardship, acting, internal = (heads_in(own[own[name] == "yes"]) for name in FLAGS)
    return (rotation, hardship, acting, internal), silent


def panel_of(item: Item, files: Files) -> tuple[Heads | None, str | None]:
    """The panel by gender and the chair's gender; None where no seat is recorded, or no chair, or several genders."""
    seats = files.seats[files.seats["notice"] == item.notice]
    if not len(seats):
        return None, None
    return heads_in(seats), chair_of(heads_in(seats[seats["role"] == "chair"]))


def chair_of(chairs: Heads) -> str | None:
    """The gender of the one who holds the chair; None where nobody or more than one does."""
    if chairs.everybody != 1:
        return None
    return ("woman", "man", "other", "not stated")[chairs.index(1)]


def on_file(item: Item, files: Files, stages: Sequence[Stage]) -> OnFile:
    """What is recorded about the notice; see ``OnFile``.

    In the pool: reached the requirements, did not withdraw, not proposed by the unit (blank is not proposed where the
    release gives the field). Reasons: of those who met the requirements, did not withdraw and are not on the short
    list, once it is made; blank is not on file where the release gives the field.
    """
    own = candidates_of(item, files)
    told = {stage.stage: stage for stage in stages if stage.is_reached}
    is_listed = bool((files.candidatures["notice"] == item.notice).any()) and "qualified" in told
    pool = reasons = None
    if is_listed and "proposed" in files.recorded:
        pool = heads_in(own[(own["reached"] >= QUALIFIED) & (own["proposed"] != "yes")])
    if is_listed and "reason_on_file" in files.recorded and "short list" in told:
        reasons = own[own["reached"] == QUALIFIED]
    analysis, rule = _analysis(own)
    return OnFile(
        pool.women if pool else None, pool.men if pool else None, _reasons(reasons, "women"), analysis, rule,
        is_yes(item.requirements_changed), is_yes(item.gender_balance_raised), is_yes(item.gender_balance_recorded),
        _reasons(reasons, "men"),
    )  # fmt: skip


def _reasons(left: pd.DataFrame | None, gender: str) -> Part | None:
    if left is None:
        return None
    return Part(int(left.loc[left["reason_on_file"] == "yes", gender].sum()), int(left[gender].sum()))


def _analysis(own: pd.DataFrame) -> tuple[str | None, str | None]:
    """Whether the written analysis is on file, and the rule that asks for it where no woman is proposed or recommended.

    None, None where the organisation has no such rule, where a woman is, and where the file says "not required".
    """
    rule = parameter("written_analysis")
    chosen = own[(own["proposed"] == "yes") | (own["reached"] >= RECOMMENDED)]
    given = set(own["analysis_on_file"].dropna())
    if not rule.applies or chosen["women"].sum() or given == {"not required"}:
        return None, None
    name = f"{rule.label} ({rule.reference})"
    return next((answer for answer in ("yes", "no") if answer in given), "not recorded"), name
