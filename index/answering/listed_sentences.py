"""Sentences of several articles in one list: cut from their paragraphs, alike ones once, quoted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.article import Article, Paragraph, ParagraphKind, Slice
from corpus.errors import ArticleChanged
from corpus.letters import WORD
from corpus.normalise import fold
from corpus.sentences import sentences
from index.answer import RankedPassage, Span
from index.answering.quoting import quoted_passage

MOST_LISTED = 200
"""Sentences in one list: more pages than anybody turns. Our own choice."""

LONGEST_SENTENCE = 1000
"""Characters of a sentence that is listed; what is longer is a text without full stops. Our own
choice."""

_WORD = re.compile(WORD)

PROSE = frozenset(
    {
        ParagraphKind.BODY,
        ParagraphKind.LIST,
        ParagraphKind.QUOTE,
        ParagraphKind.CAPTION,
        ParagraphKind.ABOUT_AUTHOR,
    }
)
"""Kinds of paragraphs that hold sentences: a heading, a row or code is none."""


@dataclass(frozen=True, slots=True)
class ListedSentence:
    """The sentence *place* of an article's body, and the *words* in it that it is listed for.

    *also* are the same of other articles that say alike.
    """

    article: Article
    place: Slice
    words: Slice
    also: tuple["ListedSentence", ...] = ()

    @property
    def text(self) -> str:
        """Return its words."""
        return self.article.body[slice(*self.place)]


def sentences_of(article: Article, paragraph: Paragraph) -> Iterator[Slice]:
    """Yield where the sentences of *paragraph* stand in the body of *article*, in order."""
    for start, end in sentences(article.body[paragraph.start : paragraph.end]):
        if end - start <= LONGEST_SENTENCE:
            yield Slice(paragraph.start + start, paragraph.start + end)


def once(listed: Sequence[ListedSentence]) -> list[ListedSentence]:
    """Return *listed* in order, without those whose article has the words of another one.

    A sentence is too short to be compared by shares: one word of another may be all that matters.
    """
    groups: dict[tuple[str, ...], list[ListedSentence]] = {}
    for each in listed:
        groups.setdefault(tuple(_WORD.findall(fold(each.text))), []).append(each)
    return [replace(first, also=_elsewhere(first, others)) for first, *others in groups.values()]


def _elsewhere(
    first: ListedSentence, others: Sequence[ListedSentence]
) -> tuple[ListedSentence, ...]:
    """Return those of *others* that stand in other articles than *first*, one of each."""
    by_article = {first.article.id: first}
    for each in others:
        by_article.setdefault(each.article.id, each)
    return tuple(by_article.values())[1:]


def as_quoted(
    listed: Sequence[ListedSentence], stored: Mapping[str, Article]
) -> tuple[RankedPassage, ...]:
    """Return *listed* as quotes of the *stored* articles, found by their ids.

    The link of each leads to the whole sentence; its words are what is marked.

    Raises:
        ArticleChanged: An article was changed or withdrawn after the search.
    """
    return tuple(_quoted(each, stored) for each in listed)


def cited_in(listed: Sequence[ListedSentence]) -> frozenset[str]:
    """Return the ids of the articles that *listed* is quoted from or cites."""
    return frozenset(each.article.id for one in listed for each in (one, *one.also))


def _quoted(listed: ListedSentence, stored: Mapping[str, Article]) -> RankedPassage:
    quote, *others = (_quote(each, stored) for each in (listed, *listed.also))
    return replace(
        quote,
        also_in=tuple(each.citation for each in others),
        also_marked=tuple(each.highlight for each in others),
    )


def _quote(listed: ListedSentence, stored: Mapping[str, Article]) -> RankedPassage:
    held, place, words = stored.get(listed.article.id), listed.place, listed.words
    if held is None or held.version != listed.article.version:
        raise ArticleChanged
    whole = Span(0, place.end - place.start)
    marked = Span(words.start - place.start, words.end - place.start)
    quote = quoted_passage(held, place, rank=1, score=0.0, marked=whole)
    return replace(quote, highlight=marked, introduction=None)
