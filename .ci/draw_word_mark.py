"""Draws the icon and the word mark in pages/frame/assets, for the light and the dark page.

Run by hand when the name or the colours change: python .ci/draw_word_mark.py
"""

from __future__ import annotations

from pathlib import Path

import streamlit
from PIL import Image, ImageDraw, ImageFont

ASSETS = Path(__file__).resolve().parents[1] / "pages" / "frame" / "assets"
FONTS = Path(streamlit.__file__).parent / "static" / "static" / "media"
NAME = "Gender balance"
INK = {"light": "#1F1B24", "dark": "#F1EEF4"}
WOMEN = {"light": "#7B3FA0", "dark": "#C79BE6"}
MEN = {"light": "#1B9E77", "dark": "#4FC9A2"}
LARGE = 4  # drawn larger and scaled down, so that edges are smooth


def draw_sign(picture: ImageDraw.ImageDraw, theme: str, left: int, top: int, side: int) -> None:
    """A beam lying level on two columns."""
    unit = side / 22
    picture.rectangle((left, top, left + side - 1, top + 4.5 * unit - 1), fill=INK[theme])
    for start, colour in ((1, WOMEN[theme]), (12, MEN[theme])):
        picture.rectangle(
            (left + start * unit, top + 8 * unit, left + (start + 9) * unit - 1, top + side - 1), fill=colour
        )


def letters(size: int) -> ImageFont.FreeTypeFont:
    """Source Sans semi-bold, the typeface that Streamlit carries with it."""
    font = ImageFont.truetype(next(FONTS.glob("SourceSansVF-Upright*")), size)
    font.set_variation_by_axes([600])
    return font


def draw_word_mark(theme: str, height: int = 96) -> Image.Image:
    """The sign and the name on a transparent ground."""
    side, font = int(height * 0.70), letters(int(height * 0.64) * LARGE)
    width = int(side + height * 0.2 + font.getlength(NAME) / LARGE) + 4
    picture = Image.new("RGBA", (width * LARGE, height * LARGE))
    pen = ImageDraw.Draw(picture)
    draw_sign(pen, theme, 0, (height - side) // 2 * LARGE, side * LARGE)
    pen.text(((side + height * 0.2) * LARGE, height * 0.53 * LARGE), NAME, INK[theme], font, anchor="lm")
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def draw_icon(theme: str, size: int = 64) -> Image.Image:
    """The sign alone, for the browser's tab."""
    picture = Image.new("RGBA", (size * LARGE, size * LARGE))
    draw_sign(ImageDraw.Draw(picture), theme, 4 * LARGE, 4 * LARGE, (size - 8) * LARGE)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Writes the four pictures."""
    ASSETS.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        draw_word_mark(theme).save(ASSETS / f"word_mark_{theme}.png", optimize=True)
        draw_icon(theme).save(ASSETS / f"icon_{theme}.png", optimize=True)


if __name__ == "__main__":
    main()
