"""What a terminal shows of a passage: the marks are readable with styles and without."""

from datetime import UTC, datetime

from rich.console import Console

from bot.cli.rendering import passage_lines
from corpus.article import Citation, ParagraphKind
from index.answer import RankedPassage, Span

TEXT = "Snow fell. It was 1922. She left."
CITATION = Citation(
    "a", "Why?", (), None, None, None, None, ParagraphKind.BODY, 1, 9, 0, 33, None,
    datetime(2026, 11, 12, tzinfo=UTC),
)  # fmt: skip


def shown(answer: Span | None, *, styles: bool) -> str:
    console = Console(force_terminal=True, width=100, color_system="standard" if styles else None)
    with console.capture() as captured:
        console.print(passage_lines(RankedPassage(1, 0.9, TEXT, Span(11, 23), answer, CITATION)))
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
