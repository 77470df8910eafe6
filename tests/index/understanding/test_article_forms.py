"""Articles are meant by their titles in short, by what their form is called, and by their age."""

from datetime import date

import pytest

from corpus.article import Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.store import OPERATOR
from index.answer import Answer, Fact, Reply
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.understanding.versions import Age, age_said
from tests.doubles.articles import source
from tests.doubles.databases import empty_database

DIVER, GOATS, OLD, NEW, POSTER = (
    "Under the ice: a winter with a diver",
    "Goats of the Nordhang: what visitors ask",
    "Sled race: rules (2022)",
    "Sled race: rules and what has changed (2025)",
    "Cable car closes for a week",
)
_BODIES = {
    DIVER: (
        "Liv Aune dives below the ice of Lake Torv, alone, from December to March.",
        "Mads Holm: How cold is it down there?",
        "Liv Aune: Four degrees, always. I wear two suits.",
        "Mads Holm: What do you see there?",
        "Liv Aune: Pike that do not move, and once a piano.",
        "Mads Holm: Are you never afraid of it?",
        "Liv Aune: Of the hole freezing over behind me, yes.",
    ),
    GOATS: (
        "## When are they milked?",
        "At six, and again at half past four in the afternoon.",
        "## Do they bite?",
        "No. They eat sleeves, which is not the same.",
        "## Can we buy cheese?",
        "Yes, in the hut, for 14 francs a piece.",
    ),
    OLD: ("A sled weighs at most 18 kilograms.", "To start costs 25 francs.", "Dogs stay at home."),
    NEW: ("A sled weighs at most 22 kilograms.", "To start costs 30 francs.", "Dogs may watch."),
    POSTER: ("The cable car to the Nordhang closes on 3 May.", "Its rope of 1987 is replaced."),
}
_STATED = {
    DIVER: (("Mads Holm",), "Torv Magazine", date(2024, 2, 3), "https://example.org/ice"),
    GOATS: ((), "Alp Nordhang", date(2023, 6, 9), "https://example.org/goats"),
    OLD: (("Jon Brekke",), "Sled Club", date(2022, 1, 5), "https://example.org/2022"),
    NEW: (("Siri Moe",), "Sled Club", date(2025, 1, 7), "https://example.org/2025"),
    POSTER: (("Eva Lund",), "Valley News", date(2025, 4, 30), None),
}


def _block(text: str) -> Block:
    is_heading = text.startswith("## ")
    kind = ParagraphKind.HEADING if is_heading else ParagraphKind.BODY
    return Block(kind, text.removeprefix("## "))


@pytest.fixture(scope="module")
def engine(fast_encoder: OnnxEncoder) -> Engine:
    made = Engine(empty_database(), fast_encoder)
    for title, texts in _BODIES.items():
        draft = assemble(Metadata(title, *_STATED[title]), list(map(_block, texts)))
        made.writer.add(OPERATOR, draft, source(f"{len(title)}.md"))
    return made


def asked(engine: Engine, question: str) -> Answer:
    return engine.ask(OPERATOR, question)


@pytest.mark.parametrize(
    ("question", "fact", "title"),
    [
        ("who is the author of Under the ice?", Fact.AUTHOR, DIVER),
        ("got a link to under the ice", Fact.LINK, DIVER),
        ("when was Under the ice published", Fact.DATE, DIVER),
        ("link for goats of the nordhang?", Fact.LINK, GOATS),
        ("how old is the interview", Fact.DATE, DIVER),
        ("where did the interview appear", Fact.PUBLICATION, DIVER),
        ("when was the faq posted", Fact.DATE, GOATS),
        ("link to the Q&A pls", Fact.LINK, GOATS),
        ("who wrote the new sled rules", Fact.AUTHOR, NEW),
        ("who wrote the old sled race rules", Fact.AUTHOR, OLD),
        ("link to the current sled rules", Fact.LINK, NEW),
        ("when were the sled rules of 2022 posted online", Fact.DATE, OLD),
    ],
)
def test_a_fact_is_told_of_the_article_that_is_meant(
    engine: Engine, question: str, fact: Fact, title: str
) -> None:
    answer = asked(engine, question)

    assert (answer.reply, [each.title for each in answer.shown]) == (Reply.FACT, [title])
    assert fact in answer.facts


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Under the ice", DIVER),
        ("goats of the nordhang", GOATS),
        ("what visitors ask", GOATS),
        ("summary of the new sled rules", NEW),
        ("tldr of the old sled rules", OLD),
        ("show me the interview with the lady of the lake", DIVER),
    ],
)
def test_an_article_is_shown_that_is_meant(engine: Engine, message: str, title: str) -> None:
    answer = asked(engine, message)

    assert (answer.reply, [each.title for each in answer.shown]) == (Reply.ARTICLE, [title])


@pytest.mark.parametrize("question", ["do you have interviews", "any interviews?"])
def test_interviews_are_listed_by_their_form(engine: Engine, question: str) -> None:
    answer = asked(engine, question)

    assert (answer.reply, [each.title for each in answer.shown]) == (Reply.LIBRARY, [DIVER])


@pytest.mark.parametrize("question", ["do you sell cheese", "will they replace the rope?"])
def test_what_those_do_who_are_told_of_is_no_small_talk(engine: Engine, question: str) -> None:
    assert asked(engine, question).reply in {Reply.ANSWER, Reply.REFUSAL}


@pytest.mark.parametrize("question", ["do you like cheese", "do you sleep", "do you know goats"])
def test_what_the_bot_is_asked_stays_small_talk(engine: Engine, question: str) -> None:
    assert asked(engine, question).reply is Reply.SMALL_TALK


@pytest.mark.parametrize("question", ["what can i ask about", "what can we ask here?"])
def test_what_can_be_asked_about_is_every_article(engine: Engine, question: str) -> None:
    answer = asked(engine, question)

    assert (answer.reply, len(answer.shown)) == (Reply.LIBRARY, len(_BODIES))


@pytest.mark.parametrize(
    "question", ["what is the newest one you have", "whats the latest thing u got"]
)
def test_the_newest_is_listed_first(engine: Engine, question: str) -> None:
    answer = asked(engine, question)

    assert answer.reply is Reply.LIBRARY
    assert answer.shown[0].title == POSTER


@pytest.mark.parametrize(
    ("question", "weight"),
    [
        ("how heavy may a sled be in the old rules", "18 kilograms"),
        ("what may a sled weigh under the new rules", "22 kilograms"),
        ("how much does it cost to start the sled race now", "30 francs"),
        ("what did it cost to start in the previous sled race rules", "25 francs"),
    ],
)
def test_of_two_versions_the_one_that_is_meant_comes_first(
    engine: Engine, question: str, weight: str
) -> None:
    assert weight in asked(engine, question).passages[0].text


def test_without_an_age_it_is_asked_which_version_is_meant(engine: Engine) -> None:
    answer = asked(engine, "who wrote the sled race rules")

    assert answer.reply is Reply.CHOOSE
    assert {each.title for each in answer.shown} == {OLD, NEW}


@pytest.mark.parametrize(
    ("question", "age"),
    [
        ("what was the fee in the old rules", Age.OLDER),
        ("what do the current rules say", Age.NEWEST),
        ("what is it now", Age.NEWEST),
        ("was stand in den alten Regeln", Age.OLDER),
        ("que disent les nouvelles r\u00e8gles", Age.NEWEST),
        ("how old are the rules", None),
        ("is she 30 years old", None),
        ("are the old rules still what counts now", None),
        ("what did Newton know", None),
        ("", None),
    ],
)
def test_an_age_is_said_by_a_word_for_it(question: str, age: Age | None) -> None:
    assert age_said(question) is age
