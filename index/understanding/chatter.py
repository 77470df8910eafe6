"""Whether what reads as small talk asks something of the articles all the same."""

from index.answer import Reply
from index.answering.asking_phrases import only_asks
from index.answering.openings import goes_on, naming_stems, says_meant, without_joint
from index.search.name_words import name_words
from index.understanding.asked import Asked
from index.understanding.asking_words import offered, opens_question
from index.understanding.wants import among_small_talk, wanted

SURE_TALK, LIKELY_TALK = 0.8, 0.75
"""The probability of small talk from which on a bare word is that, and a question. Our choice."""

BARE_WORDS = 2
"""Words of a message that may be nothing but the name of a thing. Our own choice."""

_CHATTER = frozenset(
    "afternoon awesome best bot bye cheers cool day dude evening fine fun funny good great guys "
    "happy hello help hey hi job life lol love lovely man mate morning nice night okay people "
    "sad smart sorry stuff super sure thank thanks time today true week welcome well wow yeah yes "
    "abend danke gut guten hallo morgen nacht prima tag toll bon bonjour merci nuit salut soir "
    "buenas buenos gracias hola noches genial".split()
)
"""Words that are chatter by themselves, though articles have them as well."""


def may_ask(asked: Asked, chance: float) -> bool:
    """Return whether a question may ask something all the same, small talk being so likely.

    A bare word that is no known chatter, and what begins as questions do, are small talk only where
    that is sure.
    """
    if asked.earlier and (any(map(str.isdigit, asked.question)) or _goes_on_surely(asked)):
        return True
    if _asks_of_offer(asked):
        return True
    if asked.earlier and goes_on(asked.question):
        return among_small_talk(wanted(asked.question, asked.vector, asked.weights))[1] < SURE_TALK
    if len(asked.question.split()) <= BARE_WORDS:
        said = {word for word, _ in name_words(asked.question)}
        return chance < SURE_TALK and not said & _CHATTER
    return chance < LIKELY_TALK and opens_question(asked.question)


def names_a_thing(asked: Asked) -> bool:
    """Return whether the question has a word that articles have: “cost?”, “my fridge stinks”.

    What was learned of questions cannot know it from chatter, as it knows no articles.
    """
    words = [word for word, _ in name_words(asked.question)]
    held = [word not in _CHATTER and bool(asked.snapshot.count(word)) for word in words]
    return any(held) if len(asked.question.split()) > BARE_WORDS else bool(held) and all(held)


def _asks_of_offer(asked: Asked) -> bool:
    """Return whether somebody is asked to do things with what an article tells of."""
    thing = {word for word, _ in name_words(offered(asked.question) or "")}
    return any(each.word in thing and each.strengths.any() for each in asked.references.naming)


def _goes_on_surely(asked: Asked) -> bool:
    """Return whether a message says nothing by itself: “why not”, “the museum i mean”."""
    turn = asked.last_turn
    if turn is None or turn.reply is Reply.SMALL_TALK:
        return False
    is_said = says_meant(asked.question) and bool(naming_stems(without_joint(asked.question)))
    return is_said or only_asks(without_joint(asked.question))
