"""What was made of articles is kept for as many as there is room for."""

from dataclasses import replace

from corpus.article import Article
from index.search.article_cache import ArticleCache
from tests.doubles.articles import BRIDGE, article


def test_articles_leave_by_how_long_they_are_the_one_used_longest_ago_first() -> None:
    made: list[str] = []

    def make(each: Article) -> str:
        made.append(each.id)
        return each.id

    size = len(article(BRIDGE).body)
    first, second, third = (replace(article(BRIDGE), id=each) for each in "abc")
    cache = ArticleCache(make, most=2 * size)

    assert [cache(each) for each in (first, second, first, third, first, second)] == list("abacab")
    assert made == list("abcb")


def test_an_article_that_is_larger_than_the_bound_is_kept_until_another_comes() -> None:
    made: list[str] = []
    first, second = (replace(article(BRIDGE), id=each) for each in "ab")
    cache = ArticleCache(lambda each: made.append(each.id), most=1)

    for each in (first, first, second, second, first):
        cache(each)

    assert made == list("aba")
