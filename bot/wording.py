"""The bot's own words that a terminal and Discord share."""

from index.answer import Confidence, Reason

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
