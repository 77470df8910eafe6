"""What is asked of an article itself is told from what it states, never made up."""

from corpus.article import Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.store import OPERATOR
from index.answer import Fact, Reason, Reply
from tests.doubles.articles import BRIDGE, MEMOIR, draft, engine, source

NOTE = "Jane Q. Doe edits the Harbour Post."


def test_the_authors_note_is_shown_with_the_author() -> None:
    asked = engine()
    stated = Metadata(title="A memoir", authors=("Jane Q. Doe",))
    blocks = [
        Block(ParagraphKind.BODY, MEMOIR),
        Block(ParagraphKind.BODY, BRIDGE),
        Block(ParagraphKind.ABOUT_AUTHOR, NOTE),
    ]
    asked.writer.add(OPERATOR, assemble(stated, blocks), source())

    answer = asked.ask(OPERATOR, "Who wrote this?")

    assert (answer.reply, answer.answered, answer.facts) == (Reply.FACT, True, (Fact.AUTHOR,))
    assert [each.text for each in answer.passages] == [NOTE, MEMOIR, BRIDGE]
    assert [each.rank for each in answer.passages] == [1, 2, 3]


def test_the_authors_note_answers_where_no_author_is_stated() -> None:
    asked = engine()
    blocks = [Block(ParagraphKind.BODY, BRIDGE), Block(ParagraphKind.ABOUT_AUTHOR, NOTE)]
    asked.writer.add(OPERATOR, assemble(Metadata(), blocks), source())

    answer = asked.ask(OPERATOR, "Who wrote this?")

    assert (answer.reply, answer.answered, answer.facts) == (Reply.ANSWER, True, ())
    assert answer.passages[0].text == NOTE


def test_what_the_article_does_not_state_is_told_to_be_unknown() -> None:
    asked = engine()
    held = asked.writer.add(
        OPERATOR, assemble(Metadata(), [Block(ParagraphKind.BODY, BRIDGE)]), source()
    )

    answer = asked.ask(OPERATOR, "When was this published?")

    assert (answer.reply, answer.answered) == (Reply.FACT, False)
    assert (answer.reason, answer.facts, answer.passages) == (
        Reason.NOT_COVERED,
        (Fact.DATE,),
        (),
    )
    assert [each.article_id for each in answer.shown] == [held.id]


def test_two_facts_are_told_together() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR), source())

    answer = asked.ask(OPERATOR, "Where was it published, and when?")

    assert answer.facts == (Fact.PUBLICATION, Fact.DATE)


def test_where_there_are_several_articles_it_is_asked_which_this_is() -> None:
    asked = engine()
    memoir = asked.writer.add(OPERATOR, draft(MEMOIR), source())
    bridge = asked.writer.add(OPERATOR, draft(BRIDGE, title="A bridge"), source("two.txt"))

    answer = asked.ask(OPERATOR, "Who wrote this?")

    assert (answer.reply, answer.facts) == (Reply.CHOOSE, ())
    assert {each.article_id for each in answer.shown} == {memoir.id, bridge.id}
    assert asked.ask(OPERATOR, "Who wrote A bridge?").passages[0].text == BRIDGE


def test_in_a_server_this_is_its_own_article() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR), source())
    asked.writer.add("discord:1", draft(BRIDGE, title="A bridge"), source("two.txt"))

    assert asked.ask("discord:1", "How long is this?").passages[0].text == BRIDGE


def test_no_server_is_asked_about_anothers_articles() -> None:
    asked = engine()
    asked.writer.add("discord:1", draft(MEMOIR), source())
    asked.writer.add("discord:1", draft(BRIDGE, title="A bridge"), source("two.txt"))
    own = asked.writer.add("discord:2", draft(MEMOIR), source())

    answer = asked.ask("discord:2", "Who wrote this?")

    assert [each.article_id for each in answer.shown] == [own.id]


def test_a_recipe_or_a_syllabus_need_not_say_so_in_its_title() -> None:
    asked = engine()
    soup = Metadata(title="Chestnut soup with sage", authors=("Jane Q. Doe",))
    asked.writer.add(OPERATOR, assemble(soup, [Block(ParagraphKind.BODY, MEMOIR)]), source())
    asked.writer.add(OPERATOR, draft(BRIDGE, title="LAW 12: Bridges"), source("two.txt"))

    answer = asked.ask(OPERATOR, "who wrote the chestnut soup recipe")
    other = asked.ask(OPERATOR, "when was the law 12 syllabus published")

    assert (answer.reply, answer.facts, len(answer.shown)) == (Reply.FACT, (Fact.AUTHOR,), 1)
    assert answer.shown[0].title == "Chestnut soup with sage"
    assert (other.facts, other.shown[0].title) == ((Fact.DATE,), "LAW 12: Bridges")
