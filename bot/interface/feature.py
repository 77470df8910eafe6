"""What one feature adds to the bot; `bot/features.py` lists them all."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import app_commands

from bot.client import FootnoteClient, Interaction
from bot.interface.background import BackgroundTask
from bot.interface.components import Component
from corpus.questions.question import AskedQuestion

Command = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
FormHandler = Callable[[Interaction, re.Match[str]], Awaitable[None]]
QuestionHandler = Callable[[Interaction, AskedQuestion, str | None], Awaitable[None]]
MessageHandler = Callable[[FootnoteClient, discord.Message], Awaitable[None]]
JoiningHandler = Callable[[FootnoteClient, discord.Guild], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Feature:
    """What one feature adds to the bot.

    *forms* are handlers by the template of what stands behind `PREFIX` in a form's id, which they
    are given matched. *hears* is called with every message, *joins* with every server that the bot
    is added to while it runs. *asks* answers a question that a control asks, of whichever feature,
    once for whoever used it.
    """

    commands: tuple[Command, ...] = ()
    components: tuple[type[Component[Any]], ...] = ()
    forms: Mapping[str, FormHandler] = field(default_factory=dict)
    tasks: tuple[type[BackgroundTask], ...] = ()
    hears: MessageHandler | None = None
    asks: QuestionHandler | None = None
    joins: JoiningHandler | None = None
