"""What stands beside the text of a Word document is read where its reader meets it."""

from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import blocks, paragraph, run, style, styled, word_file
from tests.corpus.formats.docx.word_parts import BODY, LIST, box, mark, note, texts


def old_box(*contents: str) -> str:
    inside = f"<w:txbxContent>{''.join(contents)}</w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"


def test_text_boxes_are_read_once_behind_the_paragraph_they_stand_in() -> None:
    inner = box(paragraph("In the box of a box."))
    body = (
        paragraph(
            "Here",
            box(paragraph("One."), paragraph("Two.", inner), other=old_box(paragraph("One."))),
            " and there.",
            box(paragraph("Three."), other=old_box(paragraph("Three."))),
        )
        + paragraph("Old.", f"<w:r>{old_box(paragraph('Four.'))}</w:r>")
        + paragraph(
            "Hidden.", run("", "<w:vanish/>").replace("<w:t", old_box(paragraph("No")) + "<w:t")
        )
        + paragraph("End.")
    )
    assert texts(body) == [
        "Here and there.",
        *("One.", "Two.", "In the box of a box.", "Three.", "Old.", "Four.", "Hidden.", "End."),
    ]


def test_notes_stand_last_and_their_marks_are_gone() -> None:
    body = paragraph(
        "Since 1950",
        mark("footnote", 2),
        ".",
        mark("endnote", 1),
        " Lit",
        mark("footnote", 3, 'w:customMarkFollows="1"'),
        mark("footnote", 99),
        f"<w:del>{mark('footnote', 4)}</w:del>",
        ".",
    )
    footnotes = note("footnote", 2, "Annual report.", "Page 4.") + note("footnote", 3, "Lamp.")
    drafted = read_docx(
        word_file(
            body + paragraph("End."),
            footnotes=footnotes + note("footnote", 4, "gone"),
            endnotes=note("endnote", 1, "Minutes."),
        )
    )
    assert blocks(drafted) == [
        (BODY, "Since 1950. Lit."),
        (BODY, "End."),
        (LIST, "Annual report."),
        (LIST, "Page 4."),
        (LIST, "Minutes."),
        (LIST, "Lamp."),
    ]


def test_links_to_notes_leave_where_a_program_wrote_them_as_links() -> None:
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    link = f'<w:hyperlink w:anchor="fn1">{raised}</w:hyperlink>'
    onwards = f'<w:hyperlink w:anchor="part2">{run(" the next part")}</w:hyperlink>'
    assert texts(paragraph("In 1950.", link, " See", onwards, ".")) == [
        "In 1950. See the next part."
    ]


def field(code: str, shown: str | None) -> str:
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
    ]
    text = "" if shown is None else f"{marks[1]}{shown if shown.startswith('<') else run(shown)}"
    inside = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks[0]}{inside}{text}{marks[2]}"


def test_of_fields_what_they_show_is_read() -> None:
    nested = field(f"<w:r><w:instrText>IF </w:instrText></w:r>{field('NAME', 'not this')}", "yes")
    body = paragraph(
        "Page ",
        field("PAGE", "7"),
        ", ",
        field('XE "quay"', None),
        nested,
        '<w:fldSimple w:instr="DATE"><w:r><w:t>, Monday</w:t></w:r></w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        ", and never ends.",
    )
    assert texts(body) == ["Page 7, yes, Monday, and never ends."]


def test_tables_of_contents_are_no_text() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{paragraph('Part 1 ... 3')}"
        "</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{paragraph('A control.')}</w:sdtContent></w:sdt>"
        + paragraph("Part 2 ... 4", properties=styled("T"))
    )
    assert texts(body, styles=style("T", '<w:name w:val="toc 1"/>')) == ["A control."]
