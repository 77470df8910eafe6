"""The quote check: a message in, a verdict on each of its quotations out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice
from threading import Lock
from weakref import WeakKeyDictionary

from corpus.normalise import normalise
from index.answer import RankedPassage
from index.answering.verbatim import cited_in, require_stored
from index.engine import Engine
from index.quotations.extraction import quotations_in
from index.quotations.matching import Match, exact_matches, nearest_match
from index.quotations.outcome import CheckedQuotation, Piece, PieceKind, QuoteCheck, Verdict
from index.quotations.parsing import literally, parsed
from index.quotations.word_index import ReadWords, WordIndex
from index.quotations.wording import Wording
from index.search.collection_index import CollectionIndex
from index.search.segment import Segment

MOST_FOUND = 4
"""Articles that are named for one quotation that stands in many word for word."""


class QuotationChecker:
    """Compares quotations with the articles of *engine* as they stand now; thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # An index of words lives as long as the index of its collection at that revision, and what
        # was read for it as long as a segment.
        self._indexes: WeakKeyDictionary[CollectionIndex, WordIndex] = WeakKeyDictionary()
        self._read: WeakKeyDictionary[Segment, ReadWords] = WeakKeyDictionary()
        self._building = Lock()

    def check(self, collection: str, texts: Iterable[str]) -> QuoteCheck | None:
        """Return what is quoted in *texts*, in Discord's Markdown, beside what articles state.

        They are those that a question to *collection* is answered from; `None` where there is
        none. All that is shown of them was compared with the stored articles.

        Raises:
            UnknownArticle: An article that is quoted was changed meanwhile.
        """
        # The server's own come before the operator's.
        indexes = [
            self._words(each) for each in reversed(self._engine.indexes.snapshot(collection).parts)
        ]
        if not any(each.articles for each in indexes):
            return None
        found = quotations_in(texts)
        checked = tuple(checked_quotation(indexes, each) for each in found.quotations)
        quoted = [passage for each in checked for passage in each.passages]
        ids = {each.article_id for each in cited_in(quoted)}
        require_stored(quoted, self._engine.articles.by_id(collection, ids))
        return QuoteCheck(checked, found.more, found.whole)

    def _words(self, part: CollectionIndex) -> WordIndex:
        if (kept := self._indexes.get(part)) is not None:
            return kept
        with self._building:
            # Another may have built it while this one waited.
            if (kept := self._indexes.get(part)) is None:
                read = [self._read_of(layer.segment) for layer in part.layers]
                kept = self._indexes[part] = WordIndex.of(read, part.runs)
            return kept

    def _read_of(self, segment: Segment) -> ReadWords:
        if (kept := self._read.get(segment)) is None:
            kept = self._read[segment] = ReadWords(segment.articles)
        return kept


def checked_quotation(indexes: Sequence[WordIndex], said: str) -> CheckedQuotation:
    """Return what becomes of *said*, a quotation on one line, beside the articles of *indexes*."""
    text = normalise(said)
    forms = list(dict.fromkeys((parsed(text), literally(text))))
    for form in reversed(forms):
        exact = list(
            islice(chain.from_iterable(exact_matches(each, form) for each in indexes), MOST_FOUND)
        )
        if exact:
            return _told(exact[0], Verdict.EXACT, exact[1:])
    near = [match for index in indexes for form in forms if (match := nearest_match(index, form))]
    if near:
        return _told(max(near, key=lambda each: each.agreement), Verdict.ALTERED)
    return CheckedQuotation(text, Verdict.ABSENT, (Piece(PieceKind.KEPT, text),))


def _told(match: Match, verdict: Verdict, others: Sequence[Match] = ()) -> CheckedQuotation:
    wording = Wording(match)
    text = match.parsed.text
    return CheckedQuotation(
        text,
        verdict,
        wording.pieces(),
        _also(wording.passages(), others),
        tuple(text[slice(*each)] for each in match.parsed.insertions),
        verdict is Verdict.ALTERED and match.only_marks,
    )


def _also(
    passages: tuple[RankedPassage, ...], others: Sequence[Match]
) -> tuple[RankedPassage, ...]:
    """Return *passages*, the first of which names the articles of *others* too."""
    same = [Wording(each).passages()[0] for each in others]
    first = replace(
        passages[0],
        also_in=tuple(each.citation for each in same),
        also_marked=tuple(each.highlight for each in same),
    )
    return (first, *passages[1:])
