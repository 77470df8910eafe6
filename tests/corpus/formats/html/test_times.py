"""What a page holds thousands of is read in a time that grows as their number does."""

import time

import pytest

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats.html.document import read_html

PARAGRAPH = "<p>" + "The ferry was late, and nobody on the quay was told why it did not come. " * 9
OF_A_LINE = ("<a href=b>c</a> ", "<i><b>c</b></i> ", "<code>c</code> ", "<a href=b><i>c</i></a> ")
OTHERS = ("<li>a", "<sup>a</sup>", "<br>a", "<q>a</q>", "&amp; ")


def page(part: str, count: int) -> str:
    return f"<html><body><article>{PARAGRAPH * 4}<p>{part * count}"


def seconds(text: str) -> float:
    """Return the processor's time for reading *text*, or refusing it."""
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def read(text: str) -> Draft | None:
    try:
        return read_html(text)
    except SourceRefused:
        return None


@pytest.mark.slow
@pytest.mark.parametrize("part", [*OF_A_LINE, *OTHERS])
def test_four_times_as_many_parts_of_a_paragraph_take_no_sixteen_times_as_long(part: str) -> None:
    read(page(part, 10))
    few, many = (seconds(page(part, count)) for count in (3_500, 14_000))

    assert many < 9 * few


def test_code_of_thousands_of_coloured_words_is_read_word_for_word() -> None:
    code = "".join(f'<span class="k">a{n}</span> <b>=</b> <i>{n}</i>\n' for n in range(1_100))
    shown = read_html(f"<html><body><article>{PARAGRAPH * 4}<pre>{code}</pre>{PARAGRAPH}")

    texts = [shown.body[each.start : each.end] for each in shown.paragraphs]
    assert texts[-1_101:-1] == [f"a{n} = {n}" for n in range(1_100)]
