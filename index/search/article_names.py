"""Which articles a word may mean, by what they are called: as it is, misspelt or cut short."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from index.search.kinds import family
from index.search.name_words import UNUSED, Field, Use, added_uses, called, name_uses, name_words
from index.search.runs import Rows, Runs

Strengths = npt.NDArray[np.float32]


STRENGTH = {
    Field.TITLE: 1.0,
    Field.AUTHOR: 1.0,
    Field.PUBLICATION: 0.95,
    Field.DATE: 0.9,
    Field.ACRONYM: 0.9,
    Field.KIND: 0.9,
}
"""How surely a word means the article that has it there. Our own choice: a title before a date."""

MISSPELT_FROM = 5
"""Letters of a word from which on one wrong letter is forgiven: shorter ones are too alike."""

_ABBREVIATION = re.compile(r"[b-df-hj-np-tv-xz]{2,4}")
"""What may stand for a longer word: it has no vowel, as no other word has none."""


class ArticleNames:
    """The words of *articles*' titles, authors, publications and dates; immutable.

    An article is told by its number, its place in *articles*.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        held: defaultdict[Field, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for number, article in enumerate(articles):
            for field, _, stem in called(article):
                if held[field][stem][-1:] != [number]:
                    held[field][stem].append(number)
        self.held = {
            field: {stem: np.array(own, dtype=np.int64) for stem, own in words.items()}
            for field, words in held.items()
        }
        """The numbers of the articles that have a stem in a field."""
        self.titles: tuple[frozenset[str], ...] = tuple(
            frozenset(stem for _, stem in name_words(each.metadata.title or ""))
            for each in articles
        )
        """The stems of each article's title."""
        self.families: tuple[frozenset[str], ...] = tuple(map(family, articles))
        """What the title of each article has in common with those of its other versions."""
        self._fill(name_uses(articles))

    @classmethod
    def of_rows(
        cls, names: Sequence["ArticleNames"], runs: Runs, gone: Sequence[Mapping[str, Use]]
    ) -> "ArticleNames":
        """Return the names of the articles at *runs*, where *gone* has those of all others.

        No list is made for each stem, nor elsewhere here a tuple for each word: see
        `Vocabulary.added`.
        """
        made = cls(())
        fields: defaultdict[Field, dict[str, Rows]] = defaultdict(dict)
        for segment, each in enumerate(names):
            places = runs.places(segment)
            for field, words in each.held.items():
                for stem, numbers in words.items():
                    at = places[numbers]
                    own = at[at >= 0].astype(np.int64)
                    before = fields[field].get(stem)
                    joined = own if before is None else np.concatenate([before, own])
                    fields[field][stem] = joined
        made.held = {
            field: {stem: np.sort(own) for stem, own in words.items() if len(own)}
            for field, words in fields.items()
        }
        made.titles = tuple(runs.chained([each.titles for each in names]))
        made.families = tuple(runs.chained([each.families for each in names]))
        made._fill(added_uses([each.uses for each in names], gone))
        return made

    def _fill(self, uses: Mapping[str, Use]) -> None:
        self.uses = dict(uses)
        """How each word stands in names, but for acronyms."""
        self._shortened, self._by_letter = _by_deletion(uses), _by_letter(uses)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return 400 * len(self.uses) + 100 * len(self._shortened) + 600 * len(self.titles)

    def strengths(self, stem: str, fields: Sequence[Field] = tuple(Field)) -> Strengths:
        """Return how surely *stem* means each article by one of its *fields*, 0 to 1."""
        found = np.zeros(len(self.titles), dtype=np.float32)
        for field in fields:
            numbers = self.held.get(field, {}).get(stem)
            if numbers is not None:
                found[numbers] = np.maximum(found[numbers], STRENGTH[field])
        return found

    def meant_by(self, word: str) -> str | None:
        """Return the stem of a name that *word* is a misspelling or an abbreviation of.

        Of several it is the shortest one, or the first in the alphabet.
        """
        return meant(word, [self], ())

    def title(self, number: int) -> frozenset[str]:
        """Return the stems of the title of the article of that *number*."""
        return self.titles[number]

    def family(self, number: int) -> frozenset[str]:
        """Return what versions of the article of that *number* have in common with it."""
        return self.families[number]

    def use(self, word: str) -> Use:
        """Return the stem of *word* and how often it stands in names, 0 where it does not."""
        return self.uses.get(word, UNUSED)

    def longer(self, short: str) -> list[str]:
        """Return the words that the abbreviation *short* may stand for."""
        return [each for each in self._by_letter.get(short[0], ()) if _shortens(short, each)]

    def misspelt(self, short: str) -> Sequence[str]:
        """Return the words that are *short* as they stand, or with a letter left out."""
        return _several(self._shortened.get(short, ()))


def meant(
    word: str, there: Sequence[ArticleNames], gone: Sequence[Mapping[str, Use]]
) -> str | None:
    """Return what `ArticleNames.meant_by` would of the names that are *there* and not *gone*."""
    if _ABBREVIATION.fullmatch(word):
        return _best([each for names in there for each in names.longer(word)], there, gone)
    if len(word) < MISSPELT_FROM or not word.isalpha():
        return None
    for short in (word, *_without_one(word)):
        found = [each for names in there for each in names.misspelt(short)]
        if (stem := _best(found, there, gone)) is not None:
            return stem
    return None


def _best(
    words: Sequence[str], there: Sequence[ArticleNames], gone: Sequence[Mapping[str, Use]]
) -> str | None:
    """Return the stem of that one of *words* that is meant, if an article still has one."""
    for word in sorted(set(words), key=lambda each: (len(each), each)):
        uses = [each.use(word) for each in there]
        if sum(each.times for each in uses) > sum(each.get(word, UNUSED).times for each in gone):
            return max(uses).stem
    return None


def _by_deletion(words: Iterable[str]) -> dict[str, str | tuple[str, ...]]:
    """Return the words by what they are with any one letter left out, and by themselves.

    Mostly one word alone is.
    """
    found: dict[str, str | tuple[str, ...]] = {}
    for word in words:
        if len(word) >= MISSPELT_FROM and word.isalpha():
            for short in {*_without_one(word), word}:
                before = found.get(short)
                found[short] = word if before is None else (*_several(before), word)
    return found


def _several(found: str | tuple[str, ...]) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else found


def _without_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= MISSPELT_FROM:
            found[word[0]].append(word)
    return dict(found)


def _shortens(short: str, word: str) -> bool:
    """Return whether the letters of *short* stand in *word*, in order."""
    rest = iter(word)
    return all(letter in rest for letter in short)
