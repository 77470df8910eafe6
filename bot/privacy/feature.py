"""The feature: `/privacy` and its buttons."""

from bot.interface.feature import Feature
from bot.privacy.command import Mine, privacy
from bot.privacy.forgetting import ForgettingErased

FEATURE = Feature(commands=(privacy,), components=(Mine,), tasks=(ForgettingErased,))
