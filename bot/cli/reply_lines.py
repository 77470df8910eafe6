"""Every kind of reply as lines of a terminal."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.citation_wording import article_parts, place_text
from bot.cli.columns import Columns
from bot.cli.passage_lines import PassageLines
from bot.cli.rendering import NO_ARTICLES
from bot.output import one_line
from bot.wording import CORRECTED, HEDGES, facts_text, library_text, refusal_text, small_talk_text
from index.answer import Answer, ListedArticle, Reason, Reply, SmallTalk
from index.suggestions.suggestions import Suggestions

NOT_FOUND = "I couldn't find that in these articles."
"""A terminal has no server whose articles they could be."""

_SMALL_TALK = {
    SmallTalk.INSULT: "Sorry that didn't help. Try other words.",
    SmallTalk.ABOUT_BOT: (
        "I answer questions about the articles, word for word, and name the source. Just ask one."
    ),
}
"""What a terminal says otherwise: it has neither moderators nor Discord's commands."""


def answer_lines(answer: Answer) -> RenderableType:
    """Return what a person reads for *answer*, whatever kind of reply it is."""
    if answer.reason is Reason.NO_SOURCES:
        return Text(NO_ARTICLES)
    lines = _LINES[answer.reply](answer)
    if answer.corrected is None:
        return lines
    return Group(Text(one_line(CORRECTED.format(question=answer.corrected))), lines)


def suggestion_lines(suggestions: Suggestions) -> RenderableType:
    """Return *suggestions*, which are no answers, with the numbers that are typed to take them."""
    meant = [] if suggestions.meant is None else [suggestions.meant]
    questions = [f"Did you mean: {one_line(each)}" for each in meant]
    articles = [" \u00b7 ".join(article_parts(each)) for each in suggestions.articles]
    numbered = enumerate([*questions, *(f"Article: {one_line(each)}" for each in articles)], 1)
    head = Text("Nothing here is the answer, but you can type a number to go on:")
    return Group(head, *(Text(f"  {number}  {line}") for number, line in numbered))


def _passage(answer: Answer) -> RenderableType:
    above = [Text(HEDGES[answer.confidence])] if answer.confidence in HEDGES else []
    return Group(*above, PassageLines(answer.passages[0]))


def _facts(answer: Answer) -> RenderableType:
    told = Text(one_line(facts_text(answer.shown[0], answer.facts)), style="bold")
    if not answer.passages:
        return Group(told, Padding(_stated(answer.shown[0]), (0, 2)))
    return Group(told, PassageLines(answer.passages[0]))


def _article(answer: Answer) -> RenderableType:
    """Return the article's line, its first paragraph, and its key sentences with their places."""
    first, *others = answer.passages
    title, *rest = article_parts(answer.shown[0])
    key = [Text(f"{place_text(each.citation):>12}  {one_line(each.text)}") for each in others]
    head = Text.assemble((one_line(title), "bold"), f" · {one_line(' · '.join(rest))}")
    return Group(head, PassageLines(first), *([Text("Key sentences:")] if key else []), *key)


def _choice(answer: Answer) -> RenderableType:
    question = Text("Which article do you mean? Type its number.")
    return Group(question, _table(answer.shown))


def _library(answer: Answer) -> RenderableType:
    head = Text(one_line(library_text(len(answer.shown), answer.about)))
    return Group(head, _table(answer.shown)) if answer.shown else head


def _small_talk(answer: Answer) -> RenderableType:
    kind = answer.small_talk
    return Text(_SMALL_TALK[kind] if kind in _SMALL_TALK else small_talk_text(kind))


def _refusal(answer: Answer) -> RenderableType:
    found_nothing = answer.reason is Reason.NOT_COVERED and answer.language is None
    return Text(NOT_FOUND if found_nothing else refusal_text(answer))


def _stated(article: ListedArticle) -> Text:
    return Text(one_line(" · ".join(article_parts(article))), style="dim")


def _table(articles: Sequence[ListedArticle]) -> Columns:
    """Return *articles* with their numbers in this list, as they are typed to choose one."""
    rows = [
        (Text(str(number)), *(Text(one_line(cell)) for cell in article_parts(each)[:4]))
        for number, each in enumerate(articles, start=1)
    ]
    return Columns(("", "Title", "Author", "Publication", "Published"), rows)


_LINES: Mapping[Reply, Callable[[Answer], RenderableType]] = MappingProxyType(
    {
        Reply.ANSWER: _passage,
        Reply.FACT: _facts,
        Reply.ARTICLE: _article,
        Reply.CHOOSE: _choice,
        Reply.LIBRARY: _library,
        Reply.SMALL_TALK: _small_talk,
        Reply.REFUSAL: _refusal,
    }
)
