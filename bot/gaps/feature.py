"""The feature: `/gaps`, its buttons, and who is told of an answer."""

from bot.gaps.buttons import AnsweredBy, Settle, TurnGaps
from bot.gaps.command import gaps
from bot.gaps.watch import GapWatch
from bot.interface.feature import Feature

FEATURE = Feature(commands=(gaps,), components=(Settle, AnsweredBy, TurnGaps), tasks=(GapWatch,))
