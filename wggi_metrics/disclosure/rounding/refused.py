"""Why nothing is published, by name and in a sentence (step 9)."""

from __future__ import annotations

from wggi_metrics.words import say


class RoundingRefused(Exception):
    """Nothing was published; ``rule`` names why, the text says it. What was published before is served on."""

    def __init__(self, rule: str, text: str) -> None:
        super().__init__(text)
        self.rule = rule


def refused(rule: str, /, **values: object) -> RoundingRefused:
    """The refusal of this name."""
    return RoundingRefused(rule, say(f"disclosure.refused.{rule}", **values))
