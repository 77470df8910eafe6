"""The colours of cards tell certainty, and are legible on dark and on light."""

import discord
import pytest

from bot.interface.accents import LIKELY, QUIET, SURE, UNSURE, accent_of
from index.answer import Answer, Confidence, Reason

LEGIBLE = 3.0
"""The contrast that WCAG 2.2, 1.4.11, asks of what is no text."""

DARK, LIGHT = discord.Colour(0x393A41), discord.Colour(0xFFFFFF)
"""A dark that is lighter than Discord's own, and white: what lies beyond contrasts more."""


def luminance(colour: discord.Colour) -> float:
    """Return the relative luminance of *colour* as WCAG defines it."""
    parts = [each / 255 for each in colour.to_rgb()]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: discord.Colour, other: discord.Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("paper", [DARK, LIGHT])
@pytest.mark.parametrize("colour", [SURE, LIKELY, UNSURE, QUIET])
def test_each_colour_is_legible_on_dark_and_on_light(
    colour: discord.Colour, paper: discord.Colour
) -> None:
    assert contrast(colour, paper) >= LEGIBLE


@pytest.mark.parametrize(
    ("confidence", "colour"),
    [(Confidence.HIGH, SURE), (Confidence.MEDIUM, LIKELY), (Confidence.LOW, UNSURE)],
)
def test_an_answer_has_the_colour_of_its_certainty(
    confidence: Confidence, colour: discord.Colour
) -> None:
    answer = Answer("Who?", answered=True, confidence=confidence, reason=None, passages=())

    assert accent_of(answer) == colour


def test_what_is_no_answer_is_grey() -> None:
    refused = Answer(
        "Who?", answered=False, confidence=None, reason=Reason.NOT_COVERED, passages=()
    )

    assert accent_of(refused) == QUIET
