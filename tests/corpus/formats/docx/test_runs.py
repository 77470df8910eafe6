"""Of the runs of a Word document all is read that is seen of them, and nothing else."""

import pytest

from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import (
    paragraph,
    row,
    run,
    style,
    styled,
    table,
    word_file,
)
from tests.corpus.formats.docx.word_parts import box, texts

DELETED_MARK = "<w:rPr><w:del/></w:rPr>"


def within(tag: str, *contents: str) -> str:
    """Return an element of contents, which are elements or texts in runs."""
    inside = "".join(each if each.startswith("<") else run(each) for each in contents)
    return f"<w:{tag}>{inside}</w:{tag}>"


def deleted(text: str) -> str:
    return within("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def properties(**told: str) -> str:
    return "".join(f'<w:{name} w:val="{value}"/>' for name, value in told.items())


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["It runs ", deleted("for twelve"), within("ins", "for ten")], "It runs for ten"),
        (["a", within("moveFrom", "b"), "c"], "ac"),
        (["a", within("moveTo", "b"), "c"], "abc"),
        (["a", within("ins", deleted("b")), "c"], "ac"),
        (["a", run("b", within("rPrChange", within("rPr", "<w:vanish/>"))), "c"], "abc"),
        (["a", run("b", "<w:vanish/>"), run("c", properties(vanish="false"))], "ac"),
        (["a", run("b", "<w:strike/>"), run("c", "<w:dstrike/>"), "d"], "ad"),
        (["a", run("b", properties(rStyle="Hidden")), run("c", properties(rStyle="Over"))], "a"),
        (["a", run("b", properties(rStyle="Hidden", vanish="0"))], "ab"),
        (["a", within("r", '<w:commentReference w:id="1"/>'), "b"], "ab"),
        (["a ", f'<w:hyperlink r:id="r9">{run("link")}</w:hyperlink>'], "a link"),
        (["a ", within("smartTag", "b")], "a b"),
        (["a ", within("sdt", within("sdtContent", "b"))], "a b"),
        (["a", within("sdt", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>", "Click")], "a"),
        (["x", run("2", properties(vertAlign="superscript"))], "x\u00b2"),
        (["H", run("2", properties(vertAlign="subscript")), "O"], "H\u2082O"),
        (["10", run("6", properties(rStyle="Raised")), " algae"], "10\u2076 algae"),
        (["10", run("6", properties(position="8", sz="14")), " algae"], "10\u2076 algae"),
        (["H", run("2", properties(position="-4", sz="14")), "O"], "H\u2082O"),
        (["a", run("b", properties(position="8"))], "ab"),
        (["half", "<w:r><w:noBreakHyphen/></w:r>", "past"], "half\u2011past"),
        (["cus", "<w:r><w:softHyphen/></w:r>", "toms"], "customs"),
        (["a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c"], "a b c"),
        (["a", "<w:r><w:cr/></w:r>", "b", "<w:r><w:ptab/></w:r>", "c"], "a b c"),
        (["a", '<w:r><w:br w:type="page"/></w:r>', "b"], "a b"),
        (['<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "a"], "\u2713a"),
        (['<w:r><w:sym w:font="Arial" w:char="20AC"/></w:r>', "5"], "\u20ac5"),
        (
            [
                within("r", within("ruby", within("rt", "kan"), within("rubyBase", "\u6f22"))),
                "\u5b57",
            ],
            "\u6f22\u5b57",
        ),
    ],
)
def test_runs_say_what_is_seen_of_them(runs: list[str], text: str) -> None:
    styles = (
        style("Hidden", "<w:rPr><w:vanish/></w:rPr>", "character")
        + style("Over", '<w:basedOn w:val="Hidden"/>', "character")
        + style("Raised", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character")
    )
    assert texts(paragraph(*runs), styles=styles) == [text]


def test_a_style_of_a_run_takes_back_what_that_of_its_paragraph_hides() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    styles = style("All", hidden) + style("Some", hidden, "character")
    body = paragraph("no", run("yes", '<w:rStyle w:val="Some"/>'), properties=styled("All"))
    assert texts(body + paragraph("no", properties=styled("All")), styles=styles) == ["yes"]


def test_paragraphs_whose_end_was_deleted_are_one() -> None:
    body = (
        paragraph("Ingrid Solheim", properties=DELETED_MARK)
        + paragraph(deleted("gone"), ", who", properties="<w:rPr><w:moveFrom/></w:rPr>")
        + paragraph(" led.")
        + paragraph("Last in its cell", properties=DELETED_MARK)
        + table(row("a", "b"))
        + paragraph("T", properties='<w:framePr w:dropCap="drop"/>')
        + paragraph("he end.")
    )
    assert texts(body) == ["Ingrid Solheim, who led.", "Last in its cell", "a b", "The end."]


SHADE = '<w:shd w:val="clear" w:fill="1F3864"/>'


@pytest.mark.parametrize(
    ("body", "warned"),
    [
        (paragraph("Text. ", run("unseen", '<w:color w:val="FFFFFF"/>')), True),
        (paragraph("Text. ", run("unseen", '<w:sz w:val="2"/>')), True),
        (paragraph("Text. ", run("shown", f'<w:color w:val="FFFFFF"/>{SHADE}')), False),
        (paragraph("Text. ", run("shown", '<w:color w:val="FFFFFF"/>'), properties=SHADE), False),
        (paragraph("Text. ", run("gone", '<w:color w:val="FFFFFF"/><w:vanish/>')), False),
        (paragraph("Text. ", run(" ", '<w:color w:val="FFFFFF"/>')), False),
        (paragraph("Text. ", box(paragraph(run("shown", '<w:color w:val="FFFFFF"/>')))), False),
        (paragraph("Text."), False),
    ],
)
def test_what_nobody_can_see_is_warned_of(body: str, warned: bool) -> None:  # noqa: FBT001 - a case
    warnings = read_docx(word_file(body)).warnings
    assert any("white or tiny" in each for each in warnings) is warned


def test_runs_of_two_paragraphs_each_have_the_style_of_theirs() -> None:
    hidden = style("Secret", "<w:name w:val='Secret'/><w:rPr><w:vanish/></w:rPr>")
    shown = paragraph("The ferry sails.")
    secret = paragraph(run("Nobody reads this."), properties=styled("Secret"))
    assert texts(shown + secret + shown, styles=hidden) == ["The ferry sails."] * 2
