"""The bot's own words that a terminal and Discord share."""

from collections.abc import Sequence

from bot.language import comma_separated, gettext, gettext_noop, ngettext, speaking
from bot.local_forms import shown_day
from index.answer import Answer, Confidence, Fact, ListedArticle, Reason, SmallTalk

HEDGES = {
    Confidence.MEDIUM: gettext_noop("This probably answers it:"),
    Confidence.LOW: gettext_noop("Not sure, but this is the closest I found:"),
}
"""What stands above an answer that is less than sure; a high confidence needs no words.

These are the English sentences; a surface says them by `gettext`."""

UNREAD = gettext_noop(
    "Lots of questions right now, so I only skimmed the articles: ask again later for a closer "
    "look."
)
"""What stands below an answer that might be another, or surer, when there is more time."""

CORRECTED = gettext_noop("Showing results for {question}")
"""What stands above an answer to a question whose misspelt words were put right."""

ABSTENTIONS = {
    Reason.NO_SOURCES: gettext_noop(
        "There are no articles here yet. A moderator can add the first one."
    ),
    Reason.NOT_COVERED: gettext_noop("I couldn't find that in this server's articles."),
}

_SMALL_TALK = {
    SmallTalk.GREETING: gettext_noop(
        "Hello! Ask me something about the articles that are posted here."
    ),
    SmallTalk.THANKS: gettext_noop(
        "You're welcome! Ask me whenever you want to look something up."
    ),
    SmallTalk.PARTING: gettext_noop("See you! Ask me whenever you want to look something up."),
    SmallTalk.CHAT: gettext_noop(
        "I'm not much of a talker, but I'm glad to look things up in the articles here: just ask."
    ),
    SmallTalk.INSULT: gettext_noop(
        "Sorry that didn't help. Try other words, or ask the moderators."
    ),
    SmallTalk.ABOUT_BOT: gettext_noop(
        "I answer questions about the articles posted here, word for word, and name the source. "
        "Just ask one; /about tells what I search."
    ),
    SmallTalk.OPINION: gettext_noop(
        "I have no opinions of my own, but I can show you what the articles here say: just ask."
    ),
    SmallTalk.ORDER: gettext_noop(
        "I can't do that, but I can find what the articles here say, word for word: just ask."
    ),
}

UNREADABLE = gettext_noop(
    "I can only search these articles in English: ask in English, please. Which articles there "
    "are, who wrote one and when, you can ask in your language."
)
"""What stands for a refusal, said in the question's language, where the model cannot read that."""

_STATED = {
    Fact.AUTHOR: gettext_noop("Written by {authors}."),
    Fact.PUBLICATION: gettext_noop("Published in {publication}."),
    Fact.DATE: gettext_noop("Published on {day}."),
    Fact.TITLE: gettext_noop("It is called \u201c{title}\u201d."),
    Fact.LINK: gettext_noop("Read it at {url}"),
    Fact.POSTED: gettext_noop("Posted by {name} on {day}."),
}
_UNSTATED = {
    Fact.AUTHOR: gettext_noop("The article does not say who wrote it."),
    Fact.PUBLICATION: gettext_noop("The article does not say where it was published."),
    Fact.DATE: gettext_noop("The article does not say when it was published."),
    Fact.TITLE: gettext_noop("The article has no title."),
    Fact.LINK: gettext_noop("The article was posted without a link."),
    Fact.POSTED: gettext_noop("It is one of the bot\u2019s own articles: no member posted it."),
}


def refusal_text(answer: Answer) -> str:
    """Return why nothing answers; in the question's own language where that was the reason."""
    if answer.language is None:
        return gettext(ABSTENTIONS[answer.reason or Reason.NOT_COVERED])
    with speaking(answer.language):
        return gettext(UNREADABLE)


def small_talk_text(kind: SmallTalk | None) -> str:
    """Return what is said to words of this *kind*, which ask for no article."""
    return gettext(_SMALL_TALK[kind or SmallTalk.CHAT])


def facts_text(article: ListedArticle, facts: Sequence[Fact]) -> str:
    """Return what *article* states of *facts*, one after another, or that it does not."""
    return " ".join(_told(article, fact) for fact in facts)


def _told(article: ListedArticle, fact: Fact) -> str:
    if fact is Fact.LENGTH:
        return ngettext("It has {n} paragraph.", "It has {n} paragraphs.", article.paragraphs)
    values = _values(article, fact)
    if not any(values.values()):
        return gettext(_UNSTATED[fact])
    return gettext(_STATED[fact], **values)


def _values(article: ListedArticle, fact: Fact) -> dict[str, str | None]:
    """Return what fills the sentence for *fact*; nothing of it is there where it is not stated."""
    if fact is Fact.POSTED:
        posted = {"name": article.posted_by, "day": shown_day(article.posted_at)}
        return posted if article.posted_by else {}
    values: dict[Fact, dict[str, str | None]] = {
        Fact.AUTHOR: {"authors": comma_separated(article.authors)},
        Fact.PUBLICATION: {"publication": article.publication},
        Fact.DATE: {"day": shown_day(article.published) if article.published else None},
        Fact.TITLE: {"title": article.title},
        Fact.LINK: {"url": article.url},
    }
    return values[fact]


def library_text(count: int, about: str | None) -> str:
    """Return what stands above *count* articles that fit the words *about*, or all of them.

    Without any it is all that is said.
    """
    if about is None:
        if not count:
            return gettext(ABSTENTIONS[Reason.NO_SOURCES])
        return ngettext("There is {n} article here:", "There are {n} articles here:", count)
    if not count:
        return gettext("I looked, but no article here fits \u201c{about}\u201d.", about=about)
    return ngettext(
        "{n} article fits \u201c{about}\u201d:",
        "{n} articles fit \u201c{about}\u201d:",
        count,
        about=about,
    )
