"""Questions about an article itself are answered from its citation and its author's note."""

import pytest

from corpus.article import Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.store import OPERATOR
from index.answer import Fact
from index.answering.about_article import facts_asked
from tests.doubles.articles import BRIDGE, MEMOIR, draft, engine, source

NOTE = "Jane Q. Doe edits the Harbour Post."


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("Who wrote this?", {Fact.AUTHOR}),
        ("who's the author", {Fact.AUTHOR}),
        ("Who is the author of the article?", {Fact.AUTHOR}),
        ("where was it published, and when?", {Fact.PUBLICATION, Fact.DATE}),
        ("When was this article published?", {Fact.DATE}),
        ("which newspaper published this", {Fact.PUBLICATION}),
        ("how long is it?", {Fact.LENGTH}),
        ("Who wrote \u201cA memoir\u201d?", {Fact.AUTHOR}),
        ("Who wrote this law?", set()),
        ("When was it published in France by his rival?", set()),
        ("How long is it to Mexico?", set()),
    ],
)
def test_only_whole_questions_about_the_article_count(question: str, facts: set[Fact]) -> None:
    assert facts_asked(question, ["A memoir"]) == facts


def test_the_authors_note_answers_who_wrote_it() -> None:
    asked = engine()
    stated = Metadata(title="A memoir", authors=("Jane Q. Doe",))
    asked.add(
        OPERATOR,
        assemble(
            stated,
            [
                Block(ParagraphKind.BODY, MEMOIR),
                Block(ParagraphKind.BODY, BRIDGE),
                Block(ParagraphKind.ABOUT_AUTHOR, NOTE),
            ],
        ),
        source(),
    )

    answer = asked.ask(OPERATOR, "Who wrote this?")

    assert answer.answered
    assert answer.facts == (Fact.AUTHOR,)
    assert answer.passages[0].text == NOTE
    assert [each.rank for each in answer.passages] == [1, 2, 3]


def test_what_the_citation_does_not_state_is_not_made_up() -> None:
    asked = engine()
    asked.add(OPERATOR, assemble(Metadata(), [Block(ParagraphKind.BODY, BRIDGE)]), source())

    assert not asked.ask(OPERATOR, "When was this published?").answered


def test_this_is_no_article_where_there_are_several() -> None:
    asked = engine()
    asked.add(OPERATOR, draft(MEMOIR), source())
    asked.add(OPERATOR, draft(BRIDGE, title="A bridge"), source("two.txt"))

    assert asked.ask(OPERATOR, "Who wrote this?").facts == ()
    assert asked.ask(OPERATOR, "Who wrote A bridge?").passages[0].text == BRIDGE


def test_in_a_server_this_is_its_own_article() -> None:
    asked = engine()
    asked.add(OPERATOR, draft(MEMOIR), source())
    asked.add("discord:1", draft(BRIDGE, title="A bridge"), source("two.txt"))

    assert asked.ask("discord:1", "How long is this?").passages[0].text == BRIDGE
