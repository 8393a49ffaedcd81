"""How much the store may use, how long it waits, and when it asks (step 4): parameters, not rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StoreLimits:
    """The store's parameters.

    ``people_gone`` is the share of the people whose disappearance needs an explicit yes (a fifth);
    ``gender_corrected`` the share of corrected genders above which the Import page warns (0.5 %).
    ``memory`` bounds what one open release, or one that is being built, may take before it spills to disk;
    ``open_releases`` how many releases one process keeps open.
    """

    wait_seconds: float = 5.0
    people_gone: float = 1 / 5
    gender_corrected: float = 0.005
    threads: int | None = None
    memory: str | None = "1500MB"
    open_releases: int = 6


LIMITS = StoreLimits()
