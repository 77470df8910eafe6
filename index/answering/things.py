"""The things that a question names: what it is about, word by word, without a parser."""

import re
from dataclasses import dataclass

from index.answering.asking_phrases import without_asking
from index.answering.openings import naming_stems

BEFORE_NOUNS = frozenset("a an the this that my your our their his her its".split())
"""What stands before a noun."""

_WORD = re.compile(r"[\w'\u2019-]+")
_DOING = frozenset("do does did can could will would should".split())
_AUXILIARIES = _DOING | frozenset("is are was were has have had be been s get got".split())
_PERSONS = frozenset("i you he she it we they one people".split())
_SUBJECTS = frozenset({"who", "what", "which"})


@dataclass(frozen=True, slots=True)
class Thing:
    """*text* names a thing; it is `question[start:end]` together with the *article* before it.

    *behind* is the word before both.
    """

    start: int
    end: int
    text: str
    article: str
    behind: str


def things(question: str) -> list[Thing]:
    """Return the things that *question* names, in order: runs of words that do not ask.

    A verb is told by where it stands: behind “who” or “they”, or last behind “did the captain”.
    """
    first = len(question) - len(without_asking(question))
    verb_next = question[:first].strip().casefold() in _SUBJECTS
    runs: list[list[re.Match[str]]] = [[]]
    before = ""
    for word in _WORD.finditer(question):
        plain = word[0].casefold()
        is_verb = before in _PERSONS or (verb_next and word.start() == first)
        if is_verb or before == "how" or plain in _AUXILIARIES or not naming_stems(plain):
            runs.append([])
        else:
            runs[-1].append(word)
        before = plain
    return [_thing(question, each) for each in runs if each]


def parted(named: str) -> tuple[str, str]:
    """Return the article of what is *named*, empty where it has none, and the rest."""
    first, _, rest = named.partition(" ")
    return (first.casefold(), rest) if rest and first.casefold() in BEFORE_NOUNS else ("", named)


def _thing(question: str, run: list[re.Match[str]]) -> Thing:
    start = run[0].start()
    head = list(_WORD.finditer(question, 0, start))
    article = head.pop() if head and head[-1][0].casefold() in BEFORE_NOUNS else None
    behind = head[-1][0].casefold() if head else ""
    if behind in _DOING and len(run) > 1:
        run = run[:-1]
    end = run[-1].end()
    return Thing(
        article.start() if article else start,
        end,
        question[start:end],
        article[0].casefold() if article else "",
        behind,
    )
