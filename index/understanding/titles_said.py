"""Articles whose title a question says, whole or in short."""

from corpus.article import Article
from index.search.name_words import name_words
from index.search.titles import short_titles, title_of
from index.understanding.asked import Asked


def titled(asked: Asked) -> tuple[Article, ...]:
    """Return the articles whose title, of two words at least, stands in the question."""
    present = {each.id for each in asked.articles}
    named = [each for each in asked.snapshot.named(asked.question) if each.id in present]
    titles = {each.id: (each.metadata.title or "").split() for each in named}
    longest = max((len(each) for each in titles.values()), default=0)
    if longest < 2:  # noqa: PLR2004 - one word may mean anything
        return ()
    return tuple(each for each in named if len(titles[each.id]) == longest)


def titled_in_short(asked: Asked) -> tuple[Article, ...]:
    """Return the one article a title in short of which is all that the question names."""
    named = {each.id for each in asked.snapshot.named_in_short(asked.question)}
    found = [each for each in asked.articles if each.id in named]
    said = {stem for each in found for title in titles_of(each) for _, stem in name_words(title)}
    is_all = all(each.stem in said for each in asked.references.naming)
    return tuple(found) if len(found) == 1 and is_all else ()


def titles_of(article: Article) -> tuple[str, ...]:
    """Return the title of *article* and what it is called in short."""
    return (*title_of(article.metadata), *short_titles(article.metadata))
