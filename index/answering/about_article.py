"""Questions about an article rather than about what it says: who, where, when, how long."""

import re
from collections.abc import Sequence

from corpus.article import Article, ParagraphKind
from index.answer import Fact
from index.search.dense import Flags
from index.search.snapshot import Snapshot

About = tuple[Article, frozenset[Fact]]
"""The article that a question is about, and what it asks of it."""

_IT = r"(?:(?:this|that|the)(?: (?:article|piece|text|story|essay|post|column|report))?|it)"
_OF_IT = rf"(?: (?:of|for|behind) {_IT})?"
_WHICH = r"(?:what|which)"
_OUTLET = r"(?:publication|magazine|newspaper|paper|site|website|outlet)"
_OUT = r"(?:published|printed|posted|released|written|from)"

# Whole questions only: "who wrote this law" is about what an article says.
_AUTHOR_FORMS = (
    rf"(?:who|whom)(?: has)? (?:wrote|written|authored|penned) {_IT}",
    rf"who(?: i|')?s the (?:author|writer|journalist|columnist){_OF_IT}",
    rf"(?:tell me )?(?:about )?the author{_OF_IT}",
    rf"(?:who|by whom) (?:is|was) {_IT} (?:written )?by",
)
_BOTH_FORMS = (
    rf"where (?:and when|or when) (?:was|is) {_IT} {_OUT}",
    rf"when and where (?:was|is) {_IT} {_OUT}",
    rf"where (?:was|is) {_IT} {_OUT},? and when",
    rf"when (?:was|is) {_IT} {_OUT},? and where",
)
_PUBLICATION_FORMS = (
    rf"where (?:was|is) {_IT} {_OUT}",
    rf"(?:who|{_WHICH} {_OUTLET}) (?:published|printed|ran) {_IT}",
)
_DATE_FORMS = (
    rf"when (?:was|is) {_IT} {_OUT}",
    rf"when did {_IT} (?:appear|come out)",
    rf"(?:what is|whats|what's) the (?:publication )?date{_OF_IT}",
)
_LENGTH_FORMS = (
    rf"how long is {_IT}",
    rf"how many paragraphs (?:does {_IT} have|(?:are there|are) in {_IT}|has {_IT})",
)
_FORMS_OF = (
    (_AUTHOR_FORMS, frozenset({Fact.AUTHOR})),
    (_BOTH_FORMS, frozenset({Fact.PUBLICATION, Fact.DATE})),
    (_PUBLICATION_FORMS, frozenset({Fact.PUBLICATION})),
    (_DATE_FORMS, frozenset({Fact.DATE})),
    (_LENGTH_FORMS, frozenset({Fact.LENGTH})),
)
_FORMS = tuple((tuple(map(re.compile, forms)), facts) for forms, facts in _FORMS_OF)
_NAMED = "\x00"
"""Stands for a title that was found, so that no other title is found in what replaces it."""


def facts_asked(question: str, titles: Sequence[str] = ()) -> frozenset[Fact]:
    """Return what *question* asks about an article itself; empty when it asks anything else.

    One of *titles* in the question stands for "this article".
    """
    folded = question.casefold()
    for title in titles:
        folded = folded.replace(title.casefold(), _NAMED)
    folded = folded.replace(_NAMED, "this article").replace("\u2019", "'")
    plain = re.sub(r"[\"“”?.!]", "", folded)
    plain = " ".join(plain.split())
    return next(
        (facts for forms, facts in _FORMS if any(each.fullmatch(plain) for each in forms)),
        frozenset(),
    )


def about_article(question: str, snapshot: Snapshot, held: Sequence[Flags] | None) -> About | None:
    """Return the article that *question* is about and the facts it asks, None if it asks none.

    *held* are the passages within the question's filters, for each part of *snapshot*.
    """
    named = snapshot.named(question)
    facts = facts_asked(question, [each.metadata.title or "" for each in named])
    if not facts:
        return None
    articles = snapshot.articles(held)
    # A server's own article is what "this" means there, before the operator's.
    server = snapshot.parts[-1].catalogue.numbers
    own = [each for each in articles if each.id in server]
    article = _named_article(named, articles) or _named_article(named, own)
    if article is None or not article.paragraphs:
        return None
    note = Fact.AUTHOR in facts and _has_note(article)
    return (article, facts) if note or stated(article, facts) else None


def _named_article(named: Sequence[Article], articles: Sequence[Article]) -> Article | None:
    """Return the one of *articles* that is among those *named* in a question, or the only one."""
    ids = {each.id for each in named}
    choice = [each for each in articles if each.id in ids] or articles
    return choice[0] if len(choice) == 1 else None


def stated(article: Article, facts: frozenset[Fact]) -> tuple[Fact, ...]:
    """Return those of *facts* that the citation of *article* states, in the order of `Fact`."""
    known = article.metadata
    there = {
        Fact.AUTHOR: bool(known.authors),
        Fact.PUBLICATION: known.publication is not None,
        Fact.DATE: known.published is not None,
        Fact.LENGTH: article.paragraph_count > 0,
    }
    return tuple(fact for fact in Fact if fact in facts and there[fact])


def place_to_show(article: Article, facts: frozenset[Fact]) -> int:
    """Return where the paragraph to quote begins: the author's note, else the body."""
    wanted = ParagraphKind.ABOUT_AUTHOR if Fact.AUTHOR in facts else ParagraphKind.BODY
    kinds = (wanted, ParagraphKind.BODY)
    places = [each.start for kind in kinds for each in article.paragraphs if each.kind is kind]
    return places[0] if places else 0


def _has_note(article: Article) -> bool:
    """Return whether *article* ends with a note about its author."""
    return any(each.kind is ParagraphKind.ABOUT_AUTHOR for each in article.paragraphs)
