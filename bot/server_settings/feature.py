"""The feature: `/settings` and its controls."""

from bot.interface.feature import Feature
from bot.server_settings.command import settings
from bot.server_settings.controls import Setting

FEATURE = Feature(commands=(settings,), components=(Setting,))
