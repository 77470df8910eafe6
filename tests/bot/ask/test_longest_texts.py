"""What is sent as plain text, which notifications show, fits a message at its longest."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.ask.answering import card_of, text_of
from bot.language import LANGUAGES, gettext, speaking
from bot.services.answering import Answered
from corpus.article import Citation, ParagraphKind
from corpus.bounds import LONGEST_NAME, LONGEST_TITLE
from index.answer import Answer, Confidence, Fact, ListedArticle, RankedPassage, Reason, Reply, Span
from index.suggestions.suggesting import LONGEST
from index.suggestions.suggestions import Suggestions
from index.understanding.question_limit import QUESTION_LIMIT
from tests.discord_double.judge import message_faults

WORDS = ("*", "\N{GRINNING FACE}", "wide ")
"""What is escaped, what Discord counts twice, and words, to be repeated."""

KEY, AT, DAY = "0123456789abcdef", datetime(2026, 11, 12, tzinfo=UTC), date(2022, 9, 29)


def repeated(word: str, length: int) -> str:
    return (word * length)[:length].strip()


def article(word: str, number: int = 0) -> ListedArticle:
    title, name = repeated(word, LONGEST_TITLE), repeated(word, LONGEST_NAME)
    key = f"{number:012x}"
    url = "https://example.org/" + "x" * 400
    return ListedArticle(key, title, (name,), name, DAY, url, 99, name, AT, None, "ja")


def passage(word: str, rank: int = 1) -> RankedPassage:
    title, name = repeated(word, LONGEST_TITLE), repeated(word, LONGEST_NAME)
    text = repeated(word, 5000)
    cited = Citation(
        *("0" * 12, title, (name,), name, DAY, None, None, ParagraphKind.BODY, 99, 99),
        *(0, len(text), name, AT, 9999),
        heading=name,
        language="ja",
    )
    return RankedPassage(rank, 0.5, text, Span(0, len(text)), None, cited, (cited,) * 9)


def answer(word: str, **more: object) -> Answer:
    asked = repeated(word, QUESTION_LIMIT)
    plain = Answer(asked, answered=True, confidence=None, reason=None, passages=())
    return replace(plain, corrected=asked, unread=True, **more)  # type: ignore[arg-type]  # its fields


def quoted(word: str) -> Answered:
    passages = tuple(passage(word, rank) for rank in range(1, 6))
    return Answered(answer(word, passages=passages, confidence=Confidence.LOW), KEY)


def versions(word: str) -> Answered:
    passages = tuple(passage(word, rank) for rank in range(1, 6))
    return Answered(answer(word, passages=passages, versions=passages), KEY)


def refused(word: str) -> Answered:
    found = answer(word, answered=False, reason=Reason.NOT_COVERED, passages=(passage(word),))
    asked = repeated(word, LONGEST)
    others = tuple(f"{number}{asked[1:]}" for number in range(3))
    near = tuple(article(word, number) for number in range(3))
    return Answered(found, KEY, suggestions=Suggestions(asked, others, near))


def shown(word: str) -> Answered:
    passages = tuple(passage(word, rank) for rank in range(1, 5))
    found = answer(word, reply=Reply.ARTICLE, shown=(article(word),), passages=passages)
    return Answered(found, KEY, questions=tuple(f"{n}{repeated(word, 79)}" for n in range(3)))


def listed(word: str) -> Answered:
    about = repeated(word, QUESTION_LIMIT)
    many = tuple(article(word, number) for number in range(99))
    return Answered(answer(word, reply=Reply.LIBRARY, shown=many, about=about), KEY)


def stated(word: str) -> Answered:
    note = passage(word)
    note = replace(note, citation=replace(note.citation, kind=ParagraphKind.ABOUT_AUTHOR))
    found = answer(
        word, reply=Reply.FACT, shown=(article(word),), facts=tuple(Fact), passages=(note,)
    )
    return Answered(found, KEY)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("made", [quoted, versions, refused, shown, listed, stated])
async def test_the_longest_reply_is_taken_by_discord_as_text_and_as_a_card(
    made: Callable[[str], Answered], word: str
) -> None:
    found = {language: faults(made(word), language) for language in LANGUAGES}

    assert found == {language: [] for language in LANGUAGES}


def faults(answered: Answered, language: str) -> list[str]:
    mentions = {"allowed_mentions": {"parse": list[str]()}}
    with speaking(language):
        notes = (gettext("from the articles of {server}", server="*" * 100),)
        text, buttons = text_of(answered, keeps=True, notes=notes)
        card = card_of(answered, keeps=True, notes=notes)
    plain = {"content": text, "components": buttons.to_components()}
    made = {"components": card.to_components(), "flags": 1 << 15}  # type: ignore[no-untyped-call]  # without types there
    return [*message_faults(plain | mentions), *message_faults(made | mentions)]
