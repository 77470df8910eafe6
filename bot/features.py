"""All that the bot can do: the one file that knows every feature."""

from bot.about.feature import FEATURE as ABOUT
from bot.articles.feature import FEATURE as ARTICLES
from bot.ask.feature import FEATURE as ASK
from bot.digest.feature import FEATURE as DIGEST
from bot.gaps.feature import FEATURE as GAPS
from bot.privacy.feature import FEATURE as PRIVACY
from bot.quotes.feature import FEATURE as QUOTES
from bot.sentence_lists.feature import FEATURE as SENTENCE_LISTS
from bot.server_settings.feature import FEATURE as SERVER_SETTINGS
from bot.sources.feature import FEATURE as SOURCES

FEATURES = (
    ASK,
    ARTICLES,
    QUOTES,
    SENTENCE_LISTS,
    ABOUT,
    SOURCES,
    GAPS,
    SERVER_SETTINGS,
    PRIVACY,
    DIGEST,
)
"""In the order in which their commands are published."""
