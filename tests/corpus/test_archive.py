"""Exports hold every article whole, and imports give back exactly what was exported."""

import io
import re
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import UNPACKED_LIMIT, packed, unpacked
from corpus.article import Article, Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble, is_drawn
from corpus.drafts import as_article
from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.markdown_format import article_markdown
from corpus.normalise import normalise
from corpus.tables import WrittenCell
from tests.doubles.articles import BRIDGE, MEMOIR, article

NOW = datetime(2026, 11, 24, 10, 42, 7, tzinfo=UTC)

marks = st.sampled_from(
    [
        "# ",
        "- ",
        "> ",
        "| x |",
        "1. ",
        "```",
        "![a]()",
        "<!-- x -->",
        "<!-- at 5 --> ",
        "---",
        "\\",
        "*b*",
        "\\*",
        "==",
    ]
)
texts = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.builds(str.__add__, marks, st.text(st.characters(codec="utf-8"), max_size=20)),
)
lines = texts.map(normalise).filter(bool)
moments = st.one_of(st.none(), st.integers(0, 10**9 - 1))
cells = st.builds(
    WrittenCell, st.just("") | lines, st.booleans(), st.integers(1, 3), st.integers(1, 3)
)


def row(cells: list[WrittenCell], between: str, table: int, *, is_head: bool) -> Block:
    written = tuple(replace(cell, heading=cell.heading or is_head) for cell in cells)
    text = normalise(between.join(cell.text for cell in written))
    return Block(ParagraphKind.TABLE, text, written, table)


rows = st.builds(
    row,
    st.lists(cells, min_size=1, max_size=5),
    st.sampled_from([" ", " | "]),
    st.integers(1, 2),
    is_head=st.booleans(),
)
introductions = st.builds(
    Block, st.sampled_from([ParagraphKind.BODY, ParagraphKind.HEADING]), lines.map("{}:".format)
)
items = st.builds(Block, st.just(ParagraphKind.LIST), lines)
blocks = st.one_of(
    st.builds(Block, st.sampled_from(ParagraphKind), lines, at=moments),
    rows,
    rows,
    introductions,
    items,
)
fields = st.one_of(st.none(), lines)
said = lines.filter(lambda text: not is_drawn(Block(ParagraphKind.BODY, text)))
"""What an article begins with here: a text of drawn lines alone is refused."""
drafts = st.builds(
    lambda metadata, first, blocks: assemble(metadata, [Block(ParagraphKind.BODY, first), *blocks]),
    st.builds(
        Metadata,
        title=fields,
        authors=st.lists(lines, max_size=3).map(tuple),
        publication=fields,
        published=st.one_of(st.none(), st.dates(min_value=date(1000, 1, 1))),
        url=st.sampled_from([None, "https://news.example/a?b=c#d"]),
        language=st.sampled_from([None, "en", "no", "de"]),
        licence=fields,
    ),
    said,
    st.lists(blocks, max_size=10),
)
sources = st.builds(
    Source,
    st.sampled_from([SourceKind.FILE, SourceKind.LINK, SourceKind.TEXT]),
    texts,
    st.one_of(st.none(), texts),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - timezones adds it
)


@pytest.mark.slow
@given(drafts, sources)
def test_what_was_exported_comes_back_exactly(draft: object, source: Source) -> None:
    stored = as_article("discord:1", draft, source)  # type: ignore[arg-type]  # a draft, see above
    (archive,) = packed([stored])

    (entry,) = unpacked(archive, "sources.zip", "eve", NOW)

    assert entry.draft is not None
    assert entry.draft.metadata == stored.metadata
    assert entry.draft.body == stored.body
    assert entry.draft.paragraphs == stored.paragraphs
    assert entry.source == source


def test_an_exported_file_is_markdown_that_others_can_read() -> None:
    draft = assemble(
        Metadata(title="Why: a memoir", authors=("Jane Q. Doe",), published=date(2022, 5, 6)),
        [
            Block(ParagraphKind.HEADING, "Part 1"),
            Block(ParagraphKind.BODY, "1. *Not* a list."),
            Block(ParagraphKind.QUOTE, "Said he."),
        ],
    )
    source = Source(SourceKind.LINK, "https://news.example/a", "ada", NOW)

    written = article_markdown(as_article("discord:1", draft, source))

    assert written == (
        "---\n"
        "footnote-form: 2\n"
        "title: 'Why: a memoir'\n"
        "authors:\n- Jane Q. Doe\n"
        "published: 2022-05-06\n"
        "source:\n"
        "  kind: link\n"
        "  name: https://news.example/a\n"
        "  posted_by: ada\n"
        "  posted_at: '2026-11-24T10:42:07+00:00'\n"
        "---\n\n"
        "## Part 1\n\n"
        "1\\. \\*Not\\* a list.\n\n"
        "> Said he.\n"
    )


def table(*rows: tuple[str, ...]) -> Draft:
    written = [
        tuple(WrittenCell(cell, heading=not number) for cell in row)
        for number, row in enumerate(rows)
    ]
    before = Block(ParagraphKind.BODY, "The bays.")
    return assemble(
        Metadata(),
        [before, *(Block(ParagraphKind.TABLE, " ".join(c.text for c in r), r, 1) for r in written)],
    )


def named(draft: Draft) -> list[str]:
    return [
        ": ".join(draft.body[slice(*place)] for place in (*cell.heads, cell.place))
        for paragraph in draft.paragraphs
        for cell in paragraph.cells
    ]


BAYS = table(("Bay", "Length"), ("First", "31 metres"), ("Second", "44 metres"))
CELLS = "Bay|Length|Bay: First|Length: 31 metres|Bay: Second|Length: 44 metres".split("|")


def test_a_row_that_was_edited_has_no_cells_and_all_others_keep_theirs() -> None:
    written = article_markdown(
        as_article("discord:1", BAYS, Source(SourceKind.TEXT, "x", "a", NOW))
    )
    assert "| First 31 metres | <!-- cells of 15: 0:0-5,1:0-3 0:6-15,1:4-10 -->\n" in written

    for edited, cells in (
        (written, CELLS),
        (written.replace("First", "Third"), [each.replace("First", "Third") for each in CELLS]),
        (written.replace("31 metres |", "31 m |"), [*CELLS[:2], *CELLS[4:]]),
        (
            written.replace("Length |", "Length of it |"),
            ["First", "31 metres", "Second", "44 metres"],
        ),
        (written.replace(",1:4-10", ",9:4-10"), [*CELLS[:3], "31 metres", *CELLS[4:]]),
        (written.replace(" 0:6-15,1:4-10 -->", " 0:6-99,1:4-10 -->"), [*CELLS[:3], *CELLS[4:]]),
    ):
        assert named(read_document(edited.encode(), "a.md")) == cells


def test_an_export_of_the_first_form_is_still_read() -> None:
    written = article_markdown(
        as_article("discord:1", BAYS, Source(SourceKind.TEXT, "x", "a", NOW))
    )
    first = re.sub(" <!--.*-->", "", written).replace("footnote-form: 2", "footnote-form: 1")

    (entry,) = unpacked(first.encode(), "a.md", None, NOW)

    assert entry.draft is not None
    assert entry.draft.body == BAYS.body
    assert named(entry.draft) == []


def test_code_that_looks_like_a_comment_on_cells_is_code() -> None:
    text = "x | <!-- cells of 1: 0:0-1 -->"
    draft = assemble(Metadata(), [Block(ParagraphKind.BODY, text), Block(ParagraphKind.CODE, text)])
    source = Source(SourceKind.TEXT, "x", "a", NOW)

    written = article_markdown(as_article("discord:1", draft, source))

    assert read_document(written.encode(), "a.md").paragraphs == draft.paragraphs


def test_parts_keep_to_the_limit_and_hold_everything_in_order() -> None:
    articles = [article(f"{MEMOIR} Edition {number}.") for number in range(40)]

    parts = list(packed(articles, limit=4_000))

    entries = [each for part in parts for each in unpacked(part, "x.zip", None, NOW)]
    assert len(parts) > 1
    assert all(len(part) <= 4_000 for part in parts)
    assert [each.draft.body for each in entries if each.draft] == [each.body for each in articles]


def test_plain_markdown_is_imported_as_posted_now() -> None:
    (entry,) = unpacked(f"# A memoir\n\n{MEMOIR}".encode(), "memoir.md", "eve", NOW)

    assert entry.draft is not None
    assert entry.draft.body == MEMOIR
    assert entry.source == Source(SourceKind.FILE, "memoir.md", "eve", NOW)


def test_files_that_cannot_be_read_are_named_and_the_others_are_kept() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a/good.md", article_markdown(article(BRIDGE)))
        archive.writestr("bad.md", "---\nfootnote-form: 3\n---\nLater.")
        archive.writestr("picture.png", b"\x89PNG")

    good, bad = unpacked(written.getvalue(), "x.zip", None, NOW)

    assert good.draft is not None
    assert good.draft.body == BRIDGE
    assert (bad.name, bad.draft) == ("bad.md", None)
    assert "written by a newer Footnote" in (bad.refused or "")


DOUBLED = "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(60))
"""A list that grows to more items than there is room for, as soon as anybody writes it out."""

IMPOSSIBLE = "The front matter's source needs kind, name and posted_at as an export writes them."
UNREADABLE = "The front matter is not valid YAML: check its dates, quotes and special characters."


@pytest.mark.parametrize(
    ("before", "posted", "told"),
    [
        (DOUBLED, "name: *a60\n  posted_at: 2026-11-24", UNREADABLE),
        (DOUBLED, "name: a.md\n  posted_at: *a60", UNREADABLE),
        ("", "name: a.md\n  posted_at: 0001-01-01T00:00:00+14:00", IMPOSSIBLE),
        ("", "name: a.md\n  posted_at: 9999-12-31T23:59:59-14:00", IMPOSSIBLE),
        ("", "name: a.md\n  posted_at: soon", IMPOSSIBLE),
        ("", "name: a.md", IMPOSSIBLE),
    ],
)
def test_an_impossible_source_is_refused_in_a_sentence(before: str, posted: str, told: str) -> None:
    front = f"---\na0: &a0 [x]\n{before}footnote-form: 1\nsource:\n  kind: file\n  {posted}\n---\n"

    (entry,) = unpacked(f"{front}\n{MEMOIR}".encode(), "a.md", None, NOW)

    assert entry.refused == told


def test_half_a_character_in_a_source_is_marked_as_lost() -> None:
    front = '---\nfootnote-form: 1\nsource:\n  kind: file\n  name: "\\ud800.md"\n  posted_by: 7\n'

    (entry,) = unpacked(f"{front}  posted_at: 2026-11-24\n---\n\n{MEMOIR}".encode(), "a", None, NOW)

    assert (entry.source.name, entry.source.posted_by) == ("\ufffd.md", "7")


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"PK\x03\x04 and nothing", "damaged"), (b"PK\x05\x06" + b"\0" * 18, "no Markdown file")],
)
def test_what_is_no_archive_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(SourceRefused, match=words):
        unpacked(data, "x.zip", None, NOW)


METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def archive(method: int) -> bytes:
    """Return an archive of one file that is packed by *method*."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as made:
        made.writestr("bridge.md", f"# The bridge\n\n{BRIDGE}\n" * 4)
    return written.getvalue()


@pytest.mark.parametrize("method", METHODS)
@given(st.data())
def test_a_damaged_byte_ends_in_a_sentence_or_is_read(method: int, data: st.DataObject) -> None:
    damaged = bytearray(archive(method))
    damaged[data.draw(st.integers(4, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(SourceRefused):
        list(unpacked(bytes(damaged), "export.zip", None, NOW))


@pytest.mark.parametrize("method", METHODS)
def test_a_file_that_begins_elsewhere_than_it_says_is_damaged(method: int) -> None:
    damaged = bytearray(archive(method))
    damaged[28] = 0xFF  # the length of what stands before its data
    with pytest.raises(SourceRefused, match="damaged"):
        unpacked(bytes(damaged), "export.zip", None, NOW)


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.md", b"\0" * (UNPACKED_LIMIT + 1))

    with pytest.raises(SourceRefused, match="import it in parts"):
        unpacked(written.getvalue(), "x.zip", None, NOW)


def test_a_folders_article_comes_back_as_a_file_of_its_own() -> None:
    held = article(BRIDGE)
    posted = Source(SourceKind.FOLDER, "bridge.md", None, NOW)
    written = article_markdown(
        Article(held.id, 1, held.metadata, held.body, held.paragraphs, posted)
    )

    (entry,) = unpacked(written.encode(), "x.md", None, NOW)

    assert entry.source == Source(SourceKind.FILE, "bridge.md", None, NOW)
    assert read_document(written.encode(), "x.md").body == BRIDGE
