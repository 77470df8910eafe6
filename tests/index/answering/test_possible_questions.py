"""What can be asked of an article is what its headings ask and what it names."""

import pytest

from corpus.article import Article, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.store import OPERATOR
from index.answering.possible_questions import LONGEST, possible_questions
from tests.doubles.articles import source

HEADING, BODY = ParagraphKind.HEADING, ParagraphKind.BODY


def article(*blocks: tuple[ParagraphKind, str], language: str | None = "en") -> Article:
    """Return an article of *blocks* in *language*."""
    made = [Block(kind, text) for kind, text in blocks]
    return as_article(OPERATOR, assemble(Metadata("A title", language=language), made), source())


def test_headings_that_ask_come_first_and_others_are_no_questions() -> None:
    asked = possible_questions(
        article(
            (HEADING, "What does it cost?"),
            (BODY, "The fee goes to the Harbour Board, which meets in May."),
            (HEADING, "Opening hours"),
            (HEADING, f"Who may use the {'very ' * 20}long pool?"),
        )
    )

    assert asked == ("What does it cost?", "What does the article say about the Harbour Board?")


@pytest.mark.parametrize(
    ("language", "sentence", "question"),
    [
        (None, "They met Ines Calder there.", "What does the article say about Ines Calder?"),
        ("de-AT", "Dort war Ines Calder.", "Was sagt der Artikel über „Ines Calder“?"),
        ("fr", "On y a vu Ines Calder.", "Que dit l\u2019article sur « Ines Calder » ?"),
        ("es", "Allí estaba Ines Calder.", "¿Qué dice el artículo sobre «Ines Calder»?"),
        ("nl", "Daar was Ines Calder.", "What does the article say about Ines Calder?"),
    ],
)
def test_a_name_is_asked_about_in_the_language_of_its_article(
    language: str | None, sentence: str, question: str
) -> None:
    assert possible_questions(article((BODY, sentence), language=language)) == (question,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Then nobody came, and nobody said why.",
        "It was called “The Long Way Home” by all. It is “Another Long Way Home” now.",
        "The club meets on Monday. It met on Monday, too, in May, and again in May.",
        "A French cook and a French waiter spoke of French food.",
        "Drives hold 4 GB, or 8 GB, or 16 GB.",
        "She was there. “Yes,” he said: Nobody saw her.",
        "Only Harbour Board Chair Ines Maria Calder came.",
    ],
)
def test_what_has_a_capital_for_another_reason_is_not_asked_about(sentence: str) -> None:
    assert possible_questions(article((BODY, sentence))) == ()


def test_a_single_name_counts_where_nothing_belongs_to_it() -> None:
    said = "They sailed to Mexico. The coast of Mexico, it seems, is long. It is Mexico's pride."

    assert possible_questions(article((BODY, said))) == ("What does the article say about Mexico?",)


def test_the_name_said_most_comes_first_and_each_once() -> None:
    said = "They met Ines Calder and Tom Aske. Again Tom Aske came. So did Tom Aske's dog."

    assert possible_questions(article((BODY, said))) == (
        "What does the article say about Tom Aske?",
        "What does the article say about Ines Calder?",
    )


def test_a_question_is_never_longer_than_a_button() -> None:
    long = f"It was {'Calder' * 12} Aske who came."

    assert possible_questions(article((BODY, long))) == ()
    assert all(len(each) <= LONGEST for each in possible_questions(article((HEADING, "Why?"))))
