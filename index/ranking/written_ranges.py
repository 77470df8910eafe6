"""A day or month of a question, told by a range that an article has: a Tuesday by "Mon-Thu"."""

import re
from collections.abc import Iterator, Sequence

from corpus.letters import in_small_letters
from index.search.words import stems

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SHORT = {"tues": "tuesday", "thur": "thursday", "thurs": "thursday", "sept": "september"}
_FORMS = {name: name for name in (*_DAYS, *_MONTHS)} | {
    short: name for name in (*_DAYS, *_MONTHS) for short in (name[:3], f"{name}s")
} | _SHORT  # fmt: skip
"""What each way to write a day of the week or a month stands for."""

_FORM = rf"(?:{'|'.join(sorted(_FORMS, key=len, reverse=True))})"
_RANGE = re.compile(
    rf"(?<!\w)(?P<first>{_FORM})\.?"
    r"(?: ?[-\u2013\u2014] ?| to | until | till | through | up to )"
    rf"(?P<last>{_FORM})(?!\w)|\bbetween (?P<from>{_FORM}) and (?P<until>{_FORM})(?!\w)",
    re.IGNORECASE,
)
_ALSO_WORDS = "may|march|sat|sun|wed|mon|mar|dec|jan"
_ASKED = re.compile(
    rf"(?<![\w.-])(?:(?!(?:{_ALSO_WORDS})\b)|(?<=\bin )|(?<=\bon )|(?=[A-Z]))(?P<name>{_FORM})"
    r"(?![\w-])(?! ?\d)",
    re.IGNORECASE,
)
"""A day or month as it is asked about; in small letters some are other words as well."""
_WORD = re.compile(r"\w+")
_DATED = re.compile(r"\d(?:st|nd|rd|th)?(?: of)? $")


def as_ranged_in(text: str, question: str) -> str:
    """Return *question* with days and months as the ranges of *text* in which they lie.

    What stands in *text* itself stays as it was typed, and so does a date.
    """
    for asked, told in reversed(list(_told(text, question))):
        question = question[: asked.start("name")] + told + question[asked.end("name") :]
    return question


def range_stems(text: str, question: str) -> dict[str, str]:
    """Return which stems of *text* tell of days and months of *question*: where ranges begin."""
    return {
        stem: day
        for asked, told in _told(text, question)
        for stem, day in zip(stems(told)[:1], stems(asked["name"]), strict=False)
    }


def _told(text: str, question: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what *question* asks about with the range of *text* in which it lies."""
    if _RANGE.search(question):
        return
    for asked in _ASKED.finditer(question):
        name = _FORMS[in_small_letters(asked["name"])]
        if _DATED.search(question[: asked.start("name")]) or _stands(name, text):
            continue
        found = (each for each in _RANGE.finditer(text) if _covers(each, name))
        if (told := next(found, None)) is not None:
            yield asked, told[0].removeprefix("between ").removeprefix("Between ")


def _stands(name: str, text: str) -> bool:
    """Return whether the day or month *name* itself stands in *text*."""
    return any(_FORMS.get(in_small_letters(each[0])) == name for each in _WORD.finditer(text))


def _covers(found: re.Match[str], name: str) -> bool:
    """Return whether the day or month *name* lies in the range *found*, round a year's end too."""
    first = _FORMS[in_small_letters(found["first"] or found["from"])]
    last = _FORMS[in_small_letters(found["last"] or found["until"])]
    circle = _circle(name)
    if first not in circle or last not in circle:
        return False
    start, end, at = circle.index(first), circle.index(last), circle.index(name)
    return start <= at <= end if start <= end else at >= start or at <= end


def _circle(name: str) -> Sequence[str]:
    return _DAYS if name in _DAYS else _MONTHS
