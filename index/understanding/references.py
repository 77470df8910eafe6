"""Which articles a question names: by title, author, publication, date, kind or subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from index.search.article_names import Strengths
from index.search.collection_index import CollectionIndex
from index.search.dense import Flags
from index.search.kinds import KIND_NOUNS
from index.search.name_words import Field, name_words
from index.search.snapshot import Snapshot
from index.understanding.asking_words import (
    ALIASES,
    ARTICLE_NOUNS,
    CALLED_SO,
    ONES,
    optional_in,
)
from index.understanding.versions import not_meant

OPTIONAL_WEIGHT = 0.4
"""What a word counts that asks and is part of an article's name as well, beside one that only
names. Our own choice, as the other numbers here: the tests hold what they have to bring about."""

REACH = 0.6
"""An article is within reach of the best one from this share of its score on."""

TOLD, TOLD_MORE, TOLD_FIRST, TOLD_MOST = 0.25, 2.5, 0.2, 0.8
"""How surely an article is meant by a word that only its text holds: a little, more the more often
it has it in a sentence, and where it begins with it; never as surely as by a word of its title."""

OTHER_NUMBER = 0.5
"""What an article's score counts that is not of the year, or the version, that is said."""

_NAMES = tuple(Field)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question, and how surely it means each article (n, of all parts in order)."""

    word: str
    stem: str
    weight: float
    by_name: Strengths
    by_text: Strengths

    @property
    def strengths(self) -> Strengths:
        """Return how surely it means each article, by its name or by its text."""
        return np.maximum(self.by_name, self.by_text)


class References:
    """What the words of *question* say of the articles of *snapshot* that *held* flags.

    With *all_count* no word is taken for one that only asks.
    """

    def __init__(
        self,
        question: str,
        snapshot: Snapshot,
        held: Sequence[Flags] | None,
        *,
        all_count: bool = False,
    ) -> None:
        self.question = question
        self._snapshot = snapshot
        self.held = _joined(snapshot, held)
        self._all_count = all_count
        self._said = name_words(question)
        self.optional = optional_in(question)

    @cached_property
    def says_article(self) -> bool:
        """Return whether a word says that an article is meant, or a kind of article.

        A word of a publication's name does not: "the Harrow Review" is none.
        """
        published = (Field.PUBLICATION,)
        return any(
            stem in ARTICLE_NOUNS
            or (stem in KIND_NOUNS and not self._by_name(stem, published).any())
            for _, stem in self._said
        )

    @cached_property
    def asks(self) -> bool:
        """Return whether a word asks, and is of no article's name."""
        named = {each.stem for each in self.words}
        nouns = ARTICLE_NOUNS | KIND_NOUNS
        return any(stem in self.optional and stem not in nouns | named for _, stem in self._said)

    @cached_property
    def is_noun(self) -> bool:
        """Return whether the words are what an article is called, without a verb."""
        nouns = ARTICLE_NOUNS | CALLED_SO
        return not self.asks and any(stem in nouns for _, stem in self._said)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words that count: those that do more than ask."""
        found: dict[str, Word] = {}
        for word, stem in self._said:
            made = self._word(word, stem)
            if made is not None:
                found.setdefault(made.stem, made)
        return tuple(found.values())

    @cached_property
    def naming(self) -> tuple[Word, ...]:
        """Return those of the words that do nothing but name."""
        return tuple(
            each for each in self.words if each.stem not in self.optional or self._all_count
        )

    @cached_property
    def scores(self) -> Strengths:
        """Return the share of the words, by what they count, that mean each article, 0 to 1."""
        most = sum(each.weight for each in self.words)
        found = np.zeros(len(self.held), dtype=np.float32)
        for each in self.words:
            found += each.weight / most * each.strengths
        for each in self.words:
            if each.word[0].isdigit():
                found *= np.where(each.by_name > 0, 1.0, OTHER_NUMBER).astype(np.float32)
        return found * self.held

    @cached_property
    def best(self) -> float:
        """Return the highest score, 0 where no word names any article."""
        return float(self.scores.max(initial=0.0))

    @cached_property
    def is_named(self) -> bool:
        """Return whether a word is of the name of one of the best articles."""
        return any(each.by_name[self._within].any() for each in self.words)

    @cached_property
    def is_all_named(self) -> bool:
        """Return whether every word that names is of the name of one of the best articles."""
        return self.is_named and all(each.by_name[self._within].any() for each in self.naming)

    @cached_property
    def is_maker(self) -> bool:
        """Return whether an author or a publication is named, and nothing else of an article."""
        others = [each for each in Field if each not in {Field.AUTHOR, Field.PUBLICATION}]
        pointed = self.says_article or not ONES.isdisjoint(self.question.casefold().split())
        return bool(self.words) and not pointed and not self.called(others)

    @cached_property
    def said_names(self) -> frozenset[str]:
        """Return the words that are of the name of one of the best articles."""
        return frozenset(each.word for each in self.words if each.by_name[self._within].any())

    @cached_property
    def title_share(self) -> float:
        """Return the greatest share of a title's words that are said, among the best articles."""
        said = {each.stem for each in self.words}
        titles = [self._title(int(number)) for number in self._within]
        return max((len(each & said) / len(each) for each in titles if each), default=0.0)

    @cached_property
    def title_words(self) -> int:
        """Return how many words of one title are said, among the best articles."""
        said = {each.stem for each in self.words}
        return max((len(self._title(int(each)) & said) for each in self._within), default=0)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Return the articles within reach of the best, best first."""
        order = sorted(self._within, key=lambda each: (-self.scores[each], each))
        return tuple(self.article(int(each)) for each in order)

    def article(self, number: int) -> Article:
        """Return the article of *number*, counted through all parts."""
        for part in self._snapshot.parts:
            if number < len(part.articles):
                return part.articles[number]
            number -= len(part.articles)
        raise IndexError(number)

    def called(self, fields: Sequence[Field]) -> list[tuple[Word, Strengths]]:
        """Return the words by which one of *fields* calls an article, and which ones."""
        found = [
            (each, self._by_name(each.stem, fields) * self.held)
            for each in self.words
            if each.stem not in self.optional or each.by_name.any()
        ]
        return [(each, strengths) for each, strengths in found if strengths.any()]

    @cached_property
    def not_meant(self) -> Flags:
        """Return flags of the articles of which another version is asked for."""
        return not_meant(self.question, self._snapshot) & self.held

    @cached_property
    def _within(self) -> npt.NDArray[np.int64]:
        if self.best <= 0:
            return np.empty(0, dtype=np.int64)
        within = self.scores >= REACH * self.best
        # Who says two words of a name means it, not an article that tells of what is called so.
        called = np.sum([each.by_name > 0 for each in self.naming], axis=0) * within
        whole = called == len(self.naming) if len(self.naming) > 1 else within
        of_kind = self._of_kind(whole if whole.any() else within)
        of_age = of_kind & ~self.not_meant
        return np.flatnonzero(of_age if of_age.any() else of_kind)

    def _of_kind(self, within: Flags) -> Flags:
        """Return those *within* reach that are called the kind of article that is said."""
        for each in self.words:
            if each.stem in KIND_NOUNS and (each.by_name[within] > 0).any():
                within = within & (each.by_name > 0)
        return within

    def _title(self, number: int) -> frozenset[str]:
        for part in self._snapshot.parts:
            if number < len(part.articles):
                return part.names.title(number)
            number -= len(part.articles)
        raise IndexError(number)

    def _word(self, word: str, stem: str) -> Word | None:
        asks = stem in self.optional and not self._all_count
        by_name, by_text = self._by_name(stem, _NAMES), self._by_text(stem)
        if asks and not by_name.any():
            return None
        if not asks and not by_name.any() and (meant := self._meant(word)):
            better = self._by_name(meant, _NAMES)
            # A word that the articles hold as it stands is not misspelt.
            if not by_text.any():
                stem, by_name, by_text = meant, better, self._by_text(meant)
        known = float(np.maximum(by_name, by_text).sum())
        count = len(self.held)
        weight = float(np.log1p((count - min(known, count) + 0.5) / (known + 0.5)))
        return Word(word, stem, weight * (OPTIONAL_WEIGHT if asks else 1.0), by_name, by_text)

    def _by_name(self, stem: str, fields: Sequence[Field]) -> Strengths:
        called = [
            np.concatenate([part.names.strengths(each, fields) for part in self._snapshot.parts])
            for each in (stem, *ALIASES.get(stem, ()))
        ]
        return np.asarray(np.max(called, axis=0), dtype=np.float32)

    def _by_text(self, stem: str) -> Strengths:
        return np.concatenate([_told(part, stem) for part in self._snapshot.parts])

    def _meant(self, word: str) -> str | None:
        found = (part.names.meant_by(word) for part in self._snapshot.parts)
        return next((each for each in found if each is not None), None)


def _told(part: CollectionIndex, stem: str) -> Strengths:
    often, first = part.telling(stem)
    told = np.minimum(TOLD + TOLD_MORE * often + TOLD_FIRST * first, TOLD_MOST)
    return np.asarray(np.where(often > 0, told, 0.0), dtype=np.float32)


def _joined(snapshot: Snapshot, held: Sequence[Flags] | None) -> Flags:
    if held is None:
        return np.ones(sum(len(part.articles) for part in snapshot.parts), dtype=np.bool_)
    return np.concatenate([np.empty(0, dtype=np.bool_), *held])
