"""Key sentences are whole sentences of the article that can be read by themselves."""

import pytest

from corpus.article import Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.store import OPERATOR
from index.answer import RankedPassage, Reply
from index.answering.key_sentences import LOOKED_AT, MOST, key_sentences
from index.answering.sentence_openings import stands_alone
from index.engine import Engine
from tests.doubles.articles import draft, engine, source

OPENING = "The harbour has a new bridge, which the mayor opened on a Saturday in the month of May."
CENTRAL = "The bridge over the harbour was paid for by the senator who wrote the secret memoir."
ASIDE = "The ferries that used to cross the water every hour of the day have been sold abroad."
PLAIN = "Walkers come from all the villages around to look at the water from the middle of it."


def shown(asked: Engine, *paragraphs: str) -> list[str]:
    """Return the key sentences of an article of *paragraphs*."""
    held = asked.writer.add(OPERATOR, draft(*paragraphs), source())
    return [each.text for each in key_sentences(asked.indexes.snapshot(OPERATOR), held.id)]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (CENTRAL, "en"),
        (CENTRAL, None),
        ("Das neue Museum am Hafen hat im ersten Jahr mehr als zehntausend Gäste gezählt.", "de"),
        ("Le nouveau musée du port a compté plus de dix mille visiteurs la première année.", "fr"),
        ("El nuevo museo del puerto contó más de diez mil visitantes durante el primer año.", "es"),
        ("Die Chefin sagte: „Wir haben im ersten Jahr mehr als zehntausend Gäste gezählt.“", "de"),
    ],
)
def test_a_sentence_that_names_what_it_tells_of_stands_alone(
    sentence: str, language: str | None
) -> None:
    assert stands_alone(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("He had run the ministry for years before the memoir was written by somebody else.", "en"),
        ("But then the bridge over the harbour was closed for repairs that took two years.", "en"),
        (
            "When they arrived at the harbour, the bridge over the water was closed for repairs.",
            "en",
        ),
        (
            "One of them crossed the bridge over the harbour on the day on which it was opened.",
            "en",
        ),
        (
            "Das ist der Grund, aus dem die Brücke über den Hafen zwei Jahre lang gesperrt war.",
            "de",
        ),
        (
            "Cette décision a fermé le pont du port pendant deux ans et coûté un million.",
            "fr",
        ),
        (
            "Ellos cruzaron el puente sobre el puerto el mismo día en que se abrió al público.",
            "es",
        ),
        (
            "Ellos cruzaron el puente sobre el puerto el mismo día en que se abrió al público.",
            None,
        ),
        (
            "Who paid for the bridge over the harbour that was opened on a Saturday in the spring?",
            "en",
        ),
        (
            "“The bridge over the harbour is the longest of its kind,” the engineer has said.",
            "en",
        ),
        (
            "The engineer said: “The bridge over the harbour is the longest of its kind anywhere.",
            "en",
        ),
        ("These are the things that a walker on the bridge over the harbour needs to bring:", "en"),
        ("The bridge is open.", "en"),
        (f"The bridge {'over the harbour ' * 20}is open.", "en"),
    ],
)
def test_a_sentence_that_leans_on_others_does_not_stand_alone(
    sentence: str, language: str | None
) -> None:
    assert not stands_alone(sentence, language)


def test_they_come_in_the_order_of_reading_with_their_paragraphs() -> None:
    asked = engine()
    held = asked.writer.add(
        OPERATOR, draft(OPENING, PLAIN, f"{ASIDE} {CENTRAL}", PLAIN[:-1] + " too."), source()
    )

    found = key_sentences(asked.indexes.snapshot(OPERATOR), held.id)

    assert [each.citation.paragraph for each in found] == sorted(
        each.citation.paragraph or 0 for each in found
    )
    assert all(is_a_slice(each, held.body) for each in found)
    assert OPENING not in [each.text for each in found]
    assert CENTRAL in [each.text for each in found]


def test_what_the_first_paragraph_says_is_not_said_again() -> None:
    again = OPENING.replace("month", "whole month")

    assert again not in shown(engine(), OPENING, again, CENTRAL, PLAIN, ASIDE)


def test_an_article_of_one_paragraph_has_key_sentences_too() -> None:
    assert shown(engine(), f"{OPENING} {CENTRAL} {ASIDE}") == [OPENING, CENTRAL, ASIDE]


def test_headings_captions_quotes_and_what_an_interviewer_asks_are_none() -> None:
    blocks = [
        Block(ParagraphKind.HEADING, CENTRAL.removesuffix(".")),
        Block(ParagraphKind.CAPTION, CENTRAL.replace("senator", "author")),
        Block(ParagraphKind.QUOTE, CENTRAL.replace("senator", "mayor")),
        Block(ParagraphKind.BODY, f"{CENTRAL} Who paid for the bridge?"),
        Block(ParagraphKind.BODY, ASIDE),
    ]
    asked = engine()
    held = asked.writer.add(OPERATOR, assemble(Metadata("An interview"), blocks), source())

    found = key_sentences(asked.indexes.snapshot(OPERATOR), held.id)

    assert [each.text for each in found] == [ASIDE]


def test_a_sentence_that_was_cut_into_two_passages_is_none() -> None:
    endless = f"The bridge {'over the harbour and the memoir of the senator, ' * 5}is open."

    assert shown(engine(), *[endless.replace("open", each) for each in "abcd"]) == []


def test_a_long_article_has_few_from_everywhere() -> None:
    # Each too long to be joined to another.
    paragraphs = [
        f"{CENTRAL[:-1]} in the year {number}. The ferries were sold abroad in {number} too."
        for number in range(LOOKED_AT + 200)
    ]
    topics = "memoir mexico missiles senator baghdad sanctions author cartels troops".split()
    varied = [
        text.replace("bridge", topics[at * len(topics) // len(paragraphs)])
        for at, text in enumerate(paragraphs)
    ]
    asked = engine()
    held = asked.writer.add(OPERATOR, draft(*varied), source())

    found = key_sentences(asked.indexes.snapshot(OPERATOR), held.id)

    places = [(each.citation.paragraph or 0) / len(varied) for each in found]
    assert 1 < len(found) <= MOST
    assert max(places) > 1 / 2 > min(places)


def test_an_article_that_is_not_there_has_none() -> None:
    assert key_sentences(engine().indexes.snapshot(OPERATOR), "0" * 12) == ()


def test_an_overview_is_the_first_paragraph_and_the_key_sentences() -> None:
    asked = engine()
    held = asked.writer.add(
        OPERATOR, draft(OPENING, CENTRAL, ASIDE, PLAIN, title="The bridge"), source()
    )

    answer = asked.overview(OPERATOR, held.id)

    assert (answer.question, answer.reply, answer.answered) == ("The bridge", Reply.ARTICLE, True)
    assert [each.text for each in answer.passages] == [OPENING, CENTRAL, ASIDE, PLAIN]
    assert [each.rank for each in answer.passages] == [1, 2, 3, 4]
    assert [each.article_id for each in answer.shown] == [held.id]
    assert answer.articles == {held.id: 1}


def test_an_article_of_headings_and_items_alone_is_shown_by_its_first_item() -> None:
    blocks = [Block(ParagraphKind.HEADING, "Bring"), Block(ParagraphKind.LIST, "- a lamp")]
    asked = engine()
    held = asked.writer.add(OPERATOR, assemble(Metadata("Night walks"), blocks), source())

    assert [each.text for each in asked.overview(OPERATOR, held.id).passages] == ["- a lamp"]


def is_a_slice(passage: RankedPassage, body: str) -> bool:
    """Return whether *passage* is what its citation says of *body*, and the whole of it marked."""
    cited = passage.citation
    return (
        body[cited.start : cited.end] == passage.text
        and passage.highlight.start == 0
        and passage.highlight.end == len(passage.text)
    )
