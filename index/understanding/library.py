"""Which articles a question wants listed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.article import Article
from index.search.name_words import Field
from index.understanding.asked import Asked
from index.understanding.asking_words import CALLED_SO, counts_no_articles, subject
from index.understanding.references import References
from index.understanding.replies import newest_first
from index.understanding.subjects import Subject, SubjectVectors, on_subject, telling_of
from index.understanding.wants import Want
from index.understanding.your_library import without_your_library

NEWEST = 5
"""Articles listed where the newest are asked for."""

SAME_NAME = 0.85
"""Of what the words count that call an author or a publication, an article has as much at least as
the one that has most. Our own choice: “Velby Courier” is not the Velby Rowing Club."""


@dataclass(frozen=True, slots=True)
class Listed:
    """*articles*, in the order listed, chosen by the words *about*; if not *sure*, after search."""

    articles: tuple[Article, ...]
    about: str | None
    sure: bool


def listed(asked: Asked, want: Want) -> Listed | None:
    """Return what *want* lists, `None` where the question cannot want that."""
    plain = without_your_library(asked.question)
    return _WAYS[want](asked if plain == asked.question else replace(asked, question=plain))


def which(asked: Asked) -> tuple[Subject, str] | None:
    """Return the articles that tell of what the question names, and the words of that."""
    named = _subject(asked)
    if named is None:
        return None
    references, text = named
    return telling_of(references, asked.snapshot, text, _vectors(asked, text), asked.chosen), text


def _all(asked: Asked) -> Listed | None:
    if asked.references.naming:
        return _narrowed(asked)
    if kinds := [each for each in asked.references.words if each.stem in CALLED_SO]:
        of_kind = np.max([each.by_name for each in kinds], axis=0) * asked.references.held
        found = newest_first(asked.references.article(int(n)) for n in np.flatnonzero(of_kind))
        return Listed(found, _said(asked.references), sure=True)
    return Listed(newest_first(asked.articles), None, sure=True)


def _newest(asked: Asked) -> Listed | None:
    if asked.references.naming:
        found = _narrowed(asked)
        return found and Listed(newest_first(found.articles), found.about, found.sure)
    return Listed(newest_first(asked.articles)[:NEWEST], None, sure=True)


def _count(asked: Asked) -> Listed | None:
    # How many books somebody wrote an article may tell: who is told nothing of them asked for no
    # articles.
    if asked.references.naming and counts_no_articles(asked.question):
        return None
    found = _all(asked)
    return found and replace(found, sure=found.sure and bool(found.articles))


def _on_topic(asked: Asked) -> Listed | None:
    named = _subject(asked)
    if named is None:
        return None
    references, text = named
    found = on_subject(references, asked.snapshot, text, _vectors(asked, text), asked.chosen)
    return Listed(found, text, sure=True)


def _by_author(asked: Asked) -> Listed | None:
    references = asked.references
    if references.called((Field.PUBLICATION,)) and not references.called((Field.AUTHOR,)):
        return _by_publication(asked)
    return _of(asked, (Field.AUTHOR,), lambda each: frozenset(each.metadata.authors))


def _by_publication(asked: Asked) -> Listed | None:
    fields = (Field.PUBLICATION, Field.ACRONYM, Field.DATE)
    return _of(asked, fields, lambda each: frozenset({each.metadata.publication} - {None}))


def _narrowed(asked: Asked) -> Listed | None:
    """Return the articles by the author, of the publication or on the subject that is named."""
    if _is_called(asked.references, (Field.AUTHOR,)):
        return _by_author(asked)
    if _is_called(asked.references, (Field.PUBLICATION, Field.DATE)):
        return _by_publication(asked)
    return _on_topic(asked)


def _is_called(references: References, fields: Sequence[Field]) -> bool:
    called = {each.stem for each, _ in references.called(fields)}
    return called >= {each.stem for each in references.naming}


def _of(
    asked: Asked, fields: Sequence[Field], stated: Callable[[Article], frozenset[str | None]]
) -> Listed | None:
    """Return the articles that are called in *fields* what the question says.

    Where it names nobody, they are those that have what is *stated* in common with the article
    that the conversation is about.
    """
    references = asked.references
    called = references.called(fields)
    if called:
        scores = np.sum([each.weight * strengths for each, strengths in called], axis=0)
        within = np.flatnonzero(scores >= SAME_NAME * scores.max())
        found = newest_first(references.article(int(each)) for each in within)
        return Listed(found, _said(references), sure=True)
    if references.naming:
        return Listed((), _said(references), sure=False)
    wanted = {name for each in asked.spoken_of[:1] for name in stated(each)}
    if not wanted:
        return None
    found = newest_first(each for each in asked.articles if stated(each) & wanted)
    return Listed(found, ", ".join(sorted(filter(None, wanted))), sure=True)


def _subject(asked: Asked) -> tuple[References, str] | None:
    """Return what the question is about as References and words, `None` for nothing."""
    text = subject(asked.question)
    if text is None:
        said = _said(asked.references)
        return (asked.references, said) if said else None
    references = References(text, asked.snapshot, asked.held)
    if not references.naming:
        references = References(text, asked.snapshot, asked.held, all_count=True)
    return (references, text) if references.words else None


def _vectors(asked: Asked, text: str) -> SubjectVectors:
    return SubjectVectors(*asked.titles.beside(text, asked.snapshot.articles()))


def _said(references: References) -> str:
    return " ".join(each.word for each in references.words)


_WAYS: Mapping[Want, Callable[[Asked], Listed | None]] = {
    Want.EVERYTHING: _all,
    Want.NEWEST: _newest,
    Want.COUNT: _count,
    Want.TOPIC: _on_topic,
    Want.BY_AUTHOR: _by_author,
    Want.BY_PUBLICATION: _by_publication,
}
