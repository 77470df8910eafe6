"""The bot's own words that a terminal and Discord share."""

from collections.abc import Sequence

from corpus.article import Citation
from index.answer import Confidence, Fact, Reason

HEDGES = {
    Confidence.MEDIUM: "This probably answers the question.",
    Confidence.LOW: "This may answer the question.",
}
"""What stands above an answer that is less than sure; a high confidence needs no words."""

ABSTENTIONS = {
    Reason.NO_SOURCES: "No article has been posted here yet. A moderator can add one.",
    Reason.NOT_COVERED: "No posted source answers this.",
    Reason.NOT_A_QUESTION: (
        "Ask me something about the articles, for example \u201cWho wrote the report?\u201d."
    ),
}


def facts_text(citation: Citation, facts: Sequence[Fact]) -> str:
    """Return what *citation* states of *facts*, one after another; it must state them all."""
    published = citation.published
    told = {
        Fact.AUTHOR: f"Written by {', '.join(citation.authors)}.",
        Fact.PUBLICATION: f"Published in {citation.publication}.",
        Fact.DATE: f"Dated {published.day} {published:%B %Y}." if published else "",
        Fact.LENGTH: f"It has {citation.paragraphs} "
        f"paragraph{'' if citation.paragraphs == 1 else 's'}.",
    }
    return " ".join(told[fact] for fact in facts)
