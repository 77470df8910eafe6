"""The word pieces of titles: every passage counts as if it said what its article is called."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from index.encoding.encoder import Encoder
from index.search.late_interaction import Floats, Pieces, Projection
from index.search.segment import Candidate

KEPT = 1024
"""Titles whose pieces are remembered; some 5 KB each."""


@dataclass(frozen=True, slots=True)
class TitledPieces:
    """The word pieces of a *passage*, and those of its article's *title* (t x p)."""

    passage: Pieces
    title: Floats


class TitlePieces:
    """Titles as *encoder* and *learned* make them ready for comparing; thread-safe.

    They are not stored: a question has a dozen finalists at most, mostly of articles that were
    looked at before, and the least used leave memory first.
    """

    def __init__(self, encoder: Encoder, learned: Projection) -> None:
        self._encoder = encoder
        self._learned = learned
        self._kept: OrderedDict[str, Floats] = OrderedDict()
        self._lock = Lock()

    def beside(
        self, candidates: Sequence[Candidate], pieces: Sequence[Pieces]
    ) -> list[TitledPieces]:
        """Return the *pieces* of each of *candidates* with those of its article's title."""
        titles = [each.article.metadata.title or "" for each in candidates]
        with self._lock:
            found = {each: self._kept[each] for each in titles if each in self._kept}
        missing = list(dict.fromkeys(each for each in titles if each not in found))
        if missing:
            made = self._encoder.encode_pieces(missing)
            new = {
                title: self._learned.apply(encoded.pieces)
                for title, encoded in zip(missing, made, strict=True)
            }
            found.update(new)
        self._keep(found)
        return [TitledPieces(own, found[title]) for own, title in zip(pieces, titles, strict=True)]

    def _keep(self, used: dict[str, Floats]) -> None:
        with self._lock:
            for title, pieces in used.items():
                self._kept[title] = pieces
                self._kept.move_to_end(title)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def title_matches(question: Floats, titles: Sequence[Floats]) -> Floats:
    """Return the best cosine of each piece of *question* (m x p) in each of *titles*: m x n.

    Cosines below zero, and titles without a piece, count as zero.
    """
    none = np.zeros(len(question), dtype=np.float32)
    found = [(question @ each.T).max(axis=1) if len(each) else none for each in titles]
    return np.stack(found, axis=1).clip(min=0)
