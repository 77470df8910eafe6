"""Code is marked by whole lines, with the step that stands over it."""

from corpus.article import Article, Metadata, ParagraphKind, Slice
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.store import OPERATOR
from index.answering.quoted_finalist import whole_lines, with_code_below
from tests.doubles.articles import source

STEP, NEXT = "2. Fill the tank. It takes a minute:", "3. Wait."
COMMANDS = ("tank --fill 40", "tank --seal")


def steps() -> Article:
    blocks = [
        Block(ParagraphKind.LIST, STEP),
        *(Block(ParagraphKind.CODE, each) for each in COMMANDS),
        Block(ParagraphKind.LIST, NEXT),
    ]
    return as_article(OPERATOR, assemble(Metadata(title="A tank"), blocks), source())


def place(article: Article, text: str) -> Slice:
    start = article.body.index(text)
    return Slice(start, start + len(text))


def test_a_part_of_a_command_is_marked_as_the_whole_line() -> None:
    article = steps()
    assert whole_lines(article, place(article, "40")) == place(article, COMMANDS[0])


def test_from_a_step_into_code_the_line_is_marked_to_its_end() -> None:
    article = steps()
    marked = Slice(place(article, "It takes").start, place(article, "tank --se").end)
    assert whole_lines(article, marked) == Slice(marked.start, place(article, COMMANDS[1]).end)


def test_a_step_that_ends_with_a_colon_is_marked_with_all_code_below_it() -> None:
    article = steps()
    fill = place(article, "2. Fill the tank.")
    assert with_code_below(article, fill) == Slice(fill.start, place(article, COMMANDS[1]).end)


def test_what_has_no_code_below_it_stays_marked_as_it_is() -> None:
    article = steps()
    for marked in (place(article, NEXT), place(article, COMMANDS[0])):
        assert with_code_below(article, marked) == marked


def test_words_that_are_no_code_stay_as_they_are() -> None:
    article = steps()
    assert whole_lines(article, place(article, "a minute")) == place(article, "a minute")
