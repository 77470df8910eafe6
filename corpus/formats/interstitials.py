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
_FEWEST_WORDS = 3
"""Words from which a sentence counts among those that might be an article's."""


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
    Interstitial.JAVASCRIPT: 1 / 2,
    Interstitial.CHALLENGE: 1 / 3,
    Interstitial.CONSENT: 1 / 2,
}
"""Which part of its sentences makes a short text such a page; articles about them have less.
Our own choice; the least likely kind comes first."""

_TABLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("interstitial_phrases.toml").read_text("utf-8")
)
_PHRASES = {
    kind: tuple(
        re.compile(
            rf"(?<!\w)(?:{'|'.join(phrases)})".replace(" ... ", r"\w{0,20}.{0,70}\b"), re.IGNORECASE
        )
        for phrases in _TABLES[kind.name.lower()].values()
    )
    for kind in Interstitial
}
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
            if share_of(kind, said) >= share:
                return kind
    return Interstitial.PAYWALL if speaks(Interstitial.PAYWALL, _end_of(texts)) else None


def share_of(kind: Interstitial, said: Sequence[str]) -> float:
    """Return which part, 0 to 1, of the sentences *said* are those of a page of that *kind*."""
    spoken = [each for each in said if is_of(kind, each)]
    others = [each for each in said if each not in spoken and len(each.split()) >= _FEWEST_WORDS]
    return len(spoken) / max(1, len(spoken) + len(others))


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
    return any(pattern.search(sentence) for pattern in _PHRASES[kind])


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
