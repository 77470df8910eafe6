"""A question is understood before it is searched: what it wants, of which articles."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.answer import Answer, Fact, Reply
from index.understanding import library
from index.understanding.asked import Asked
from index.understanding.one_article import Meant, bare_title, meant_by_fact, meant_to_show
from index.understanding.question_language import question_language
from index.understanding.replies import (
    article_reply,
    choice,
    fact_reply,
    library_reply,
    small_talk_reply,
)
from index.understanding.wants import (
    ARTICLES,
    FACTS,
    LIBRARY,
    SMALL_TALK,
    Vector,
    Want,
    among_small_talk,
    wanted,
)

LIKELY = 0.5
"""The probability from which on a want is followed before anything is searched."""

SURE_OF_TALK = 0.85
"""The same for small talk: from here on hardly a question about an article is taken for it (see
`benchmarks/RESULTS.md`), and what is less sure loses nothing by a search that finds nothing."""

POSSIBLE = 0.25
"""The probability from which on it is what a question wants that no passage answers; of facts, that
it is asked as well."""

_BARE = re.compile(r"\W*(?:(?:and|so|ok|okay|und|et|y)\W+)*(\w+)\W*")
_BARE_FACTS: Mapping[str, Fact] = {
    **dict.fromkeys(("who", "wer", "qui", "qui\u00e9n", "quien"), Fact.AUTHOR),
    **dict.fromkeys(("when", "wann", "quand", "cu\u00e1ndo", "cuando"), Fact.DATE),
    **dict.fromkeys(("where", "wo", "o\u00f9", "d\u00f3nde", "donde"), Fact.PUBLICATION),
}
"""What a word by itself asks, behind a reply about an article."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The *reply* to a question that wants no passage; unless it is *sure*, after a search.

    Without a reply, passages are wanted.
    """

    reply: Answer | None = None
    sure: bool = False

    def unless(self, searched: Answer) -> Answer:
        """Return what was *searched*, or this reply where that answers nothing."""
        return searched if searched.answered or self.reply is None else self.reply


def small_talk(question: str, vector: Vector) -> Answer | None:
    """Return the reply to *question* where it asks for no article, `None` to any other."""
    kind, chance = among_small_talk(wanted(question, vector))
    return small_talk_reply(question, SMALL_TALK[kind]) if chance >= LIKELY else None


def understood(asked: Asked) -> Understood:
    """Return what *asked* wants, and the reply to it."""
    return _chosen(asked) or _goes_on(asked) or _first(asked, _wants(asked))


def in_its_language(answer: Answer, readable: frozenset[str] | None) -> Answer:
    """Return *answer*, a refusal that tells its language where the model cannot read that.

    *readable* are the codes of the languages that it reads, null where nobody told us.
    """
    if answer.reply not in {Reply.REFUSAL, Reply.LIBRARY} or answer.answered or readable is None:
        return answer
    language = question_language(answer.question)
    if language is None or language in readable:
        return answer
    return replace(answer, reply=Reply.REFUSAL, shown=(), about=None, language=language)


def _wants(asked: Asked) -> list[tuple[frozenset[Want], float]]:
    """Return what may be wanted, likeliest first: facts as one want, and small talk."""
    wants = wanted(asked.question, asked.vector)
    facts = frozenset(want for want, chance in wants if want in FACTS and chance >= POSSIBLE)
    likeliest = frozenset(want for want, _ in wants[:1] if want in FACTS)
    of_facts = sum(chance for want, chance in wants if want in FACTS)
    best_fact = next((frozenset({want}) for want, _ in wants if want in FACTS), frozenset())
    kind, of_talk = among_small_talk(wants)
    apart = FACTS.keys() | SMALL_TALK.keys()
    found = [(frozenset({want}), chance) for want, chance in wants if want not in apart]
    found += [(facts | likeliest or best_fact, of_facts), (frozenset({kind}), of_talk)]
    return sorted(found, key=lambda each: -each[1])


def _first(asked: Asked, wants: Sequence[tuple[frozenset[Want], float]]) -> Understood:
    """Return the reply to the first of *wants* that can be what the question wants."""
    if (article := bare_title(asked)) is not None:
        return Understood(article_reply(asked.question, asked.snapshot, article), sure=True)
    searched_first = False
    for want, chance in wants:
        if chance < POSSIBLE:
            break
        if Want.PASSAGE in want:
            searched_first = True
            continue
        found = _reply(asked, want)
        if found.reply is not None:
            sure = found.sure and chance >= _sure_from(want) and not searched_first
            return replace(found, sure=sure)
    return Understood()


def _sure_from(wants: frozenset[Want]) -> float:
    return SURE_OF_TALK if wants <= SMALL_TALK.keys() else LIKELY


def _reply(asked: Asked, wants: frozenset[Want]) -> Understood:
    if wants <= FACTS.keys():
        return _of_facts(asked, frozenset(FACTS[each] for each in wants))
    (want,) = wants
    if want is Want.WHICH:
        return _which(asked)
    if want in ARTICLES:
        return _of_article(asked, meant_to_show(asked))
    if want in LIBRARY:
        return _of_library(asked, want)
    return Understood(small_talk_reply(asked.question, SMALL_TALK[want]), sure=True)


def _of_facts(asked: Asked, facts: frozenset[Fact]) -> Understood:
    meant = meant_by_fact(asked, facts)
    if meant is None or len(meant.articles) != 1:
        return _choice(asked, meant)
    told = [fact for fact in Fact if fact in facts]
    reply = fact_reply(asked.question, asked.snapshot, meant.articles[0], told, asked.top)
    return Understood(reply, meant.sure)


def _of_article(asked: Asked, meant: Meant | None) -> Understood:
    if meant is None or len(meant.articles) != 1:
        return _choice(asked, meant)
    return Understood(article_reply(asked.question, asked.snapshot, meant.articles[0]), meant.sure)


def _choice(asked: Asked, meant: Meant | None) -> Understood:
    if meant is None:
        return Understood()
    said = " ".join(each.word for each in asked.references.words) or None
    return Understood(choice(asked.question, meant.articles, said), meant.sure)


def _which(asked: Asked) -> Understood:
    found = library.which(asked)
    if found is None:
        return _of_article(asked, meant_to_show(asked))
    subject, about = found
    if len(subject.articles) == 1:
        place = subject.passages[0]
        reply = article_reply(asked.question, asked.snapshot, subject.articles[0], place)
        return Understood(reply, sure=True)
    return Understood(library_reply(asked.question, subject.articles, about), sure=True)


def _of_library(asked: Asked, want: Want) -> Understood:
    found = library.listed(asked, want)
    if found is None:
        return Understood()
    return Understood(library_reply(asked.question, found.articles, found.about), found.sure)


def _chosen(asked: Asked) -> Understood | None:
    """Return the reply to the question before, where this one says which article it is about."""
    turn = asked.last_turn
    if turn is None or turn.reply is not Reply.CHOOSE:
        return None
    offered = asked.about(asked.spoken_of)
    named = offered.references
    if not named.is_named or len(named.articles) != 1 or _wants(asked)[0][0] & FACTS.keys():
        return None
    *earlier, before = asked.earlier
    (vector,) = asked.encode([before])
    again = replace(
        asked.about(named.articles), question=before, vector=vector, earlier=tuple(earlier)
    )
    found = _first(again, _wants(again))
    return None if found.reply is None else Understood(found.reply, sure=True)


def _goes_on(asked: Asked) -> Understood | None:
    """Return the reply to “and when?” behind a reply about an article, `None` to others."""
    bare = _BARE.fullmatch(asked.question.casefold())
    fact = _BARE_FACTS.get(bare.group(1)) if bare else None
    turn = asked.last_turn
    if fact is None or turn is None or turn.reply not in {Reply.FACT, Reply.ARTICLE}:
        return None
    return _of_facts(asked, frozenset({fact}))
