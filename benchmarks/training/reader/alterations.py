"""Questions and passages altered so that the passage no longer answers.

SQuAD 2.0's unanswerable questions were made by people in these ways: a name or a number
swapped, an antonym, a negation (Rajpurkar et al. 2018, table 2). Here it is done by rule, with
words taken from the same article, so that they look at home.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.training.reader.examples import Offsets, Text
from index.search.words import stems

FROM_THE_PASSAGE = 0.6
"""Of the words put into a question, the share that stand elsewhere in the passage itself: then
no word of the question is missing from it, and only who did what tells that it does not answer."""

_NAME = re.compile(r"(?<=[\w,;:'\")] )[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_HELPER = re.compile(
    r"\b(is|are|was|were|do|does|did|has|have|had|can|could|would|should|will|must)\b"
)
_PAIRS = """first/last before/after largest/smallest highest/lowest most/least more/fewer
more/less northern/southern north/south east/west eastern/western increase/decrease
increased/decreased begin/end began/ended start/stop started/stopped win/lose won/lost
oldest/newest old/new older/younger early/late earlier/later inside/outside above/below
over/under public/private positive/negative allow/forbid allowed/forbidden accept/reject
accepted/rejected love/hate like/dislike liked/disliked male/female men/women good/bad
best/worst cheap/expensive always/never minimum/maximum with/without same/different
major/minor long/short longest/shortest high/low rich/poor open/closed join/leave joined/left
import/export hot/cold support/oppose supported/opposed buy/sell bought/sold arrive/depart
create/destroy created/destroyed easy/hard easier/harder larger/smaller big/small
bigger/smaller fast/slow strong/weak internal/external include/exclude included/excluded
gain/lose higher/lower better/worse similar/opposed common/rare main/secondary up/down
top/bottom majority/minority father/mother husband/wife son/daughter king/queen true/false
light/dark full/empty heavy/light comfortable/uncomfortable happy/unhappy able/unable
legal/illegal possible/impossible direct/indirect dependent/independent official/unofficial
known/unknown finite/infinite near/far wet/dry thick/thin wide/narrow modern/ancient"""
_OPPOSITES = {
    a: b for pair in _PAIRS.split() for a, b in (pair.split("/"), reversed(pair.split("/")))
}
_OPPOSITE = re.compile(rf"\b({'|'.join(sorted(_OPPOSITES, key=len, reverse=True))})\b")

Altered = tuple[str, str]
"""A question and a passage that does not answer it."""


def altered(
    question: str, passage: Text, answers: Sequence[Offsets], others: Sequence[str], random: Random
) -> Altered | None:
    """Return *question* or *passage* changed so that they no longer fit, or null if none can be.

    *others* are texts of the same article, from which strange names are taken.
    """
    ways: list[Callable[[], Altered | None]] = [
        lambda: _question_swapped(question, passage, answers, others, random),
        lambda: _question_swapped(question, passage, answers, others, random),
        lambda: _question_turned(question, passage, random),
        lambda: _passage_swapped(question, passage, answers, others, random),
        lambda: _passage_swapped(question, passage, answers, others, random),
        lambda: _passage_cut(question, passage, answers),
    ]
    random.shuffle(ways)
    return next((found for way in ways if (found := way()) is not None), None)


def without(passage: Text, dropped: set[int]) -> str:
    """Return the words of *passage* without the sentences numbered in *dropped*."""
    kept = [passage.text[a:b] for at, (a, b) in enumerate(passage.sentences) if at not in dropped]
    return " ".join(kept)


def answering(passage: Text, answers: Sequence[Offsets]) -> set[int]:
    """Return the numbers of the sentences that share a character with an answer."""
    return {
        at
        for at, (start, end) in enumerate(passage.sentences)
        if any(start < b and a < end for a, b in answers)
    }


def _passage_cut(question: str, passage: Text, answers: Sequence[Offsets]) -> Altered | None:
    text = without(passage, answering(passage, answers))
    gone = [passage.text[a:b].casefold() for a, b in answers]
    return (question, text) if text and not any(g in text.casefold() for g in gone) else None


def _question_turned(question: str, passage: Text, random: Random) -> Altered | None:
    if random.random() < 0.6:  # noqa: PLR2004 - more antonyms than negations, as people do
        found = list(_OPPOSITE.finditer(question))
        if found:
            at = random.choice(found)
            return (_put(question, at.span(), _OPPOSITES[at[1]]), passage.text)
    helper = _HELPER.search(question)
    if helper is None:
        return None
    denied = {"can": "can't", "will": "won't"}.get(helper[1], f"{helper[1]}n't")
    if random.random() < 0.4:  # noqa: PLR2004 - both forms are met
        return (_put(question, helper.span(), f"{helper[1]} never"), passage.text)
    return (_put(question, helper.span(), denied), passage.text)


def _question_swapped(
    question: str,
    passage: Text,
    answers: Sequence[Offsets],
    others: Sequence[str],
    random: Random,
) -> Altered | None:
    spans = _swappable(question, random)
    taken = " ".join(passage.text[a:b] for a, b in answers)
    texts = [passage.text] if random.random() < FROM_THE_PASSAGE else [passage.text, *others]
    for span, pattern in spans:
        strange = _strange(question[span[0] : span[1]], pattern, texts, random)
        if strange and strange not in taken:
            return (_put(question, span, strange), passage.text)
    return None


def _passage_swapped(
    question: str,
    passage: Text,
    answers: Sequence[Offsets],
    others: Sequence[str],
    random: Random,
) -> Altered | None:
    """Change, in the sentences that answer, a word that the question asks by."""
    asked = set(stems(question))
    held = answering(passage, answers)
    for span, pattern in _swappable(passage.text, random):
        word = passage.text[span[0] : span[1]]
        inside = any(passage.sentences[at][0] <= span[0] < passage.sentences[at][1] for at in held)
        answer = any(span[0] < b and a < span[1] for a, b in answers)
        if not inside or answer or not set(stems(word)) & asked:
            continue
        strange = _strange(word, pattern, list(others) or [passage.text], random)
        if strange and not set(stems(strange)) & asked:
            literal = strange.replace("\\", r"\\")
            text = re.sub(rf"\b{re.escape(word)}\b", literal, passage.text)
            return (question, text)
    return None


def _swappable(text: str, random: Random) -> list[tuple[Offsets, re.Pattern[str]]]:
    names = [(each.span(), _NAME) for each in _NAME.finditer(text)]
    names += [(each.span(), _NUMBER) for each in _NUMBER.finditer(text)]
    words = [(each.span(), _WORD) for each in _WORD.finditer(text) if stems(each[0])]
    random.shuffle(names)
    random.shuffle(words)
    return [*names, *words] if random.random() < 0.75 else [*words, *names]  # noqa: PLR2004


def _strange(
    word: str, pattern: re.Pattern[str], texts: Sequence[str], random: Random
) -> str | None:
    """Return something of the same kind as *word* that stands in *texts*, but for *word*."""
    own = set(stems(word))
    pool = [each for text in texts for each in pattern.findall(text) if stems(each)]
    pool = [each for each in pool if not set(stems(each)) & own]
    if pattern is _WORD:
        pool = [each for each in pool if each[-2:] == word[-2:]]
    if pattern is _NUMBER:
        pool = [each for each in pool if len(each) == len(word)] or [_other_number(word, random)]
    return random.choice(pool) if pool else None


def _other_number(word: str, random: Random) -> str:
    return "".join(
        str((int(digit) + random.randint(1, 9)) % 10) if digit.isdigit() and at else digit
        for at, digit in enumerate(word)
    )


def _put(text: str, span: Offsets, word: str) -> str:
    return text[: span[0]] + word + text[span[1] :]
