"""A question asked again of another thing, in the place of the one that is most like it."""

import re
from collections.abc import Callable, Sequence

from index.answering.openings import corrects, naming_stems, turned_to, turns
from index.answering.things import Thing, parted, things

LIKE, SAME_ARTICLE, LAST = 0.25, 0.15, 0.05
"""How alike two things have to be that take each other's place: the cosine of their vectors, and
more for one with the same article before it, and for the last. Chosen on the conversations in
`benchmarks/conversations/` that are for choosing."""

LIKE_BEHIND = 0.2
"""The same behind a word such as “in”, which likens them already."""

MOST_WORDS = 3
"""Words of a thing that is named by itself: more are a sentence. Our own choice."""

Likeness = Callable[[str, Sequence[str]], Sequence[float]]
"""Returns the cosine of a thing's vector with those of others."""

_SAME = re.compile(
    r"(?:is it )?(?:the )?same (?:for|with|in|on|at|to) |also (?:for |with |in |on )?",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"(?<![, ])[, ]++(?:too|also|as well|(?:the )?same|instead|then|though)$", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(?P<behind>for|in|on|at|from|to|with|without|by|during|per) (?P<thing>.+)", re.IGNORECASE
)
_POINTING = frozenset("other others one ones year".split())
"""What names a thing only beside another."""


def named_alone(question: str) -> str | None:
    """Return the thing that is all that *question* names: “and the keeper”, “same for kids?”.

    It is null where there is more, or nothing.
    """
    asked = turned_to(question)
    bare = _ADDED.sub("", _SAME.sub("", asked, count=1)).strip(" ?!.,")
    words = parted(bare)[1].casefold().split()
    opens = bare != asked or turns(question) or corrects(question)
    if not 0 < len(words) <= (MOST_WORDS if opens else 1) or not all(map(naming_stems, words)):
        return None
    points = not _POINTING.isdisjoint(words) or any(map(str.isdigit, bare))
    return None if points else bare


def put_in_place(named: str, before: str, like: Likeness) -> str | None:
    """Return *before* with what is *named* in place of the thing in it that is most like it.

    It is null where none is.
    """
    question = before.strip(" ?!.")
    places = things(question)
    if not places:
        return None
    article, bare = parted(named)
    cosines = like(bare, [each.text for each in places])
    scores = [
        cosine + SAME_ARTICLE * (article != "" and article == each.article)
        for cosine, each in zip(cosines, places, strict=True)
    ]
    scores[-1] += LAST
    best = max(range(len(places)), key=scores.__getitem__)
    return _with(question, places[best], named) if scores[best] >= LIKE else None


def put_behind(named: str, before: str, like: Likeness) -> str | None:
    """Return *before* with what is *named*, as “in winter”, in place of another behind that word.

    It is null where *before* has none that is like it.
    """
    found = _BEHIND.fullmatch(named.strip(" ?!."))
    if found is None:
        return None
    question = before.strip(" ?!.")
    places = [each for each in things(question) if each.behind == found["behind"].casefold()]
    if not places:
        return None
    (cosine,) = like(parted(found["thing"])[1], [places[-1].text])
    return _with(question, places[-1], found["thing"]) if cosine >= LIKE_BEHIND else None


def _with(question: str, place: Thing, named: str) -> str:
    return f"{question[: place.start]}{named}{question[place.end :]}"
