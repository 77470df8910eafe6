"""Segments of an index become fewer: small ones are put together, and what is gone leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from index.search.article_names import ArticleNames
from index.search.catalogue import Catalogue
from index.search.collection_index import CollectionIndex, Gone, Layer, Order, of_held
from index.search.dense import SEED, DenseIndex
from index.search.joined import JoinedVectors
from index.search.name_words import added_uses
from index.search.runs import Numbers, Runs
from index.search.segment import Passages, Segment
from index.search.sparse import SparseIndex
from index.search.vocabulary import Vocabulary

SMALL = 1000
"""Passages up to which segments are always put together, which takes tens of milliseconds."""

RATIO = 2
"""A segment of up to so many times the passages of all smaller ones is put together with them: a
passage is copied a few times at most while a collection grows a hundredfold."""

GONE_MOST = 0.25
"""A larger segment is written anew once more than this share of it is gone."""

LARGEST = 200_000
"""Passages that are put together at most: beside the old segments the new one takes as much memory
again, and of so many that is a gigabyte. Our own choice, as those above."""

GONE_APART = 16
"""Changes whose words are taken off one by one; of more they are added up first."""

COPIED_AT_ONCE = 5000
"""Vectors that are copied before anything else gets a say: 7 MB of them."""

GiveWay = Callable[[], object]
Change = Callable[[CollectionIndex], CollectionIndex]


def tidied(index: CollectionIndex, give_way: GiveWay) -> Change | None:
    """Return what makes fewer segments of *index*, or of one that followed it.

    The work is done here, and *give_way* called before each part of it, which may wait for what
    is more urgent. What is returned takes a moment; it is nothing where all is well.
    """
    if chosen := _chosen(index):
        return partial(_replaced, merged=_merged(index, chosen, give_way))
    for layer in index.layers:
        if len(layer.gone) > GONE_APART:
            return partial(_folded, layer=layer, gone=_added(layer.gone))
    return None


def _chosen(index: CollectionIndex) -> list[int]:
    """Return the numbers of the layers of *index* that are to become one, or none."""
    there = np.bincount(index.order.layers, index.passage_counts, len(index.layers)).astype(int)
    smallest = sorted(range(len(there)), key=lambda each: (there[each], each))
    chosen, total = smallest[:1], int(there[smallest[0]])
    for each in smallest[1:]:
        size = int(there[each])
        if total + size > LARGEST or (total + size > SMALL and size > RATIO * total):
            break
        chosen.append(each)
        total += size
    if len(chosen) > 1:
        return sorted(chosen)
    held = [len(each.segment.passages.ids) for each in index.layers]
    return [
        each
        for each, count in enumerate(held)
        if _is_worn(count, count - int(there[each]), len(index.layers[each].gone))
    ][:1]


def _is_worn(count: int, lost: int, changes: int) -> bool:
    """Return whether a segment of *count* passages, of which some are *lost*, is written anew."""
    if count <= SMALL:
        return changes > 0
    return count <= LARGEST and lost > GONE_MOST * count


@dataclass(frozen=True, slots=True)
class _Merged:
    """The *segment* that others became, and for each of theirs where its articles are now."""

    segment: Segment
    moved: dict[Segment, Numbers]


def _merged(index: CollectionIndex, chosen: Sequence[int], give_way: GiveWay) -> _Merged:
    """Return the segment of all that is there of the *chosen* layers of *index*."""
    at = np.flatnonzero(np.isin(index.order.layers, chosen))
    layers = np.searchsorted(chosen, index.order.layers[at]).astype(np.int32)
    own = [index.layers[each] for each in chosen]
    sizes = [len(each.segment.articles) for each in own]
    runs = Runs.ordered(layers, index.order.numbers[at], sizes)
    moved = {each.segment: runs.places(number) for number, each in enumerate(own)}
    return _Merged(_written(own, runs, give_way), moved)


def _written(layers: Sequence[Layer], by_article: Runs, give_way: GiveWay) -> Segment:
    segments = [each.segment for each in layers]
    by_passage = by_article.within([each.passages.starts for each in segments])
    by_sentence = by_passage.within([each.passages.sentence_starts for each in segments])
    articles = tuple(by_article.chained([each.articles for each in segments]))
    gone = [each for layer in layers for each in layer.gone]
    give_way()
    sparse = SparseIndex.of_rows([each.sparse_index for each in segments], by_passage)
    give_way()
    vocabulary = Vocabulary.added(
        [each.vocabulary for each in segments], [each.vocabulary for each in gone]
    )
    give_way()
    names = ArticleNames.of_rows(
        [each.names for each in segments], by_article, [each.names for each in gone]
    )
    return Segment(
        articles,
        tuple(by_article.chained([each.languages for each in segments])),
        _passages(segments, by_article, by_passage, by_sentence),
        Catalogue(articles),
        names,
        vocabulary,
        sparse,
        _copied([each.passage_index for each in segments], by_passage, give_way),
        _copied([each.sentence_index for each in segments], by_sentence, give_way),
    )


def _passages(
    segments: Sequence[Segment], by_article: Runs, by_passage: Runs, by_sentence: Runs
) -> Passages:
    held = [each.passages for each in segments]
    counts = by_article.joined([np.diff(each.starts) for each in held])
    lines = by_passage.joined([np.diff(each.sentence_starts) for each in held])
    # A copy of its own, where nothing had to be put together: the old segment is to be let go.
    return Passages(
        by_passage.joined([each.ids for each in held]).copy(),
        by_passage.joined([each.slices for each in held]).copy(),
        np.concatenate([[0], counts.cumsum()]),
        np.concatenate([[0], lines.cumsum()]),
        by_sentence.joined([each.sentences for each in held]).copy(),
    )


def _copied(indexes: Sequence[DenseIndex], runs: Runs, give_way: GiveWay) -> DenseIndex:
    """Return an index of the vectors of *indexes* at *runs*."""
    made = DenseIndex(runs.total, indexes[0].dimension)
    if made.trained_on:
        drawn = np.random.default_rng(SEED).permutation(runs.total)[: made.trained_on]
        made.train(JoinedVectors(indexes, runs).vectors(np.sort(drawn)))
    for run in runs:
        for first in range(run.first, run.end, COPIED_AT_ONCE):
            give_way()
            end = min(run.end, first + COPIED_AT_ONCE)
            made.add(indexes[run.segment].vectors(slice(first, end)))
    return made


def _replaced(index: CollectionIndex, merged: _Merged) -> CollectionIndex:
    """Return *index* with the segment that those of *merged* became, as far as it has them.

    Of its articles some may be gone since.
    """
    layers = [each for each in index.layers if each.segment not in merged.moved]
    if len(layers) == len(index.layers):
        return index
    numbers = index.order.numbers.copy()
    kept: Numbers = np.full(len(index.layers), len(layers), dtype=np.int32)
    for at, each in enumerate(index.layers):
        own = index.order.layers == at
        if (places := merged.moved.get(each.segment)) is not None:
            numbers[own] = places[numbers[own]]
        else:
            kept[at] = layers.index(each)
    moved = kept[index.order.layers]
    gone = np.ones(len(merged.segment.articles), dtype=np.bool_)
    gone[numbers[moved == len(layers)]] = False
    lost = [merged.segment.articles[each] for each in np.flatnonzero(gone)]
    layers.append(Layer(merged.segment, (Gone.of(lost),) if lost else ()))
    return CollectionIndex(index.revision, *of_held(layers, Order(moved, numbers)))


def _added(gone: Sequence[Gone]) -> Gone:
    return Gone(
        Vocabulary.added([each.vocabulary for each in gone]),
        added_uses([each.names for each in gone]),
    )


def _folded(index: CollectionIndex, layer: Layer, gone: Gone) -> CollectionIndex:
    """Return *index* where what is gone of *layer*, as it was, stands together in *gone*."""
    layers = [
        replace(each, gone=(gone, *each.gone[len(layer.gone) :]))
        if each.segment is layer.segment
        else each
        for each in index.layers
    ]
    return CollectionIndex(index.revision, layers, index.order)
