"""Whatever a file of Rich Text Format is built of, each word comes once, in order."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.rtf.document import read_rtf
from corpus.normalise import normalise
from tests.corpus.formats.rtf.documents import document, row

WORDS = st.text("abcdefgh\u00e9\u017e\u03b1\u4e2d\U0001f600", min_size=1, max_size=6)
SEEN = ["{}", "{{\\b {}}}", "{{\\i\\fs28 {}}}", "{{{{\\ul {}}}\\b0}}", "\\cf1 {}"]
UNSEEN = [
    *("{{\\v {}}}", "{{\\deleted {}}}", "{{\\strike {}}}", "{{\\*\\atnid {}}}", "{{\\xe {}}}"),
    *("{{\\pict {}}}", "{{\\header {}\\par}}", "{{\\striked1\\b {}}}", "{{\\fldinst {}}}"),
]
PARAGRAPHS = st.lists(st.tuples(st.sampled_from([*SEEN, *UNSEEN]), WORDS), min_size=1, max_size=8)
STARTS = st.sampled_from(["\\pard ", "\\pard\\s2 ", "\\pard\\s7 ", "{\\listtext\\'b7\\tab}\\pard "])
ROWS = st.lists(PARAGRAPHS, min_size=2, max_size=4)


def escaped(text: str) -> str:
    units = text.encode("utf-16-le")
    codes = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(
        chr(code) if code < 0x80 else rf"\u{code - 0x10000 if code > 0x7FFF else code}?"
        for code in codes
    )


@given(st.lists(st.one_of(st.tuples(STARTS, PARAGRAPHS), ROWS), max_size=8))
def test_every_word_that_is_seen_comes_once_in_order_and_no_other(
    blocks: list[tuple[str, list[tuple[str, str]]] | list[list[tuple[str, str]]]],
) -> None:
    expected = ["Before."]

    def written(pieces: list[tuple[str, str]]) -> str:
        parts: list[str] = []
        for form, word in pieces:
            numbered = f"{word}{len(parts)}x{len(expected)}"
            parts.append(form.format(f"{escaped(numbered)} "))
            if form in SEEN:
                expected.append(normalise(numbered))
        return "".join(parts)

    body = "\\pard Before.\\par "
    for block in blocks:
        if isinstance(block, tuple):
            body += f"{block[0]}{written(block[1])}\\par "
        else:
            body += row(*map(written, block))

    assert read_rtf(document(body)).body.split() == expected
