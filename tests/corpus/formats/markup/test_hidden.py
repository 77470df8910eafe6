"""What a page hides is no text, unless it hides most of the page or a reader unfolds it."""

import pytest

from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse
from tests.corpus.formats.markup.cleaned import FILLING, cleaned, read


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>unseen</p>",
        "<p style='display:none'>unseen</p>",
        "<p style='DISPLAY: none !important'>unseen</p>",
        "<p style='visibility: hidden'>unseen</p>",
        "<div style='display: none' class='modal fade'>unseen</div>",
        "<p style='opacity: 0'>unseen</p>",
        "<p style='font-size:0px'>unseen</p>",
        "<p style='position:absolute;left:-9999px'>unseen</p>",
        "<p style='position:absolute; clip: rect(0 0 0 0)'>unseen</p>",
        "<p style='text-indent:-9999px'>unseen</p>",
        "<p class='sr-only'>unseen</p>",
        "<p class='visually-hidden'>unseen</p>",
        "<p class='screen-reader-text'>unseen</p>",
        "<p class='u-visuallyhidden'>unseen</p>",
        "<p class='hidden'>unseen</p>",
        "<p class='d-none'>unseen</p>",
        "<div style='display:none'><p>un</p><p>seen</p></div>",
        "<template><p>unseen</p></template>",
        "<noscript><p>unseen</p></noscript>",
        "<dialog><p>unseen</p></dialog>",
        "<select><option>unseen</option></select>",
        "<!-- unseen -->",
    ],
)
def test_what_is_hidden_is_no_text(hidden: str) -> None:
    assert read(f"<p>Seen</p>{hidden}<p>too</p>") == "Seen | too"


@pytest.mark.parametrize(
    "shown",
    [
        "<details><summary>shown</summary></details>",
        "<dialog open>shown</dialog>",
        "<p hidden='until-found'>shown</p>",
        "<p class='hidden md:block'>shown</p>",
        "<p class='d-none d-md-block'>shown</p>",
        "<p class='not-sr-only'>shown</p>",
        "<p style='opacity: 0.5'>shown</p>",
        "<p style='opacity: 0; transform: translateY(20px)'>shown</p>",
        "<p style='opacity: 0' data-aos='fade-up'>shown</p>",
        "<p style='visibility: hidden' class='wow bounce'>shown</p>",
        "<h3><button aria-expanded='false' aria-controls='more'>sho</button>wn</h3>",
        "<button aria-expanded='false' aria-controls='m'>Ask</button><p hidden id='m'>shown</p>",
    ],
)
def test_what_a_reader_can_unfold_or_comes_to_is_text(shown: str) -> None:
    assert read(f"<p>Seen</p>{shown}<p>too</p>") == "Seen | shown | too"


def test_a_page_s_own_style_sheet_hides_what_no_rule_of_it_shows() -> None:
    style = (
        "<style>/* .kept{display:none} */ .gone, #away { display: none } p.off{visibility:hidden}"
        ".menu{display:none} .menu.open{display:block} .deep .kept{display:none}"
        "@media print {.kept{display:none}}</style><style media='print'>.kept{display:none}</style>"
        "<noscript><style>.kept{display:none}</style></noscript>"
    )
    body = (
        "<p class='gone'>a</p><p id='away'>b</p><p class='off'>c</p><p class='menu'>d</p>"
        "<p class='kept'>e</p>"
    )
    assert read(body, style) == "d | e"


def test_what_holds_most_of_a_page_is_shown_whatever_its_style_says() -> None:
    root = parse(f"<body><div style='display:none'>{FILLING}</div><p>Loading</p></body>")
    clean(root)
    assert [block.text[:11] for block in blocks_of(root)] == ["The harbour", "Loading"]


def test_what_is_seen_and_not_read_aloud_is_text_unless_it_is_a_sign() -> None:
    body = (
        "<p><span aria-hidden='true'>5 min</span><span class='sr-only'>five minutes</span> away "
        "<i class='icon' aria-hidden='true'>clock</i><span aria-hidden='true'>\u2192</span></p>"
    )
    assert read(body) == "5 min away"


def test_what_a_page_hides_part_by_part_is_shown_where_it_is_most_of_the_page() -> None:
    slides = [f"Picture {each} shows the quay as it was in that year." for each in range(200)]
    inner = "".join(f"<div class='slide'><p>{text}</p></div>" for text in slides)
    sheet = "<style>.slide { display: none }</style>"
    assert cleaned(f"<p>So many pictures.</p>{inner}", sheet) == ["So many pictures.", *slides]


def test_what_is_meant_for_programs_without_scripts_is_the_page_where_it_holds_it() -> None:
    text = " ".join(["The harbour board met in the old customs house on Tuesday."] * 20)
    page, notice = (f"<noscript><p>{said}</p></noscript>" for said in (text, "Turn on scripts."))
    assert cleaned(f"<p>Loading.</p>{page}") == ["Loading.", text]
    assert cleaned(f"<p>Loading.</p>{notice}") == ["Loading."]
