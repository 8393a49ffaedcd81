"""Makes the fonts of the briefs from the variable Source Sans that Streamlit carries: one TrueType file per weight.

Run by hand when the typeface changes; needs fonttools and brotli: python .ci/draw_fonts.py
The licence (SIL Open Font License 1.1) keeps the name "Source" for the unchanged font, so these bear another.
"""

from __future__ import annotations

from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
FONTS = Path(__file__).resolve().parents[1] / "wggi_metrics" / "briefs" / "fonts"
FAMILY = "Board Sans"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "liga"]
KEPT_NAMES = (0, 5, 13, 14)  # copyright, version, licence
EPOCH = 3_786_825_600  # 1 January 2024 in the seconds of a font, so that the same font gives the same bytes


def font_of(weight: int) -> TTFont:
    """The variable font at one weight, without alternative shapes."""
    font = TTFont(next(MEDIA.glob("SourceSansVF-Upright*")), recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": weight})
    options = Options(layout_features=FEATURES, hinting=False, name_IDs=list(KEPT_NAMES), notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    return font


def rename(font: TTFont, weight: int) -> None:
    """Another family's name, and the weight as programs look for it."""
    style = WEIGHTS[weight]
    names = {1: f"{FAMILY} {style}".removesuffix(" Regular"), 2: "Regular", 16: FAMILY, 17: style}
    names |= {3: f"{FAMILY}-{style}", 4: f"{FAMILY} {style}", 6: f"{FAMILY}-{style}".replace(" ", "")}
    for place, text in names.items():
        font["name"].setName(text, place, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["head"].created = font["head"].modified = EPOCH


def main() -> None:
    """Writes one file per weight, and the characters that all of them have."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight, style in WEIGHTS.items():
        font = font_of(weight)
        rename(font, weight)
        font.flavor = None
        font.save(FONTS / f"BoardSans-{style}.ttf")
    characters = "".join(map(chr, sorted(font.getBestCmap())))
    (FONTS / "characters.txt").write_text(characters, "utf-8", newline="")


if __name__ == "__main__":
    main()
