"""The colours of both themes, once: purple and solid for women, green and hatched for men (step 10)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. ``*_text`` may carry text; light green on white may not. ``band`` is never a data colour."""

    paper: str
    ink: str
    quiet: str
    women: str
    women_text: str
    men: str
    men_text: str
    band: str
    grid: str
    axis: str
    mark: str
    mark_ground: str
    link: str


LIGHT = Palette(
    paper="#FFFFFF",
    ink="#1F1B24",
    quiet="#5A5561",
    women="#7B3FA0",
    women_text="#6A2F8F",
    men="#1B9E77",
    men_text="#0F6B4F",
    band="#F1EEE6",
    grid="#E4E0D9",
    axis="#A8A2AC",
    mark="#9A5B00",
    mark_ground="#FDF5E6",
    link="#1D4F91",
)

DARK = Palette(
    paper="#17161B",
    ink="#F1EEF4",
    quiet="#B5AFBC",
    women="#C79BE6",
    women_text="#D3B0EC",
    men="#4FC9A2",
    men_text="#74D9B9",
    band="#322F39",
    grid="#34313B",
    axis="#77717F",
    mark="#F0B95A",
    mark_ground="#2B251A",
    link="#9CC0FA",
)


def palette(theme: str | None) -> Palette:
    """The palette of a Streamlit theme type; light where the browser has not said."""
    return DARK if theme == "dark" else LIGHT


def faded(colour: str, alpha: float) -> str:
    """The colour with an opacity, as Plotly writes it: intervals .32, uncertainty bands .14."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha})"
