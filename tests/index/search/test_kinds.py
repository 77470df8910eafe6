"""An article's form tells what it is called; its title, which others are versions of it."""

import pytest

from corpus.article import Article, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.store import OPERATOR
from index.search.kinds import family, kind_of
from tests.doubles.articles import article, source

QUESTIONS = ("Who feeds the goats?", "Do they bite you?", "Where do they sleep?")
REPLY = "Nobody knows that."


def made(kind: ParagraphKind, questions: tuple[str, ...]) -> Article:
    blocks = [
        block
        for each in questions
        for block in (Block(kind, each), Block(ParagraphKind.BODY, REPLY))
    ]
    return as_article(OPERATOR, assemble(Metadata(title="Goats"), blocks), source())


def test_an_article_in_which_speakers_ask_is_an_interview() -> None:
    spoken = tuple(f"Ms Kid: {each}" for each in QUESTIONS)

    assert kind_of(made(ParagraphKind.BODY, spoken)) == "interview"
    assert kind_of(made(ParagraphKind.BODY, spoken[:2])) is None


def test_an_article_whose_headings_ask_is_questions_and_answers() -> None:
    assert kind_of(made(ParagraphKind.HEADING, QUESTIONS)) == "faq"
    assert kind_of(made(ParagraphKind.HEADING, QUESTIONS[:2])) is None


def test_questions_that_nobody_says_tell_no_kind() -> None:
    assert kind_of(made(ParagraphKind.BODY, QUESTIONS)) is None


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Rules of the goat race 2024", "Rules of the goat race (2026)"),
        ("Goat race 2024: rules", "Goat race 2026: rules and what has changed"),
        ("Goatland 1.2 patch notes: Hay", "Goatland 1.3 patch notes: Straw"),
        ("Goat race: prices, summer 2025", "Goat race: prices, winter 2026"),
        ("Minutes of the Goat Club, 3 May 2026", "Minutes of the Goat Club, 7 June 2026"),
    ],
)
def test_titles_of_versions_differ_in_numbers_days_and_what_stands_behind(
    title: str, other: str
) -> None:
    assert family(article(REPLY, title=title)) == family(article(REPLY, title=other)) != frozenset()


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Goat race 2024: rules", "Sheep race 2026: rules"),
        ("Goat race 2024: rules", "Goat race 2026: minutes"),
        ("Goatland 1.2 patch notes", "Sheepland 1.3 patch notes"),
    ],
)
def test_other_things_and_other_kinds_are_no_versions(title: str, other: str) -> None:
    assert family(article(REPLY, title=title)) != family(article(REPLY, title=other))


@pytest.mark.parametrize("title", ["", "Rules", "2026", "Goats 2026", "12 May 2026"])
def test_what_has_no_two_words_of_its_own_has_no_versions(title: str) -> None:
    assert family(article(REPLY, title=title)) == frozenset()
