"""An article that stands in a page's data alone is read from them."""

import json

import pytest

from corpus.article import Draft, ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.html.document import read_html

TOLD = (
    "The ferry to Orr leaves at seven in the morning and has been full for a week.",
    "The harbour board says that it will put on a second boat from Monday, once the dock is free.",
    "Nobody in Tarn believes that, as the second boat has lain in the dock since the storm.",
)
SHOWN = "<div id='root'><p>We have noted what you like to read about the sound.</p></div>"


def page(told: str, shown: str = "<div id='root'></div>", *, is_free: bool = True) -> Draft:
    stated = {
        "@type": "NewsArticle",
        "headline": "Ferry to Orr is full",
        "articleBody": told,
        "isAccessibleForFree": is_free,
    }
    return read_html(
        "<html lang='en'><head><title>Ferry to Orr is full</title>"
        f"<script type='application/ld+json'>{json.dumps(stated)}</script></head>"
        f"<body>{shown}<script src='/app.js'></script></body></html>"
    )


@pytest.mark.parametrize("shown", ["<div id='root'></div>", SHOWN])
@pytest.mark.parametrize(
    "told",
    [
        "\n\n".join(TOLD),
        "\r\n".join(TOLD),
        "".join(f"<p>{text}</p>" for text in TOLD),
        "<br><br>".join(TOLD),
    ],
)
def test_what_a_page_tells_programs_alone_is_its_article(told: str, shown: str) -> None:
    draft = page(told, shown)
    assert draft.body.split("\n\n") == list(TOLD)
    assert {each.kind for each in draft.paragraphs} == {ParagraphKind.BODY}
    assert draft.metadata.title == "Ferry to Orr is full"


def test_what_has_references_to_characters_is_told_as_its_reader_would_see_it() -> None:
    assert page("\n".join(TOLD).replace("Orr", "&Ouml;rr")).body.startswith("The ferry to \u00d6rr")


def test_what_a_page_shows_is_its_article_whatever_it_tells_beside() -> None:
    shown = "".join(f"<p>{text}</p>" for text in TOLD)
    assert page("A summary of it, for programs.", f"<main>{shown}</main>").body == "\n\n".join(TOLD)


def test_what_has_to_be_paid_for_is_not_read_from_the_data() -> None:
    with pytest.raises(SourceRefused):
        page("\n".join(TOLD), is_free=False)
