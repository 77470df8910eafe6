"""An article that something stands in the midst of is taken before it and behind it."""

import pytest

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

STEPS = (
    "Soak the cod in cold water overnight, and change the water twice before you go to bed.",
    "Boil the potatoes in their skins until a knife goes in without any force.",
    "Fry the onions in the fat of the bacon, and pour all of it over the fish.",
)
RECIPE = (
    "<div class='card'><h2>Salt cod of the harbour</h2><a href='/print'>Print</a><h3>Ingredients"
    "</h3><ul><li>800 g salt cod</li><li>1 kg potatoes</li></ul><h3>Instructions</h3><ol>"
    f"{''.join(f'<li>{step}</li>' for step in STEPS)}</ol></div>"
)


@pytest.mark.parametrize(
    "between",
    [
        "<p><a href='/pin'>Pin for later</a></p>",
        "<h2>Need more of it?</h2><p><a href='/a'>Ferry soup with three kinds of fish</a></p>",
        "<p>Follow me on Y and show me what you have cooked.</p>",
        "<div class='signup'><p>Get it by mail</p><input type='email'></div>",
    ],
)
def test_an_article_goes_on_behind_what_stands_in_the_midst_of_it(between: str) -> None:
    body = f"<div class='entry'>{p(*ALL)}{between}{RECIPE}</div>"
    found = texts(read_html(page(f"<article><h1>{TITLE}</h1>{body}</article>")))
    steps = [f"{number}. {step}" for number, step in enumerate(STEPS, 1)]
    recipe = ["Ingredients", "800 g salt cod", "1 kg potatoes", "Instructions", *steps]
    assert found[: len(ALL)] == list(ALL)
    assert found[-len(recipe) :] == recipe


IN_THE_MIDST = {
    "whose a picture is": "<figure><img><figcaption>\u00a9 A. Lee</figcaption></figure>",
    "what stands for a post": "<div><p>Ich bin damit einverstanden, dass mir externe Inhalte "
    "angezeigt werden.</p></div>",
}


@pytest.mark.parametrize("kind", IN_THE_MIDST)
def test_an_article_begins_before_what_stands_between_its_parts(kind: str) -> None:
    part = "<section class='{0}'><article><header>{1}</header></article></section>"
    own = [
        part.format("s1", p(MET)),
        part.format("s2", p(BEGIN)),
        part.format("s3", IN_THE_MIDST[kind]),
    ]
    body = f"<div><h1>{TITLE}</h1>{''.join(own)}{part.format('s4', p(ASKED, SHARED, CLOSED))}</div>"
    assert texts(read_html(page(body))) == list(ALL)
