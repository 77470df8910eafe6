"""An article that is found in a page says what the page shows of it, whatever it is made of."""

import pytest

from corpus.article import Draft, ParagraphKind
from corpus.formats.html.document import read_html

FIRST = (
    "The mill stands at the mouth of the Orr, where the tide runs twice a day through a sluice of "
    "oak that the miller opens by hand, as his mother did before him."
)
LAST = (
    "Visitors may climb to the upper floor on Sundays from noon on, and those who come at low "
    "water can walk out to the sluice and see the wheel from below."
)


def article(body: str) -> Draft:
    return read_html(
        "<html lang='en'><head><title>A mill on the Orr</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><main><article>"
        f"<h1>A mill on the Orr</h1><p>{FIRST}</p>{body}<p>{LAST}</p></article></main>"
        "<footer><p>Nobody may copy this.</p></footer></body></html>"
    )


def between(body: str) -> list[tuple[ParagraphKind, str]]:
    draft = article(body)
    texts = [(item.kind, draft.body[item.start : item.end]) for item in draft.paragraphs]
    assert texts[0] == (ParagraphKind.BODY, FIRST)
    assert texts[-1] == (ParagraphKind.BODY, LAST)
    return texts[1:-1]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            (
                "<p>It grinds 3 \u00d7 10<sup>6</sup> grains an hour, in 12 m<sup>3</sup>, "
                "and has done so since 1811<sup>4</sup>, as is known."
                "<sup><a href='#fn5'>5</a></sup></p>"
            ),
            (
                "It grinds 3 \u00d7 10\u2076 grains an hour, in 12 m\u00b3, and has done so "
                "since 1811, as is known."
            ),
        ),
        (
            (
                "<p>A sack costs <s>\u00a340</s> \u00a390 and is brought on <del>Monday</del> "
                "<ins>Friday</ins> to whoever asks for it at the mill.</p>"
            ),
            "A sack costs \u00a390 and is brought on Friday to whoever asks for it at the mill.",
        ),
        (
            (
                "<p>The <a href='/map'>map<span class='sr-only'> (opens in a window)</span></a> "
                "shows the way to the mill from the harbour.</p>"
                "<p style='display:none'>You have read all that is free this month.</p>"
            ),
            "The map shows the way to the mill from the harbour.",
        ),
        (
            (
                "<p>The mil&shy;ler's enter&shy;prise is paid 1&#8239;200 crowns a month for "
                "<span class='nobr'>five&nbsp;years</span> by the town.</p>"
            ),
            "The miller's enterprise is paid 1 200 crowns a month for five years by the town.",
        ),
        (
            (
                "<div><br>The stone was cut on the island, and it took a summer to bring it over."
                "<br><br></div>"
            ),
            "The stone was cut on the island, and it took a summer to bring it over.",
        ),
        (
            (
                "<p>Its power is <math><mi>P</mi><mo>=</mo><mi>k</mi><msup><mi>h</mi><mn>2</mn>"
                "</msup></math>, so that twice the tide is four times the power.</p>"
            ),
            "Its power is P=kh\u00b2, so that twice the tide is four times the power.",
        ),
    ],
)
def test_a_paragraph_says_what_its_reader_sees(body: str, text: str) -> None:
    assert between(body) == [(ParagraphKind.BODY, text)]


@pytest.mark.parametrize(
    "wrapper", ["{0}", "<span>{0}</span>", "<p>{0}</p>", "<div><b>{0}</b></div>"]
)
def test_items_of_an_ordered_list_are_read_with_their_numbers(wrapper: str) -> None:
    said = ["The sluice is opened.", "The wheel is let go.", "The stones are set."]
    items = "".join(f"<li>{wrapper.format(item)}</li>" for item in said)
    numbered = [f"{number}. {item}" for number, item in enumerate(said, 4)]
    assert between(f"<p>Grinding goes on so:</p><ol start='4'>{items}</ol>") == [
        (ParagraphKind.BODY, "Grinding goes on so:"),
        *((ParagraphKind.LIST, item) for item in numbered),
    ]


def test_rows_of_a_table_in_a_figure_are_read_once_with_their_heads() -> None:
    draft = article(
        "<figure class='wp-block-table'><table><thead><tr><th>Stone</th><th>Weight</th></tr>"
        "</thead><tbody><tr><td>Upper</td><td>900 kilos</td></tr><tr><td>Lower</td><td>1 tonne"
        "</td></tr></tbody></table></figure>"
    )
    rows = [
        [[draft.body[slice(*each)] for each in (*cell.heads, cell.place)] for cell in item.cells]
        for item in draft.paragraphs
        if item.kind is ParagraphKind.TABLE
    ]
    assert rows == [
        [["Stone"], ["Weight"]],
        [["Stone", "Upper"], ["Weight", "900 kilos"]],
        [["Stone", "Lower"], ["Weight", "1 tonne"]],
    ]


def test_a_pull_quote_is_not_read_twice() -> None:
    quote = (
        "<blockquote class='pullquote'><p>\u201cThe miller opens by hand.\u201d</p></blockquote>"
    )
    assert between(quote) == []


def test_what_stands_under_a_heading_that_links_to_itself_is_text() -> None:
    section = "<div><a href='#rope'><h2>How the rope is held</h2></a><p>{}</p></div>".format(
        "It is held by a hook that the miller forged."
    )
    assert between(section) == [
        (ParagraphKind.HEADING, "How the rope is held"),
        (ParagraphKind.BODY, "It is held by a hook that the miller forged."),
    ]


def test_what_a_manual_marks_as_standing_under_a_heading_is_text() -> None:
    body = (
        "<section class='chapter h1-related'><dl class='h2-related'><dt>Sluice</dt>"
        "<dd>It lets the tide in and out again.</dd></dl></section>"
    )
    assert (ParagraphKind.LIST, "It lets the tide in and out again.") in between(body)
