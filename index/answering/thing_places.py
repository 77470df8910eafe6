"""The things that a question names, in one of whose places another is put: “and the keeper”."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.answering.asking_phrases import without_asking
from index.answering.openings import corrects, naming_stems, turned_to, turns

LIKE, SAME_ARTICLE, LAST = 0.25, 0.15, 0.05
"""How alike two things have to be that take each other's place: the cosine of their vectors, and
more for one with the same article before it, and for the last. Chosen on the conversations in
`benchmarks/conversations/` that are for choosing."""

LIKE_BEHIND = 0.2
"""The same behind a word as “in”, which likens them already."""

MOST_WORDS = 3
"""Words of a thing that is named by itself: more are a sentence. Our own choice."""

Likeness = Callable[[str, Sequence[str]], Sequence[float]]
"""Returns the cosine of a thing's vector with those of others."""

_WORD = re.compile(r"[\w'’-]+")
_BEFORE_NOUNS = frozenset("a an the this that my your our their his her its".split())
_AUXILIARIES = frozenset(
    "is are was were do does did can could will would should has have had be been s get got".split()
)
_PERSONS = frozenset("i you he she it we they one people".split())
_SAME = re.compile(
    r"(?:is it )?(?:the )?same (?:for|with|in|on|at|to) |also (?:for |with |in |on )?", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(?P<joint>for|in|on|at|from|to|with|without|by|during|per) (?P<thing>.+)", re.IGNORECASE
)
_ADDED = re.compile(
    r"[, ]+(?:too|also|as well|same|the same|instead|then|though)[ ?!.]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A thing that a question names: `question[start:end]`, an article before it set apart."""

    start: int
    end: int
    text: str
    article: str


def named_alone(question: str) -> str | None:
    """Return the thing that is all that *question* names: “and the keeper”, “same for kids?”.

    It is null where there is more, or nothing.
    """
    asked = turned_to(question)
    same = _SAME.match(asked)
    bare = asked[same.end() :] if same else asked
    bare = _ADDED.sub("", f"{bare} ").strip(" ?!.,")
    words = [each.casefold() for each in _WORD.findall(bare)]
    named = [each for each in words if naming_stems(each)]
    plain = words[1:] if words[:1] and words[0] in _BEFORE_NOUNS else words
    opens = bare != asked or turns(question) or corrects(question)
    others = {"other", "others", "one", "ones", "year"} & set(words) or any(map(str.isdigit, bare))
    is_thing = named and not others and len(named) == len(plain) <= (MOST_WORDS if opens else 1)
    return bare if is_thing else None


def put_in_place(named: str, before: str, like: Likeness) -> str | None:
    """Return *before* with what is *named* in place of the thing in it that is most like it."""
    question = before.strip(" ?!.")
    places = things(question)
    if not places:
        return None
    article, bare = _parted(named)
    cosines = like(bare, [each.text for each in places])
    scores = [
        cosine + SAME_ARTICLE * (article != "" and article == each.article) + LAST * (each is places[-1])
        for cosine, each in zip(cosines, places, strict=True)
    ]
    best = max(range(len(places)), key=scores.__getitem__)
    if scores[best] < LIKE:
        return None
    place = places[best]
    return f"{question[: place.start]}{named}{question[place.end :]}"


def put_behind(named: str, before: str, like: Likeness) -> str | None:
    """Return *before* with what is *named*, as “in winter”, in place of another behind that word.

    It is null where *before* has none that is like it.
    """
    found = _BEHIND.fullmatch(named)
    if found is None:
        return None
    question = before.strip(" ?!.")
    joint, thing = found["joint"].casefold(), found["thing"]
    places = [each for each in things(question) if _joint(question, each) == joint]
    if not places:
        return None
    last = places[-1]
    (cosine,) = like(_parted(thing)[1], [last.text])
    return f"{question[: last.start]}{thing}{question[last.end :]}" if cosine >= LIKE_BEHIND else None


def _joint(question: str, place: Place) -> str:
    return question[: place.start].rstrip().rpartition(" ")[2].casefold()


def things(question: str) -> list[Place]:
    """Return the things that *question* names, in order."""
    first = len(question) - len(without_asking(question))
    found: list[list[re.Match[str]]] = [[]]
    verb_next, before = _is_subject(question[:first]), ""
    for word in _WORD.finditer(question, 0):
        plain = word[0].casefold()
        is_verb = (word.start() >= first and (verb_next or before in _PERSONS)) or before == "how"
        verb_next = verb_next and word.start() < first
        before = plain
        if is_verb or plain in _AUXILIARIES or not naming_stems(plain):
            found.append([])
        else:
            found[-1].append(word)
    runs = [each for each in found if each]
    return [_place(question, _without_verb(question, each)) for each in runs]


def _is_subject(asking: str) -> bool:
    """Return whether a verb follows the words that ask: “who plays”, “what changed”."""
    return asking.strip().casefold() in {"who", "what", "which"}


def _without_verb(question: str, run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return *run* without the verb that it ends with: “did the captain score”."""
    head = question[: run[0].start()].split()
    asks = [each.casefold() for each in head[-2:] if each.casefold() not in _BEFORE_NOUNS]
    does = asks[-1:] and asks[-1] in {"do", "does", "did", "can", "could", "will", "would", "should"}
    return run[:-1] if does and len(run) > 1 else run


def _place(question: str, run: list[re.Match[str]]) -> Place:
    start, end = run[0].start(), run[-1].end()
    text = question[start:end]
    head = question[:start].rstrip()
    last = head.rpartition(" ")[2]
    if last.casefold() in _BEFORE_NOUNS:
        start = len(head) - len(last)
    return Place(start, end, text, last.casefold() if last.casefold() in _BEFORE_NOUNS else "")


def _parted(named: str) -> tuple[str, str]:
    first, _, rest = named.partition(" ")
    return (first.casefold(), rest) if rest and first.casefold() in _BEFORE_NOUNS else ("", named)
