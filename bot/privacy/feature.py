"""The feature: `/privacy` and its buttons."""

from bot.interface.feature import Feature
from bot.privacy.command import Mine, privacy

FEATURE = Feature(commands=(privacy,), components=(Mine,))
