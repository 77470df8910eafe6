"""The forms that question sets come in, and which one lies at a path."""

from enum import StrEnum
from pathlib import Path

from corpus.errors import FootnoteError

QUESTIONS = "questions.json"
EXPECTED = "expected.json"


class Form(StrEnum):
    """Forms of question sets that can be read."""

    SQUAD = "squad"
    """A file of articles, questions and answers, as SQuAD 1.1 and 2.0 are."""
    MEMBERS = "members"
    """A folder with `articles/` and `questions.json`: what members type, with what is right."""
    FIELD = "field"
    """A folder with `articles/` and `expected.json`: what was reported to go wrong."""


_FILES = {Form.MEMBERS: QUESTIONS, Form.FIELD: EXPECTED}


def form_of(path: Path) -> Form:
    """Return the form of the question set at *path*: a folder's by the file it holds.

    Raises:
        FootnoteError: It is a folder with none of these files, or with several.
    """
    if not path.is_dir():
        return Form.SQUAD
    held = [form for form, name in _FILES.items() if (path / name).is_file()]
    if len(held) == 1:
        return held[0]
    raise FootnoteError(
        "{folder} holds both {questions} and {expected}: name one of them by --format."
        if held
        else "{folder} holds neither {questions} nor {expected}: give the folder of one of them, "
        "or a SQuAD file.",
        folder=str(path),
        questions=QUESTIONS,
        expected=EXPECTED,
    )
