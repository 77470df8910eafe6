"""What is too long, too deep or too many is not stated, or refused in one sentence."""

import io
from datetime import UTC, datetime

import docx
import pytest

from corpus.archive import unpacked
from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.bounds import LONGEST_ADDRESS, LONGEST_AUTHORS, LONGEST_NAME, LONGEST_TITLE
from corpus.drafts import described
from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.encodings.decoding import decode
from corpus.formats.html.document import read_html
from corpus.formats.markdown.document import read_markdown
from corpus.formats.markup.tags import MOST_ATTRIBUTES
from corpus.formats.text.document import read_text
from corpus.segmenter import LONGEST_PIECE, cut_passages

LONG = "The ferry was late again, and nobody on the quay was told why it did not come. " * 8
NAMES = tuple(f"Ann {'abcdefghij'[each % 10] * 30}{'kl' * (each // 10)}" for each in range(100))


def page(head: str, body: str = "") -> str:
    return f"<html lang='en'><head>{head}</head><body><article><p>{LONG}</p>{body}</article></body>"


def test_a_title_of_a_page_that_is_too_long_gives_way_to_the_next() -> None:
    head = f'<meta property="og:title" content="{"a" * (LONGEST_TITLE + 1)}">'
    stated = '{"@type": "Report", "headline": "Late"}'
    head += f'<script type="application/ld+json">{stated}</script>'

    assert read_html(page(head)).metadata.title == "Late"


def test_what_a_page_states_at_too_great_length_is_not_taken() -> None:
    address = f"https://a.example/{'a' * LONGEST_ADDRESS}"
    found = read_html(
        page(
            f'<meta property="og:site_name" content="{"a" * (LONGEST_NAME + 1)}">'
            f'<meta name="author" content="{"; ".join(NAMES)}">'
            f'<link rel="canonical" href="{address}"><link rel="license" href="{address}">'
        )
    )

    assert found.metadata == Metadata(language="en", title=found.metadata.title)


@pytest.mark.parametrize("key", ["title", "publication", "language", "licence"])
def test_front_matter_at_too_great_length_is_not_taken(key: str) -> None:
    assert read_markdown(f"---\n{key}: {'a' * 2_001}\n---\nText.").metadata == Metadata()


def test_a_name_in_front_matter_that_is_too_long_is_left_out() -> None:
    found = read_markdown(f"---\nauthors: [Ann Roe, {'a' * (LONGEST_NAME + 1)}]\n---\nText.")

    assert found.metadata.authors == ("Ann Roe",)


def test_a_heading_that_is_too_long_for_a_title_stays_in_the_text() -> None:
    heading = "a" * (LONGEST_TITLE + 1)
    found = read_markdown(f"# {heading}\n\nText.")

    assert found.metadata.title is None
    assert found.body == f"{heading}\n\nText."


def test_a_word_heading_that_is_too_long_for_a_title_stays_in_the_text() -> None:
    document, output = docx.Document(), io.BytesIO()
    document.add_heading("a" * (LONGEST_TITLE + 1), level=1)
    document.add_paragraph("It rained.")
    document.save(output)
    found = read_document(output.getvalue(), "a.docx")

    assert found.metadata.title is None
    assert found.paragraphs[0].kind is ParagraphKind.BODY


def test_a_line_of_text_that_is_too_long_is_no_title() -> None:
    found = read_text(f"Ferry {'a' * LONGEST_TITLE}\n\n{LONG}\n\n{LONG[:-9]}.")

    assert found.metadata.title is None


@pytest.mark.parametrize(
    "stated",
    [
        Metadata(title="a" * (LONGEST_TITLE + 1)),
        Metadata(publication="a" * (LONGEST_NAME + 1)),
        Metadata(authors=("a" * (LONGEST_NAME + 1),)),
        Metadata(authors=("a" * 99,) * (LONGEST_AUTHORS // 99)),
        Metadata(url=f"https://a.example/{'a' * LONGEST_ADDRESS}"),
    ],
)
def test_what_a_person_states_at_too_great_length_is_refused(stated: Metadata) -> None:
    with pytest.raises(SourceRefused, match="write less"):
        described(Draft(Metadata(), "Text.", ()), stated)


def test_what_just_fits_is_kept() -> None:
    stated = Metadata(title="a" * LONGEST_TITLE, authors=("b" * LONGEST_NAME,))

    assert described(Draft(Metadata(), "Text.", ()), stated).metadata == stated


def test_front_matter_whose_values_unfold_without_end_is_refused() -> None:
    laughs = "\n".join(f"a{each}: &a{each} [{f'*a{each - 1}, ' * 9}x]" for each in range(1, 9))
    bomb = f"---\na0: &a0 [x]\n{laughs}\nfootnote-form: 1\nsource: {{name: *a8}}\n---\nText."

    with pytest.raises(SourceRefused, match="not valid YAML"):
        read_markdown(bomb)
    assert [each.draft for each in unpacked(bomb.encode(), "a.md", None, datetime.now(UTC))] == [
        None
    ]


def test_a_few_values_may_refer_to_others() -> None:
    found = read_markdown("---\nauthor: &ann Ann Roe\npublication: *ann\n---\nText.")

    assert found.metadata == Metadata(authors=("Ann Roe",), publication="Ann Roe")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"&#{'9' * 5_000};", "\ufffd"),
        (f"&#{'0' * 5_000}65;", "A"),
        ("&#65;&#x42;&amp;&#0;", "AB&\ufffd"),
    ],
)
def test_character_references_of_any_number_are_resolved(written: str, read: str) -> None:
    title = f'<meta property="og:title" content="x {written.replace("&", "&amp;")}">'
    assert read_html(page(title)).metadata.title == f"x {read}"


def test_character_references_in_markdown_have_up_to_seven_digits() -> None:
    assert read_markdown("x &#65;&#x42;&amp;&#0;&#0000065;").body == "x AB&\ufffdA"
    for written in (f"&#{'9' * 5_000};", f"&#{'0' * 5_000}65;"):
        assert read_markdown(f"x {written}").body == f"x {written}"


def test_a_tag_with_thousands_of_attributes_is_refused() -> None:
    attributes = " ".join(f"a{each}" for each in range(MOST_ATTRIBUTES + 1))

    with pytest.raises(SourceRefused, match="thousands of attributes"):
        read_html(page("", f"<p {attributes}>x</p>"))


def test_words_in_scripts_comments_and_quotes_are_no_attributes() -> None:
    words = "a <b " * MOST_ATTRIBUTES + "a " * (2 * MOST_ATTRIBUTES)
    told = f"<script>{words}</script><!-- {words} -->"

    assert read_html(page(told, f'<p title="{words}">x</p>')).body.startswith(LONG.strip())


@pytest.mark.parametrize("slip", ['<a class="b"">x</a>', "<a title=b' c>x</a>", '<a "b>x</a>'])
def test_a_quotation_mark_too_many_in_a_tag_opens_no_tag_of_thousands_of_words(slip: str) -> None:
    words = "<p>It's said that the harbour is open.</p>" * MOST_ATTRIBUTES

    assert read_html(page("", f"<p>{slip}</p>{words}")).body.startswith(LONG.strip())


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "raw-unicode-escape"])
def test_an_encoding_that_no_document_is_in_is_passed_by(charset: str) -> None:
    assert decode(b"\\u0041-abc", charset) == "\\u0041-abc"


def test_a_page_may_begin_with_any_number_of_comments() -> None:
    comments = b"<!---->" * 500
    for start in (comments + b"<html><body>", comments + b"x"):
        assert read_document(start + LONG.encode(), "a.html").body.endswith("come.")


def test_a_word_without_end_is_cut_all_the_same() -> None:
    draft = assemble(Metadata(), [Block(ParagraphKind.BODY, "a" * 100_000)])
    passages = cut_passages(draft.body, draft.paragraphs, lambda _: 1, limit=250)

    assert max(each.end - each.start for each in passages) <= 250 * LONGEST_PIECE
    assert sum(each.end - each.start for each in passages) == 100_000
