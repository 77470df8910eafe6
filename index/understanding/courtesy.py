"""What a message says beside what it asks: greetings, thanks, labels, calls for help, stories."""

import re

from corpus.sentences import is_question
from index.answer import SmallTalk
from index.search.words import stems
from index.understanding.asking_words import opens_question
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

_GREETING = re.compile(
    r"(?i:hi|hii+|hello|hey+|heya|hiya|yo|greetings|hallo|hola|salut|bonjour)"
    r"(?i: (?:all|everyone|everybody|guys|folks|there|team|people|y'?all|again))?"
    r"(?:[,!.]++ ++(?=\S+ \S)| ++(?=[a-z]\S* \S))"
)
"""A greeting in one sentence with what is asked: “hi all, who built the bridge”."""
_PAUSE = r"(?:(?<=[.!?\u2026])|\s?[,;:\u2013\u2014-]{1,3})\s{1,3}"
_CALL = re.compile(
    rf"(?:{_PAUSE}|(?<=\w)\s{{1,3}})(?:(?:and|so|but) )?(?:"
    r"(?:can|could) (?:any|some)(?:one|body) (?:please )?help(?: me)?(?: out)?|please help(?: me)?"
    rf")[\s?!.]*$|{_PAUSE}(?:"
    r"any (?:ideas?|help|advice|suggestions?|clues?)(?: please| would be (?:great|appreciated))?"
    r"|help(?: me)?(?: (?:please|pls|plz))?|(?:thanks|thank you|thx)(?: in advance)?|tia"
    r")[\s?!.]*$",
    re.IGNORECASE,
)
"""A call for help behind what is told: it says nothing of what help is needed for."""
_SAID = re.compile(r"(?:(?<=\w\w[.!?\u2026])|(?<=[^\w\s][.!?\u2026]))\s{1,9}|\n")
"""Between two sentences, as they are typed: the second may begin with a small letter."""
_MANY = 45
"""Words of a message that tells something before it asks; a shorter one is searched whole."""
_ENOUGH = 3
"""Content words with which a sentence asks by itself."""
_TOLD = 3
"""Words that are told at least where a call behind them is left out."""

_COURTESIES = frozenset({SmallTalk.GREETING, SmallTalk.THANKS})


def asks(message: str) -> bool:
    """Return whether *message* is more than small talk, which a conversation leaves out."""
    return small_talk(message) is None or any(map(str.isdigit, message))


def without_courtesy(question: str) -> str:
    """Return *question* from its first sentence that is more than a greeting or thanks.

    Nor are a label and a call for help part of it, “[Question]”, “any ideas?”, nor what a long
    message tells before it asks. Articles say nothing of these, so that their words only draw the
    search away. What is nothing but courtesy as a whole stays as it is: “thanks!! that helped”.
    """
    question = _without_story(_without_calls(_without_label(question)))
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


def _without_calls(question: str) -> str:
    greeting = _GREETING.match(question)
    told = question[greeting.end() :] if greeting else question
    while (call := _CALL.search(told)) and len(told[: call.start()].split()) >= _TOLD:
        told = told[: call.start()].rstrip()
    return told


def _without_story(question: str) -> str:
    """Return what a *question* of many words asks, and what is told right before one of few."""
    if len(question.split()) <= _MANY:
        return question
    said = _SAID.split(question)
    kept: set[int] = set()
    for at, each in enumerate(said):
        if is_question(each) or opens_question(each):
            kept.update({at} if len(set(stems(each))) >= _ENOUGH else {max(0, at - 1), at})
    return " ".join(said[at] for at in sorted(kept)) or question
