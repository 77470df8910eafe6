"""A citation leads to the place that is marked, in a page or in a recording."""

from dataclasses import replace

from bot.cli.json_output import answer_object
from corpus.article import ParagraphKind, Slice
from corpus.assembly import Block, assemble
from corpus.store import OPERATOR
from index.citations import passage_citation
from tests.doubles.articles import BRIDGE, MISSILES, draft, engine, source

WATCHED = "https://www.youtube.com/watch?v=aB3"
TALK = assemble(
    replace(draft("x").metadata, url=WATCHED),
    [Block(ParagraphKind.BODY, MISSILES, at=12), Block(ParagraphKind.BODY, BRIDGE, at=760)],
)


def test_the_time_cited_is_that_of_the_paragraph_that_is_marked() -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, TALK, source("talk.vtt"))

    marked = held.body.index("Ten thousand")
    whole = passage_citation(held, 0, len(held.body), Slice(marked, marked + 1))

    assert (whole.at, whole.paragraph) == (760, 2)
    assert whole.deep_link == f"{WATCHED}&t=760"


def test_an_answer_from_a_recording_has_its_time_in_its_link_and_keeps_the_form_of_scripts() -> (
    None
):
    asked = engine()
    asked.writer.add(OPERATOR, TALK, source("talk.vtt"))

    answer = asked.ask(OPERATOR, "Which bridge opened over the harbour in May?")
    told = answer_object(answer)["passages"][0]["citation"]

    assert answer.passages[0].citation.at == 760
    assert told["deep_link"] == f"{WATCHED}&t=760"
    assert "at" not in told


def test_a_page_is_cited_without_a_time() -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, draft(BRIDGE, url="https://news.example/a"), source())

    cited = passage_citation(held, 0, len(held.body), Slice(0, len(held.body)))

    assert cited.at is None
    assert cited.deep_link is not None
    assert cited.deep_link.startswith("https://news.example/a#:~:text=")
