"""Quotations have the marks of a browser, and stand once."""

import pytest

from tests.corpus.formats.markup.cleaned import read


def test_a_pull_quote_is_read_where_it_stands_and_not_again() -> None:
    sentence = "\u201cAgreed to rebuild the eastern quay.\u201d"
    repeated = f"<aside class='pullquote'><p>{sentence}</p></aside>"
    beside = f"<blockquote class='pull-quote'><p>{sentence}</p><p>The chair</p></blockquote>"
    alone = "<blockquote class='pull-quote'>Nobody else said this in it</blockquote>"
    assert read(repeated + alone + beside) == "Nobody else said this in it"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He said \u201cgo \u2018now\u2019\u201d."),
        ("de-AT", "He said \u201ego \u201anow\u2018\u201c."),
        ("fr", "He said \u00abgo \u00abnow\u00bb\u00bb."),
    ],
)
def test_quotations_have_the_marks_that_browsers_give_them(language: str, text: str) -> None:
    assert read("<p>He said <q>go <q>now</q></q>.</p>", language=language) == text


def test_quotations_with_marks_of_their_own_have_no_others() -> None:
    assert read("<p>He said <q>\u201cgo\u201d</q>.</p>") == "He said \u201cgo\u201d."
