"""Pages that stand before an article instead of it: known by how they speak to their readers."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from corpus.article import PARAGRAPH_BREAK
from corpus.errors import gettext_noop
from corpus.sentences import sentences

SHORT = 2_000
"""Characters; a longer text about cookies or robots is an article about them. Our own choice."""
_END = 600
"""Characters at the end of a text, where a paywall says how to read on. Our own choice."""
_LONGEST = 400
"""Characters of a sentence; longer ones speak to nobody. Our own choice."""
_ENDINGS = (".", "!", "?", "\u2026")
"""How the sentences of articles end, and the labels of buttons and headings do not."""


class Interstitial(StrEnum):
    """What stands before the article; the value is the sentence to who posts it."""

    CHALLENGE = gettext_noop(
        "This looks like a check against bots, not like the article: upload the article as a file."
    )
    CONSENT = gettext_noop(
        "This looks like a request for consent, not like the article: upload the article as a file."
    )
    PAYWALL = gettext_noop("The page seems to be behind a paywall: check that the text is whole.")
    JAVASCRIPT = gettext_noop(
        "This page shows its text by JavaScript alone, which is not run here: upload the article "
        "as a file, or post its text."
    )


_SHARES = {
    Interstitial.CHALLENGE: 1 / 3,
    Interstitial.JAVASCRIPT: 1 / 2,
    Interstitial.CONSENT: 1 / 2,
}
"""Which part of its sentences makes a short text such a page; articles about them have less.
Our own choice; what both may say, "enable JavaScript and cookies to continue", checks."""

_WORD = r"(?<!\w)(?:"
_AT_BEGINNING = f"{_WORD}^"
"""How the patterns begin: at the beginning of a word, or of the sentence."""
_TABLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("interstitial_phrases.toml").read_text("utf-8")
)
_PHRASES = {
    kind: tuple(
        tuple(re.compile(f"{_WORD}{part})", re.IGNORECASE) for part in phrase.split(" ... "))
        for phrases in _TABLES[kind.name.lower()].values()
        for phrase in phrases
    )
    for kind in Interstitial
}
"""The parts of each phrase, in their order."""
_GAP = 90
"""Characters between two parts of a phrase: the rest of a word, and some words more."""
_TOPICS = {
    Interstitial.JAVASCRIPT: re.compile(r"javascript|\bjs\b|\bscript", re.IGNORECASE),
    Interstitial.CONSENT: re.compile(
        "cookie|ciastecz|traceur|consen|einwillig|zustimm|toestemming|akkoord|zgod|zgad|privac"
        "|prywatno|vie priv|datenschutz|privatsph|partner|partenaire|parceir|socios",
        re.IGNORECASE,
    ),
}
"""What such pages are about, in some sentence at least."""
_QUOTED = re.compile(
    '["\u201c\u201e\u00ab\u00bb][^"\u201c\u201d\u201e\u00ab\u00bb]{1,300}["\u201d\u201c\u00bb\u00ab]'
)
"""What somebody else says: an article about such pages quotes them."""


def interstitial_in(body: str) -> Interstitial | None:
    """Return what stands before the article whose text was read as *body*; `None` when nothing."""
    return interstitial_among(body.split(PARAGRAPH_BREAK))


def interstitial_among(texts: Sequence[str]) -> Interstitial | None:
    """Return what stands before the article of which *texts* were read; `None` when nothing."""
    if sum(map(len, texts)) < SHORT:
        said = list(sentences_of(texts))
        for kind, share in _SHARES.items():
            if _is_about(kind, texts) and share_of(kind, said) >= share:
                return kind
    return Interstitial.PAYWALL if speaks(Interstitial.PAYWALL, _end_of(texts)) else None


def share_of(kind: Interstitial, said: Sequence[str]) -> float:
    """Return which part, 0 to 1, of the sentences *said* are those of a page of that *kind*."""
    spoken = sum(is_of(kind, each) for each in said)
    others = sum(each.endswith(_ENDINGS) and not is_of(kind, each) for each in said)
    return spoken / max(1, spoken + others)


def _is_about(kind: Interstitial, texts: Sequence[str]) -> bool:
    """Tell whether *texts* hold a word that texts of that *kind* cannot do without."""
    topic = _TOPICS.get(kind)
    return topic is None or any(map(topic.search, texts))


def speaks(kind: Interstitial, said: Iterable[str]) -> bool:
    """Tell whether one of the sentences *said* is that of a page of that *kind*."""
    return any(is_of(kind, each) for each in said)


def is_of(kind: Interstitial, sentence: str) -> bool:
    """Tell whether *sentence* is one that a page of that *kind* says to its reader."""
    if len(sentence) > _LONGEST or (
        kind is not Interstitial.JAVASCRIPT
        and kind is not Interstitial.CHALLENGE
        and "javascript" in sentence.lower()
    ):
        return False
    return any(_says(sentence, phrase) for phrase in _PHRASES[kind])


def _says(sentence: str, phrase: Sequence[re.Pattern[str]]) -> bool:
    """Tell whether the parts of *phrase* stand in *sentence*, each a little behind the last."""
    first, *others = phrase
    if first.pattern.startswith(_AT_BEGINNING):
        found = first.match(sentence)
        return found is not None and _follow(sentence, found.end(), others)
    return any(_follow(sentence, found.end(), others) for found in first.finditer(sentence))


def _follow(sentence: str, place: int, parts: Sequence[re.Pattern[str]]) -> bool:
    for part in parts:
        found = part.search(sentence, place, place + _GAP)
        if found is None:
            return False
        place = found.end()
    return True


def sentences_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of *texts* in order, without what they quote."""
    for text in texts:
        own = _QUOTED.sub(" ", text)
        for start, end in sentences(own):
            yield own[start:end].replace("'", "\u2019")


def _end_of(texts: Sequence[str]) -> list[str]:
    """Return the last sentences of *texts*."""
    last: list[str] = []
    length = 0
    for text in reversed(texts):
        tail = text[-_END:]
        said = list(sentences_of([tail]))
        # The first may have been cut.
        last = said[1:] + last if len(tail) < len(text) and len(said) > 1 else said + last
        length += len(text)
        if length >= _END:
            break
    return last
