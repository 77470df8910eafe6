"""The feature: `/about`, and the hello to a server that adds the bot."""

from bot.about.command import about
from bot.about.hello import UnfinishedGreetings, greet
from bot.interface.feature import Feature

FEATURE = Feature(commands=(about,), joins=greet, tasks=(UnfinishedGreetings,))
