"""Which questions can be asked: not empty, and no longer than a question is."""

from corpus.errors import InvalidQuestion
from corpus.normalise import normalise

QUESTION_LIMIT = 500
"""Characters of a question: more than Discord shows in one line, less than a pasted article."""


def checked(question: str) -> str:
    """Return *question* as it is searched; raise `InvalidQuestion` if it cannot be."""
    asked = normalise(question)
    if not asked:
        raise InvalidQuestion("The question is empty: type what you would like to know.")
    if len(asked) > QUESTION_LIMIT:
        raise InvalidQuestion(
            "The question has {count} characters: ask in {limit} or fewer.",
            count=len(asked),
            limit=QUESTION_LIMIT,
        )
    return asked
