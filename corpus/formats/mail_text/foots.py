"""What newsletters say of themselves: how to see them in a browser, and how to be rid of them."""

import re
from collections.abc import Sequence

from corpus.formats.mail_text import marking_words as words

_LONGEST = 60
"""Words; a longer paragraph that says such a thing is text about it. Our own choice, as are the
figures below."""
_LONGEST_LINK = 25
"""Words beside a link to the web page."""
_TOP = 8
"""Paragraphs at the top among which a link to the web page stands."""
_BOTTOM = 1 / 2
"""Share of the paragraphs from which on the foot may begin."""
_MOST_BELOW = 30
"""Paragraphs of a foot."""
_SIGNS_WITHIN = 10
"""Paragraphs at the end among which a newsletter tells how to leave it."""

_IN_BROWSER = tuple(re.compile(each, re.IGNORECASE) for each in words.IN_BROWSER)
_LEAVE = tuple(re.compile(each, re.IGNORECASE) for each in words.LEAVE)
_BUTTON = re.compile(words.BUTTON, re.IGNORECASE)
_FOOT = (re.compile(words.FOOT, re.IGNORECASE),)


def is_newsletter(texts: Sequence[str]) -> bool:
    """Tell whether the paragraphs *texts* are a newsletter's by what it says of itself."""
    return any(_says(_IN_BROWSER, text, _LONGEST_LINK) for text in texts[:_TOP]) or any(
        _says(_LEAVE, text, _LONGEST_LINK) for text in texts[-_SIGNS_WITHIN:]
    )


def without_foots(texts: Sequence[str]) -> list[int]:
    """Return the places of those of *texts*, the paragraphs of a newsletter, that are its text.

    Its foot begins where it tells how to leave the list, and goes on to the end unless somebody
    writes more there than is usual.
    """
    end = _foot(texts)
    return [
        place
        for place, text in enumerate(texts[:end])
        if not (
            _says(_LEAVE, text)
            or _BUTTON.fullmatch(text)
            or (place < _TOP and _says(_IN_BROWSER, text, _LONGEST_LINK))
        )
    ]


def _foot(texts: Sequence[str]) -> int:
    """Return where the foot begins, the end where there is none."""
    begin = int(len(texts) * _BOTTOM)
    leaving = next(
        (place for place in range(begin, len(texts)) if _says(_LEAVE, texts[place])), len(texts)
    )
    below = texts[leaving:]
    if len(below) > _MOST_BELOW or any(len(text.split()) > _LONGEST for text in below):
        return len(texts)
    while leaving > begin and _says(_FOOT, texts[leaving - 1]):
        leaving -= 1
    return leaving


def _says(patterns: Sequence[re.Pattern[str]], text: str, longest: int = _LONGEST) -> bool:
    return len(text.split()) <= longest and any(each.search(text) for each in patterns)
