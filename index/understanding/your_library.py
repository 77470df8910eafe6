"""What the bot has, as members call it: “your library”. No article on libraries is meant by it."""

import re

_CALLED = (
    r"(?:library|collection|archive|database|catalog(?:ue)?|shelf|shelves|inventory|memory"
    r"|knowledge(?: base)?|bibliothek|sammlung|archiv|datenbank|biblioth\u00e8que|base"
    r"|biblioteca|colecci\u00f3n|archivo)"
)
_YOUR_LIBRARY = (
    r"(?:your|ur|the bot s|deine[rm]?|eure[rm]?|ta|ton|votre|tu|su|vuestr[ao]) "
    rf"(?:(?:whole|entire|article|news) )?{_CALLED}"
)
_IN = r"(?:in|inside|on|en|dans)"
_IS = (
    r"(?:is|s|are|do you have|you have|you got|have you got|do you hold|ist|steht|hast du|habt ihr"
    r"|gibt es|hay|tienes)"
)

YOUR_LIBRARY_FORM = (
    rf"(?:what|was|qu\u00e9|quoi)(?: all| else)?(?: {_IS})?(?: there| all| alles)? {_IN} "
    rf"{_YOUR_LIBRARY}(?: now| right now)?$"
    rf"|(?:qu est ce qu il y a|qu y a t il|il y a quoi) dans {_YOUR_LIBRARY}$"
    rf"|(?:show|list|browse)(?: me| us)?(?: all(?: of)?| everything in)? {_YOUR_LIBRARY}$"
    r"|what (?:all )?(?:you|do you|have you) (?:got|have)(?: in stock| for (?:me|us))?$"
    r"|what (?:topics|subjects|themes) (?:do|can) you (?:cover|know|have)(?: about)?$"
)
"""How the whole of it is asked for, in four languages, as plain words."""

_PHRASE = re.compile(
    rf"(?:\b(?:{_IN}|of|from) )?\b{_YOUR_LIBRARY}\b".replace("bot s", "bot'?s") + r"|\bin stock\b"
    r"|\b(?:topics|subjects|themes)\b(?= (?:do|can) you)|(?<=\byou )cover\b",
    re.IGNORECASE,
)


def without_your_library(question: str) -> str:
    """Return *question* without what the bot has: “anything about ferries in your library”.

    What is nothing else stays as it is.
    """
    rest = _PHRASE.sub(" ", question)
    return rest if re.search(r"\w", rest) else question
