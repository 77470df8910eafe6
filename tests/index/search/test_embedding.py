"""Passages are encoded portion by portion, with a say for what is more urgent before each."""

from itertools import pairwise

from index.search.embedding import PORTION, Embedder
from tests.doubles.articles import article
from tests.doubles.encoder import WordEncoder

SENTENCE = "The bridge over the harbour opened in May and ten thousand people walked across it."


def test_no_portion_is_longer_than_its_bound_but_for_one_passage_alone() -> None:
    encoder = WordEncoder()
    # Of 200 word pieces that the encoder sees, a sentence takes 50.
    paragraphs = [" ".join([f"Number {n}.", *[SENTENCE] * (1 + n % 3)]) for n in range(40)]
    encoded: list[list[str]] = []
    whole = article(*paragraphs)

    embedded = Embedder(encoder).embed(
        whole, before_each=lambda: encoded.append(encoder.encoded[:])
    )

    texts = [whole.body[each.start : each.end] for each in embedded]
    begun = [{text for text in texts if text in before} for before in (*encoded, encoder.encoded)]
    portions = [after - before for before, after in pairwise(begun)]
    assert begun[0] == set()
    assert sum(map(len, portions)) == len(set(texts)) == len(texts)
    assert all(len(each) == 1 or sum(map(len, each)) <= PORTION for each in portions)
    assert 1 < len(portions) < len(texts)


def test_what_is_known_is_not_waited_for() -> None:
    whole = article(SENTENCE, f"Later, {SENTENCE}")
    embedder = Embedder(WordEncoder())
    embedded = embedder.embed(whole)
    known = {(whole.body[each.start : each.end], False): each for each in embedded}
    waited: list[None] = []

    again = embedder.embed(whole, known, before_each=lambda: waited.append(None))

    assert again == embedded
    assert waited == []
