"""Several segments searched as if they were one: what each of their parts is together."""

from collections.abc import Mapping, Sequence
from heapq import merge

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Vectors
from index.search.article_names import ArticleNames, Strengths, meant
from index.search.catalogue import Catalogue, alone
from index.search.dense import DenseIndex, Flags, Hit, Similarities, nearest
from index.search.name_words import Field, Use
from index.search.runs import Numbers, Rows, Runs
from index.search.sparse import Floats, SparseIndex, in_all
from index.search.vocabulary import MOST_NEAR, Uses, Vocabulary


class JoinedCatalogue:
    """The articles of *catalogues*, one for each segment, as if they were one's; *runs* order them.

    An article of the same id may be gone in one, and be there in another.
    """

    def __init__(self, catalogues: Sequence[Catalogue], runs: Runs) -> None:
        self._catalogues = catalogues
        self._runs = runs
        self.days = runs.joined([each.days for each in catalogues])

    def __len__(self) -> int:
        return self._runs.total

    def number_of(self, article_id: str) -> int | None:
        """Return the number of the article of that id, or nothing if it is not here."""
        for segment, each in enumerate(self._catalogues):
            own = each.number_of(article_id)
            if own is not None and (place := int(self._runs.places(segment)[own])) >= 0:
                return place
        return None

    def with_id(self, article_id: str) -> Flags:
        """Return flags with the article of that id, if it is here."""
        return alone(self.number_of(article_id), len(self))

    def published_by(self, publication: str) -> Flags:
        """Return flags with the articles of *publication*, whose case does not count."""
        return self._runs.joined([each.published_by(publication) for each in self._catalogues])

    def named(self, question: str) -> list[int]:
        """Return the numbers of the articles whose title stands in *question*, in order."""
        return self._placed([each.named(question) for each in self._catalogues])

    def named_in_short(self, question: str) -> list[int]:
        """Return the numbers of the articles of which a title in short stands in *question*."""
        return self._placed([each.named_in_short(question) for each in self._catalogues])

    def _placed(self, numbers: Sequence[Sequence[int]]) -> list[int]:
        """Return the places of the articles of these *numbers* of each catalogue, in order."""
        found = [self._runs.places(segment)[own] for segment, own in enumerate(numbers)]
        return sorted(place for own in found for place in own.tolist() if place >= 0)


class JoinedNames:
    """The articles of *names*, one for each segment, as if they were one's; *runs* order them.

    *gone* has the names of all articles that are not at *runs*.
    """

    def __init__(
        self, names: Sequence[ArticleNames], runs: Runs, gone: Sequence[Mapping[str, Use]]
    ) -> None:
        self._names = names
        self._runs = runs
        self._gone = gone

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return sum(each.size for each in self._names)

    def title(self, number: int) -> frozenset[str]:
        """Return the stems of the title of the article of that *number*."""
        segment, row = self._runs.at(number)
        return self._names[segment].titles[row]

    def family(self, number: int) -> frozenset[str]:
        """Return what versions of the article of that *number* have in common with it."""
        segment, row = self._runs.at(number)
        return self._names[segment].families[row]

    def strengths(self, stem: str, fields: Sequence[Field] = tuple(Field)) -> Strengths:
        """Return how surely *stem* means each article by one of its *fields*, 0 to 1."""
        return self._runs.joined([each.strengths(stem, fields) for each in self._names])

    def meant_by(self, word: str) -> str | None:
        """Return the stem of a name that *word* is a misspelling or an abbreviation of.

        Of several it is the shortest one, or the first in the alphabet.
        """
        return meant(word, self._names, self._gone)


class JoinedSparse:
    """The texts of *indexes*, one for each segment, as if they were one index's."""

    def __init__(self, indexes: Sequence[SparseIndex], runs: Runs) -> None:
        self._indexes = indexes
        self._runs = runs
        self.lengths = runs.joined([each.lengths for each in indexes])
        self.total_length = float(self.lengths.sum(dtype=np.float64))

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return self.lengths.nbytes + sum(each.size for each in self._indexes)

    def holding(self, stem: str, word: str | None = None) -> tuple[Numbers, Floats]:
        """Return what `SparseIndex.holding` would of all texts."""
        return self._runs.gathered([each.holding(stem, word) for each in self._indexes])

    def holding_all(self, stems: Sequence[str]) -> Numbers:
        """Return the rows of the texts that hold each of *stems*, in order."""
        return in_all([self.holding(each)[0] for each in stems])


class JoinedVocabulary:
    """The words of *vocabularies* but for as many as stand in those *gone*."""

    def __init__(self, vocabularies: Sequence[Vocabulary], gone: Sequence[Vocabulary]) -> None:
        self._vocabularies = vocabularies
        self._gone = gone

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return sum(each.size for each in (*self._vocabularies, *self._gone))

    def count(self, word: str) -> int:
        """Return how often the folded *word* stands there, 0 where it does not."""
        return self._uses(word).count

    def is_name(self, word: str) -> bool:
        """Return whether the folded *word* is mostly written with a capital, inside sentences."""
        return self._uses(word).is_name

    def near(self, word: str, slips: int) -> Sequence[str]:
        """Return what `Vocabulary.near` would of all words."""
        last, found = "", []
        for _, each in merge(*(v.nearest(word, slips) for v in self._vocabularies)):
            # One that several hold comes as often, one after another.
            if each != last and self.count(each):
                found.append(each)
            if len(found) == MOST_NEAR:
                break
            last = each
        return found

    def _uses(self, word: str) -> Uses:
        there = [each.uses(word) for each in self._vocabularies]
        gone = [each.uses(word) for each in self._gone]
        return Uses(
            sum(each.count for each in there) - sum(each.count for each in gone),
            sum(each.small for each in there) - sum(each.small for each in gone),
            sum(each.capital for each in there) - sum(each.capital for each in gone),
        )


class JoinedVectors:
    """The rows of *indexes*, one for each segment, as if they were one index; *runs* order them."""

    def __init__(self, indexes: Sequence[DenseIndex], runs: Runs) -> None:
        self._indexes = indexes
        self._runs = runs
        self.exact = all(each.exact for each in indexes)

    def __len__(self) -> int:
        return self._runs.total

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return sum(each.size for each in self._indexes)

    def search(
        self, query: npt.NDArray[np.float32], count: int, among: Flags | None = None
    ) -> list[Hit]:
        """Return what `DenseIndex.search` would of all rows."""
        found = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
        for segment, index in enumerate(self._indexes):
            places = self._runs.places(segment)
            chosen = places >= 0
            if among is not None:
                chosen[chosen] = among[places[chosen]]
            hits = index.search(query, count, chosen)
            found[0].append(places[[hit.row for hit in hits]].astype(np.int64))
            found[1].append(np.array([hit.similarity for hit in hits], dtype=np.float32))
        return nearest(np.concatenate(found[0]), np.concatenate(found[1]), count)

    def similarities(
        self, query: npt.NDArray[np.float32], rows: Rows | None = None
    ) -> Similarities:
        """Return the similarity of every row to *query* (d), or of *rows*, in their order."""
        if rows is None:
            found = np.empty(len(self), dtype=np.float32)
            for run in self._runs:
                own = self._indexes[run.segment].similarities(query, slice(run.first, run.end))
                found[run.place : run.place + len(own)] = own
            return found
        found = np.empty(len(rows), dtype=np.float32)
        for segment, at, own_rows in self._runs.located(rows):
            found[at] = self._indexes[segment].similarities(query, own_rows)
        return found

    def vectors(self, rows: Rows) -> Vectors:
        """Return the vectors of *rows* (n x d), in their order, as nearly as they are kept."""
        found = np.empty((len(rows), self._indexes[0].dimension), dtype=np.float32)
        for segment, at, own in self._runs.located(rows):
            found[at] = self._indexes[segment].vectors(own)
        return found


SomeCatalogue = Catalogue | JoinedCatalogue
SomeNames = ArticleNames | JoinedNames
SomeVocabulary = Vocabulary | JoinedVocabulary
SomeSparse = SparseIndex | JoinedSparse
SomeVectors = DenseIndex | JoinedVectors
