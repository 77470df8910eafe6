"""Articles made of entries, questions, lists or products are taken whole."""

import pytest

from corpus.formats.html.document import read_html
from tests.corpus.formats.html.selection.pages import ALL, ASKED, BEGIN, MET, TITLE, p, page, texts


def entry(name: str, number: int, text: str) -> str:
    return f"<{name} class='e'><h3>Entry {number}</h3><b>{number}:15</b><p>{text}</p></{name}>"


def entries(name: str) -> str:
    return "".join(entry(name, number, text) for number, text in enumerate(ALL, 10))


ENTRIES = [
    part
    for number, text in enumerate(ALL, 10)
    for part in (f"Entry {number}", f"{number}:15", text)
]
TAKEN_WHOLE: dict[str, tuple[str, list[str]]] = {
    "questions that unfold": (
        (
            f"<main><h1>{TITLE}</h1>{p(MET, BEGIN)}<section><h2>Questions</h2>"
            "<details><summary>Who pays?</summary><p>The town pays two thirds.</p></details>"
            "<details><summary>When do ferries return?</summary><div>In spring, if the weather "
            f"holds.</div></details></section>{p(ASKED)}</main>"
        ),
        [
            *(MET, BEGIN, "Questions", "Who pays?", "The town pays two thirds."),
            *("When do ferries return?", "In spring, if the weather holds.", ASKED),
        ],
    ),
    "questions on buttons in headings": (
        (
            f"<main><h1>{TITLE}</h1>{p(MET, BEGIN)}<div class='accordion'><h3><button "
            "aria-controls='a'>Who pays?</button></h3><div id='a'><p>The town pays two thirds.</p>"
            "</div><h3><button aria-controls='b'>When do ferries return?</button></h3><div id='b'>"
            f"<p>In spring.</p></div></div>{p(ASKED)}</main>"
        ),
        [
            *(MET, BEGIN, "Who pays?", "The town pays two thirds."),
            *("When do ferries return?", "In spring.", ASKED),
        ],
    ),
    "questions and answers in mere divisions": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET, BEGIN)}<div class='faq'><div class='q'>"
            f"Who pays?</div>"
            "<div class='a'>The town pays two thirds.</div><div class='q'>When is it done?</div>"
            f"<div class='a'>By next April, says the board.</div></div>{p(ASKED)}</article>"
        ),
        [
            *(MET, BEGIN, "Who pays?", "The town pays two thirds.", "When is it done?"),
            *("By next April, says the board.", ASKED),
        ],
    ),
    "terms": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<dl><dt>Bollard</dt><dd>A post to tie ships to.</dd>"
            f"<dt>Fender</dt><dd>A cushion for hulls.</dd></dl>{p(BEGIN, ASKED)}</article>"
        ),
        [MET, "Bollard", "A post to tie ships to.", "Fender", "A cushion for hulls.", BEGIN, ASKED],
    ),
    "ingredients and steps": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<div class='recipe'><h2>You need</h2><ul>"
            "<li>500 g haddock</li><li>2 leeks</li></ul><h2>Method</h2><ol>"
            "<li>Soften the leeks.</li>"
            f"<li>Poach the fish.</li></ol></div>{p(BEGIN)}</article>"
        ),
        [
            *(MET, "You need", "500 g haddock", "2 leeks", "Method"),
            *("1. Soften the leeks.", "2. Poach the fish.", BEGIN),
        ],
    ),
    "a timeline": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<h2>How it came about</h2><ul class='timeline'>"
            "<li><div class='year'>1911</div><p>The quay is built.</p></li>"
            "<li><div class='year'>1987</div><p>The fourth bay is repaired.</p></li></ul>"
            f"{p(BEGIN, ASKED)}</article>"
        ),
        [
            *(MET, "How it came about", "1911", "The quay is built."),
            *("1987", "The fourth bay is repaired.", BEGIN, ASKED),
        ],
    ),
    "entries of a live report in divisions": (
        f"<main><h1>{TITLE}</h1><div class='live'>{entries('div')}</div></main>",
        ENTRIES,
    ),
    "entries of a live report in articles": (
        f"<div id='content'><h1>{TITLE}</h1>{entries('article')}</div>",
        ENTRIES,
    ),
    "entries of a live report in a list": (
        f"<main><h1>{TITLE}</h1><ol reversed>{entries('li')}</ol></main>",
        ENTRIES,
    ),
    "products with what they weigh": (
        (
            f"<main><h1>{TITLE}</h1>{p(MET)}<div class='product'><h3>Northwind Classic</h3>"
            "<p>Warm, heavy and cheap.</p><ul><li>Weight: 2.1 kg</li><li>Sole: crepe</li></ul>"
            "<a class='btn' href='https://shop.example/1'>Buy for 89 euros</a></div>"
            "<div class='product'><h3>Skerry Light</h3><p>For whoever walks more than stands.</p>"
            "<ul><li>Weight: 1.3 kg</li></ul><a class='btn' href='https://shop.example/2'>Buy for "
            "120 "
            f"euros</a></div>{p(BEGIN)}</main>"
        ),
        [
            *(MET, "Northwind Classic", "Warm, heavy and cheap.", "Weight: 2.1 kg"),
            *("Sole: crepe", "Skerry Light", "For whoever walks more than stands."),
            *("Weight: 1.3 kg", BEGIN),
        ],
    ),
    "lists under headings": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<h2>The plan</h2><ul><li>Piles by July.</li>"
            f"<li>Paving by October.</li></ul><h2>The cost</h2>{p(BEGIN, ASKED)}</article>"
        ),
        [MET, "The plan", "Piles by July.", "Paving by October.", "The cost", BEGIN, ASKED],
    ),
    "letters with who wrote them": (
        f"<main><h1>{TITLE}</h1>"
        + "".join(
            f"<div class='letter'><h2>Letter {number}</h2>{p(text)}<p class='from'>Reader "
            f"{number}, Morven</p></div>"
            for number, text in enumerate(ALL)
        )
        + "</main>",
        [
            part
            for number, text in enumerate(ALL)
            for part in (f"Letter {number}", text, f"Reader {number}, Morven")
        ],
    ),
    "papers that a sentence leads on to": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<p>The board has published two papers:</p><ul><li>"
            "<a href='/1'>"
            "Survey of the piles</a></li><li><a href='/2'>Costs of the works</a></li></ul>"
            f"{p(BEGIN, ASKED)}</article>"
        ),
        [
            *(MET, "The board has published two papers:", "Survey of the piles"),
            *("Costs of the works", BEGIN, ASKED),
        ],
    ),
    "entries with links to each": (
        f"<main><h1>{TITLE}</h1>"
        + "".join(
            f"<div class='update'><div>{number}:15</div>{p(text)}<a href='#{number}'>Link to this "
            "update</a></div>"
            for number, text in enumerate(ALL, 10)
        )
        + "</main>",
        [MET, *(part for n, text in enumerate(ALL[1:], 11) for part in (f"{n}:15", text))],
    ),
    "the first of its questions": (
        (
            f"<div><h1>{TITLE}</h1><div class='q'>Who asked?</div><div class='a'>{MET}</div>"
            f"<div class='q'>And when?</div><div class='a'>{BEGIN}</div></div>"
        ),
        ["Who asked?", MET, "And when?", BEGIN],
    ),
    "figures with what they count": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<div class='stats'><div><strong>120 m</strong><p>of "
            f"quay are closed to ships</p></div></div>{p(BEGIN, ASKED)}</article>"
        ),
        [MET, "120 m", "of quay are closed to ships", BEGIN, ASKED],
    ),
}


@pytest.mark.parametrize("kind", TAKEN_WHOLE)
def test_lists_and_entries_in_an_article_are_taken_whole(kind: str) -> None:
    article, expected = TAKEN_WHOLE[kind]
    assert texts(read_html(page(article))) == expected
