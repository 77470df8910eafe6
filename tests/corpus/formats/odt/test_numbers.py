"""Items and headings of an OpenDocument text have the numbers that programs count."""

from datetime import date

from corpus.formats.odt.document import read_odt
from tests.corpus.formats.odt.opendocument import document, item, listed, p, read, stating, told

OUTLINE = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" '
    'style:num-format="1" text:display-levels="2"/></text:outline-style>'
)


def test_items_have_the_numbers_that_programs_count() -> None:
    inner = f"<text:list>{item('Bo')}{item('Cy')}</text:list>"
    going_on = stating("text:continue-numbering", "true")
    header = f"<text:list-header>{p('Later')}</text:list-header>"
    body = (
        f"{p('They came:')}{listed('L1', item('Ada', inner), item('Di'))}{p('It rained.')}"
        f"{listed('L1', item('El'), stated=going_on)}"
        f"{listed('L1', item('Fi'), item('Gus', stated=stating('text:start-value', '7')))}"
        f"{listed('L2', item('Hal'))}{listed('L1', header)}"
    )
    assert read(body) == [
        ("body", "They came:"),
        *(("list", text) for text in ("1. Ada", "(a) Bo", "(b) Cy", "2. Di")),
        ("body", "It rained."),
        *(("list", text) for text in ("3. El", "1. Fi", "7. Gus", "Hal", "Later")),
    ]


def test_headings_have_their_numbers_and_the_title_is_none_of_them() -> None:
    body = (
        f"{p('The Ferry', 'PTitle')}{p('By Ada Quill, 6 May 2022')}"
        '<text:h text:outline-level="1">The quay</text:h>'
        f'<text:h text:outline-level="2">Nobody</text:h>{p("It rained.")}'
        f'<text:h text:outline-level="1">The sea</text:h>{p("Too late.", "PQuote")}'
    )
    draft = read_odt(document(body, styles=OUTLINE))
    assert (draft.metadata.title, draft.metadata.authors) == ("The Ferry", ("Ada Quill",))
    assert draft.metadata.published == date(2022, 5, 6)
    assert told(draft) == [
        ("heading", "1. The quay"),
        ("heading", "1.1 Nobody"),
        ("body", "It rained."),
        ("heading", "2. The sea"),
        ("quote", "Too late."),
    ]
