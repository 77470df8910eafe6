"""The feature: every way to ask, and the buttons below an answer."""

from discord.app_commands import ContextMenu

from bot.ask.asking_again import answer_again
from bot.ask.choose_server import ChangeServer, ChooseServer
from bot.ask.command import ask
from bot.ask.feedback import AskModerators, Judge
from bot.ask.find_source import find_source
from bot.ask.forgetting import Forgetting
from bot.ask.messages import hear
from bot.ask.old_answers import AskAgain, OldAnswerNotes
from bot.ask.passages import MorePassages, ShowContext
from bot.ask.private_answers import Read, Share
from bot.ask.suggestions import AskSuggested
from bot.interface.feature import Feature

FEATURE = Feature(
    commands=(ask, ContextMenu(name="Find the source", callback=find_source)),
    components=(
        MorePassages,
        ShowContext,
        Judge,
        AskModerators,
        Share,
        Read,
        AskAgain,
        ChooseServer,
        ChangeServer,
        AskSuggested,
    ),
    tasks=(Forgetting, OldAnswerNotes),
    hears=hear,
    asks=answer_again,
)
