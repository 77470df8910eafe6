"""Question sets in SQuAD 1.1 and 2.0 form, as drafts to store and questions to ask."""

import json
from dataclasses import dataclass
from typing import Any

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.errors import FootnoteError
from corpus.normalise import normalise


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands, from the beginning of its paragraph on."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question with the paragraph (article and paragraph position) it was written about.

    *answers* are the places that people marked; none means the paragraph does not answer.
    """

    text: str
    article: int
    paragraph: int
    answers: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SquadSet:
    """Drafts in file order, and the questions about them."""

    drafts: tuple[Draft, ...]
    questions: tuple[SquadQuestion, ...]


def read_squad(data: bytes) -> SquadSet:
    """Return the question set in *data*; raise `FootnoteError` when it is not in SQuAD form."""
    try:
        entries = json.loads(data)["data"]
        drafts = tuple(_draft(entry) for entry in entries)
        questions = tuple(
            question
            for position, entry in enumerate(entries)
            for question in _questions(position, entry)
        )
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise FootnoteError(
            "The file is not in SQuAD form: it needs data, paragraphs, context, qas and answers."
        ) from error
    return SquadSet(drafts, questions)


def _draft(entry: dict[str, Any]) -> Draft:
    contexts = [normalise(paragraph["context"]) for paragraph in entry["paragraphs"]]
    title = str(entry.get("title", "")).replace("_", " ") or None
    made = assemble(Metadata(title=title), [Block(ParagraphKind.BODY, text) for text in contexts])
    if len(made.paragraphs) != len(contexts):
        raise ValueError("A context without a word is left out, and the others would move up.")
    return made


def _questions(article: int, entry: dict[str, Any]) -> list[SquadQuestion]:
    return [
        SquadQuestion(_said(asked), article, number, _places(paragraph["context"], asked))
        for number, paragraph in enumerate(entry["paragraphs"])
        for asked in paragraph["qas"]
    ]


def _said(asked: dict[str, Any]) -> str:
    said = asked["question"]
    if not isinstance(said, str):
        raise TypeError(said)
    return said


def _places(context: str, asked: dict[str, Any]) -> tuple[Place, ...]:
    if asked.get("is_impossible", False):
        return ()
    return tuple(
        _place(context, marked["text"], marked["answer_start"]) for marked in asked["answers"]
    )


def _place(context: str, answer: str, start: int) -> Place:
    # White space before the answer may shrink when the body is brought to its normal form.
    before = normalise(context[:start] + "|")[:-1]
    return Place(len(before), len(before) + len(normalise(answer)))
