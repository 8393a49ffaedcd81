"""The hidden rates of the demonstration organisation: what a right measure has to find again.

Yearly rates are per person-year in the state, shares and probabilities are fractions. A pair gives women's
and men's; people of another or of no stated gender follow the men's. A span gives the value at the start
and at the end of the years simulated; between them it changes evenly.

Promotions that confirm an acting assignment come on top of the promotion rates, and the rates themselves
depend on the years in the grade: ``plain`` takes both away, so that promotions ÷ person-years is the rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple


class Pair(NamedTuple):
    """Women's value and men's."""

    women: float
    men: float

    def of(self, gender: str) -> float:
        return self.women if gender == "woman" else self.men


class Span(NamedTuple):
    """A value that changes evenly from the first day of the history to the last."""

    start: float
    end: float

    def at(self, elapsed: float) -> float:
        return self.start + (self.end - self.start) * elapsed


class Passage(NamedTuple):
    """A selection step: men's probability of passing and the odds ratio, women : men, within one notice."""

    men: float
    odds_ratio: float

    def of(self, gender: str) -> float:
        if gender != "woman":
            return self.men
        odds = self.men / (1 - self.men) * self.odds_ratio
        return odds / (1 + odds)


@dataclass(frozen=True)
class Rates:
    """Everything that happens by chance in the demonstration organisation, and how often."""

    # Staff: who comes
    initial_women: Mapping[str, float]
    hiring_women: Mapping[str, Span]
    other_gender: float
    gender_not_stated: float
    hardship_pull: Mapping[str, float]  # how much less (or more) often women go to a station of the class
    returning: Pair  # of those who resign or whose contract ends
    short_term_to_fixed: Pair  # of short-term contracts that end

    # Staff: who moves up. The yearly rate is multiplied by the completed year in the grade (the last goes on)
    promotion: Mapping[str, Pair]
    seniority: tuple[float, ...]
    skipping: float  # of promotions, by two grades
    conversion: Mapping[str, Pair]
    demotion: float
    acting: Pair
    acting_confirmed: Pair  # of acting assignments, ending in promotion

    # Staff: who leaves
    leaving: Mapping[str, Pair]
    contract_ending: Pair  # fixed-term and one-year only
    early_retirement: Pair  # from early_retirement_age on
    early_retirement_age: int
    retirement_age: int

    # Staff: what else changes
    rotation: Mapping[str, Pair]  # by the hardship class left
    reassignment: Pair
    extension: Mapping[str, float]  # to the next kind of contract
    part_time: Pair
    parental_leave: Pair  # between 26 and 44
    leave_without_pay: Pair
    other_paid_leave: Pair
    seconded_out: Pair

    # Notices and candidatures
    applicants_women: Mapping[str, Span]
    notice_spread: float  # standard deviation between notices, in log odds
    circulation_effect: float  # in log odds of an applicant being a woman
    womenwatch_effect: float
    circulated: Span
    on_womenwatch: Span
    gender_clause: Span
    selection: Mapping[str, Passage]
    withdrawing: Pair
    declining: Pair


RATES = Rates(
    initial_women={
        "G-1": 0.25, "G-2": 0.32, "G-3": 0.45, "G-4": 0.56, "G-5": 0.64, "G-6": 0.66, "G-7": 0.62,
        "NO-A": 0.46, "NO-B": 0.38, "NO-C": 0.30, "NO-D": 0.25,
        "P-1": 0.50, "P-2": 0.48, "P-3": 0.38, "P-4": 0.29, "P-5": 0.20, "D-1": 0.15, "D-2": 0.12,
        "DDG": 0.0, "DG": 0.0,
    },
    hiring_women={
        "G-1": Span(0.28, 0.34), "G-2": Span(0.35, 0.42), "G-3": Span(0.48, 0.52), "G-4": Span(0.58, 0.58),
        "G-5": Span(0.64, 0.60), "G-6": Span(0.64, 0.60), "G-7": Span(0.60, 0.60),
        "NO-A": Span(0.48, 0.56), "NO-B": Span(0.42, 0.52), "NO-C": Span(0.34, 0.46), "NO-D": Span(0.3, 0.42),
        "P-1": Span(0.54, 0.64), "P-2": Span(0.50, 0.57), "P-3": Span(0.42, 0.51), "P-4": Span(0.34, 0.46),
        "P-5": Span(0.25, 0.42), "D-1": Span(0.22, 0.42), "D-2": Span(0.20, 0.42),
        "DDG": Span(0.5, 0.5), "DG": Span(0.4, 0.6),
        "short-term/temporary": Span(0.49, 0.52), "intern": Span(0.66, 0.70), "consultant": Span(0.44, 0.49),
    },
    other_gender=0.001,
    gender_not_stated=0.002,
    hardship_pull={"H": 1.3, "A": 1.15, "B": 1.0, "C": 0.85, "D": 0.7, "E": 0.6},
    returning=Pair(0.06, 0.06),
    short_term_to_fixed=Pair(0.24, 0.24),
    promotion={
        "G-1": Pair(0.060, 0.060), "G-2": Pair(0.070, 0.070), "G-3": Pair(0.060, 0.060),
        "G-4": Pair(0.050, 0.050), "G-5": Pair(0.040, 0.044), "G-6": Pair(0.025, 0.030),
        "NO-A": Pair(0.100, 0.100), "NO-B": Pair(0.055, 0.060), "NO-C": Pair(0.030, 0.036),
        "P-1": Pair(0.300, 0.300), "P-2": Pair(0.140, 0.140), "P-3": Pair(0.066, 0.074),
        "P-4": Pair(0.041, 0.052), "P-5": Pair(0.034, 0.036), "D-1": Pair(0.036, 0.036),
    },
    seniority=(0.0, 0.6, 1.0, 1.3, 1.3, 1.1, 0.9),
    skipping=0.015,
    conversion={
        "G-5": Pair(0.004, 0.004), "G-6": Pair(0.009, 0.009), "G-7": Pair(0.012, 0.012),
        "NO-B": Pair(0.014, 0.014), "NO-C": Pair(0.014, 0.014),
    },
    demotion=0.0006,
    acting=Pair(0.010, 0.014),
    acting_confirmed=Pair(0.30, 0.34),
    leaving={
        "resignation": Pair(0.030, 0.024), "agreed": Pair(0.003, 0.004), "transfer out": Pair(0.006, 0.006),
        "disability": Pair(0.001, 0.001), "death": Pair(0.001, 0.002), "dismissal": Pair(0.0005, 0.001),
    },
    contract_ending=Pair(0.030, 0.026),
    early_retirement=Pair(0.10, 0.10),
    early_retirement_age=60,
    retirement_age=65,
    rotation={
        "H": Pair(0.05, 0.06), "A": Pair(0.10, 0.11), "B": Pair(0.14, 0.15),
        "C": Pair(0.19, 0.20), "D": Pair(0.27, 0.27), "E": Pair(0.36, 0.36),
    },
    reassignment=Pair(0.03, 0.03),
    extension={"one-year": 0.5, "fixed-term": 0.05},
    part_time=Pair(0.016, 0.005),
    parental_leave=Pair(0.034, 0.024),
    leave_without_pay=Pair(0.007, 0.004),
    other_paid_leave=Pair(0.002, 0.002),
    seconded_out=Pair(0.004, 0.004),
    applicants_women={
        "P-2": Span(0.44, 0.52), "P-3": Span(0.36, 0.46), "P-4": Span(0.28, 0.38), "P-5": Span(0.20, 0.32),
        "D-1": Span(0.16, 0.29), "D-2": Span(0.15, 0.28), "NO-B": Span(0.38, 0.48), "NO-C": Span(0.30, 0.42),
    },
    notice_spread=0.4,
    circulation_effect=0.25,
    womenwatch_effect=0.12,
    circulated=Span(0.35, 0.86),
    on_womenwatch=Span(0.25, 0.72),
    gender_clause=Span(0.30, 0.92),
    selection={
        "qualified": Passage(0.46, 1.15), "short list": Passage(0.42, 0.95),
        "interviewed": Passage(0.86, 1.0), "recommended": Passage(0.48, 0.90),
    },
    withdrawing=Pair(0.02, 0.015),
    declining=Pair(0.04, 0.04),
)  # fmt: skip


def plain(rates: Rates) -> Rates:
    """The same rates without what blurs the promotion rates: time in the grade, acting, skipping."""
    return replace(rates, seniority=(1.0,), acting=Pair(0, 0), skipping=0.0)
