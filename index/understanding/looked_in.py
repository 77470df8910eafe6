"""In which article a question says that its answer stands: “under the 2026 rules”, “in the Post”.

“How many guests may I bring under the 2026 rules?” is answered by a passage that has no word of
rules. So it is read without these words, which have chosen the article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.article import Article
from index.search.dense import Flags
from index.search.folding import folded
from index.search.snapshot import Snapshot
from index.search.words import stems
from index.understanding.references import References

_SURELY = (
    r"according to|as (?:told|stated|reported) (?:in|by)|laut|gem\u00e4\u00df|selon"
    r"|d['\u2019]apr\u00e8s|seg\u00fan"
)
_PLACE = re.compile(
    rf"(?<!\w)(?:(?P<surely>{_SURELY})|in|under|from|per|by|nach|dans|en) (?P<name>[^,;?!]+)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"^(?:(?P<surely>{_SURELY})|in|under|from|per|nach|dans|en) (?P<name>[^,;?!]+?)"
    r"(?:, | (?=(?:who|what|when|where|which|why|how)\b))",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?<!\w)(?:do|does|did) (?P<name>[^,;?!]{1,80}?)"
    r" (?:say|mention|give|report|write|tell|state|put|name|quote|claim|cite|list)"
    r"(?=[\s?!.]*+$| for )",
    re.IGNORECASE,
)
LOOKED_AT = 20
"""Articles whose bodies are looked through for a word of a name."""

_ENDING = re.compile(r"(?<!\s)\s++(?=[?!.])")
_OWNING = re.compile(r"['\u2019]s\b")


@dataclass(frozen=True, slots=True)
class LookedIn:
    """The *articles* in which the answer is looked for, and the *question* without their name."""

    articles: tuple[Article, ...]
    question: str


def looked_in(
    question: str, snapshot: Snapshot, held: Sequence[Flags] | None = None
) -> LookedIn | None:
    """Return in which articles of *snapshot*, that *held* flags, *question* says its answer stands.

    It is `None` where it does not, or where nothing would be left to be asked.
    """
    for name, before, after in _named(question):
        left = _ENDING.sub("", f"{before.rstrip(' ,')} {after.lstrip()}").strip()
        articles = _articles(name, snapshot, held) if len(left.split()) > 1 and stems(left) else ()
        if articles:
            return LookedIn(articles, left)
    return None


def _named(question: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield each way in which a place to look may be named, with what stands around it."""
    for way in (_OPENING, _TELLS):
        if (found := way.search(question)) is not None:
            yield found, question[: found.start()], question[found.end() :]
    at = 0
    while (found := _PLACE.search(question, at)) is not None:
        if re.search(r"\w", question[found.end() :]) is None:
            yield found, question[: found.start()], question[found.end() :]
        at = found.start() + 1


def _articles(
    found: re.Match[str], snapshot: Snapshot, held: Sequence[Flags] | None
) -> tuple[Article, ...]:
    """Return the articles that are named, none where it may be a thing that they tell of.

    They are told by a word for articles, or by who wrote them or where they appeared; where that is
    the name of something in an article as well, words such as "according to" have to say so.
    """
    references = References(_OWNING.sub("", found["name"]), snapshot, held)
    if not references.is_all_named:
        return ()
    is_maker = references.is_maker and (
        bool(found.groupdict().get("surely")) or not any(_told_of(references))
    )
    return references.articles if references.says_article or is_maker else ()


def _told_of(references: References) -> Iterator[bool]:
    """Yield of the first articles that have a word that names whether their body has it."""
    for each in references.naming:
        for number in np.flatnonzero(each.by_text)[:LOOKED_AT]:
            yield each.word in folded(references.article(int(number)).body)
