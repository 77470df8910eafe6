"""What a question may want: read as it stands, and with the name of its article set apart.

What was learned of questions knows no library: "The night train" may be an article or a train.
Where all that a question names is what an article is called, it is read with "this article" there.
"""

from index.understanding.asked import Asked
from index.understanding.asking_forms import parted, ruled_want, without_connectives
from index.understanding.name_apart import with_name_apart, with_title_apart
from index.understanding.titles_said import titled_in_short, titles_of
from index.understanding.wants import FACTS, LIBRARY, SMALL_TALK, Want, among_small_talk, wanted

Wants = list[tuple[frozenset[Want], float]]
"""What may be wanted, likeliest first, with its probability; facts of an article are one want."""

LIKELY = 0.45
"""The probability from which on a want is followed before anything is searched."""

POSSIBLE = 0.25
"""The probability from which on it is what a question wants that no passage answers; of facts, that
it is asked as well."""

ALSO = 0.5
"""A fact is asked as well that is as probable as this share of the likeliest."""

_OF_ONE = frozenset({*FACTS, Want.SHOW, Want.SUMMARY})
_OF_SEVERAL = LIBRARY | {Want.WHICH}
_SEVERAL_AS_ONE = LIBRARY | FACTS.keys() | SMALL_TALK.keys()

_Read = tuple[tuple[Want, float], ...]


def likely_wants(asked: Asked) -> Wants:
    """Return what *asked* may want."""
    if (ruled := ruled_want(asked.question)) is not None:
        return [(frozenset({ruled}), 1.0)]
    return _two_facts(asked.question) or _grouped(_read(asked))


def _two_facts(question: str) -> Wants:
    """Return both facts of a question that asks for two; none where it does not."""
    parts = parted(question)
    if parts is None:
        return []
    (likeliest, chance), *_ = wanted(parts[0])
    both = frozenset({likeliest, parts[1]})
    return [(both, chance)] if likeliest in FACTS and chance >= LIKELY else []


def _read(asked: Asked) -> _Read:
    """Return the wants of the question as it stands, or with its article's name set apart.

    In a conversation an "and" before a question that asks of articles says nothing.
    """
    goes_on = bool(asked.earlier) and asked.references.asks
    question = without_connectives(asked.question) if goes_on else asked.question
    wants = wanted(question, asked.vector, asked.weights)
    if sum(chance for want, chance in wants if want in _OF_SEVERAL) >= LIKELY:
        return wants
    titles = [title for each in titled_in_short(asked) for title in titles_of(each)]
    apart = [*with_title_apart(question, titles), *with_name_apart(asked.references)]
    readings = [wanted(plain) for plain in apart]
    best = max(readings, key=lambda each: each[0][1], default=wants)
    sure = best[0][0] in _may_be_wanted(asked) and best[0][1] >= LIKELY
    return best if sure else wants


def _may_be_wanted(asked: Asked) -> frozenset[Want]:
    """Return what a question wants of the article that it names.

    What a title names has a length as well: it is the article's only where that is said.
    """
    return _OF_ONE if asked.references.says_article else _OF_ONE - {Want.LENGTH}


def _grouped(wants: _Read) -> Wants:
    """Return *wants* with facts as one, and what lists, and small talk, have for the likeliest."""
    facts = [(want, chance) for want, chance in wants if want in FACTS]
    lists = [(want, chance) for want, chance in wants if want in LIBRARY]
    least = max(POSSIBLE, ALSO * facts[0][1])
    likely = [want for want, chance in facts if chance >= least] or [facts[0][0]]
    kind, of_talk = among_small_talk(wants)
    found = [(frozenset({want}), chance) for want, chance in wants if want not in _SEVERAL_AS_ONE]
    found.append((frozenset({kind}), of_talk))
    found.append((frozenset(likely), sum(chance for _, chance in facts)))
    found.append((frozenset({lists[0][0]}), sum(chance for _, chance in lists)))
    return sorted(found, key=lambda each: -each[1])
