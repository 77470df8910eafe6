"""What stands before a question and asks nothing: a greeting, thanks, a label as threads have."""

import re

from index.answer import SmallTalk
from index.understanding.understanding import small_talk

_SENTENCE = re.compile(r"[^.!?]*+[.!?]++\s++(?=.*\w)", re.DOTALL)
"""A sentence that has words behind it."""

_LABEL = re.compile(r"\s*+(?:\[([^\][]{1,30})\]|([^\W\d_][\w -]{0,29}):(?!/))\s*+(?=\S)")
"""What a title begins with: "[Question] …", "Feature request: …"."""
_LABELS = frozenset(
    "question questions q request requests fr bug issue issues problem help suggestion idea "
    "frage hilfe pregunta problema ayuda demande aide".split()
)
_IN_LABELS = _LABELS | frozenset(
    "feature quick another one general follow up followup simple dumb stupid silly noob random "
    "urgent kurze kleine rapide r\u00e1pida".split()
)

_COURTESIES = frozenset({SmallTalk.GREETING, SmallTalk.THANKS})


def asks(message: str) -> bool:
    """Return whether *message* is more than small talk, which a conversation leaves out."""
    return small_talk(message) is None or any(map(str.isdigit, message))


def without_courtesy(question: str) -> str:
    """Return *question* from its first sentence that is more than a greeting or thanks.

    Nor is a label part of it: “[Question]”, “Bug:”. Articles say nothing of these, so that their
    words only draw the search away. What is nothing but courtesy as a whole stays as it is:
    “thanks!! that helped”.
    """
    question = _without_label(question)
    if small_talk(question) is not None:
        return question
    start = 0
    while sentence := _SENTENCE.match(question, start):
        talk = small_talk(sentence[0])
        if talk is None or talk.small_talk not in _COURTESIES:
            break
        start = sentence.end()
    return question[start:]


def _without_label(question: str) -> str:
    found = _LABEL.match(question)
    if found is None:
        return question
    words = re.findall(r"\w+", (found[1] or found[2]).casefold())
    is_label = bool(words) and words[-1] in _LABELS and _IN_LABELS.issuperset(words)
    return question[found.end() :] if is_label else question
