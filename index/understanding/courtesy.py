"""What stands before a question for courtesy alone: a greeting, thanks for the answer before."""

import re

from index.answer import SmallTalk
from index.understanding.understanding import small_talk

_SENTENCE = re.compile(r"[^.!?]*+[.!?]++\s++(?=.*\w)", re.DOTALL)
"""A sentence that has words behind it."""

_COURTESIES = frozenset({SmallTalk.GREETING, SmallTalk.THANKS})


def asks(message: str) -> bool:
    """Return whether *message* is more than small talk, which a conversation leaves out."""
    return small_talk(message) is None or any(map(str.isdigit, message))


def without_courtesy(question: str) -> str:
    """Return *question* from its first sentence that is more than a greeting or thanks.

    Articles say nothing of these, so that their words only draw the search away. What is nothing
    but courtesy as a whole stays as it is: “thanks!! that helped”.
    """
    if small_talk(question) is not None:
        return question
    start = 0
    while sentence := _SENTENCE.match(question, start):
        talk = small_talk(sentence[0])
        if talk is None or talk.small_talk not in _COURTESIES:
            break
        start = sentence.end()
    return question[start:]
