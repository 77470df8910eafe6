"""Spellings of chats made plain before anything is searched: the model hardly knows "u" or "b4"."""

import json
import re
from functools import cache
from importlib.resources import files

_TOKEN = re.compile(
    r"(?<![\w'\u2019&@#./+*=(-])[a-z]['\u2019a-z0-9]*(?![\w&/+*=)-]|['\u2019]\w|\.\w)"
)
_SYMBOL = re.compile(r"(?<![\w'\u2019])[b-zB-HJ-Z](?![\w'\u2019])|[+*/=^<>]")
"""Letters by themselves that are no words, and what stands between such in a formula."""
_QUOTED = re.compile(
    r"[\"\u201c\u201d\u201e][^\"\u201c\u201d\u201e]*[\"\u201c\u201d\u201e]|`[^`]*`"
)

_ASKING = "who what where when why how which"
_BEHIND = {
    "r": frozenset(f"{_ASKING} there they we you u these those ppl people".split()),
    "n": None,
    "w": None,
}
"""Words that a letter follows where it is one itself; null for any but those of `_NOT_BEHIND`."""
_NOT_BEHIND = frozenset(
    "of for by to is are let when does if where over in on at the a an any this that with than "
    "input size number letter variable value".split()
)

_OTHER_LANGUAGES = frozenset(
    "und ist nicht wie wer wann wurde wird sind der das eine für est quand où dans avec pour une "
    "quels quelle qué quién cuándo dónde cómo para los perché quali sono het een niet och inte "
    "som".split()
)
"""Words that English questions do not have: in another language "im" and "u" are other words."""


def plain_words(question: str) -> str:
    """Return *question* with the spellings of chats written out, where they stand as words.

    Nothing is changed inside quotation marks, in names, which have capitals, and in a question in
    another language.
    """
    if not _OTHER_LANGUAGES.isdisjoint(re.findall(r"\w+", question.casefold())):
        return question
    quoted = [found.span() for found in _QUOTED.finditer(question)]
    has_symbols = any(each not in spellings() for each in _SYMBOL.findall(question))

    def plain(found: re.Match[str]) -> str:
        word = found[0]
        inside = any(start <= found.start() < end for start, end in quoted)
        symbol = len(word) == 1 and (has_symbols or not _is_word(word, question, found.start()))
        return word if inside or symbol else spellings().get(word, word)

    return _TOKEN.sub(plain, question)


def _is_word(letter: str, question: str, start: int) -> bool:
    """Return whether *letter*, which begins at *start*, is a word, judged by the one before it."""
    before = question[:start].casefold().split()
    if letter not in _BEHIND or not before:
        return question[start + 1 :].strip(" ?.!") != ""
    wanted = _BEHIND[letter]
    return before[-1] not in _NOT_BEHIND if wanted is None else before[-1] in wanted


@cache
def spellings() -> dict[str, str]:
    """Return what each spelling of chats stands for."""
    found: dict[str, str] = json.loads(
        files("index.ranking.spelling").joinpath("chat_spellings.json").read_text("utf-8")
    )
    return found
