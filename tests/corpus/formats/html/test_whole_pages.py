"""A page that is nothing but an article is read whole: every word once, in the page's order."""

import re
from collections.abc import Callable, Iterator
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.html.document import read_html
from corpus.left_out import whole

TITLE = "What the harbour was before the storm"
NOUNS = "quay ferry tern lamp pier anchor keeper council gale bay stone piling timber rope".split()
VERBS = "carries mends watches leaves crosses repairs forgets counts lifts paints".split()

NUMBER = re.compile(r"\bNo\. (\d+)\b")

Numbers = Iterator[int]
Leaf = Callable[[Numbers], str]
Tree = Leaf | tuple[str, list["Tree"]]


def sentence(numbers: Numbers) -> str:
    number = next(numbers)
    return (
        f"The {NOUNS[number % 14]} of No. {number} {VERBS[number % 10]} the "
        f"{NOUNS[(number * 5 + 3) % 14]} before the {NOUNS[(number * 3 + 1) % 14]} is over."
    )


def label(numbers: Numbers) -> str:
    number = next(numbers)
    return f"{NOUNS[number % 14].title()} No. {number}"


def item(numbers: Numbers) -> str:
    return f"<li>{sentence(numbers)}</li>"


def paragraph(numbers: Numbers) -> str:
    return f"<p>{sentence(numbers)}</p>"


def section(numbers: Numbers) -> str:
    return f"<h2>{label(numbers)}</h2><p>{sentence(numbers)}</p>"


def headed_section(numbers: Numbers) -> str:
    return f"<section><header><h3>{label(numbers)}</h3></header>{paragraph(numbers)}</section>"


def bullets(numbers: Numbers) -> str:
    return f"<ul>{item(numbers)}{item(numbers)}</ul>"


def steps(numbers: Numbers) -> str:
    return f"<ol>{item(numbers)}{item(numbers)}</ol>"


def list_in_list(numbers: Numbers) -> str:
    return f"<ul><li>{sentence(numbers)}<ul>{item(numbers)}</ul></li>{item(numbers)}</ul>"


def terms(numbers: Numbers) -> str:
    return f"<dl><dt>{label(numbers)}</dt><dd>{sentence(numbers)}</dd></dl>"


def row(numbers: Numbers) -> str:
    return f"<tr><td>{label(numbers)}</td><td>{sentence(numbers)}</td></tr>"


def table(numbers: Numbers) -> str:
    head = "<tr><th>Name</th><th>What it is</th></tr>"
    return f"<div><table>{head}{row(numbers)}{row(numbers)}</table></div>"


def layout_table(numbers: Numbers) -> str:
    return f"<table><tr><td>{paragraph(numbers)}{paragraph(numbers)}</td></tr></table>"


def quotation(numbers: Numbers) -> str:
    return f"<blockquote>{paragraph(numbers)}</blockquote>"


def loose(numbers: Numbers) -> str:
    before, inner, behind = sentence(numbers), sentence(numbers), sentence(numbers)
    return f"<div>{before}<div>{inner}</div>{behind}</div>"


def broken_lines(numbers: Numbers) -> str:
    first, second = sentence(numbers), sentence(numbers)
    return f"<div>{first}<br><br>{second}<br>{sentence(numbers)}</div>"


def unfolding(numbers: Numbers) -> str:
    return f"<details><summary>{label(numbers)}?</summary>{paragraph(numbers)}</details>"


def accordion(numbers: Numbers) -> str:
    heading = f"<h4>{label(numbers)}</h4>"
    inner = f"<section>{heading}<div>{sentence(numbers)}</div></section>"
    return f"<amp-accordion>{inner}</amp-accordion>"


def questions(numbers: Numbers) -> str:
    return f"<div class='q'>{label(numbers)}?</div><div class='a'>{sentence(numbers)}</div>"


def marked(numbers: Numbers) -> str:
    return f"<div><span>{sentence(numbers)}</span> <b>{sentence(numbers)}</b></div>"


def unknown_element(numbers: Numbers) -> str:
    return f"<x-block>{paragraph(numbers)}</x-block>"


LEAVES: tuple[Leaf, ...] = (
    *(paragraph, section, headed_section, bullets, steps, list_in_list, terms, table),
    *(layout_table, quotation, loose, broken_lines, unfolding, accordion, questions, marked),
    unknown_element,
)
CONTAINERS = st.sampled_from(["div", "section", "article", "center"])
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.tuples(CONTAINERS, st.lists(inner, min_size=1, max_size=4)),
    max_leaves=12,
)


def written(tree: Tree, numbers: Numbers) -> str:
    if not isinstance(tree, tuple):
        return tree(numbers)
    name, inner = tree
    return f"<{name}>{''.join(written(each, numbers) for each in inner)}</{name}>"


@given(st.lists(TREES, min_size=3, max_size=6), st.sampled_from(["main", "article", "div", ""]))
def test_every_sentence_of_a_page_that_is_all_article_is_read_once_in_order(
    trees: list[Tree], around: str
) -> None:
    numbers = count(1)
    inner = paragraph(numbers) + "".join(written(tree, numbers) for tree in trees)
    body = f"<{around}>{inner}</{around}>" if around else inner
    page = (
        f"<!doctype html><html lang='en'><head><title>{TITLE}</title></head><body>"
        f"<h1>{TITLE}</h1>{body}</body></html>"
    )
    assert NUMBER.findall(read_html(page).body) == NUMBER.findall(inner)


LINKS = "".join(f"<li><a href='/{each}'>Another story of the harbour</a></li>" for each in "abcd")


@given(st.lists(TREES, min_size=2, max_size=4), st.lists(TREES, min_size=1, max_size=3))
def test_what_is_taken_and_what_is_left_out_are_all_sentences_of_a_page(
    said: list[Tree], beside: list[Tree]
) -> None:
    numbers = count(1)
    article = paragraph(numbers) + "".join(written(tree, numbers) for tree in said)
    more = "".join(written(tree, numbers) for tree in beside) + paragraph(numbers)
    page = (
        f"<!doctype html><html lang='en'><head><title>{TITLE}</title></head><body>"
        f"<div><h1>{TITLE}</h1>{article}</div><ul>{LINKS}</ul><div>{more}</div></body></html>"
    )
    draft = read_html(page)
    assert NUMBER.findall(whole(draft).body) == NUMBER.findall(article + more)
    assert set(NUMBER.findall(draft.body)) <= set(NUMBER.findall(article + more))
