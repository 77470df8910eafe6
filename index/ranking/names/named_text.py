"""A text prepared for looking names up in it."""

import re
from dataclasses import dataclass

from corpus.letters import WORD
from index.ranking.text_cache import TextCache
from index.ranking.written.numbers import numbers_in
from index.search.words import is_content, stems, word_form

KEPT = 4_000_000
"""Characters of the texts that are remembered: passages, what stands around them, and whole
articles. Of English one takes 20 bytes, so all take some 80 MB."""

BEGINNING = 4
"""Letters that tell another form of a longer word."""

Words = tuple[str, ...]

_CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de]"
_PART = (
    rf"(?:(?:{_CAPITAL}|St|Mt|Dr|Mr|Mrs|Ms|Prof)\.(?={_CAPITAL}| {_CAPITAL})"
    rf"|{_CAPITAL}[\w'\u2019&-]*)"
)
_LINK = r"(?: (?:of|for|de|van|von|der|den|del|la|da|di|al|bin)){0,2}"
RUN = re.compile(rf"{_PART}(?:{_LINK} ?{_PART})*")
"""Words with capitals that follow each other, with what may stand between parts of a name."""

_POINTS = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){2,})")
"""An abbreviation with points: U.S."""
_WORD = re.compile(rf"{WORD}(?:['\u2019]{WORD})*")
_LONGEST_ACRONYM = 7
_SMALL = frozenset("of for de van von der den del la da di al bin and the".split())
_TITLES = frozenset("mr mrs ms dr prof professor sir dame".split())


@dataclass(frozen=True, slots=True)
class NamedRun:
    """A name as it stands at `text[start:end]`, in folded words."""

    words: Words
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedText:
    """*words* are folded, in order; *joined* is these between spaces, to be looked through fast."""

    words: Words
    joined: str
    stems: frozenset[str]
    beginnings: frozenset[str]
    """The first letters of each stem that has `BEGINNING` of them."""
    numbers: frozenset[str]
    runs: tuple[NamedRun, ...]
    acronyms: frozenset[str]
    """The first letters of each run."""

    def holds_run(self, words: Words) -> bool:
        """Return whether *words* stand there by themselves, not as a part of a longer name."""
        return any(each.words == words for each in self.runs)


def named_text(text: str) -> NamedText:
    """Return *text* prepared; one that is asked for again is remembered."""
    return _prepared(text)


def _made(text: str) -> NamedText:
    text = without_points(text)
    words = folded_words(text)
    runs = tuple(_run(found) for found in RUN.finditer(text))
    held = frozenset(stems(text))
    return NamedText(
        words=words,
        joined=f" {' '.join(words)} ",
        stems=held,
        beginnings=frozenset(each[:BEGINNING] for each in held if len(each) >= BEGINNING),
        numbers=numbers_in(text),
        runs=tuple(each for each in runs if each.words),
        acronyms=frozenset(form for each in runs for form in acronyms(each.words)),
    )


def folded_words(text: str) -> Words:
    """Return the words of *text* without case, accents and possessive endings."""
    return tuple(map(word_form, _WORD.findall(text)))


def without_points(text: str) -> str:
    """Return *text* with its abbreviations written without points: "U.S." as "US"."""
    return _POINTS.sub(lambda found: found[0].replace(".", "") + " ", text)


def acronyms(words: Words) -> tuple[str, ...]:
    """Return what *words* may be shortened to: their first letters, small words in or out."""
    if len(words) < 2:  # noqa: PLR2004 - one word has no acronym
        return ()
    every = "".join(word[0] for word in words if word)
    large = "".join(word[0] for word in words if word and word not in _SMALL)
    return tuple({each for each in (every, large) if 1 < len(each) <= _LONGEST_ACRONYM})


def name_words(run: str) -> Words:
    """Return the folded words of *run* without a title, or what has its capital as a beginning."""
    words = [(word, word_form(word)) for word in _WORD.findall(run)]
    while words and _opens(*words[0]):
        words.pop(0)
    return tuple(form for _, form in words)


def _opens(word: str, form: str) -> bool:
    acronym = len(word) > 1 and word.isupper()
    return form in _TITLES or (not is_content(form) and not acronym)


def _run(found: re.Match[str]) -> NamedRun:
    return NamedRun(name_words(found[0]), *found.span())


_prepared = TextCache(_made, KEPT)
