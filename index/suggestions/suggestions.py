"""What can be asked or looked at where a question was refused."""

from dataclasses import dataclass

from index.answer import ListedArticle


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Other questions and articles for who asked what nothing answers; each may be missing.

    *meant* is the question with another word in place of one that no article has, and is answered.
    *questions* are answered as well, nearest in meaning first; *articles* are on what was asked.
    """

    meant: str | None = None
    questions: tuple[str, ...] = ()
    articles: tuple[ListedArticle, ...] = ()


NOTHING = Suggestions()
"""Nothing is suggested."""
