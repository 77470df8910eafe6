"""An index follows its articles: what changed is indexed by itself, beside what did not."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np

from corpus.article import Article
from corpus.vector_store import State
from index.search import dense
from index.search.collection_index import CollectionIndex, Gone, Layer, Order, of_held
from index.search.runs import Rows
from index.search.segment import built


def made_of(before: CollectionIndex | None, state: State, dimension: int) -> CollectionIndex | None:
    """Return the index of *state*, of what it changes in *before*, if that is what it tells.

    Nothing is returned if the state has to be read whole for it.
    """
    if state.changed is None:
        return CollectionIndex.of(state, dimension)
    return None if before is None else followed(before, state, dimension)


def followed(index: CollectionIndex, state: State, dimension: int) -> CollectionIndex | None:
    """Return *index* as *state* changes it; nothing if it has to be built anew.

    What changed becomes a segment of its own, and what was there before of it is gone. It is built
    anew when it has become small enough to be compared whole, and is kept in clusters.
    """
    gone = _places(index, state.changed or frozenset())
    layers = _without(index, gone)
    left = Order(np.delete(index.order.layers, gone), np.delete(index.order.numbers, gone))
    lost = set(gone.tolist())
    articles = [each for at, each in enumerate(index.articles) if at not in lost]
    if state.articles:
        layers.append(Layer(built(state, dimension)))
        left = _with(left, _places_for(articles, state.articles), len(layers) - 1)
    made = CollectionIndex(state.revision, *of_held(layers, left))
    return None if _has_become_small(made) else made


def _places(index: CollectionIndex, ids: frozenset[str]) -> Rows:
    """Return the numbers of those articles of *index* that have one of *ids*."""
    found = (index.catalogue.number_of(each) for each in ids)
    return np.array(sorted(each for each in found if each is not None), dtype=np.int64)


def _without(index: CollectionIndex, gone: Rows) -> list[Layer]:
    """Return the layers of *index* where the articles of the numbers *gone* are gone."""
    lost: dict[int, list[Article]] = {}
    for number in gone.tolist():
        lost.setdefault(int(index.order.layers[number]), []).append(index.articles[number])
    return [
        replace(layer, gone=(*layer.gone, Gone.of(lost[at]))) if at in lost else layer
        for at, layer in enumerate(index.layers)
    ]


def _places_for(articles: Sequence[Article], new: Sequence[Article]) -> list[int]:
    """Return before which of *articles* each of the *new* ones is listed."""
    return [bisect_left(articles, _listed(each), key=_listed) for each in new]


def _listed(article: Article) -> tuple[datetime, str]:
    """Return what articles are listed by, as the store does: oldest post first."""
    return article.source.posted_at, article.id


def _with(order: Order, places: Sequence[int], layer: int) -> Order:
    """Return *order* with all articles of a new *layer*, each before the one at its place."""
    numbers = np.arange(len(places), dtype=np.int32)
    return Order(
        np.insert(order.layers, places, np.int32(layer)), np.insert(order.numbers, places, numbers)
    )


def _has_become_small(index: CollectionIndex) -> bool:
    parts = (index.passage_index, index.sentence_index)
    return any(len(each) < dense.EXACT_BELOW and not each.exact for each in parts)
