"""The feature: posting, correcting and withdrawing sources."""

from discord.app_commands import ContextMenu

from bot.interface.feature import Feature
from bot.sources.archive import Import
from bot.sources.background import Reading, Upkeep
from bot.sources.buttons import Decide, TakeBack
from bot.sources.commands import SourceGroup
from bot.sources.form_handlers import FORMS
from bot.sources.from_message import Choose, add_as_source
from bot.sources.list import Open, TurnTo
from bot.sources.look import LookAt, TakeIn, UseGuess

FEATURE = Feature(
    commands=(SourceGroup(), ContextMenu(name="Add as source", callback=add_as_source)),
    components=(Decide, TakeBack, TurnTo, Choose, Import, LookAt, UseGuess, TakeIn, Open),
    forms=FORMS,
    tasks=(Reading, Upkeep),
)
