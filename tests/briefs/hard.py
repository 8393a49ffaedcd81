"""The fullest brief that a meeting can ask for: long names, every channel and stage, several positions, every mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.briefs.specimen import MEETING, NOTICES, PLAIN, SENDINGS, STAGES, after, level_after
from wggi_metrics.measures.brief_parts import Heads, NoticeBrief, OnFile, Part, Round, Sending

UNIT = "Opérations d’urgence – Bureau régional pour l’Afrique de l’Ouest et du Centre «Résilience & Co.» № 7"
TITLE = (
    "Senior Regional Emergency Preparedness, Post‑Crisis Recovery and Transition Officer (Durable Solutions) “Sahel” — "
)
CHANNELS = ("national press", "professional network", "women's network", "social media", "member states", "other")

MORE_CHANNELS = tuple(Sending(channel, date(2026, 10, 14), 32, None, 12_345, True, Part(4, 46)) for channel in CHANNELS)
ALL_STAGES = (*STAGES, replace(STAGES[4], stage="appointed", withdrawn=Heads(1, 2)))
CASES = tuple(
    after(case, women, Heads(1_200 + women, 2_803 - women), Heads(14 + women, 43 - women), 3, outgoing)
    for case, outgoing in (("entrant", None), ("same level", None), ("replacing", "man"), ("replacing", "woman"))
    for women in range(4)
)
EARLIER = tuple(
    Round(f"VN 2026/{number:03d}", number, date(2025, number, 1), date(2025, number, 28), "re-advertised")
    for number in (1, 2, 3, 4)
)


def hard_notice(number: int) -> NoticeBrief:
    """A notice with everything."""
    return replace(
        PLAIN, vacancy_no=f"VN/HQ/RECRUITMENT/2026/{number}", round=5, title=TITLE * 2, org_unit=UNIT * 2,
        duty_station="Saint-Louis-du-Sénégal / Nouakchott", positions=3, decision="re-advertise",
        feeders=("P-4", "NO-D", "NO-C", "G-7"), gender_clause=False, terms_clause=False, earlier_rounds=EARLIER,
        sendings=(*SENDINGS, *MORE_CHANNELS), after=CASES,
        stages=(replace(STAGES[0], here=Heads(1_217, 2_346, 3, 1_400), withdrawn=Heads(40, 90)), *ALL_STAGES[1:]),
        on_file=OnFile(7, 13, Part(4, 7), "no", "Staff rule 4.2 (f) of the organisation, as revised in 2024",
                       True, False, False),
    )  # fmt: skip


HARD = replace(
    MEETING,
    notices=tuple(map(hard_notice, range(100, 116))),
    levels=tuple(level_after(f"{name}-{step}", 12, 28) for name in ("P", "G", "D", "NO") for step in (1, 2, 3)),
)
CROWDED = replace(MEETING, notices=NOTICES * 8)
"""An agenda of forty notices."""
