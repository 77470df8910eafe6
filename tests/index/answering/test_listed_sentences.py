"""Sentences of several articles in one list: alike ones once, with the articles that say them."""

from dataclasses import replace

from index.answering.listed_sentences import ListedSentence, once, sentences_of
from tests.doubles.articles import article


def listed(*said: tuple[str, str]) -> list[ListedSentence]:
    """Return the one sentence of each of *said*: an article's name, and the sentence."""
    found = []
    for name, words in said:
        held = replace(article(words), id=name)
        (place,) = sentences_of(held, held.paragraphs[0])
        found.append(ListedSentence(held, place, place))
    return found


def told(found: list[ListedSentence]) -> list[tuple[str, list[str]]]:
    return [(each.article.id, [other.article.id for other in each.also]) for each in found]


def test_what_articles_say_alike_is_listed_once_with_each_of_the_others_in_order() -> None:
    same = "The bridge opened in May."
    found = once(listed(("a", same), ("b", same), ("c", same), ("b", same), ("a", same)))

    assert told(found) == [("a", ["b", "c"])]


def test_marks_and_case_tell_no_sentences_apart_but_a_word_does() -> None:
    found = once(
        listed(("a", "It opened in May."), ("b", "It opened, in may!"), ("c", "It opened in June."))
    )

    assert told(found) == [("a", ["b"]), ("c", [])]
