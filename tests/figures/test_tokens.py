"""The colours can be read."""

import pytest

from wggi_metrics.figures.tokens import DARK, LIGHT, faded, palette


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("token", ["ink", "quiet", "women_text", "men_text", "mark", "link"])
def test_text_colours_have_a_contrast_of_at_least_four_and_a_half(theme, token):
    assert contrast(getattr(theme, token), theme.paper) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("token", ["women", "men"])
def test_marks_have_a_contrast_of_at_least_three(theme, token):
    assert contrast(getattr(theme, token), theme.paper) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_mark_can_be_read_on_its_own_ground(theme):
    assert contrast(theme.mark, theme.mark_ground) >= 4.5


def test_an_unknown_theme_is_shown_in_light():
    assert palette(None) is LIGHT
    assert palette("dark") is DARK


def test_a_faded_colour_keeps_its_hue():
    assert faded("#7B3FA0", 0.32) == "rgba(123,63,160,0.32)"
