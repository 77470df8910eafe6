"""The feature: `/timeline`, `/who`, and what turns their pages."""

from bot.interface.feature import Feature
from bot.sentence_lists.timeline import TurnTimeline, timeline
from bot.sentence_lists.who import ChooseName, TurnNames, who

FEATURE = Feature(commands=(timeline, who), components=(TurnTimeline, TurnNames, ChooseName))
