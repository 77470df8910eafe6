"""A question is understood before it is searched: what it wants, of which articles."""

import re
from dataclasses import dataclass, replace

from index.answer import Answer, Fact, Reply
from index.answering.openings import turns
from index.encoding.learned_files import PACKAGED
from index.search.words import stems
from index.understanding import library
from index.understanding.asked import Asked
from index.understanding.asking_forms import asked_alone
from index.understanding.asking_words import (
    asks_when,
    asks_which_article,
)
from index.understanding.chatter import may_ask, names_a_thing
from index.understanding.clear_language import unread_language
from index.understanding.likely_wants import LIKELY, POSSIBLE, Wants, likely_wants
from index.understanding.one_article import (
    Meant,
    asks_of_thing,
    bare_title,
    meant_by_fact,
    meant_to_show,
)
from index.understanding.replies import (
    article_reply,
    choice,
    fact_reply,
    library_reply,
    small_talk_reply,
)
from index.understanding.subjects import Subject
from index.understanding.wants import (
    ARTICLES,
    FACTS,
    LIBRARY,
    NO_VECTOR,
    SMALL_TALK,
    Vector,
    Want,
    among_small_talk,
    wanted,
)

_OF_BOT = frozenset({Want.ABOUT_BOT, Want.OPINION, Want.ORDER})
_TO_BOT = re.compile(
    r"\b(?:you|u|your|ur|bot|footnote|du|dein|deine|dich|dir|tu|te|ton|toi|vous)\b"
)
"""Small talk to the bot, and how it is spoken to: it may name what articles tell of, and asks
nothing of them all the same."""


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


def small_talk(question: str, vector: Vector = NO_VECTOR, weights: str = PACKAGED) -> Answer | None:
    """Return the reply to *question* where it asks for no article, `None` to any other.

    *vector* is by the model of *weights*; without one its words alone tell.
    """
    kind, chance = among_small_talk(wanted(question, vector, weights))
    return small_talk_reply(question, SMALL_TALK[kind]) if chance >= LIKELY else None


def understood(asked: Asked) -> Understood:
    """Return what *asked* wants, and the reply to it."""
    return _chosen(asked) or _goes_on(asked) or _source(asked) or _first(asked, likely_wants(asked))


def in_its_language(answer: Answer, readable: frozenset[str] | None) -> Answer:
    """Return *answer*, a refusal that tells its language where the model cannot read that.

    *readable* are the codes of the languages that it reads, null where nobody told us.
    """
    if answer.reply not in {Reply.REFUSAL, Reply.LIBRARY} or answer.answered:
        return answer
    language = unread_language(answer.question, readable)
    if language is None:
        return answer
    return replace(answer, reply=Reply.REFUSAL, shown=(), about=None, language=language)


def _first(asked: Asked, wants: Wants) -> Understood:
    """Return the reply to the first of *wants* that can be what the question wants."""
    if (article := bare_title(asked)) is not None:
        return Understood(article_reply(asked.question, asked.snapshot, article), sure=True)
    searched_first = _asks_again(asked)
    for want, chance in wants:
        if chance < POSSIBLE:
            break
        if Want.PASSAGE in want:
            searched_first = True
            continue
        if want <= SMALL_TALK.keys() and (searched_first or may_ask(asked, chance)):
            continue  # What may ask something is told that nothing was found.
        found = _reply(asked, want)
        if found.reply is not None:
            sure = found.sure and chance >= LIKELY and not searched_first
            return replace(found, sure=sure)
    return Understood()


def _asks_again(asked: Asked) -> bool:
    """Return whether what was answered by a passage is asked again of something else."""
    turn = asked.last_turn
    return (
        turn is not None
        and turn.reply in {Reply.ANSWER, Reply.REFUSAL}
        and turns(asked.question)
        and bool(asked.references.naming)
    )


def _reply(asked: Asked, wants: frozenset[Want]) -> Understood:
    if wants <= FACTS.keys():
        facts = frozenset(FACTS[each] for each in wants)
        return Understood() if asks_of_thing(asked, facts) else _of_facts(asked, facts)
    (want,) = wants
    if want is Want.WHICH:
        return _which(asked)
    if want in ARTICLES:
        return _of_article(asked, meant_to_show(asked))
    if want in LIBRARY:
        return _of_library(asked, want)
    reply = small_talk_reply(asked.question, SMALL_TALK[want])
    to_bot = want in _OF_BOT and _TO_BOT.search(asked.question.casefold()) is not None
    return Understood(reply, sure=to_bot or not names_a_thing(asked))


def _of_facts(asked: Asked, facts: frozenset[Fact]) -> Understood:
    meant = meant_by_fact(asked, facts)
    if meant is None or len(meant.articles) != 1:
        return _choice(asked, meant)
    if Fact.POSTED in facts and asks_when(asked.question):
        # Who says "posted" often means published.
        facts |= {Fact.DATE}
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
        return Understood()
    subject, about = found
    if len(subject.articles) == 1:
        (article,) = subject.articles
        reply = article_reply(
            asked.question, asked.snapshot, article, _telling(asked, subject, about)
        )
        return Understood(reply, sure=True)
    return Understood(library_reply(asked.question, subject.articles, about), sure=True)


def _telling(asked: Asked, subject: Subject, about: str) -> int | None:
    """Return the position of the passage found first, null where it has no word of *about*.

    Then the article is named by who wrote it or where it appeared, and any passage came first.
    """
    position = subject.passages[0]
    held = stems(asked.snapshot.candidates[position].searched.text)
    return None if set(stems(about)).isdisjoint(held) else position


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
    if not named.is_named or len(named.articles) != 1 or likely_wants(asked)[0][0] & FACTS.keys():
        return None
    *earlier, before = asked.earlier
    (vector,) = asked.encode([before])
    again = replace(
        asked.about(named.articles), question=before, vector=vector, earlier=tuple(earlier)
    )
    found = _first(again, likely_wants(again))
    return None if found.reply is None else Understood(found.reply, sure=True)


def _source(asked: Asked) -> Understood | None:
    """Return which article was spoken of, where it is asked for: “what article is that from?”."""
    asks = asks_which_article(asked.question) and not asked.references.naming
    return _of_facts(asked, frozenset({Fact.TITLE})) if asks and asked.spoken_of else None


def _goes_on(asked: Asked) -> Understood | None:
    """Return the reply to “and when?” behind a reply about an article, `None` to others."""
    want = asked_alone(asked.question)
    turn = asked.last_turn
    if want is None or turn is None or turn.reply not in {Reply.FACT, Reply.ARTICLE}:
        return None
    return _of_facts(asked, frozenset({FACTS[want]}))
