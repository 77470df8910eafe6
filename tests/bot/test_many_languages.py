"""With the model for many languages a member asks in theirs about articles in others."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.language import speaking
from bot.local_forms import language_name
from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from index.encoding.onnx_encoder import OnnxEncoder
from tests.bot.ask.quoting import quoted, unescape
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.doubles.articles import source

ENGLISH = (
    "The swing bridge was closed on Monday, as divers had found cracks in two of its pillars.",
    "The city will replace both pillars by August, which will cost 3.2 million pounds.",
)
SPANISH = (
    "El museo del faro abre los sábados, y la entrada cuesta seis euros.",
    "Sus más de cuatrocientas lámparas fueron donadas por la familia del último farero.",
)


@pytest.fixture
async def stage(tmp_path: Path, multilingual_encoder: OnnxEncoder) -> AsyncIterator[Stage]:
    async with staged(tmp_path, encoder=multilingual_encoder) as made:
        engine = made.app.engine
        engine.writer.add(SERVER, untold("The swing bridge", *ENGLISH), source("bridge.txt"))
        engine.writer.add(SERVER, untold("El museo del faro", *SPANISH), source("faro.txt"))
        yield made


def untold(title: str, *paragraphs: str) -> Draft:
    """Return a draft that states no language, as most sources do not."""
    return assemble(Metadata(title=title), [Block(ParagraphKind.BODY, each) for each in paragraphs])


@pytest.fixture
def german(stage: Stage) -> Person:
    return Person(stage.discord, "grete", locale="de")


@pytest.mark.parametrize(
    ("question", "passage", "language"),
    [
        ("Warum wurde die Drehbrücke gesperrt?", ENGLISH[0], "Englisch"),
        ("Was kosten die neuen Pfeiler der Brücke?", ENGLISH[1], "Englisch"),
        ("Wie viel kostet der Eintritt in das Museum?", SPANISH[0], "Spanisch"),
        ("Wer hat dem Museum die Lampen gespendet?", SPANISH[1], "Spanisch"),
    ],
)
async def test_a_german_member_is_quoted_an_article_in_its_own_language_which_is_named(
    german: Person, question: str, passage: str, language: str
) -> None:
    reply = await german.command("ask", question=question, private=True)

    assert passage in quoted(reply)
    assert f" · {language}" in unescape(reply.text)


SAME_IN_GERMAN = "Das Leuchtturmmuseum öffnet samstags, und der Eintritt kostet sechs Euro."


@pytest.mark.parametrize(("preferred", "passage"), [("es", SPANISH[0]), ("de", SAME_IN_GERMAN)])
async def test_of_articles_that_answer_the_preferred_language_is_quoted_first(
    stage: Stage, german: Person, preferred: str, passage: str
) -> None:
    twin = untold("Das Leuchtturmmuseum", SAME_IN_GERMAN)
    stage.app.engine.writer.add(SERVER, twin, source("museum.txt"))
    stage.settings.change(SERVER, preferred_language=preferred)

    question = "Was kostet das Museum?"
    reply = await german.command("ask", question=question, private=True)

    assert passage in quoted(reply)


async def test_what_no_article_says_in_any_language_is_refused_and_not_for_its_language(
    german: Person,
) -> None:
    reply = await german.command("ask", question="Wann brechen Vulkane aus?", private=True)

    assert "Das habe ich in den Artikeln dieses Servers nicht gefunden." in reply.text


async def test_a_member_reads_no_language_named_that_they_are_spoken_to_in(stage: Stage) -> None:
    question = "Why was the swing bridge closed?"

    reply = await stage.member.command("ask", question=question, private=True)

    assert ENGLISH[0] in quoted(reply)
    with speaking("en"):
        assert language_name("en") not in reply.text
