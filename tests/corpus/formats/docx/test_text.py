"""Of a Word document all is read that somebody who opens it sees, and nothing else."""

import inspect
import sys
from collections.abc import Iterator

import pytest

from corpus.article import ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import (
    archive,
    blocks,
    paragraph,
    part,
    row,
    run,
    style,
    styled,
    table,
    word_file,
)

BODY, HEADING, LIST = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST


def texts(body: str, **parts: str) -> list[str]:
    return [text for _, text in blocks(read_docx(word_file(body, **parts)))]


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


def box(*contents: str, other: str = "") -> str:
    inside = "".join(contents)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent></w:r>"
    )


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


def note(kind: str, number: int, *paragraphs: str) -> str:
    return f'<w:{kind} w:id="{number}">{"".join(map(paragraph, paragraphs))}</w:{kind}>'


def mark(kind: str, number: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}" {more}/>{"<w:t>*</w:t>" if more else ""}</w:r>'


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


def formula(tag: str, *contents: str) -> str:
    """Return an element of a formula; what is no element is a text."""
    told = (each if each.startswith("<") else f"<m:r><m:t>{each}</m:t></m:r>" for each in contents)
    return f"<m:{tag}>{''.join(told)}</m:{tag}>"


def base(text: str) -> str:
    return formula("e", text)


ENERGY = formula("oMath", "E=m", formula("sSup", base("c"), formula("sup", "2")))


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (ENERGY, "E=mc\u00b2"),
        (formula("oMathPara", ENERGY), "E=mc\u00b2"),
        (formula("oMath", formula("f", formula("num", "a+b"), formula("den", "2"))), "(a+b)/2"),
        (formula("oMath", formula("rad", formula("deg", "3"), base("x"))), "\u00b3\u221ax"),
        (formula("oMath", formula("rad", "<m:deg/>", base("x+y"))), "\u221a(x+y)"),
        (formula("oMath", "f", formula("d", base("y"), base("z"))), "f(y|z)"),
        (
            formula(
                "oMath",
                formula("d", '<m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>', base("y")),
            ),
            "[y",
        ),
        (
            formula(
                "oMath",
                formula(
                    "nary",
                    '<m:naryPr><m:chr m:val="\u2211"/></m:naryPr>',
                    formula("sub", "i"),
                    "<m:sup/>",
                    base("x"),
                ),
            ),
            "\u2211\u1d62x",
        ),
    ],
)
def test_formulas_stand_in_the_line(told: str, text: str) -> None:
    assert texts(paragraph("So ", told, " it is.")) == [f"So {text} it is."]


BASED = '<w:basedOn w:val="H"/>'


def named(style_name: str, more: str = "") -> str:
    return style("S", f'<w:name w:val="{style_name}"/>{more}')


@pytest.mark.parametrize(
    ("styles", "kind"),
    [
        (named("heading 2"), HEADING),
        (named("\u00dcberschrift 2"), HEADING),
        (named("Titre 3"), HEADING),
        (named("My own", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'), HEADING),
        (named("My own", BASED) + style("H", '<w:name w:val="heading 4"/>'), HEADING),
        (named("heading 2", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'), BODY),
        (named("caption"), ParagraphKind.CAPTION),
        (named("Figure", BASED) + style("H", '<w:name w:val="caption"/>'), ParagraphKind.CAPTION),
        (named("Intense Quote"), ParagraphKind.QUOTE),
        (named("HTML Preformatted"), ParagraphKind.CODE),
        (named("List Bullet"), LIST),
        (named("Loop", '<w:basedOn w:val="S"/>'), BODY),
        (named("Body Text"), BODY),
        ("", BODY),
    ],
)
def test_a_paragraph_is_what_its_style_says(styles: str, kind: ParagraphKind) -> None:
    body = paragraph("Said so", properties=styled("S")) + paragraph("Text.")
    assert blocks(read_docx(word_file(body, styles=styles))) == [(kind, "Said so"), (BODY, "Text.")]


def test_a_short_paragraph_with_an_outline_level_of_its_own_is_a_heading() -> None:
    level = '<w:outlineLvl w:val="1"/>'
    body = paragraph("Part", properties=level) + paragraph("Text. " * 50, properties=level)
    assert [kind for kind, _ in blocks(read_docx(word_file(body)))] == [HEADING, BODY]


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


def test_the_strict_form_of_the_standard_is_read_alike() -> None:
    strict = part("document", f"<w:body>{paragraph('Text ', ENERGY)}</w:body>")
    for folder in ("wordprocessingml", "officeDocument"):
        strict = strict.replace(
            f"http://schemas.openxmlformats.org/{folder}/2006/",
            f"http://purl.oclc.org/ooxml/{folder}/",
        )
    assert blocks(read_docx(archive({"word/document.xml": strict}))) == [(BODY, "Text E=mc\u00b2")]


def test_the_parts_are_found_by_their_relations() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def relations(told: dict[str, str]) -> str:
        each = "".join(f'<R Id="{n}" Type="{kind}/{n}" Target="{t}"/>' for n, t in told.items())
        return f"<Relationships>{each}</Relationships>"

    members = {
        "_rels/.rels": relations({"officeDocument": "/word/document2.xml"}),
        "word/_rels/document2.xml.rels": relations({"footnotes": "notes/f.xml", "styles": "s.xml"}),
        "word/document2.xml": part(
            "document", f"<w:body>{paragraph('Text', mark('footnote', 1), '.')}</w:body>"
        ),
        "word/notes/f.xml": part("footnotes", note("footnote", 1, "Note.")),
    }
    assert read_document(archive(members), "a.docm").body == "Text.\n\nNote."


@pytest.mark.parametrize(
    "members",
    [
        {"word/document.xml": "<no"},
        {"word/document.xml": part("other", paragraph("Text."))},
        {"word/styles.xml": part("styles", "")},
        {
            "word/document.xml": part("document", f"<w:body>{paragraph('Text.')}</w:body>"),
            "word/styles.xml": "<no",
        },
        {
            "word/document.xml": part(
                "document",
                f"<w:body>{'<w:sdt><w:sdtContent>' * 200}{paragraph('Text.')}"
                f"{'</w:sdtContent></w:sdt>' * 200}</w:body>",
            )
        },
    ],
)
def test_a_document_with_damaged_parts_is_refused(members: dict[str, str]) -> None:
    with pytest.raises(SourceRefused, match="damaged"):
        read_docx(archive(members))


@pytest.fixture
def little_recursion() -> Iterator[None]:
    """Python may recurse 300 calls further; of a level some versions make more than others."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 300)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("little_recursion")
def test_a_formula_that_is_nested_far_too_deeply_is_refused() -> None:
    deep = "<m:e>" * 240 + "</m:e>" * 240
    with pytest.raises(SourceRefused, match="damaged"):
        read_docx(word_file(paragraph("Text.", f"<m:oMath>{deep}</m:oMath>")))


def test_a_document_with_entities_of_its_own_is_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    text = part("document", f"<w:body>{paragraph('Text &b;.')}</w:body>")
    data = archive({"word/document.xml": text.replace("?><w", f"?>{bomb}<w")})
    with pytest.raises(SourceRefused, match="damaged"):
        read_docx(data)


def test_runs_of_two_paragraphs_each_have_the_style_of_theirs() -> None:
    hidden = style("Secret", "<w:name w:val='Secret'/><w:rPr><w:vanish/></w:rPr>")
    shown = paragraph("The ferry sails.")
    secret = paragraph(run("Nobody reads this."), properties=styled("Secret"))
    assert texts(shown + secret + shown, styles=hidden) == ["The ferry sails."] * 2
