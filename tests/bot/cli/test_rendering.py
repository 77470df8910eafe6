"""What a terminal shows of a passage: the marks are readable with styles and without."""

from datetime import UTC, datetime

from rich.console import Console

from bot.cli.passage_lines import PassageLines
from bot.cli.reply_lines import answer_lines
from corpus.article import Article, Citation, Metadata, ParagraphKind, Slice
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.tables import WrittenCell
from index.answer import Answer, RankedPassage, Reason, Reply, Span
from index.answering.composition import abstention
from index.answering.quoting import quoted_passage
from tests.doubles.articles import source
from tests.doubles.tables import BAYS, body, item, row

TEXT = "Snow fell. It was 1922. She left."
CITATION = Citation(
    "a", "Why?", (), None, None, None, None, ParagraphKind.BODY, 1, 9, 0, 33, None,
    datetime(2026, 11, 12, tzinfo=UTC),
)  # fmt: skip


def ranked(answer: Span | None) -> RankedPassage:
    return RankedPassage(1, 0.9, TEXT, Span(11, 23), answer, CITATION)


def shown(answer: Span | None, *, styles: bool) -> str:
    console = Console(force_terminal=True, width=100, color_system="standard" if styles else None)
    with console.capture() as captured:
        console.print(PassageLines(ranked(answer)))
    return captured.get()


def test_the_sentence_that_answers_stands_between_two_signs() -> None:
    for answer in (None, Span(18, 22)):
        assert "Snow fell. »It was 1922.« She left." in shown(answer, styles=False)


def test_the_words_that_answer_are_underlined_inside_the_bold_sentence() -> None:
    assert "\x1b[1m»It was \x1b[0m\x1b[1;4m1922\x1b[0m\x1b[1m.«\x1b[0m" in shown(
        Span(18, 22), styles=True
    )


def test_without_such_words_only_the_sentence_is_bold() -> None:
    found = shown(None, styles=True)

    assert "\x1b[1mIt was 1922.«\x1b[0m" in found
    assert "\x1b[1;4m" not in found


def article(*blocks: Block) -> Article:
    return as_article("discord:1", assemble(Metadata(), blocks), source())


def printed(held: Article, at: int, answer: str | None = None) -> list[str]:
    """Return the lines of the paragraph *at*, without its citation."""
    paragraph = held.paragraphs[at]
    place = Slice(paragraph.start, paragraph.end)
    text = held.body[slice(*place)]
    words = Span(text.index(answer), text.index(answer) + len(answer)) if answer else None
    whole = Span(0, len(text))
    passage = quoted_passage(held, place, rank=1, score=0.9, marked=whole, words=words)
    console = Console(force_terminal=True, width=60, color_system=None)
    with console.capture() as captured:
        console.print(PassageLines(passage))
    lines = [line.strip() for line in captured.get().split("\n")]
    return lines[: next(number for number, line in enumerate(lines) if line.startswith("[1]"))]


def test_a_row_is_a_small_table_with_the_cell_that_answers_between_two_signs() -> None:
    assert printed(article(*BAYS), 4, "44 metres") == [
        "Bays of the harbour bridge",
        "Bay:     third",
        "Length:  »44 metres«",
        "State:   cracked",
    ]


def test_what_names_all_cells_of_a_row_stands_above_it() -> None:
    wide = WrittenCell("Sundays", heading=True, columns=2)
    held = article(row(wide), row("From", "To", heading=True), row("Oban", "Mull"))

    assert printed(held, 2) == ["Sundays:", "From:  Oban", "To:    Mull"]


def test_an_item_stands_below_its_line_and_what_lies_between_is_not_hidden() -> None:
    held = article(body("Bring these:"), item("a rope"), item("a lamp"))

    assert printed(held, 1) == ["Bring these:", "»a rope«"]
    assert printed(held, 2) == ["Bring these:", "…", "»a lamp«"]


def test_above_what_is_found_stands_what_was_searched_where_words_were_misspelt() -> None:
    refused = Answer(
        "Whoo?", answered=False, confidence=None, reason=Reason.NOT_COVERED, passages=(),
        corrected="Who [ran]?", reply=Reply.REFUSAL,
    )  # fmt: skip
    console = Console(width=80)

    with console.capture() as captured:
        console.print(answer_lines(refused))

    assert captured.get().splitlines() == [
        "Showing results for Who [ran]?",
        "I couldn't find that in these articles.",
    ]


def test_what_is_near_but_no_answer_has_no_words_underlined() -> None:
    near = abstention("Why?", Reason.NOT_COVERED, (ranked(Span(18, 22)),))

    console = Console(force_terminal=True, width=100, color_system="standard")
    with console.capture() as captured:
        console.print(*map(PassageLines, near.passages))

    assert "1922" in captured.get()
    assert "\x1b[1;4m" not in captured.get()
