"""What to say to words that ask for no article: a greeting, thanks, a question about the bot."""

import re

from bot.interface.own_words import mentioned
from bot.language import gettext
from bot.wording import ABSTENTIONS
from index.answer import Reason
from index.ranking.answerability import is_question

_THANKS = frozenset("thank thanks thankyou thx ty danke merci gracias cheers".split())
_PARTING = frozenset("bye goodbye cu gtg ciao".split())
_ABOUT_BOT = re.compile(
    r"(?:help|help me|who are you|what are you|what can you do|what do you do|how do you work"
    r"|are you (?:a bot|a robot|human|real|an ai)|(?:who|what) is (?:footnote|this bot)"
    r"|who (?:made|built|wrote|runs) (?:you|footnote|this bot)|what is your name"
    r"|how (?:do|can) i (?:use|ask) (?:you|footnote|this bot)"
    r"|what does (?:footnote|this bot) do)"
    r"(?: footnote| bot| please)?"
)
_FILLERS = frozenset(
    "a again all answer bot day everyone footnote for good help lot much nice so that the there "
    "this to very you your".split()
)
"""What may stand around a greeting or thanks without making a question of it."""

_GREETING = frozenset("hello hey hi hiya yo morning evening greetings hallo bonjour hola".split())


def small_talk(text: str) -> str | None:
    """Return what *text* gets instead of a search, as Discord text; null where it asks."""
    words = re.findall(r"\w+", text.casefold())
    if _ABOUT_BOT.fullmatch(" ".join(words)):
        return mentioned(
            gettext(
                "I answer questions about the articles posted here, word for word, and name the "
                "source. Just ask one; /about tells what I search."
            )
        )
    said = set(words)
    chatter = _GREETING | _THANKS | _PARTING
    if is_question(text) and not (said & chatter and said <= chatter | _FILLERS):
        return None
    if said & _THANKS:
        return gettext("You are welcome. Ask me whenever you want to look something up.")
    if said & _PARTING:
        return gettext("See you. Ask me whenever you want to look something up.")
    if said & _GREETING:
        return gettext("Hello! Ask me something about the articles that are posted here.")
    return gettext(ABSTENTIONS[Reason.NOT_A_QUESTION])
