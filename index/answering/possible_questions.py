"""Questions that an article may answer: what its headings ask, and what it names.

Whether it does is not known here: whoever shows them asks them first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.article import Article, ParagraphKind
from corpus.sentences import sentences
from index.english_calendar import MONTHS, WEEKDAYS

LONGEST = 80
"""Characters of a question that stands on a button, from Discord's component reference."""

READ = 50_000
"""Characters of a body in which names are looked for: who it is about is named there."""

MOST_WORDS = 3
"""Words of a name; a longer run of capitals is a title or a list. Our own choice."""

_FORMS = {
    "en": "What does the article say about {name}?",
    "de": "Was sagt der Artikel über „{name}“?",
    "fr": "Que dit l\u2019article sur « {name} » ?",
    "es": "¿Qué dice el artículo sobre «{name}»?",
}
"""What can be asked of any name, in the language of its article: a quoted name keeps its form."""

_WORD = re.compile(r"[^\W_]++(?:['\u2019-][^\W_]++)*+")
_QUOTED = re.compile('"[^"]*+"|\u201c[^\u201c\u201d]*+\u201d')
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_OPENING = frozenset("\"'\u201c\u2018\u201e\u00ab(:\u2013\u2014\u2022")
"""Behind these a capital tells nothing, as at the beginning of a sentence."""

_ARTICLES = {"en": frozenset({"the"})}
"""What stands before a name as part of how it is said; where names are quoted it is left out."""

_DAYS = frozenset(each.casefold() for each in (*WEEKDAYS, *MONTHS))
"""Names that tell when, not what of."""


def possible_questions(article: Article) -> tuple[str, ...]:
    """Return questions that *article* may answer, the most promising first, each on one line."""
    language = (article.metadata.language or "").partition("-")[0]
    form = _FORMS.get(language, _FORMS["en"])
    asked = [form.format(name=name) for name in _names(article, language)]
    return tuple(
        each for each in dict.fromkeys([*_asking(article), *asked]) if len(each) <= LONGEST
    )


def _asking(article: Article) -> Iterator[str]:
    """Yield the headings of *article* that are questions."""
    for each in article.paragraphs:
        if each.kind is ParagraphKind.HEADING and each.end - each.start <= LONGEST:
            heading = article.body[each.start : each.end]
            if heading.endswith("?"):
                yield heading


def _names(article: Article, language: str) -> list[str]:
    """Return the names in *article*, those said most first."""
    introducing = _ARTICLES.get(language or "en", frozenset())
    names: dict[str, _Uses] = {}
    for each in article.paragraphs:
        if each.number is not None and each.start < READ:
            text = article.body[each.start : each.end]
            for start, end in sentences(text):
                _count(text[start:end], introducing, names)
    telling = [(name, uses) for name, uses in names.items() if uses.is_name(name)]
    telling.sort(key=lambda each: -each[1].times)
    return [f"the {name}" if uses.is_introduced else name for name, uses in telling]


@dataclass(slots=True)
class _Uses:
    """How often a name is said, how often behind an article, and how often nothing belongs to it.

    The last is so before a comma, a full stop or a possessive: an adjective never stands there.
    """

    times: int = 0
    introduced: int = 0
    by_itself: int = 0

    @property
    def is_introduced(self) -> bool:
        return self.introduced * 2 > self.times

    def is_name(self, name: str) -> bool:
        """Return whether *name* can stand alone: of one word that is not sure."""
        if " " in name:
            return name.count(" ") < MOST_WORDS
        return self.by_itself > 1 and not self.is_introduced and not name.isupper()


def _count(sentence: str, introducing: frozenset[str], names: dict[str, _Uses]) -> None:
    """Add the names of *sentence* to *names*."""
    # In a title that is quoted every word may have a capital.
    sentence = _QUOTED.sub("\u201d", sentence)
    words = list(_WORD.finditer(sentence))
    first = 0
    while first < len(words):
        last = _end_of_name(sentence, words, first)
        if last > first:
            said = sentence[words[first].start() : words[last - 1].end()]
            name = _POSSESSIVE.sub("", said)
            if name.casefold() not in _DAYS:
                uses = names.setdefault(name, _Uses())
                uses.times += 1
                uses.introduced += first > 0 and words[first - 1][0].casefold() in introducing
                after = words[last - 1].end()
                uses.by_itself += name != said or sentence[after : after + 1] != " "
        first = max(last, first + 1)


def _end_of_name(sentence: str, words: list[re.Match[str]], first: int) -> int:
    """Return behind which of *words* the name ends that begins at *first*; *first* for none."""
    last = first
    while last < len(words) and _is_capital(sentence, words[last], is_first=last == 0):
        last += 1
        ended = words[last - 1].end()
        if _POSSESSIVE.search(words[last - 1][0]) or sentence[ended : ended + 1] != " ":
            break
    return last


def _is_capital(sentence: str, word: re.Match[str], *, is_first: bool) -> bool:
    """Return whether *word* is written with a capital where only names are."""
    # What opens stands right before it, or a space before.
    before = sentence[max(0, word.start() - 2) : word.start()].rstrip()[-1:]
    return not is_first and before not in _OPENING and len(word[0]) > 1 and word[0][0].isupper()
