"""Whether a sentence can be read by itself: how long it is, how it begins and how it ends."""

import re

from corpus.letters import LETTERS

SHORTEST, LONGEST = 60, 320
"""Characters of a sentence that is shown by itself: a shorter one says little, a longer one is a
paragraph. Our own choice."""

_PARTITIVES = frozenset("of von unter de d entre among".split())
"""Second words behind which the third says whom the sentence is about, as in "One of them"."""

_POINTING = {
    "en": "he she it they him her them his hers its their theirs this that these those such",
    "de": "er sie es ihm ihn ihnen ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner "
    "dies diese dieser dieses diesen diesem jene jener jenes jenen jenem solche solcher",
    "fr": "il elle ils elles ce cela ça cet cette ces celui celle ceux celles lui leur leurs "
    "sa ses",
    "es": "él ella ellos ellas ello esto eso este esta estos estas ese esa esos esas aquel "
    "aquella aquellos aquellas su sus",
}
"""Words that point at what was said before."""

_CONNECTING = {
    "en": "also although and another because both but consequently conversely either else "
    "finally first furthermore hence here however indeed instead later likewise meanwhile moreover "
    "neither nevertheless next nonetheless nor or other others otherwise second similarly so still "
    "then there therefore third though thus too yes no yet",
    "de": "aber allerdings also anschließend auch außerdem beide dabei dadurch dafür dagegen daher "
    "damit danach dann daran darauf daraus darin darum davon dazu denn dennoch deshalb "
    "deswegen doch dort ebenso andererseits hier hierfür hingegen ja jedoch nein oder "
    "schließlich so sondern stattdessen trotzdem und zudem",
    "fr": "ainsi alors aussi cependant donc ensuite enfin et ici là mais néanmoins "
    "non or ou oui puis pourtant toutefois",
    "es": "además ahí allí aquí así entonces finalmente luego ni o pero pues sí también tampoco y",
}
"""Words with which a sentence goes on from the one before it."""

_PRONOUN_THAT = re.compile(
    r"das (?:ist|war|sind|waren|hat|hatte|hätte|wird|wurde|würde|wäre|kann|könnte|soll|sollte"
    r"|muss|heißt|bedeutet|zeigt|gilt|geht|macht|sei)\b|c['\u2019](?:est|était)\b"
)
"""Articles that are pronouns before a verb."""

_WORD = re.compile(LETTERS)
_ENDING = re.compile(r"(?<!\.)[.!\u3002][\"'\u201c\u201d\u2019\u00bb)\]]?$")
_PAIRS = (("(", ")"), ("[", "]"), ("\u00ab", "\u00bb"))
_DOUBLE_QUOTES = re.compile('["\u201c\u201d\u201e]')
_QUOTING = "\"'\u201c\u2018\u201e\u00ab\u2013\u2014-\u2026(["


def stands_alone(sentence: str, language: str | None = None) -> bool:
    """Return whether *sentence* makes sense to somebody who has not read what stands before it.

    A question does not, nor does direct speech, which leaves open who speaks. *language* is that
    of its article; where it is unknown, the words of all languages that we know count.
    """
    if not SHORTEST <= len(sentence) <= LONGEST or not _ENDING.search(sentence):
        return False
    if sentence[0] in _QUOTING or sentence[0].islower() or not _is_balanced(sentence):
        return False
    return not _leans(sentence[:SHORTEST].casefold(), language)


def _leans(folded: str, language: str | None) -> bool:
    """Return whether the beginning of a sentence points at what stands before it."""
    words = _WORD.findall(folded)
    if not words or _PRONOUN_THAT.match(folded):
        return True
    leading = words[: 3 if words[1:2] and words[1] in _PARTITIVES else 2]
    known = (language or "").partition("-")[0]
    spoken = (known,) if known in _POINTING else tuple(_POINTING)
    return any(
        words[0] in _CONNECTING_WORDS[each] or not _POINTING_WORDS[each].isdisjoint(leading)
        for each in spoken
    )


def _is_balanced(sentence: str) -> bool:
    return len(_DOUBLE_QUOTES.findall(sentence)) % 2 == 0 and all(
        sentence.count(opened) == sentence.count(closed) for opened, closed in _PAIRS
    )


_POINTING_WORDS = {language: frozenset(words.split()) for language, words in _POINTING.items()}
_CONNECTING_WORDS = {language: frozenset(words.split()) for language, words in _CONNECTING.items()}
