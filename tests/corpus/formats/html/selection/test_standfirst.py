"""What sums an article up under its headline is taken, and nothing else that stands there."""

import pytest

from corpus.formats.html.document import read_html
from tests.corpus.formats.html.selection.pages import ASKED, BEGIN, MET, TITLE, p, page, texts

SUMMED_UP = "The board wants to finish before the next winter storms, whatever the county says."
ABOVE_THE_TEXT: dict[str, str] = {
    "its author, linked": "<div class='meta'><a href='/ann'>Ann Lee</a></div>",
    "buttons to share": "<ul class='share'><li><a href='/s'>Share</a></li></ul>",
    "a day and an advert": "<time>14 March 2026</time><div><span>Advertisement</span></div>",
    "a picture": "<figure><img src='q.jpg'><figcaption>Photo: A. Lee</figcaption></figure>",
}


@pytest.mark.parametrize("kind", ABOVE_THE_TEXT)
@pytest.mark.parametrize("headline", [f"<h1>{TITLE}</h1>", f"<h2><i>Harbour</i> {TITLE}</h2>"])
@pytest.mark.parametrize("tag", ["p", "div", "h2"])
def test_a_standfirst_is_taken_whatever_stands_between_it_and_the_text(
    kind: str, headline: str, tag: str
) -> None:
    head = f"<header>{headline}<{tag}>{SUMMED_UP}</{tag}>{ABOVE_THE_TEXT[kind]}</header>"
    found = texts(read_html(page(f"<article>{head}<div>{p(MET, BEGIN, ASKED)}</div></article>")))
    assert [each for each in found if each != f"Harbour {TITLE}"] == [SUMMED_UP, MET, BEGIN, ASKED]


@pytest.mark.parametrize(
    "said",
    [
        "<p>By Ann Lee and Bob Ray, who write of harbours and of ships</p>",
        "<p><a href='/x'>The lighthouse keeper who never came home to his town</a></p>",
        "<p>Sign up for our newsletter and never miss a story from the coast.</p>",
        "<p>14 March 2026, at half past six in Morven</p>",
        "<p>Please rate how useful you have found this page of ours:</p>",
        f"<p>{MET}</p>",
    ],
)
def test_what_is_said_under_a_headline_and_sums_up_nothing_is_no_standfirst(said: str) -> None:
    head = f"<header><h1>{TITLE}</h1>{said}<a href='/ann'>Ann Lee</a></header>"
    found = texts(read_html(page(f"<article>{head}<div>{p(MET, BEGIN, ASKED)}</div></article>")))
    assert found == [MET, BEGIN, ASKED]
