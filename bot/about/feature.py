"""The feature: `/about`."""

from bot.about.command import about
from bot.interface.feature import Feature

FEATURE = Feature(commands=(about,))
