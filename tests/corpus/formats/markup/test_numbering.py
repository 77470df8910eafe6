"""Items of ordered lists keep the numbers that a page shows."""

import pytest

from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse


def items(body: str) -> list[str]:
    root = parse(f"<body>{body}</body>")
    clean(root)
    return [block.text for block in blocks_of(root)]


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        ("", ["1.", "2.", "3."]),
        ("start='4'", ["4.", "5.", "6."]),
        ("start='-1'", ["-1.", "0.", "1."]),
        ("reversed", ["3.", "2.", "1."]),
        ("reversed start='10'", ["10.", "9.", "8."]),
        ("type='a'", ["a.", "b.", "c."]),
        ("type='A' start='26'", ["Z.", "AA.", "AB."]),
        ("type='i' start='4'", ["iv.", "v.", "vi."]),
        ("type='I'", ["I.", "II.", "III."]),
        ("style='list-style-type: lower-latin'", ["a.", "b.", "c."]),
        ("style='list-style-type: decimal-leading-zero'", ["01.", "02.", "03."]),
        ("type='i' start='4000'", ["4000.", "4001.", "4002."]),
        ("type='a' start='0'", ["0.", "a.", "b."]),
        ("start='seven'", ["1.", "2.", "3."]),
        ("start='99999999999999999999'", ["1.", "2.", "3."]),
    ],
)
def test_items_are_numbered_as_the_list_says(attributes: str, numbers: list[str]) -> None:
    found = items(f"<ol {attributes}><li>stone<li>sand<li>lime</ol>")
    said = ["stone", "sand", "lime"]
    assert found == [f"{number} {item}" for number, item in zip(numbers, said, strict=True)]


def test_an_item_may_say_its_own_number() -> None:
    assert items("<ol><li>a<li value='7'>b<li>c</ol>") == ["1. a", "7. b", "8. c"]


def test_the_number_stands_in_the_item_s_first_text() -> None:
    body = (
        "<ol><li><p>one</p><p>more</p></li><li><b>two:</b> said</li><li><b></b><span> three</span>"
        "</li><li><img src='x'>four<ol type='a'><li>inner</li><li>last</li></ol></li></ol>"
    )
    assert items(body) == [
        *("1. one", "more", "2. two: said", "3. three"),
        *("4. four", "a. inner", "b. last"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<ol style='list-style: none'><li>a<li>b</ol>",
        "<ol class='list-unstyled'><li>a<li>b</ol>",
        "<ol class='breadcrumb'><li>a<li>b</ol>",
        "<ol role='list'><li>a<li>b</ol>",
        "<ol class='footnotes'><li id='fn1'>a<li id='fn2'>b</ol>",
        "<ol><li><h3>a</h3><li><article>b</article></ol>",
        "<ul><li>a<li>b</ul>",
    ],
)
def test_lists_that_show_no_numbers_have_none(body: str) -> None:
    assert items(body) == ["a", "b"]


def test_hidden_items_are_not_counted_and_numbers_written_by_hand_not_repeated() -> None:
    assert items("<ol><li>a<li hidden>b<li>c<li>d<li>e</ol>") == ["1. a", "2. c", "3. d", "4. e"]
    assert items("<ol><li>1. a<li>(b) c<li>iv. d</ol>") == ["1. a", "(b) c", "iv. d"]


def test_one_item_alone_has_no_number() -> None:
    assert items("<ol><li>a</ol>") == ["a"]


def test_a_list_that_a_paragraph_interrupts_goes_on_counting() -> None:
    body = "<ol><li>a</ol><p>Then wait.</p><ol start='2'><li>b</ol>"
    assert items(body) == ["1. a", "Then wait.", "2. b"]
