"""An index that followed its articles is, in all that it answers, the one built at one go."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import date, timedelta
from unittest.mock import patch
from zlib import crc32

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.errors import SourceRefused
from corpus.storage.database import Database
from corpus.store import OPERATOR
from index.encoding.encoder import EncodedText, Role, Vectors, unit
from index.engine import Engine
from index.quotations.checking import QuotationChecker
from index.search import merging
from index.search.collection_index import CollectionIndex
from index.search.filters import Filters
from index.search.name_words import Field
from index.search.similarities import measure
from index.search.snapshot import Snapshot
from index.search.subject import fit
from index.search.words import stems
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, POSTED_AT, draft, engine, source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import VOCABULARY, WordEncoder

NAMES = ("Ingrid", "Volkswagen", "Volkswagon", "harbour", "harbors", "harbor", "Quarry", "quarry")
WORDS = (*NAMES, "bridge", "missiles", "senator", "memoir", "opened", "near", "the", "of", "2.4")
FOREIGN = (
    "Das Haus ist nicht weit von der Brücke, und die Häuser daneben sind alt.",
    "Этот мост открыли не сенаторы, и никто из них там не был.",
    "다리는 서울에서 봄에 열렸다.",
)
QUESTIONS = (
    "Which senator opened the bridge near the harbour?",
    "What is in the memoir of Ingrid?",
    "harbur quary vw",
    "What does the Bridge of Ingrid say about missiles?",
    "Wo sind die alten Häuser an der Brücke?",
    "Какой сенатор открыл мосты? 서울",
)
EARLIER = date(2020, 2, 3)
QUOTED = ("> Bridge missiles senator memoir opened", "> the harbour near ingrid volkswagen")
DIMENSION = 41
"""No multiple of what a processor adds up at once: how a sum is made depends on more then."""


class DrawnEncoder(WordEncoder):
    """The encoder of twelve words, and something drawn by a text's letters: no sums are alike."""

    def __init__(self) -> None:
        super().__init__("drawn")
        self.dimension = DIMENSION

    def encode(self, texts: Sequence[str], _role: Role = Role.QUESTION) -> Vectors:
        """Return a row a text."""
        apart = DIMENSION - len(VOCABULARY)
        drawn = [np.random.default_rng(crc32(each.encode())).normal(size=apart) for each in texts]
        rows = np.concatenate([super().encode(texts), np.reshape(drawn, (-1, apart)) / 20], axis=1)
        return unit(rows)

    def encode_pieces(self, texts: Sequence[str], _role: Role = Role.PASSAGE) -> list[EncodedText]:
        """Return a row a text, and a row for each of its words."""
        return [
            EncodedText(row, self.encode(text.split()), each.starts)
            for text, row, each in zip(
                texts, self.encode(texts), super().encode_pieces(texts), strict=True
            )
        ]


@dataclass(frozen=True)
class Change:
    """An article is posted in that place, or withdrawn; a withdrawn one is taken back."""

    kind: str
    number: int
    draft: Draft
    minutes: int
    """After `POSTED_AT`, when it is posted: seldom alone, and seldom last."""
    asked: bool
    """Whether something is asked then, so that the index follows."""


words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map(" ".join)
sentences = words.map(lambda said: f"{said.capitalize()}.")
english = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
paragraphs = st.one_of(english, english, st.sampled_from(FOREIGN))
titles = st.one_of(st.none(), words.map(str.title))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    stated = Metadata(
        title=draw(titles),
        authors=tuple(draw(st.lists(st.sampled_from(["Jane Q. Doe", "Ola Nordmann"]), max_size=1))),
        publication=draw(st.sampled_from([None, "The Harbour Post", "Quarry Weekly"])),
        published=draw(st.sampled_from([None, POSTED_AT.date(), EARLIER])),
        language="en",
    )
    held = draw(st.lists(paragraphs, min_size=1, max_size=4))
    return assemble(stated, [Block(ParagraphKind.BODY, text) for text in held])


changes = st.builds(
    Change,
    st.sampled_from(["post", "post", "post", "withdraw", "withdraw"]),
    st.integers(0, 3),
    drafts(),
    st.integers(0, 3),
    st.booleans(),
)


def make(changed: Engine, articles: dict[int, Article], change: Change) -> None:
    """Change the article of that number in *changed*, or its state, if it can be done."""
    posted = source(posted_at=POSTED_AT + timedelta(minutes=change.minutes))
    there = articles.get(change.number)
    held = there is not None and bool(changed.articles.by_id(OPERATOR, [there.id]))
    with suppress(SourceRefused):
        if there is None:
            articles[change.number] = changed.writer.add(OPERATOR, change.draft, posted)
        elif not held:
            changed.writer.restore(OPERATOR, there.id)
        elif change.kind == "withdraw":
            changed.writer.remove(OPERATOR, there.id)
        else:
            changed.writer.replace(OPERATOR, there.id, change.draft, posted)


def answers(index: CollectionIndex, encoder: DrawnEncoder) -> Iterator[object]:
    """Yield all that *index* answers, whatever it is made of."""
    snapshot = Snapshot([index])
    yield index.articles
    yield list(snapshot.candidates)
    yield index.sentence_starts.tolist()
    yield from _of_words(index)
    yield from _of_articles(index)
    places = np.arange(len(index))
    for question, vector in zip(QUESTIONS, encoder.encode(QUESTIONS), strict=True):
        for chosen in (None, places[1::2]):
            found = measure(snapshot, question, vector, chosen)
            yield [getattr(found, each.name).tolist() for each in fields(found)]
            yield fit(snapshot, question, vector, places).tolist()
        for part in (index.passage_index, index.sentence_index):
            yield part.search(vector, 3)
            yield part.search(vector, 3, np.arange(len(part)) % 2 == 0)
            yield part.vectors(np.arange(len(part))[::-2]).tolist()
        yield snapshot.named(question)


def _of_words(index: CollectionIndex) -> Iterator[object]:
    snapshot = Snapshot([index])
    for word in (*WORDS, "harbur", "qarry", "volkswagan", "vw", "doe", "never"):
        (stem, *_) = [*stems(word), word]
        yield word, index.vocabulary.count(word), index.vocabulary.is_name(word)
        yield index.vocabulary.near(word, 1), index.vocabulary.near(word, 2)
        yield [each.tolist() for each in index.sparse_index.holding(stem)]
        yield index.sparse_index.holding_all([stem, "bridg"]).tolist()
        yield snapshot.sparse_index.inverse_frequency(stem)
        yield [each.tolist() for each in index.telling(stem)]
        yield [index.names.strengths(stem, [each]).tolist() for each in Field]
        yield index.names.meant_by(word)


def _of_articles(index: CollectionIndex) -> Iterator[object]:
    for number, each in enumerate(index.articles):
        yield index.catalogue.number_of(each.id)
        yield index.names.title(number)
        own = index.places(index.catalogue.with_id(each.id))
        yield own.tolist()
        middle = np.array([len(each.body) // 2])
        yield index.places_at(np.array([number]), middle).tolist()
    for filters in (Filters(publication="quarry weekly"), Filters(after=EARLIER, before=EARLIER)):
        yield filters.held(index.catalogue).tolist()
    yield index.greatest(np.sin(np.arange(len(index))).astype(np.float32)).tolist()


def compare(database: Database, followed: Engine, encoder: DrawnEncoder) -> None:
    """Assert that *followed* answers as one does that begins now."""
    built = Engine(database, encoder)
    (one,), (other,) = (each.indexes.snapshot(OPERATOR).parts for each in (followed, built))
    assert len(other.layers) == 1
    for found, expected in zip(answers(one, encoder), answers(other, encoder), strict=True):
        assert found == expected
    for said in QUOTED:
        checked = [QuotationChecker(each).check(OPERATOR, [said]) for each in (followed, built)]
        assert checked[0] == checked[1]
    for question in QUESTIONS:
        asked = [each.ask(OPERATOR, question, top=5) for each in (followed, built)]
        assert asked[0] == asked[1]


NEVER, SOMETIMES, ALWAYS = (0, 0, 100), (3, 1, 2), (10**6, 1, 2)


@contextmanager
def putting_together(when: tuple[int, int, int]) -> Iterator[None]:
    """Put segments together up to how many passages, from which ratio, after how many changes."""
    with ExitStack() as stack:
        for name, value in zip(("SMALL", "RATIO", "GONE_APART"), when, strict=True):
            stack.enter_context(patch.object(merging, name, value))
        yield


@settings(max_examples=30)
@given(st.lists(changes, min_size=2, max_size=12), st.sampled_from([NEVER, SOMETIMES, ALWAYS]))
def test_after_any_changes_it_answers_as_one_that_is_built_at_one_go(
    made: list[Change], merged: tuple[int, int, int]
) -> None:
    with putting_together(merged):
        encoder = DrawnEncoder()
        database = empty_database()
        followed = engine(database, encoder)
        articles: dict[int, Article] = {}
        for change in made:
            make(followed, articles, change)
            if change.asked:
                followed.indexes.snapshot(OPERATOR)
                followed.indexes.upkeep.finish()

        compare(database, followed, encoder)


def three_articles(encoder: DrawnEncoder) -> Engine:
    """Return an engine whose index is in three segments, of one article each."""
    made = engine(encoder=encoder)
    for at, text in enumerate((MEMOIR, MISSILES, BRIDGE)):
        posted = source(posted_at=POSTED_AT + timedelta(minutes=at))
        made.writer.add(OPERATOR, draft(text, title="abc"[at]), posted)
        made.indexes.snapshot(OPERATOR)
        made.indexes.upkeep.finish()
    return made


def test_what_changes_while_segments_are_put_together_is_not_lost() -> None:
    encoder = DrawnEncoder()
    with putting_together(NEVER):
        followed = three_articles(encoder)
        (before,) = followed.indexes.snapshot(OPERATOR).parts
        with putting_together(ALWAYS):
            change = merging.tidied(before, lambda: None)
        first, second, _ = before.articles
        followed.writer.remove(OPERATOR, first.id)
        followed.writer.replace(OPERATOR, second.id, draft("Nothing of the kind."), source())
        (after,) = followed.indexes.snapshot(OPERATOR).parts
        followed.indexes.upkeep.finish()

    assert change is not None
    made = change(after)

    assert (len(before.layers), len(after.layers), len(made.layers)) == (3, 2, 2)
    same = zip(answers(made, encoder), answers(after, encoder), strict=True)
    assert all(found == expected for found, expected in same)


def test_small_segments_become_one_in_time_and_nothing_gone_stays() -> None:
    followed = three_articles(DrawnEncoder())
    followed.writer.remove(OPERATOR, followed.articles.all(OPERATOR)[0].id)
    followed.indexes.snapshot(OPERATOR)
    followed.indexes.upkeep.finish()

    (layer,) = followed.indexes.snapshot(OPERATOR).parts[0].layers

    assert [each.metadata.title for each in layer.segment.articles] == ["b", "c"]
    assert layer.gone == ()
    assert layer.segment.vocabulary.count("memoir") == 0


def test_a_large_segment_is_left_alone_until_others_are_half_of_it() -> None:
    encoder = DrawnEncoder()
    followed = engine(encoder=encoder)
    followed.writer.add(
        OPERATOR, draft(*(f"{BRIDGE} {each}" for each in range(6)), title="a"), source()
    )
    followed.indexes.snapshot(OPERATOR)
    counts = []
    with putting_together((1, 2, 100)):
        for each in range(3):
            followed.writer.add(OPERATOR, draft(f"{MEMOIR} {each}", title="b"), source())
            followed.indexes.snapshot(OPERATOR)
            followed.indexes.upkeep.finish()
            counts.append(len(followed.indexes.snapshot(OPERATOR).parts[0].layers))

    assert counts == [2, 2, 1]
