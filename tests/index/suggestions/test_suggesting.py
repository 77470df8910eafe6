"""What is suggested stands in the articles of now, and costs one search for a question."""

from collections.abc import Sequence
from unittest.mock import patch

import pytest

from corpus.questions.answered_questions import AnsweredQuestion
from corpus.store import OPERATOR
from index.engine import Engine
from index.suggestions.other_words import answered_instead
from index.suggestions.suggesting import LONGEST, Suggesting
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source
from tests.doubles.databases import empty_database
from tests.doubles.erasing import erase_server

AUTHOR = "Who is the author of the memoir?"
SEARCH = "index.suggestions.suggesting.answered_instead"
MISSIVES = "Who was asked about missives?"
MOONBASE = draft("Two architects planned the moonbase.", title="Up")
COFFEE = draft("Coffee is served at four.", title="Coffee")


@pytest.fixture
def asked() -> Engine:
    made = engine()
    made.writer.add(OPERATOR, draft(MEMOIR, MISSILES), source())
    made.writer.add(OPERATOR, draft(BRIDGE, title="The bridge"), source("two.txt"))
    return made


def standing(asked: Engine, question: str, version: int = 1) -> AnsweredQuestion:
    """Return *question* as answered from that *version* of the first article."""
    return AnsweredQuestion(question, "501", {asked.articles.all(OPERATOR)[0].id: version})


def suggested(asked: Engine, *answered: AnsweredQuestion) -> Sequence[str]:
    """Return which of *answered* are near to a question about the memoir."""
    return Suggesting().questions(asked, OPERATOR, "Where is the memoir sold?", answered)


def test_a_near_question_is_suggested_while_its_source_stands(asked: Engine) -> None:
    kept = standing(asked, AUTHOR)

    assert suggested(asked, kept) == (AUTHOR,)
    assert suggested(asked, standing(asked, AUTHOR, version=2)) == ()
    asked.writer.remove(OPERATOR, asked.articles.all(OPERATOR)[0].id)
    assert suggested(asked, kept) == ()


def test_what_is_too_long_to_be_chosen_or_far_is_not_suggested(asked: Engine) -> None:
    long = f"{AUTHOR} {'Please ' * LONGEST}"

    assert suggested(asked, standing(asked, long), standing(asked, "Who built the bridge?")) == ()


def test_each_question_is_encoded_once_until_it_is_forgotten(asked: Engine) -> None:
    found, kept = Suggesting(), [standing(asked, AUTHOR)]
    with patch.object(asked, "question_vectors", wraps=asked.question_vectors) as encode:
        for _ in range(2):
            found.questions(asked, OPERATOR, "The memoir?", kept)
        found.forget()
        found.questions(asked, OPERATOR, "The memoir?", kept)

    assert [len(call.args[0]) for call in encode.call_args_list] == [2, 1, 2]


def test_the_articles_on_the_subject_are_suggested_and_no_others(asked: Engine) -> None:
    found = Suggesting()

    near = found.articles(asked, OPERATOR, "Which engineers planned the bridge?")

    assert [each.title for each in near] == ["The bridge"]
    assert found.articles(asked, OPERATOR, "How do volcanoes erupt?") == ()


def test_another_word_is_searched_for_once_and_anew_when_articles_move(asked: Engine) -> None:
    found = Suggesting()
    with patch(SEARCH, wraps=answered_instead) as search:
        meant = [found.meant(asked, OPERATOR, MISSIVES) for _ in range(2)]
        asked.writer.add(OPERATOR, draft(f"{MEMOIR} Again.", title="Another"), source("three.txt"))
        meant.append(found.meant(asked, OPERATOR, MISSIVES))

    assert meant == ["Who was asked about missiles?"] * 3
    assert search.call_count == 2


def test_each_server_is_suggested_what_its_own_articles_hold() -> None:
    asked, found, servers = engine(), Suggesting(), ("discord:1", "discord:2")
    asked.writer.add(servers[0], draft(MEMOIR, MISSILES), source())
    asked.writer.add(servers[1], draft(BRIDGE, title="The bridge"), source())

    meant = [found.meant(asked, each, MISSIVES) for each in servers]
    bridge = "Which bridge did they plan?"
    articles = [found.articles(asked, each, bridge) for each in reversed(servers)]

    assert [[each.title for each in own] for own in articles] == [["The bridge"], []]
    assert meant == ["Who was asked about missiles?", None]


def test_nothing_is_suggested_of_what_was_erased_though_as_much_was_posted_since() -> None:
    database, found = empty_database(), Suggesting()
    asked, question = engine(database), "Who planned the moonbase?"
    asked.writer.add("discord:1", MOONBASE, source())
    assert found.articles(asked, "discord:1", question)

    erase_server(database, "discord:1")
    asked.writer.add("discord:1", COFFEE, source())

    assert found.articles(asked, "discord:1", question) == ()
