"""Whatever an OpenDocument text is built of, each word that is seen comes once, in order."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.odt.document import read_odt
from tests.corpus.formats.odt.opendocument import cell, document, item, listed, p, span

WORDS = st.text("abcdefgh\u00e9\u017e\u4e2d<&>", min_size=1, max_size=6)
SEEN = ["{}", "<text:span>{}</text:span>", span("Flat", "{}"), "<text:a>{}</text:a>"]
UNSEEN = [
    span("Hid", "{}"),
    span("Str", "{}"),
    span("Kept", span("Flat", "{}")),
    "<office:annotation><text:p>{}</text:p></office:annotation>",
    '<text:hidden-text text:is-hidden="true">{}</text:hidden-text>',
    "<draw:frame><draw:image/><svg:title>{}</svg:title></draw:frame>",
]
PIECES = st.lists(st.tuples(st.sampled_from([*SEEN, *UNSEEN]), WORDS), min_size=1, max_size=6)
BLOCKS = st.lists(
    st.tuples(st.sampled_from(["p", "h", "item", "row", "section", "hidden"]), PIECES), max_size=10
)


@given(BLOCKS)
def test_every_word_that_is_seen_comes_once_in_order_and_no_other(
    blocks: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    forms = {
        "p": "<text:p>{}</text:p>",
        "h": '<text:h text:outline-level="3">{}</text:h>',
        "item": listed("L2", item("{}")),
        "row": "<table:table><table:table-row>"
        f"{cell('{}')}{cell('end')}</table:table-row></table:table>",
        "section": "<text:section><text:p>{}</text:p></text:section>",
        "hidden": '<text:section text:display="none"><text:p>{}</text:p></text:section>',
    }
    expected = ["Before."]
    body = p("Before.")
    for form, pieces in blocks:
        parts: list[str] = []
        for inline, word in pieces:
            numbered = f"{word}{len(parts)}x{len(expected)}"
            parts.append(inline.format(escape(f"{numbered} ")))
            if inline in SEEN and form != "hidden":
                expected.append(numbered)
        body += forms[form].format("".join(parts))
        expected += ["end"] if form == "row" else []

    assert read_odt(document(body)).body.split() == expected
