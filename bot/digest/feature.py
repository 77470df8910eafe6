"""The feature: the weekly digest, sent of its own accord."""

from bot.digest.digest import WeeklyDigest
from bot.interface.feature import Feature

FEATURE = Feature(tasks=(WeeklyDigest,))
