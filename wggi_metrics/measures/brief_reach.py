"""By which channels the notices of a meeting went out, and their earlier advertisements (step 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wggi_metrics.counts import count_notices
from wggi_metrics.counts.release import Readable
from wggi_metrics.dictionary.dimensions import dimension
from wggi_metrics.dictionary.parameters import parameter
from wggi_metrics.disclosure import Viewer
from wggi_metrics.measures.brief_agenda import Item, Meeting, numbers_of, records
from wggi_metrics.measures.brief_cells import Notices
from wggi_metrics.measures.brief_heads import Part
from wggi_metrics.measures.brief_parts import Round, Sending
from wggi_metrics.measures.brief_window import History
from wggi_metrics.measures.dates import months_before

ALWAYS = ("gender focal points", "WomenWatch")
OF_SENDING = ("notice", "channel", "sent_on", "days_after_opening", "days_left", "recipients", "is_in_time")
OF_ROUND = ("notice", "vacancy_no", "round", "post_no", "opened_on", "closed_on", "status")


@dataclass(frozen=True)
class Reach:
    """The agenda's sendings and its posts' other advertisements; ``is_recorded``: an export tells of sendings."""

    sent: dict[int, dict[str, dict[str, Any]]]
    is_recorded: bool
    rounds: list[dict[str, Any]]


def reach_now(release: Readable, viewer: Viewer, items: Sequence[Item]) -> Reach:
    """The sendings of all notices of the agenda and the advertisements of the same posts, counted once."""
    found = records(
        count_notices(release, viewer, "circulations", by=OF_SENDING, where={"vacancy_no": numbers_of(items)})
    )
    sent: dict[int, dict[str, dict[str, Any]]] = {}
    for sending in found:
        sent.setdefault(sending["notice"], {})[sending["channel"]] = sending
    is_recorded = bool(found) or len(count_notices(release, viewer, "circulations", by=("channel",))) > 0
    return Reach(sent, is_recorded, _advertisements(release, viewer, items))


def _advertisements(release: Readable, viewer: Viewer, items: Sequence[Item]) -> list[dict[str, Any]]:
    """Every notice with the number or the post of one on the agenda, the earliest first."""
    posts = tuple(sorted({item.post_no for item in items if item.post_no is not None}))
    filters = [{"vacancy_no": numbers_of(items)}, {"post_no": posts}]
    found = [row for where in filters for row in records(count_notices(release, viewer, by=OF_ROUND, where=where))]
    dated = {row["notice"]: row for row in found if row["opened_on"] is not None}
    return sorted(dated.values(), key=lambda row: (row["opened_on"], row["round"], row["notice"]))


def sendings_of(item: Item, reach: Reach, history: History, window: Notices) -> tuple[Sending, ...]:
    """Each channel that the notice or the window went out by, the focal points and WomenWatch always.

    In the dictionary's order of channels. Empty where no export tells of any sending.
    """
    if not reach.is_recorded:
        return ()
    beside = history.sent[history.sent["notice"].isin(window)].groupby("channel")["notice"].nunique()
    own = reach.sent.get(item.notice, {})
    channels = {*ALWAYS, *own, *(str(channel) for channel in beside.index)}
    parts = {channel: Part(int(beside.get(channel, 0)), len(window)) for channel in channels}
    return tuple(_sending(channel, own.get(channel), parts[channel]) for channel in sorted(channels, key=_place))


def _place(channel: str) -> tuple[int, str]:
    listed = dimension("source").values or ()
    return (listed.index(channel) if channel in listed else len(listed), channel.casefold())


def _sending(channel: str, found: dict[str, Any] | None, window: Part) -> Sending:
    if found is None:
        return Sending(channel, None, None, None, None, is_late=False, window=window)
    after, left, recipients = (_whole(found[name]) for name in ("days_after_opening", "days_left", "recipients"))
    return Sending(channel, found["sent_on"], after, left, recipients, found["is_in_time"] == 0, window)


def _whole(number: float | None) -> int | None:
    """Beside blanks whole numbers are read as fractions."""
    return None if number is None else int(number)


def rounds_of(item: Item, reach: Reach) -> tuple[Round, ...]:
    """The earlier advertisements of the post since it was last filled, the earliest first.

    The same post number, or the same notice in an earlier round. An advertisement that filled the post ended its
    recruitment, so that one and what lies before it are no rounds of this one.
    """
    earlier: list[Round] = []
    for row in reach.rounds:
        same_post = item.post_no is not None and row["post_no"] == item.post_no
        if row["notice"] == item.notice or not (same_post or row["vacancy_no"] == item.vacancy_no):
            continue
        if not _is_earlier(row, item):
            continue
        if row["status"] == "filled":
            earlier = []
        else:
            dates = row["opened_on"], row["closed_on"]
            earlier.append(Round(row["vacancy_no"], row["round"], *dates, row["status"]))
    return tuple(earlier)


def _is_earlier(row: dict[str, Any], item: Item) -> bool:
    if row["vacancy_no"] == item.vacancy_no:
        return bool(row["round"] < item.round)
    return item.opened_on is not None and bool(row["opened_on"] < item.opened_on)


def sent_before(release: Readable, viewer: Viewer, meeting: Meeting, is_recorded: bool) -> Part:
    """Notices sent to the focal points in time, of all opened in the months before; 0 of 0 where none is recorded."""
    if not is_recorded:
        return Part(0, 0)
    days = (months_before(meeting.before, parameter("circulation_months").whole), meeting.before)
    opened = count_notices(release, viewer, days=days, by=("notice",))
    where = {"channel": ALWAYS[:1]}
    sent = count_notices(release, viewer, "circulations", days=days, by=("notice", "is_in_time"), where=where)
    return Part(int((sent["is_in_time"] == 1).sum()), len(opened))
