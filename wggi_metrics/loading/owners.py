"""The known profile behind a sheet that was recognised by its shape, and one profile made of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wggi_metrics.profiles import Profile, Recognised, SheetProfile


def owner_of(recognised: Recognised, known: Iterable[Profile]) -> Profile | None:
    """The known profile by which a sheet was recognised: the one with an entry of the same columns and values."""
    entry = recognised.profile
    if entry is None or not recognised.from_profile:
        return None
    return next((profile for profile in known if any(_same(entry, other) for other in profile.sheets)), None)


def _same(entry: SheetProfile, other: SheetProfile) -> bool:
    return (entry.dataset, entry.columns, entry.values) == (other.dataset, other.columns, other.values)


def joined(entries: Sequence[SheetProfile], owners: Sequence[Profile]) -> Profile:
    """One file's profile: how its sheets are read, and what the profiles behind them say beside."""
    return Profile(
        sheets=tuple(entries),
        ladder=next((profile.ladder for profile in owners if profile.ladder is not None), None),
        ladder_changes=tuple(dict.fromkeys(change for profile in owners for change in profile.ladder_changes)),
        unit_changes=tuple(dict.fromkeys(change for profile in owners for change in profile.unit_changes)),
    )
