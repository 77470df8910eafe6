"""Of Rich Text Format all is read that its reader sees, as what it is, and nothing else."""

from datetime import date

import pytest

from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.rtf.document import read_rtf
from corpus.formats.rtf.parser import MOST_GROUPS
from tests.corpus.formats.rtf.documents import HEAD, document, read, row, texts


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"The {\b ferry} is \i late\i0 .", "The ferry is late."),
        (r"The {\v not }ferry {\deleted never }is {\strike early }late.", "The ferry is late."),
        (r"The \v not \v0 ferry \striked1 x\striked0  is \deleted y\deleted0 late.", None),
        (r"\v hidden \plain The ferry is late.", "The ferry is late."),
        (
            r"The ferry\'92s late \emdash  again\rquote .",
            "The ferry\u2019s late \u2014 again\u2019.",
        ),
        (r"\u8220?Late,\u8221\'94 he said.", "\u201cLate,\u201d he said."),
        (r"{\uc0\u352}{\uc2\u353\'9a\'9a}s \u-10179?\u-8704?.", "\u0160\u0161s \U0001f600."),
        (
            r"{\f1\'cf\'e0\'f0\'ee\'ec} {\f2\'83A\'83C}.",
            "\u041f\u0430\u0440\u043e\u043c \u30a2\u30a4.",
        ),
        (r"{\f3 a} and {\f3\u-3999?} in {\f3 \'b1}2{\f4 \'fc}.", "\u03b1 and \u03b1 in \u00b12."),
        (r"a\~b c\_d e\-f\{\}\\", "a b c\u2011d ef{}\\"),
        ("The fer\r\nry is late.", "The ferry is late."),
        (r"{\*\unknown not read}{\pict\bin4 }}}}{\*\blipuid 0}}The ferry.", "The ferry."),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt The ferry}} is late.", "The ferry is late."),
        (r"{\field{\fldinst PAGE}{\fldrslt 5}} pages.", "5 pages."),
        (r"The{\*\bkmkstart a} ferry{\xe index} {\*\annotation no}late.", "The ferry late."),
        (r"{\loch\i0\*\cs7 The ferry is late.}", "The ferry is late."),
        (r"The ferry {\deleted\par}\pard is late.", "The ferry is late."),
        (r"{\v Hidden.\par}\pard The ferry is late.", "The ferry is late."),
        (r"10\super 6\nosupersub  m, H{\sub 2}O", "10\u2076 m, H\u2082O"),
        (r"The ferry\line is late.", "The ferry is late."),
        (r"{\upr{The fery}{\*\ud{The ferry \u269?}}} is late.", "The ferry \u010d is late."),
    ],
)
def test_the_words_that_are_seen_are_the_text(written: str, expected: str | None) -> None:
    assert read(rf"\pard\plain {written}\par") == [("body", expected or "The ferry is late.")]


def test_paragraphs_headings_lists_and_quotations_are_told_apart() -> None:
    body = (
        r"\pard\s5 The Ferry\par"
        r"\pard\s6 1 The quay\tab 3\par"
        r"\pard\s1 The quay\par\pard Nobody came:\par"
        r"{\listtext\pard\plain 1.\tab}\pard\ls1 Ada\par"
        r"{\listtext\pard\plain 2.\tab}\pard\ls1 Bo\par"
        r"{\pntext\f3\'b7\tab}\pard Cy\par"
        r"\pard \bullet \tab Di\par"
        r"\pard\outlinelevel1 Later\par\pard\s7 Too late.\par"
        r"\pard It rained."
    )
    draft = read_rtf(document(body))

    assert draft.metadata.title == "The Ferry"
    assert texts(draft) == [
        ("heading", "The quay"),
        ("body", "Nobody came:"),
        ("list", "1. Ada"),
        ("list", "2. Bo"),
        ("list", "Cy"),
        ("list", "Di"),
        ("heading", "Later"),
        ("quote", "Too late."),
        ("body", "It rained."),
    ]


def test_notes_and_text_boxes_stand_behind_and_their_marks_leave() -> None:
    body = (
        r"\pard The ferry{\super\chftn{\footnote\pard\plain{\super\chftn} A boat.}} is"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard Beside it.\par}}{\shprslt x}} late.\par"
        r"{\header\pard Page 1\par}\pard It rained.\par"
    )
    assert [text for _, text in read(body)] == [
        "The ferry is late.",
        "Beside it.",
        "It rained.",
        "A boat.",
    ]


def test_a_table_is_read_row_by_row() -> None:
    body = (
        r"\pard Before.\par"
        + row("Bay", "State", head=r"\trhdr")
        + row(r"first\par one", "sound")
        + row("second", "cracked")
        + r"\pard After.\par"
    )
    assert read(body) == [
        ("body", "Before."),
        ("table", "Bay State"),
        ("table", "first one sound"),
        ("table", "second cracked"),
        ("body", "After."),
    ]


def test_what_the_file_says_of_itself_is_its_title_or_a_guess() -> None:
    info = (
        r"{\info{\title The Ferry}{\author Ada Quill}{\operator Bo}{\creatim\yr2022\mo5\dy6\hr9}"
        r"{\revtim\yr2023\mo1\dy1}{\doccomm no}}"
    )
    draft = read_rtf(document(info + r"\pard It is late.\par"))

    assert (draft.metadata.title, draft.metadata.authors) == ("The Ferry", ())
    assert draft.metadata.published is None
    assert (draft.guessed.authors, draft.guessed.published) == (("Ada Quill",), date(2022, 5, 6))
    assert draft.body == "It is late."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (HEAD.encode() + rb"\pard It breaks off", "damaged"),
        (rb"{\rtf1 It breaks off {\b here}", "damaged"),
        (document("{" * (MOST_GROUPS + 1) + "x" + "}" * (MOST_GROUPS + 1)), "too deeply"),
        (document("{" * 1_000_000), "too deeply"),
        (document(r"\pard\par {\v hidden}"), "no paragraphs"),
        (rb"{\rtf1\bin2147483647 x}", "damaged"),
        (rb"{\rtf1", "damaged"),
        (b"It was closed} before {it opened", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_rtf(data)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", ["a.rtf", "a.txt", "a.doc", "a"])
def test_an_rtf_file_is_known_by_its_content(name: str) -> None:
    assert (
        read_document(document(r"\pard The ferry is late.\par"), name).body == "The ferry is late."
    )
