"""What is right where a member asks what an article states of itself."""

from collections.abc import Collection, Mapping
from datetime import date

from corpus.article import Citation
from index.answer import Answer, Fact, ListedArticle, RankedPassage, Reply
from index.evaluation.cases import holds
from index.evaluation.members import FactName, Stated

_FACTS: Mapping[FactName, Fact] = {
    "authors": Fact.AUTHOR,
    "published": Fact.DATE,
    "publication": Fact.PUBLICATION,
    "title": Fact.TITLE,
    "url": Fact.LINK,
}


def fault_of_facts(
    wanted: Mapping[FactName, Stated], answer: Answer, own: Collection[str]
) -> str | None:
    """Return what is wrong with *answer*, a fact or a quotation, of an article with an id in *own*.

    A quotation states what its citation does and what stands in its words; it is wrong where what
    is asked for is not stated anywhere.
    """
    if answer.reply is Reply.FACT:
        (article,) = answer.shown
        stated = {name: _stated(article, name) for name in wanted if _FACTS[name] in answer.facts}
        return _of_another(article, own) or _difference(wanted, stated, "")
    first = answer.passages[0] if answer.passages else None
    if first is None or not any(wanted.values()):
        return "quotes what does not state it"
    return _of_another(first.citation, own) or _difference(
        wanted, _cited(first, wanted), first.text
    )


def _cited(passage: RankedPassage, wanted: Collection[FactName]) -> dict[FactName, str | None]:
    return {name: _stated(passage.citation, name) for name in wanted}


def _of_another(article: ListedArticle | Citation, own: Collection[str]) -> str | None:
    return None if article.article_id in own else f"tells of {article.title!r}"


def _difference(
    wanted: Mapping[FactName, Stated], stated: Mapping[FactName, str | None], text: str
) -> str | None:
    """Return the first of *wanted* that neither *stated* nor *text* tells as it is."""
    for name, value in wanted.items():
        told = stated.get(name)
        words = (value,) if isinstance(value, str) else value
        is_right = told is None if words is None else holds(told or "", words) or holds(text, words)
        if not is_right:
            return f"{name} is {told!r}"
    return None


def _stated(article: ListedArticle | Citation, name: FactName) -> str | None:
    value: tuple[str, ...] | date | str | None = getattr(article, name)
    if isinstance(value, tuple):
        return ", ".join(value) or None
    return value.isoformat() if isinstance(value, date) else value
