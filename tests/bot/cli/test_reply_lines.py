"""Every kind of reply can be read in a terminal, and a number chooses among articles offered."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from bot.cli.chat import Chat
from bot.cli.reply_lines import answer_lines
from corpus.store import OPERATOR
from index.answer import Answer, Fact, Reason, SmallTalk
from index.answering import composition
from index.answering.overview import overview
from index.engine import Engine
from index.understanding.replies import choice, fact_reply, library_reply, small_talk_reply
from tests.doubles.articles import BRIDGE, MEMOIR, draft, engine, source

CITED = "Jane Q. Doe · The Harbour Post · 6 May 2022"
ROW = "Jane Q. Doe The Harbour Post 6 May 2022"


@pytest.fixture
def asked() -> Engine:
    made = engine()
    made.writer.add(OPERATOR, draft(MEMOIR), source())
    made.writer.add(OPERATOR, draft(BRIDGE, title="A bridge"), source("two.txt"))
    return made


def printed(answer: Answer) -> str:
    console = Console(file=io.StringIO(), width=200, force_terminal=True, color_system=None)
    with console.capture() as capture:
        console.print(answer_lines(answer))
    return " ".join(capture.get().split())


def test_a_fact_stands_above_what_it_is_told_of(asked: Engine) -> None:
    (article, *_), snapshot = asked.articles.all(OPERATOR), asked.indexes.snapshot(OPERATOR)

    stated = fact_reply("Who?", snapshot, article, [Fact.AUTHOR], 1)
    unknown = fact_reply("Link?", snapshot, article, [Fact.LINK], 1)

    assert printed(stated).startswith("Written by Jane Q. Doe. »")
    assert printed(unknown) == (
        f"The article was posted without a link. {article.metadata.title} · {CITED}"
    )


def test_an_article_is_shown_by_its_head_and_its_first_paragraph(asked: Engine) -> None:
    article = next(each for each in asked.articles.all(OPERATOR) if each.body == BRIDGE)

    said = printed(overview("A bridge", asked.indexes.snapshot(OPERATOR), article))

    assert said.startswith(f"A bridge · {CITED} »The bridge over the harbour opened in May.«")


def test_articles_to_choose_from_are_numbered(asked: Engine) -> None:
    said = printed(choice("Who wrote it?", asked.articles.all(OPERATOR), None))

    first, second = (each.metadata.title for each in asked.articles.all(OPERATOR))
    assert said == (
        "Which article do you mean? Type its number. Title Author Publication Published "
        f"1 {first} {ROW} 2 {second} {ROW}"
    )


def test_a_list_of_articles_says_what_it_is(asked: Engine) -> None:
    some, none = asked.articles.all(OPERATOR)[:1], ()

    assert printed(library_reply("?", some, "bridges")).startswith(
        "1 article fits \u201cbridges\u201d:"
    )
    assert printed(library_reply("?", none, "ferries")) == (
        "I looked, but no article here fits \u201cferries\u201d."
    )


def test_a_question_in_a_language_that_is_not_searched_is_told_so() -> None:
    answer = composition.abstention("Wer hat das Rennen gewonnen?", Reason.NOT_COVERED)

    assert printed(answer) == "I couldn't find that in these articles."
    assert printed(replace(answer, language="de")).startswith(
        "Ich kann diese Artikel nur auf Englisch durchsuchen"
    )


@pytest.mark.parametrize("kind", list(SmallTalk))
def test_small_talk_gets_a_line_that_names_nothing_a_terminal_lacks(kind: SmallTalk) -> None:
    said = printed(small_talk_reply("thx", kind))

    assert said.strip()
    assert re.findall(r"/[a-z]+|moderator|server", said) == []


def test_a_number_answers_about_the_article_chosen_and_the_talk_goes_on_about_it(
    asked: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("who wrote it\n2\nwhen was it published\n7\n"))
    console = Console(file=io.StringIO(), width=200, force_terminal=True, color_system=None)
    with console.capture() as capture:
        Chat(asked, console).run()
    said = " ".join(capture.get().split())

    second = asked.articles.all(OPERATOR)[1]
    chosen = said.partition("Type its number.")[2]
    assert "Written by Jane Q. Doe." in chosen
    assert "Published on 6 May 2022." in chosen
    assert chosen.count(f"] {second.metadata.title} · ") == 2
