"""Questions keep the event loop free, and say so when too much is asked."""

import asyncio
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.services.questions import SERVER_WAITING, WAITING, Busy, Questions
from corpus.article import Article
from corpus.errors import ArticleChanged, ModelUnavailable, UnknownArticle
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.question import AskedQuestion
from corpus.searched_articles import SearchedArticles
from corpus.store import OPERATOR
from index.engine import Engine
from tests.bot.running import app_in
from tests.doubles.articles import MEMOIR, draft, source

SERVERS = WAITING // SERVER_WAITING
"""So many servers that each has all its room take all the room."""

ASKED = AskedQuestion("Who is the memoir's author?", None)


async def test_the_loop_runs_on_while_the_engine_works(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    questions = Questions(app.engine, AskedQuestions(app.database))
    release = threading.Event()

    made = app.engine.writer.add(OPERATOR, draft(MEMOIR), source())

    def slow(_: SearchedArticles, collection: str, _article_id: str) -> Article:
        assert collection == OPERATOR
        release.wait(10)
        return made

    with patch.object(SearchedArticles, "get", slow):
        working = asyncio.create_task(questions.article(OPERATOR, made.id))
        await asyncio.sleep(0.05)
        assert not working.done()
        release.set()
        assert await working == made
    questions.close()


async def test_one_request_too_many_is_told_at_once(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    questions = Questions(app.engine, AskedQuestions(app.database))
    release = threading.Event()

    with patch.object(SearchedArticles, "get", lambda *_: release.wait(10)):
        waiting = [
            asyncio.create_task(questions.article(f"discord:{number % SERVERS}", "a"))
            for number in range(WAITING)
        ]
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="try again in a moment"):
            await questions.article(OPERATOR, "a")
        release.set()
        await asyncio.gather(*waiting)
    questions.close()


async def test_requests_of_one_server_leave_room_for_the_others(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    questions = Questions(app.engine, AskedQuestions(app.database))
    release = threading.Event()

    with patch.object(SearchedArticles, "get", lambda *_: release.wait(10)):
        waiting = [
            asyncio.create_task(questions.article("discord:1", "a")) for _ in range(SERVER_WAITING)
        ]
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="try again in a moment"):
            await questions.article("discord:1", "a")
        waiting.append(asyncio.create_task(questions.article("discord:2", "a")))
        release.set()
        await asyncio.gather(*waiting)
        waiting = [
            asyncio.create_task(questions.article("discord:1", "a")) for _ in range(SERVER_WAITING)
        ]
        await asyncio.gather(*waiting)
    questions.close()


async def test_questions_wait_until_the_model_is_loaded_and_articles_can_be_read(
    tmp_path: Path,
) -> None:
    app = app_in(tmp_path)
    memoir = app.engine.writer.add(OPERATOR, draft(MEMOIR), source())
    ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    questions = Questions(app.engine, AskedQuestions(app.database), ready)

    asked = asyncio.create_task(questions.ask(OPERATOR, ASKED, 1))
    assert await questions.article(OPERATOR, memoir.id) == memoir
    assert not asked.done()
    ready.set_result(None)

    assert (await asked).answer.passages[0].text == MEMOIR
    questions.close()


async def test_a_model_that_cannot_be_loaded_is_told_to_who_asked(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    questions = Questions(app.engine, AskedQuestions(app.database), ready)
    ready.set_exception(ModelUnavailable("The model is missing: install it."))

    with pytest.raises(ModelUnavailable, match="missing"):
        await questions.ask(OPERATOR, ASKED, 1)
    questions.close()


async def test_a_list_that_a_change_overtakes_is_made_once_more_and_no_oftener(
    tmp_path: Path,
) -> None:
    app = app_in(tmp_path)
    questions = Questions(app.engine, AskedQuestions(app.database))
    looks: list[Engine] = []

    def overtaken(engine: Engine, times: int) -> int:
        looks.append(engine)
        if len(looks) <= times:
            raise ArticleChanged
        return len(looks)

    assert await questions.look_through(OPERATOR, partial(overtaken, times=1)) == 2
    looks.clear()
    with pytest.raises(ArticleChanged):
        await questions.look_through(OPERATOR, partial(overtaken, times=2))
    questions.close()


async def test_quotes_that_a_change_overtakes_are_checked_once_more(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    questions = Questions(app.engine, AskedQuestions(app.database))
    held = app.engine.writer.add(OPERATOR, draft(MEMOIR), source())
    altered = replace(held, body=held.body.replace("spring", "autumn"))
    stored = [{held.id: altered}, {held.id: held}]

    with patch.object(SearchedArticles, "by_id", autospec=True, side_effect=stored):
        check = await questions.check_quotes(OPERATOR, [f'"{MEMOIR}"'])

    assert check is not None
    assert [each.text for one in check.quotations for each in one.passages] == [MEMOIR]
    questions.close()


async def test_a_quote_that_differs_from_the_stored_body_is_never_given(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    questions = Questions(app.engine, AskedQuestions(app.database))
    held = app.engine.writer.add(OPERATOR, draft(MEMOIR), source())
    altered = replace(held, body=held.body.replace("spring", "autumn"))

    with (
        patch.object(SearchedArticles, "by_id", autospec=True, return_value={held.id: altered}),
        pytest.raises(UnknownArticle, match="changed just now: ask again"),
    ):
        await questions.ask(OPERATOR, ASKED, 1)
    assert (await questions.ask(OPERATOR, ASKED, 1)).answer.passages[0].text == held.body
    questions.close()
