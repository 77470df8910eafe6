"""What an article is made of is taken, whatever it stands in."""

import pytest

from corpus.article import ParagraphKind
from corpus.formats.html.document import read_html
from tests.corpus.formats.html.selection.pages import (
    ALL,
    ASKED,
    BEGIN,
    CLOSED,
    MET,
    SHARED,
    TITLE,
    p,
    page,
    texts,
)

IN_CONTAINERS: dict[str, tuple[str, list[str]]] = {
    "text over several containers, with an advert between": (
        (
            f"<div><h1>{TITLE}</h1><div class='part'>{p(MET, BEGIN)}</div><div class='ad-slot'>"
            f"<span>"
            f"Advertisement</span></div><div class='part'>{p(ASKED)}</div><div class='part'>"
            f"{p(SHARED, CLOSED)}</div></div>"
        ),
        list(ALL),
    ),
    "a section for each paragraph": (
        f"<main><h1>{TITLE}</h1>"
        + "".join(f"<section><div>{p(text)}</div></section>" for text in ALL)
        + "</main>",
        list(ALL),
    ),
    "text between line breaks": (
        f"<main><h1>{TITLE}</h1>{MET}<br><br>{BEGIN}<br>{ASKED}<br><br>{SHARED}</main>",
        [MET, f"{BEGIN} {ASKED}", SHARED],
    ),
    "loose text beside divisions": (
        (
            f"<main><article><h1>{TITLE}</h1>{p(MET)}<div class='box'>Length of the quay<div>120 "
            "metres, of which 31 are closed</div>Depth at low water<div>Four metres</div></div>"
            f"{p(BEGIN, ASKED)}</article></main>"
        ),
        [
            *(MET, "Length of the quay", "120 metres, of which 31 are closed"),
            *("Depth at low water", "Four metres", BEGIN, ASKED),
        ],
    ),
    "a table in divisions, with two equal rows": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<div><div class='scroll'><table><tr><th>Bay</th><th>"
            "State</th></tr><tr><td>Third</td><td>cracked</td></tr><tr><td>Third</td><td>cracked</td>"
            f"</tr></table></div></div>{p(BEGIN, ASKED)}</article>"
        ),
        [MET, "Bay State", "Third cracked", "Third cracked", BEGIN, ASKED],
    ),
    "what was said in turn, twice the same": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<div class='transcript'><p><b>CHAIR:</b> Who speaks "
            "first?</p><p><b>MOE:</b> I do.</p><p><b>CHAIR:</b> Then speak.</p><p><b>MOE:</b> I do."
            f"</p></div>{p(BEGIN)}</article>"
        ),
        [
            *(MET, "CHAIR: Who speaks first?", "MOE: I do.", "CHAIR: Then speak."),
            *("MOE: I do.", BEGIN),
        ],
    ),
    "a refrain": (
        f"<article><h1>{TITLE}</h1>{p(MET, BEGIN, ASKED, BEGIN, SHARED, BEGIN)}</article>",
        [MET, BEGIN, ASKED, BEGIN, SHARED, BEGIN],
    ),
    "a message that is quoted whole": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<blockquote class='twitter-tweet'><p>We never heard "
            "the third bay crack.</p>Ilse Moe (@ilse) March 14, 2026</blockquote>"
            f"{p(BEGIN, ASKED)}</article>"
        ),
        [
            *(MET, "We never heard the third bay crack.", "Ilse Moe (@ilse) March 14, 2026"),
            *(BEGIN, ASKED),
        ],
    ),
    "a page in a form": (
        (
            f"<form id='aspnetForm'><div id='content'><h1>{TITLE}</h1>{p(MET, BEGIN)}<ul><li>The "
            f"third bay is cracked.</li></ul>{p(ASKED)}</div></form>"
        ),
        [MET, BEGIN, "The third bay is cracked.", ASKED],
    ),
    "what is said again for small screens": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<div class='desktop'>{p(BEGIN)}</div>"
            f"<div class='mobile'>{p(BEGIN)}</div>{p(ASKED)}</article>"
        ),
        [MET, BEGIN, ASKED],
    ),
    "text in tables within tables": (
        (
            "<table><tr><td><table><tr><td><a href='/'>Home</a> <a href='/n'>News</a></td></tr>"
            f"</table></td></tr><tr><td><table><tr><td><h1>{TITLE}</h1>{p(MET)}</td></tr><tr><td>"
            f"{p(BEGIN)}</td></tr><tr><td>{p(ASKED)}</td></tr></table></td></tr></table>"
        ),
        [MET, BEGIN, ASKED],
    ),
    "panels behind tabs": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<div class='tabs'><ul role='tablist'><li role='tab'>"
            "Summer</li><li role='tab'>Winter</li></ul><div role='tabpanel'><p>In summer the "
            "ferries "
            "sail four times a day.</p></div><div role='tabpanel'><p>In winter they sail twice.</p>"
            f"</div></div>{p(BEGIN, ASKED)}</article>"
        ),
        [
            *(MET, "In summer the ferries sail four times a day.", "In winter they sail twice."),
            *(BEGIN, ASKED),
        ],
    ),
}


@pytest.mark.parametrize("kind", IN_CONTAINERS)
def test_what_the_page_says_between_the_lines_of_an_article_is_taken(kind: str) -> None:
    article, expected = IN_CONTAINERS[kind]
    assert texts(read_html(page(article))) == expected


def test_sections_headed_as_the_document_is_are_parts_of_it() -> None:
    sections = "".join(
        f"<section class='part'><h1>{heading}</h1>{p(*said)}</section>"
        for heading, said in ((TITLE, (MET, BEGIN)), ("What it costs", (ASKED, SHARED)))
    )
    found = texts(read_html(page(f"<main>{sections}</main>")))
    assert found == [MET, BEGIN, "What it costs", ASKED, SHARED]


def test_a_caption_between_the_lines_is_taken_once_however_many_pictures_bear_it() -> None:
    caption = "The crane Titan III, built in 1938, lifts a block of the old quay."
    figure = f"<figure><img src='c.jpg'><figcaption>{caption}</figcaption></figure>"
    article = f"<article><h1>{TITLE}</h1>{p(MET)}{figure}{figure}{p(BEGIN, ASKED)}</article>"
    assert texts(read_html(page(article))) == [MET, caption, BEGIN, ASKED]


def test_words_that_extractors_lose_in_a_sentence_stay_in_it() -> None:
    lost = (
        "<p>The stone <a href='/q'><b>from</b></a> the <a href='/q'>quarry</a> "
        "<span class='hidden-xs'>near</span> Morven is <a href='/s'>harder than any other</a>, "
        "says the mason who cut the first quay.</p>"
    )
    article = f"<article><h1>{TITLE}</h1>{p(MET)}{lost}{p(BEGIN)}</article>"
    assert texts(read_html(page(article))) == [
        MET,
        (
            "The stone from the quarry near Morven is harder than any other, says the mason "
            "who cut "
            "the first quay."
        ),
        BEGIN,
    ]


def test_an_article_that_is_nothing_but_a_list_is_read_as_its_items() -> None:
    items = "".join(f"<li>{text}</li>" for text in ALL)
    draft = read_html(page(f"<main><h1>{TITLE}</h1><ul>{items}</ul></main>"))
    assert texts(draft) == list(ALL)
    assert [each.kind for each in draft.paragraphs] == [ParagraphKind.LIST] * len(ALL)


def test_a_navigation_that_was_never_closed_is_the_page_it_holds() -> None:
    article = f"<nav><a href='/'>Home</a><main><h1>{TITLE}</h1>{p(*ALL)}</main>"
    assert texts(read_html(f"<html><body>{article}</body></html>")) == list(ALL)


def test_comments_that_tell_of_a_match_are_the_article() -> None:
    told = "".join(f"<div class='live-comment'>{p(text)}</div>" for text in ALL)
    assert texts(read_html(page(f"<main><h1>{TITLE}</h1>{told}</main>"))) == list(ALL)
