"""The numbers of a Word document's paragraphs are read as Word shows them."""

import pytest

from corpus.article import ParagraphKind
from corpus.formats.docx.document import read_docx
from corpus.formats.word_processing.list_numbers import counted
from tests.corpus.formats.docx.word_files import blocks, paragraph, style, styled, word_file

BODY, HEADING, LIST = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST


def level(number: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def use(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def restart(number: int, start: int) -> str:
    told = f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{number}">{told}</w:lvlOverride>'


def numbered(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


STEPS = kind(0, level(0, "%1."), level(1, "%2)", "lowerLetter"), level(2, "(%3)", "lowerRoman"))
LAW = kind(
    1,
    level(0, "Article %1", "upperRoman", '<w:pStyle w:val="Law"/>'),
    level(1, "%1.%2", more='<w:isLgl/><w:suff w:val="space"/>'),
)
BULLETS = kind(2, level(0, "\uf0b7", "bullet"))
ALL = STEPS + LAW + BULLETS + use(1, 0) + use(2, 1) + use(3, 2)
STYLES = style(
    "Law",
    '<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
    '<w:outlineLvl w:val="0"/></w:pPr>',
)


def read(*told: tuple[str, str], numbering: str = ALL) -> list[str]:
    body = "".join(paragraph(text, properties=properties) for text, properties in told)
    data = word_file(paragraph("Text.") + body, numbering=numbering, styles=STYLES)
    return [text for _, text in blocks(read_docx(data))[1:]]


def test_a_list_goes_on_after_a_paragraph_and_its_lower_levels_begin_anew() -> None:
    assert read(
        ("Close it.", numbered(1)),
        ("Survey:", numbered(1)),
        ("by a diver", numbered(1, 1)),
        ("by sonar", numbered(1, 1)),
        ("twice", numbered(1, 2)),
        ("In between.", ""),
        ("Invite offers.", numbered(1)),
        ("from three", numbered(1, 1)),
    ) == [
        "1. Close it.",
        "2. Survey:",
        "a) by a diver",
        "b) by sonar",
        "(i) twice",
        "In between.",
        "3. Invite offers.",
        "a) from three",
    ]


def test_a_number_may_hold_those_of_higher_levels_in_digits() -> None:
    assert read(
        ("Terms", styled("Law")),
        ("The lease", numbered(2, 1)),
        ("The tenant", numbered(2, 1)),
        ("Rent", styled("Law")),
        ("The rent", numbered(2, 1)),
    ) == ["Article I Terms", "1.1 The lease", "1.2 The tenant", "Article II Rent", "2.1 The rent"]


def test_a_numbered_heading_is_a_heading_and_no_title() -> None:
    draft = read_docx(
        word_file(
            paragraph("Terms", properties=styled("Law")) + paragraph("Text."),
            numbering=ALL,
            styles=STYLES,
        )
    )
    assert draft.metadata.title is None
    assert blocks(draft) == [(HEADING, "Article I Terms"), (BODY, "Text.")]


def test_a_bullet_is_no_number_and_a_list_may_be_left() -> None:
    assert read(("stone", numbered(3)), ("Not in it.", numbered(0)), ("sand", numbered(9))) == [
        "stone",
        "Not in it.",
        "sand",
    ]


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        (use(4, 0), ["1. a", "2. b", "3. c"]),
        (use(4, 0, restart(0, 1)), ["1. a", "2. b", "1. c"]),
        (use(4, 0, restart(0, 7)), ["1. a", "2. b", "7. c"]),
        (
            use(4, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "[%1]")}</w:lvlOverride>'),
            ["1. a", "2. b", "[3] c"],
        ),
    ],
)
def test_another_use_of_a_list_goes_on_unless_it_says_otherwise(
    uses: str, expected: list[str]
) -> None:
    told = [("a", numbered(1)), ("b", numbered(1)), ("c", numbered(4))]
    assert read(*told, numbering=ALL + uses) == expected


def test_a_level_that_is_skipped_counts_as_begun_and_one_may_never_begin_anew() -> None:
    never = kind(3, level(0, "%1."), level(1, "%1.%2.", more='<w:lvlRestart w:val="0"/>'))
    told = [("a", numbered(5, 1)), ("b", numbered(5)), ("c", numbered(5, 1))]
    assert read(*told, numbering=never + use(5, 3)) == ["1.1. a", "2. b", "2.2. c"]


def test_a_list_may_be_that_of_a_style_of_lists() -> None:
    linked = '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Steps"/></w:abstractNum>'
    listed = style("Steps", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering")
    data = word_file(
        paragraph("a", properties=numbered(6)) + paragraph("Text."),
        numbering=ALL + linked + use(6, 4),
        styles=listed,
    )
    assert blocks(read_docx(data)) == [(LIST, "1. a"), (BODY, "Text.")]


def test_a_list_that_is_defined_by_itself_is_none() -> None:
    linked = '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Loop"/></w:abstractNum>'
    listed = style("Loop", '<w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr>', "numbering")
    data = word_file(
        paragraph("a", properties=numbered(6)), numbering=linked + use(6, 4), styles=listed
    )
    assert blocks(read_docx(data)) == [(BODY, "a")]


def test_a_list_may_have_a_form_of_its_own_which_other_programs_need_not_know() -> None:
    assert counted(4, "custom", "001, 002, 003, ...") == "004"
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, '
        '002, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    own = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{form}<w:lvlText w:val="%1"/></w:lvl>'
    assert read(("a", numbered(7)), numbering=kind(5, own) + use(7, 5)) == ["001 a"]
