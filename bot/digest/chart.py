"""A week of questions as a picture: a bar a day, the answered part below the open one."""

from collections.abc import Sequence
from io import BytesIO

from babel.dates import get_day_names
from PIL import Image, ImageDraw, ImageFont

from bot.language import comma_separated, gettext, spoken
from corpus.questions.daily_counts import DayCounts

WIDTH, HEIGHT = 720, 360
"""Pixels; Discord shows a single picture of a gallery about 550 wide."""

_ANSWERED, _OPEN = "#56b4e9", "#e69f00"
"""Sky blue and orange of Okabe and Ito's palette, told apart whatever colours one sees."""
_PAPER, _INK, _RULE = "#1e1f22", "#f2f3f5", "#4e5058"
"""Dark, as most have Discord, which is no stranger on light; all are told apart from the paper."""
_INSIDE = "#1e1f22"
"""Of the numbers inside bars, both of which are bright."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 24, 24, 24, 44
_LEGIBLE = 18
"""Pixels that a part must be high to have its own number inside; the total stands above."""
_BAR = 0.6
"""Of a day's width."""


def week_chart(days: Sequence[DayCounts]) -> bytes:
    """Return a PNG of *days*, seven from a Monday on, with all numbers written on it.

    A day is named by its number in the month: the font has no letters of many languages.
    """
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    floor = HEIGHT - _BOTTOM
    pen.line([(_LEFT, floor), (WIDTH - _RIGHT, floor)], fill=_RULE, width=2)
    width = (WIDTH - _LEFT - _RIGHT) / len(days)
    most = max(1, *(each.asked for each in days))
    for place, each in enumerate(days):
        middle = _LEFT + (place + 0.5) * width
        scale = (floor - _TOP - 24) / most
        _bar(pen, (middle, floor, width * _BAR / 2, scale), each)
        pen.text((middle, floor + 8), str(each.day.day), fill=_INK, font=_font(16), anchor="ma")
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def chart_words(days: Sequence[DayCounts]) -> str:
    """Return what the chart of *days* shows, for those who do not see it."""
    told = comma_separated(
        gettext("{day}: {asked} asked, {answered} answered", day=name, asked=each.asked,
                answered=each.answered)
        for name, each in zip(day_names(), days, strict=True)
    )  # fmt: skip
    return gettext("Questions per day. {days}", days=told)


def chart_legend() -> str:
    """Return the line of Discord text that tells the chart's two colours apart.

    It stands outside the picture, whose font has ASCII alone.
    """
    answered, still_open = gettext("answered"), gettext("not answered")
    return f"-# \U0001f7e6 {answered} \u00b7 \U0001f7e7 {still_open}"


def day_names() -> list[str]:
    """Return the short names of the days from Monday on, in the language spoken now."""
    names = get_day_names("abbreviated", locale=spoken())
    return [names[day] for day in range(7)]


def _bar(
    pen: ImageDraw.ImageDraw, place: tuple[float, float, float, float], counts: DayCounts
) -> None:
    """Draw one day at *place*: the middle, the floor, half a bar's width, pixels a question."""
    middle, floor, half, scale = place
    split = floor - counts.answered * scale
    top = floor - counts.asked * scale
    if counts.answered:
        pen.rectangle([middle - half, split, middle + half, floor], fill=_ANSWERED)
        _number(pen, middle, (split, floor), counts.answered, _INSIDE)
    still_open = counts.asked - counts.answered
    if still_open:
        pen.rectangle([middle - half, top, middle + half, split], fill=_OPEN)
        _number(pen, middle, (top, split), still_open, _INSIDE)
    pen.text((middle, top - 4), str(counts.asked), fill=_INK, font=_font(16), anchor="mb")


def _number(
    pen: ImageDraw.ImageDraw,
    middle: float,
    part: tuple[float, float],
    number: int,
    colour: str,
) -> None:
    top, bottom = part
    if bottom - top >= _LEGIBLE:
        place = (middle, (top + bottom) / 2)
        pen.text(place, str(number), fill=colour, font=_font(16), anchor="mm")


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
