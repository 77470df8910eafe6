"""The engine: verbatim passages in a stated order, each server its own, always up to date."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Draft
from corpus.errors import InvalidQuestion, SourceRefused, UnknownArticle
from corpus.storage.database import Database
from corpus.store import OPERATOR
from index.answer import Confidence, Reason, Reply
from index.answering import preferred_language
from index.engine import Engine
from index.search.filters import Filters
from index.search.live_indexes import LiveIndexes
from index.search.snapshot import Snapshot
from index.understanding.question_limit import QUESTION_LIMIT
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source
from tests.doubles.databases import database_url, empty_database
from tests.doubles.encoder import WordEncoder
from tests.doubles.erasing import erase_server


def test_the_passage_that_shares_the_words_comes_first_and_is_a_slice() -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())

    answer = asked.ask(OPERATOR, "Which missiles were meant for Mexico?")

    best = answer.passages[0]
    assert answer.answered
    assert best.text == MISSILES
    assert held.body[best.citation.start : best.citation.end] == best.text
    assert (best.citation.paragraph, best.citation.paragraphs) == (2, 3)


def test_the_sentence_that_shares_the_words_is_highlighted() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MISSILES), source())

    best = asked.ask(OPERATOR, "Which missiles were meant for the cartels of Mexico?").passages[0]

    marked = best.text[best.highlight.start : best.highlight.end]
    assert marked == "The missiles were meant for Mexico and its cartels."


def test_a_misspelt_question_is_answered_as_the_right_one_and_says_what_was_searched() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())

    slipped = asked.ask(OPERATOR, "Which misiles were meant for Mexico?")
    right = asked.ask(OPERATOR, "Which missiles were meant for Mexico?")

    assert slipped.corrected == right.question
    assert slipped.passages == right.passages
    assert right.corrected is None


def test_words_of_another_language_are_no_slips_of_an_articles_whatever_the_model_reads() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())

    assert asked.ask(OPERATOR, "Quién habla de los misiles?").corrected is None


def test_chat_spellings_are_searched_as_what_they_mean_and_not_told() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())

    typed = asked.ask(OPERATOR, "did ppl walk across the bridge")
    plain = asked.ask(OPERATOR, "did people walk across the bridge")

    assert typed.corrected is None
    assert typed.passages == plain.passages


def test_scores_are_probabilities_in_falling_order() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())

    scores = [each.score for each in asked.ask(OPERATOR, "Who wrote the memoir?", top=9).passages]

    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3
    assert all(0 <= score <= 1 for score in scores)


def test_a_collection_without_articles_says_so() -> None:
    answer = engine().ask(OPERATOR, "Who wrote the memoir?")

    assert (answer.answered, answer.reason, answer.passages) == (False, Reason.NO_SOURCES, ())


def test_what_no_article_covers_is_refused_with_near_misses() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR), source())

    answer = asked.ask(OPERATOR, "How do volcanoes erupt?")

    assert (answer.answered, answer.reason) == (False, Reason.NOT_COVERED)
    assert [each.text for each in answer.passages] == [MEMOIR]


@pytest.mark.parametrize("chatter", ["hi", "Hello there!", "thanks", "Thank you very much", "???"])
def test_a_greeting_is_not_a_question(chatter: str) -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR), source())

    assert asked.ask(OPERATOR, chatter).reason is Reason.NOT_A_QUESTION


@pytest.mark.parametrize("question", ["", "  \n ", "\u200b\u00ad"])
def test_an_empty_question_is_refused(question: str) -> None:
    with pytest.raises(InvalidQuestion, match="The question is empty"):
        engine().ask(OPERATOR, question)


def test_an_overlong_question_is_refused_with_its_length() -> None:
    with pytest.raises(InvalidQuestion, match=f"10000 characters: ask in {QUESTION_LIMIT}"):
        engine().ask(OPERATOR, "x" * 10_000)


def test_one_server_never_sees_anothers_article() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(BRIDGE), source())
    asked.writer.add("discord:1", draft(MEMOIR), source())
    asked.writer.add("discord:2", draft(MISSILES), source())

    def searched(collection: str) -> set[str]:
        return {
            each.text
            for each in asked.ask(
                collection, "Which missiles were meant for Mexico?", top=9
            ).passages
        }

    assert searched("discord:1") == {BRIDGE, MEMOIR}
    assert searched("discord:2") == {BRIDGE, MISSILES}
    assert searched("discord:3") == {BRIDGE}
    assert searched(OPERATOR) == {BRIDGE}


def test_a_servers_ranking_does_not_depend_on_other_servers() -> None:
    alone, crowded = engine(), engine()
    for each in (alone, crowded):
        each.writer.add("discord:1", draft(MEMOIR, MISSILES), source())
    crowded.writer.add("discord:2", draft(MEMOIR, MEMOIR + " Again."), source())

    assert alone.ask("discord:1", "Who wrote the memoir?") == crowded.ask(
        "discord:1", "Who wrote the memoir?"
    )


def test_a_question_may_be_narrowed_to_one_article() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR), source())
    bridge = asked.writer.add(OPERATOR, draft(BRIDGE), source("two.txt"))

    answer = asked.ask(OPERATOR, "Who wrote the memoir?", filters=Filters(bridge.id))

    assert [each.text for each in answer.passages] == [BRIDGE]
    with pytest.raises(UnknownArticle):
        asked.ask(OPERATOR, "Who wrote the memoir?", filters=Filters("0" * 12))


def test_another_process_moves_the_index_on(tmp_path: Path) -> None:
    url = database_url(tmp_path)
    here = engine(Database(url))
    there = engine(Database(url))
    held = here.writer.add(OPERATOR, draft(MEMOIR), source())
    assert there.ask(OPERATOR, "Who wrote the memoir?").answered

    here.writer.remove(OPERATOR, held.id)

    assert there.ask(OPERATOR, "Who wrote the memoir?").reason is Reason.NO_SOURCES


def test_a_new_model_embeds_anew_and_never_mixes() -> None:
    database = empty_database()
    engine(database, WordEncoder("old")).writer.add(OPERATOR, draft(MEMOIR), source())
    encoder = WordEncoder("new")

    asked = Engine(database, encoder)
    answer = asked.ask(OPERATOR, "Who wrote the memoir?")

    assert answer.passages[0].text == MEMOIR
    assert MEMOIR in encoder.encoded
    with asked.vectors.reading(OPERATOR, asked.embedder.model) as state:
        assert state.unembedded == ()


def test_equal_scores_come_in_the_order_of_posting_then_of_reading() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR, MEMOIR), source())

    starts = [each.citation.start for each in asked.ask(OPERATOR, "memoir", top=9).passages]

    assert starts == sorted(starts)
    assert len(starts) == 2


def test_a_refused_duplicate_leaves_what_was_there() -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, draft(MEMOIR), source())

    with pytest.raises(SourceRefused):
        asked.writer.add(OPERATOR, draft(MEMOIR), source("copy.txt"))

    assert asked.articles.all(OPERATOR) == (held,)


CHANGED = draft(MEMOIR.replace("spring", "autumn"))
RETITLED = replace(draft(MEMOIR), metadata=replace(draft(MEMOIR).metadata, title="Memoirs"))


@pytest.mark.parametrize("changed", [CHANGED, RETITLED, draft(BRIDGE, MEMOIR)])
@pytest.mark.parametrize("question", ["Who wrote the memoir?", "Who is the author of A memoir?"])
def test_no_quote_of_an_article_that_was_changed_after_the_search_is_given(
    changed: Draft, question: str
) -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, draft(MEMOIR), source())
    searched = asked.indexes.snapshot(OPERATOR)
    asked.writer.replace(OPERATOR, held.id, changed, source())

    with (
        patch.object(LiveIndexes, "snapshot", autospec=True, return_value=searched),
        pytest.raises(UnknownArticle, match=r"^An article was changed just now: ask again\.$"),
    ):
        asked.ask(OPERATOR, question)
    assert asked.ask(OPERATOR, question).passages[0].text in changed.body


@pytest.mark.parametrize("changed", [CHANGED, RETITLED, draft(BRIDGE, MEMOIR)])
def test_a_question_that_a_change_overtakes_is_answered_from_the_changed_article(
    changed: Draft,
) -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, draft(MEMOIR), source())
    taken = asked.indexes.snapshot

    def overtaken(collection: str) -> Snapshot:
        searched = taken(collection)
        if asked.articles.get(OPERATOR, held.id).version == 1:
            asked.writer.replace(OPERATOR, held.id, changed, source())
        return searched

    with patch.object(asked.indexes, "snapshot", side_effect=overtaken):
        answer = asked.ask(OPERATOR, "Who wrote the memoir?")

    assert answer.articles == {held.id: 2}
    assert answer.passages[0].text in changed.body


def test_no_quote_of_an_article_that_was_withdrawn_after_the_search_is_given() -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, draft(MEMOIR), source())
    searched = asked.indexes.snapshot(OPERATOR)
    asked.writer.remove(OPERATOR, held.id)

    with (
        patch.object(LiveIndexes, "snapshot", autospec=True, return_value=searched),
        pytest.raises(UnknownArticle, match="changed just now: ask again"),
    ):
        asked.ask(OPERATOR, "Who wrote the memoir?")


def test_an_answer_tells_which_versions_it_quotes() -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, draft(MEMOIR), source())
    assert asked.ask(OPERATOR, "Who wrote the memoir?").articles == {held.id: 1}

    asked.writer.replace(OPERATOR, held.id, CHANGED, source())

    assert asked.ask(OPERATOR, "Who wrote the memoir?").articles == {held.id: 2}


MISSILE = "The missiles were meant for Mexico."
FOR_MEXICO, THAT_ONE = "Which missiles were meant for Mexico?", "When was that article published?"


def test_a_conversation_goes_on_from_what_the_preferred_language_was_told() -> None:
    asked = engine()
    english = asked.writer.add(OPERATOR, draft(MISSILE), source())
    raketen = draft("Die missiles were meant for Mexico, und die.", title="Raketen")
    german = asked.writer.add(OPERATOR, raketen, source("zwei.txt"))

    preferring = [Filters(preferred_language=each) for each in ("de", "en")]
    with patch.object(preferred_language, "band", autospec=True, return_value=Confidence.HIGH):
        for each in preferring:
            asked.ask(OPERATOR, FOR_MEXICO, filters=each)
        told = [
            asked.ask(OPERATOR, THAT_ONE, filters=each, earlier=[FOR_MEXICO]) for each in preferring
        ]

    assert [[each.article_id for each in own.shown] for own in told] == [[german.id], [english.id]]


def test_a_conversation_goes_on_from_no_article_of_a_server_that_was_erased_meanwhile() -> None:
    database = empty_database()
    asked = engine(database)
    asked.writer.add("discord:1", draft(MISSILES), source())
    asked.writer.add("discord:1", draft(BRIDGE), source("two.txt"))
    assert asked.ask("discord:1", FOR_MEXICO).answered

    erase_server(database, "discord:1")
    missile = asked.writer.add("discord:1", draft(MISSILE), source())
    asked.writer.add("discord:1", draft(MEMOIR), source("two.txt"))
    told = asked.ask("discord:1", THAT_ONE, earlier=[FOR_MEXICO])

    assert [each.article_id for each in told.shown] == [missile.id]


words = st.sampled_from(
    ["memoir", "bridge", "troops", "of", "the", "secret.", "Sen.", "and\u2014so", "42!"]
)


@pytest.mark.slow
@settings(max_examples=40)
@given(
    st.lists(st.lists(words, min_size=1, max_size=90).map(" ".join), min_size=1, max_size=4),
    st.lists(words, min_size=1, max_size=6).map(" ".join),
)
def test_every_quote_and_highlight_is_a_slice_of_its_article(
    paragraphs: list[str], question: str
) -> None:
    asked = engine(encoder=WordEncoder(window=60))
    held = asked.writer.add(OPERATOR, draft(*paragraphs), source())

    answer = asked.ask(OPERATOR, question, top=100)

    assert answer.passages or answer.reply in {Reply.SMALL_TALK, Reply.LIBRARY, Reply.FACT}
    for each in answer.passages:
        assert held.body[each.citation.start : each.citation.end] == each.text
        assert 0 <= each.highlight.start < each.highlight.end <= len(each.text)
