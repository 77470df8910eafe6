"""Who asks the same at the same moment reads the same, and who read no further is told so."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import discord
import pytest
from discord.ui import TextDisplay

from bot.ask.card import answer_card, answer_text
from bot.cli.json_output import answer_object
from bot.services.answering import Answering
from bot.services.gaps import GapBoard
from bot.services.questions import Questions
from bot.services.shared_answers import MOST_SHARED, Equal, SharedAnswers
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.conversation import Earlier
from corpus.questions.question import AskedQuestion
from corpus.servers.shards import ALL
from corpus.storage.database import Database
from index.answer import Answer, Reason
from index.answering.composition import abstention
from index.engine import AT_ONCE, Engine
from tests.doubles.articles import draft, source
from tests.doubles.databases import database_engine, database_url
from tests.doubles.encoder import WordEncoder
from tests.doubles.reader import NumberReader

__all__ = ["database_engine"]

SERVER = "discord:1"
WHERE = "The bridge over the harbour is long. The bridge was built of steel in the north."
WHEN = "The harbour has a bridge. The bridge opened in 1901 and was closed to all troops."
ASKED = AskedQuestion("When was the bridge over the harbour opened?")
UNREAD = (
    "-# Lots of questions right now, so I only skimmed the articles: ask again later for a closer "
    "look."
)


class Counter:
    """Finds an answer, and counts how often; *unread* and *crowded* are what the test says."""

    def __init__(self) -> None:
        self.found = 0
        self.unread = False
        self.crowded = False
        self.now = 0.0

    def __call__(self) -> Answer:
        """Return an answer that tells how often one was found."""
        self.found += 1
        return replace(abstention(f"{self.found}", Reason.NOT_COVERED), unread=self.unread)

    def shared(self) -> SharedAnswers:
        """Return answers to share that ask this one whether it is crowded, and the time."""
        return SharedAnswers(lambda: self.crowded, lambda: self.now)


def equal(words: str = "a", state: str = "1", collection: str = SERVER) -> Equal:
    return Equal(collection, state, words.encode(), 5)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(database_url(tmp_path))


@pytest.fixture
def reader() -> NumberReader:
    return NumberReader()


@pytest.fixture
def answering(database: Database, reader: NumberReader) -> Answering:
    engine = Engine(database, WordEncoder(), reader)
    engine.writer.add(SERVER, draft(WHERE, WHEN), source())
    return Answering(engine, AskedQuestions(database))


def crowd(answering: Answering) -> ExitStack:
    """Return what keeps the engine crowded until it is closed."""
    arrived = ExitStack()
    for _ in range(AT_ONCE + 1):
        arrived.enter_context(answering._engine.questions.urgent())  # noqa: SLF001 - its one owner
    return arrived


def asked(answering: Answering, question: AskedQuestion = ASKED, since: float = 1e12) -> Answer:
    """Return the answer to a question that came after all others."""
    return answering.ask(SERVER, question, 5, None, since).answer


def test_an_equal_question_is_found_once_until_the_articles_move() -> None:
    find = Counter()
    shared = find.shared()

    for each in (equal(), equal(), equal("b"), equal(), equal(state="2"), equal()):
        shared.answer(each, 1.0, find)

    assert find.found == 4


def test_what_was_found_before_the_articles_moved_is_not_held_any_longer() -> None:
    find = Counter()
    shared = find.shared()
    shared.answer(equal(), 1.0, find)
    shared.answer(equal(collection="discord:2"), 1.0, find)

    shared.answer(equal("b", state="2"), 1.0, find)

    assert {each.state for each in shared._shared} == {"1", "2"}  # noqa: SLF001 - memory
    assert {each.collection for each in shared._shared if each.state == "1"} == {"discord:2"}  # noqa: SLF001 - memory


def test_an_answer_without_reading_serves_those_who_asked_before_it_and_in_a_crowd() -> None:
    find = Counter()
    shared = find.shared()
    find.unread, find.now = True, 10.0
    shared.answer(equal(), 9.0, find)

    find.unread, find.now = False, 20.0
    at_once = shared.answer(equal(), 9.5, find)
    find.crowded = True
    crowded = shared.answer(equal(), 19.0, find)
    find.crowded = False
    later = shared.answer(equal(), 19.0, find)
    find.crowded = True
    after = shared.answer(equal(), 30.0, find)

    assert [each.unread for each in (at_once, crowded, later, after)] == [True, True, False, False]
    assert find.found == 2


def test_two_at_once_wait_for_one_search() -> None:
    find = Counter()
    shared = find.shared()
    begun, go = threading.Event(), threading.Event()

    def slow() -> Answer:
        begun.set()
        assert go.wait(10)
        return find()

    given: list[Answer] = []
    threads = [_thread(lambda: given.append(shared.answer(equal(), 1.0, slow)))]
    assert begun.wait(10)
    threads.append(_thread(lambda: given.append(shared.answer(equal(), 1.0, find))))
    go.set()
    for each in threads:
        each.join(10)

    assert (find.found, len(given), given[0]) == (1, 2, given[1])


def test_what_failed_is_raised_and_tried_again_by_the_next() -> None:
    find = Counter()
    shared = find.shared()

    def fail() -> Answer:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        shared.answer(equal(), 1.0, fail)

    assert shared.answer(equal(), 1.0, find).question == ""


def test_of_too_many_those_longest_unasked_are_forgotten() -> None:
    find = Counter()
    shared = find.shared()
    for number in range(MOST_SHARED):
        shared.answer(equal(str(number)), 1.0, find)
    shared.answer(equal("0"), 1.0, find)
    shared.answer(equal("one more"), 1.0, find)

    shared.answer(equal("0"), 1.0, find)
    shared.answer(equal("1"), 1.0, find)

    assert find.found == MOST_SHARED + 2


def test_equal_questions_get_one_answer_and_others_their_own(answering: Answering) -> None:
    with patch.object(Engine, "ask", autospec=True, side_effect=Engine.ask) as search:
        first = asked(answering)
        for same in (ASKED, AskedQuestion(f"  {ASKED.question} ")):
            assert asked(answering, same).passages == first.passages
        assert search.call_count == 1
        for other in (
            AskedQuestion("When was it opened?", earlier=(Earlier("a" * 16, ASKED.question),)),
            AskedQuestion("When was it opened?"),
            AskedQuestion(ASKED.question, publication="The Harbour Post"),
        ):
            asked(answering, other)
        assert search.call_count == 4


def test_each_asker_reads_the_question_as_they_wrote_it(answering: Answering) -> None:
    asked(answering)

    assert asked(answering, AskedQuestion(f" {ASKED.question}")).question == f" {ASKED.question}"


def test_no_words_of_a_question_are_held_with_what_was_found(answering: Answering) -> None:
    asked(answering)

    held = repr(answering._shared._shared)  # noqa: SLF001 - what is in memory
    assert "opened?" not in held
    assert "Future" in held


def test_the_note_tells_that_there_was_no_time_to_read(answering: Answering) -> None:
    with crowd(answering):
        hasty = asked(answering)
    read = asked(answering)

    assert (hasty.unread, read.unread) == (True, False)
    for answer, notes in ((hasty, 1), (read, 0)):
        assert _texts(answer_card(answer)).count(UNREAD) == notes
        assert answer_text(answer).count(UNREAD) == notes


def test_a_kept_answer_still_tells_that_it_was_not_read(answering: Answering) -> None:
    with crowd(answering):
        hasty = answering.ask(SERVER, ASKED, 5, None, 1e12)

    given = answering.given(SERVER, hasty.key)

    assert given is not None
    assert given.answer.unread


def test_an_abstention_tells_so_too_and_what_is_not_judged_does_not(answering: Answering) -> None:
    with crowd(answering):
        missed = asked(answering, AskedQuestion("How do volcanoes erupt?"))
        chatter = asked(answering, AskedQuestion("hi"))
        stated = asked(answering, AskedQuestion("Who wrote this article?"))

    assert (missed.reason, missed.unread) == (Reason.NOT_COVERED, True)
    assert (chatter.reason, chatter.unread) == (Reason.NOT_A_QUESTION, False)
    assert (bool(stated.facts), stated.unread) == (True, False)


def test_without_a_reader_there_is_nothing_to_tell(database: Database) -> None:
    engine = Engine(database, WordEncoder())
    engine.writer.add(SERVER, draft(WHERE), source())
    answering = Answering(engine, AskedQuestions(database))

    with crowd(answering):
        assert not asked(answering).unread


def test_the_form_for_scripts_does_not_change(answering: Answering) -> None:
    with crowd(answering):
        told = answer_object(asked(answering))

    assert set(told) == {"question", "answered", "confidence", "reason", "passages", "reply"}
    assert set(told["passages"][0]) == {
        "rank", "score", "text", "highlight", "answer", "citation"
    }  # fmt: skip


async def test_who_waited_while_it_was_found_in_haste_reads_the_same(
    database: Database, answering: Answering
) -> None:
    questions = Questions(answering._engine, AskedQuestions(database))  # noqa: SLF001 - its one owner
    since = time.monotonic()
    with crowd(answering):
        first = await questions.ask(SERVER, ASKED, 5, None, since)

    second = await questions.ask(SERVER, ASKED, 5, None, since)
    later = await questions.ask(SERVER, ASKED, 5, None, since + 3600)

    assert (first.answer, first.answer.unread) == (second.answer, True)
    assert not later.answer.unread
    assert second.answer.unread
    assert first.key != second.key
    questions.close()


async def test_no_gap_is_closed_and_nobody_told_on_a_hasty_answer(
    database: Database, answering: Answering, reader: NumberReader
) -> None:
    engine = answering._engine  # noqa: SLF001 - its one owner
    questions = Questions(engine, AskedQuestions(database))
    board = GapBoard(engine, database, questions)
    for name in ("mill", "barge", "forge"):  # among few articles it would be taken for an answer
        engine.writer.add(SERVER, draft(f"The {name} stood by the river."), source(name))
    reader.busy = True  # it takes any number for an answer
    missed = await questions.ask(SERVER, AskedQuestion("Who met the senator in 1901?"), 5)
    reader.busy = False
    assert not missed.answer.answered
    engine.writer.add(SERVER, draft("The senator was met by 1901 troops in secret."), source("two"))

    reader.busy = True
    with pytest.raises(Exception, match="Lots of questions"):
        await board.review(ALL)
    still = len(await board.groups(SERVER))
    reader.busy = False
    closed = await board.review(ALL)

    assert (still, closed) == (1, 1)
    await asyncio.to_thread(board.close)
    questions.close()


def _thread(work: Callable[[], None]) -> threading.Thread:
    made = threading.Thread(target=work)
    made.start()
    return made


def _texts(view: discord.ui.LayoutView) -> list[str]:
    return [each.content for each in view.walk_children() if isinstance(each, TextDisplay)]
