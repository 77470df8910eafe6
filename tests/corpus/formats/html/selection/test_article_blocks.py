"""What extractors lose of an article is taken, where it stands; what surrounds it is not."""

import pytest

from corpus.article import Draft, ParagraphKind
from corpus.formats.html.document import read_html

MET = (
    "The harbour board met in the old customs house on Tuesday evening and agreed to rebuild the "
    "eastern quay, which a storm damaged in the winter before last."
)
BEGIN = (
    "The work is to begin in the first week of May, once the nesting season of the terns that "
    "live on the breakwater is over."
)
ASKED = (
    "Fishermen who spoke at the meeting asked for a temporary landing stage to be built near the "
    "ice house for the small boats."
)
SHARED = (
    "A spokesman for the county said that the cost would be shared between the town and the "
    "county over ten years."
)
CLOSED = (
    "The chair of the board closed the meeting shortly before midnight and thanked the members "
    "for their patience."
)
ALL = (MET, BEGIN, ASKED, SHARED, CLOSED)
TITLE = "Harbour board votes to rebuild the quay"
AROUND = (
    "<div class='x17'><h3>More stories</h3><ul>"
    "<li><a href='/a'>Ferry runs aground off the northern basin in thick fog</a></li>"
    "<li><a href='/b'>County votes down the new toll bridge for a third time</a></li></ul></div>"
    "<aside><h2>Most read</h2><p>The lighthouse keeper who never came home, and the town that "
    "waited for him every single winter.</p></aside>"
    "<footer><p>\u00a9 2026 The Example Gazette. All rights reserved.</p></footer>"
)


def p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(article: str) -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>{TITLE}</title></head><body>"
        "<header><nav><a href='/'>Home</a> <a href='/news'>News</a></nav></header>"
        f"{article}{AROUND}</body></html>"
    )


def texts(draft: Draft) -> list[str]:
    return [draft.body[each.start : each.end] for each in draft.paragraphs]


def entry(name: str, number: int, text: str) -> str:
    return f"<{name} class='e'><h3>Entry {number}</h3><b>{number}:15</b><p>{text}</p></{name}>"


def entries(name: str) -> str:
    return "".join(entry(name, number, text) for number, text in enumerate(ALL, 10))


ENTRIES = [
    part
    for number, text in enumerate(ALL, 10)
    for part in (f"Entry {number}", f"{number}:15", text)
]

KEPT: dict[str, tuple[str, list[str]]] = {
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
    "lists under headings": (
        (
            f"<article><h1>{TITLE}</h1>{p(MET)}<h2>The plan</h2><ul><li>Piles by July.</li>"
            f"<li>Paving by October.</li></ul><h2>The cost</h2>{p(BEGIN, ASKED)}</article>"
        ),
        [MET, "The plan", "Piles by July.", "Paving by October.", "The cost", BEGIN, ASKED],
    ),
    "a page in a form": (
        (
            f"<form id='aspnetForm'><div id='content'><h1>{TITLE}</h1>{p(MET, BEGIN)}<ul><li>The "
            f"third bay is cracked.</li></ul>{p(ASKED)}</div></form>"
        ),
        [MET, BEGIN, "The third bay is cracked.", ASKED],
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


@pytest.mark.parametrize("kind", KEPT)
def test_what_the_page_says_between_the_lines_of_an_article_is_taken(kind: str) -> None:
    article, expected = KEPT[kind]
    assert texts(read_html(page(article))) == expected


LEFT: dict[str, str] = {
    "a pull quote": "<div class='quote-box'><span>\u201cAgreed to rebuild the eastern quay, which "
    "a storm damaged in the winter before last\u201d</span></div>",
    "another article, by its label": "<p><strong>Read more: <a href='/x'>Ferries sail from the "
    "northern basin all winter</a></strong></p>",
    "another article, by the name of its box": "<div class='inline-related'><h4>Terns</h4><p>Why "
    "the terns come back to the breakwater every year, told by a biologist.</p></div>",
    "another article, by its heading": "<div class='k3'><h4>Lesen Sie auch</h4><p>Warum die "
    "Seeschwalben jedes Jahr wiederkommen, erz\u00e4hlt von einer Biologin.</p></div>",
    "another article, by its linked headline": "<div class='k4'><a href='/x'>Why the terns come "
    "back</a><p>Every year they find the same stone, and nobody knows how they do it.</p></div>",
    "a newsletter": "<div class='box'><p>Sign up for our newsletter and never miss a story from "
    "the coast again.</p><input type='email'></div>",
    "an advert": "<div class='ad-wrapper'><p>New boots for old feet, at a third of the price, at "
    "the chandlery on Pier Street.</p></div>",
    "buttons to share": "<ul class='social-share'><li>Share</li><li>Tweet</li></ul>",
    "links under their label": "<p>Don't miss</p><p><a href='/a'>Ferry runs aground off the "
    "basin</a> [video] <a href='/b'>Terns return early</a> [insight]</p>",
    "what stands for a video": "<div class='embed'><p>We apologize, but this video has failed to "
    "load.</p></div>",
    "what stands for a post until readers agree": "<div class='embed'><p>Empfohlener redaktioneller"
    " Inhalt</p><p>An dieser Stelle findest du einen externen Inhalt von Y, der den Artikel "
    "erg\u00e4nzt. Du kannst ihn dir mit einem Klick anzeigen lassen.</p></div>",
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_a_site_puts_between_the_lines_of_an_article_is_not_taken(kind: str) -> None:
    article = f"<article><h1>{TITLE}</h1>{p(MET, BEGIN)}{LEFT[kind]}{p(ASKED, SHARED)}</article>"
    assert texts(read_html(page(article))) == [MET, BEGIN, ASKED, SHARED]


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


def test_labels_above_a_picture_are_none_of_the_article() -> None:
    labels = "<ul><li>Press release</li><li>Harbour</li></ul>"
    head = f"<header><h1>{TITLE}</h1>{labels}<p><strong>{MET}</strong></p></header>"
    picture = "<figure><img><figcaption>\u00a9 A. Lee</figcaption></figure>"
    body = f"<article>{head}<div>{picture}</div><div>{p(*ALL[1:])}</div></article>"
    assert texts(read_html(page(body))) == list(ALL)


@pytest.mark.parametrize("label", ["Related:", "Related stories", "Kommentare (3):"])
def test_what_stands_below_a_label_is_none_of_the_article_wherever_the_label_stands(
    label: str,
) -> None:
    below = f"<div class='k7'><div><h3>{label}</h3></div>{p('Why the terns return.')}</div>"
    article = f"<article><h1>{TITLE}</h1>{p(MET, BEGIN)}{below}{p(ASKED, SHARED)}</article>"
    assert texts(read_html(page(article))) == [MET, BEGIN, ASKED, SHARED]


def test_one_line_behind_links_below_an_article_is_what_the_site_says() -> None:
    said = "<p><a href='/pin'>Pin for later</a></p><div>Please be kind to each other here.</div>"
    found = texts(read_html(page(f"<article><h1>{TITLE}</h1><div>{p(*ALL)}{said}</div></article>")))
    assert found == list(ALL)


def shown_article(title: str, *said: str, name: str = "story") -> str:
    head = f"<div class='head'><h1>{title}</h1><p>By Ann Lee</p></div>"
    return f"<div class='{name}'>{head}<article><div>{p(*said)}</div></article></div>"


def test_longer_articles_that_a_page_shows_below_its_own_are_not_taken() -> None:
    own = shown_article(TITLE, MET, BEGIN, name="story active")
    longer = (f"{text} So it was said at the ferry, too, by those who wait there." for text in ALL)
    others = shown_article("Ferry runs aground", *longer) + shown_article("Terns return", *ALL[2:])
    assert texts(read_html(page(f"<main>{own}{others}</main>"))) == [MET, BEGIN]


def test_sections_headed_as_the_document_is_are_parts_of_it() -> None:
    sections = "".join(
        f"<section class='part'><h1>{heading}</h1>{p(*said)}</section>"
        for heading, said in ((TITLE, (MET, BEGIN)), ("What it costs", (ASKED, SHARED)))
    )
    found = texts(read_html(page(f"<main>{sections}</main>")))
    assert found == [MET, BEGIN, "What it costs", ASKED, SHARED]


AT_THE_ENDS: dict[str, tuple[str, str]] = {
    "a byline": ("<div>By Ann Lee, Harbour Correspondent</div>", ""),
    "a day": ("<div>14 March 2026, 18:42</div>", ""),
    "minutes of reading": ("<div>4 min read</div>", ""),
    "crumbs": ("<div class='breadcrumbs'><a href='/'>Home</a> \u203a Harbour</div>", ""),
    "who wrote it": (
        "",
        (
            "<div class='author-bio'><p>Ann Lee has written about harbours for the Gazette since "
            "2011, and about little else.</p></div>"
        ),
    ),
    "what readers say": (
        "",
        (
            "<div class='comments'><h3>Comments</h3><p>I have been saying this for years and "
            "nobody "
            "at the customs house would listen to me.</p></div>"
        ),
    ),
    "tags": ("", "<p>Tags: <a href='/t'>harbour</a>, <a href='/u'>quay</a></p>"),
}


@pytest.mark.parametrize("kind", AT_THE_ENDS)
def test_what_a_site_puts_at_the_ends_of_an_article_is_not_taken(kind: str) -> None:
    before, behind = AT_THE_ENDS[kind]
    article = f"<article><h1>{TITLE}</h1>{before}{p(MET, BEGIN, ASKED)}{behind}</article>"
    assert texts(read_html(page(article))) == [MET, BEGIN, ASKED]


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
