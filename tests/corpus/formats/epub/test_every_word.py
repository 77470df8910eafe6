"""Whatever a book is built of, each word that is seen comes once, in order."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.epub.document import read_epub
from tests.corpus.formats.epub.books import book, page

WORDS = st.text("abcdefgh\u00e9\u017e\u4e2d", min_size=1, max_size=6)
SEEN = ["{}", "<b>{}</b>", "<i/>{}", "<span>{}</span>"]
UNSEEN = [
    '<span hidden="hidden">{}</span>',
    "<del>{}</del>",
    '<span style="display:none">{}</span>',
    '<span epub:type="pagebreak">{}</span>',
    "<script>{}</script>",
    "<!--{}-->",
]
PIECES = st.lists(st.tuples(st.sampled_from([*SEEN, *UNSEEN]), WORDS), min_size=1, max_size=6)
FORMS = st.sampled_from(
    ["<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li></ul>", "<section>{}</section>"]
)
CHAPTERS = st.lists(st.lists(st.tuples(FORMS, PIECES), max_size=5), min_size=1, max_size=4)


@given(CHAPTERS)
def test_every_word_that_is_seen_comes_once_in_order_and_no_other(
    chapters: list[list[tuple[str, list[tuple[str, str]]]]],
) -> None:
    expected: list[str] = []
    pages = []
    for blocks in chapters:
        # Longer than all that is hidden: what holds most of a page is shown, whatever it says.
        begun = "The ferry is late again. " * 20
        expected += begun.split()
        body = f"<p>{begun}</p>"
        for form, pieces in blocks:
            parts: list[str] = []
            for inline, word in pieces:
                numbered = f"{word}{len(parts)}x{len(expected)}"
                parts.append(inline.format(f"{numbered} "))
                if inline in SEEN:
                    expected.append(numbered)
            body += form.format("".join(parts))
        pages.append(page(body))

    assert read_epub(book(*pages)).body.split() == expected
