"""The words of an OpenDocument text that its reader sees are read, and no others."""

import pytest

from corpus.formats.odt.document import read_odt
from tests.corpus.formats.odt.opendocument import (
    NAMESPACES,
    content,
    p,
    packed,
    read,
    span,
    stating,
    told,
)


@pytest.mark.parametrize(
    "written",
    [
        f"The {span('Hid', 'not ')}ferry {span('Str', 'never ')}is {span('Str2', 'x')}late.",
        f"The {span('Kept', 'barred ')}ferry is late.",
        'The<text:s text:c="3"/>ferry<text:tab/>is<text:line-break/>late.',
        "The ferry<office:annotation><text:p>no</text:p></office:annotation> is late.",
        'The <text:change-start text:change-id="1"/>ferry<text:change-end/> is <text:change/>late.',
        'The <text:a xlink:href="https://x.example">ferry</text:a> is<text:soft-page-break/> late.',
        'The <text:hidden-text text:is-hidden="true">secret </text:hidden-text>ferry is late.',
        "The <text:ruby>ferry<text:ruby-text>no</text:ruby-text></text:ruby> is late.",
        'The ferry is <text:variable-set text:display="none">4</text:variable-set>late.',
        '<text:bookmark text:name="a"/>The ferry is late.<text:toc-mark text:string-value="x"/>',
    ],
)
def test_the_words_that_are_seen_are_the_text(written: str) -> None:
    assert read(p(written)) == [("body", "The ferry is late.")]


def test_raised_and_lowered_text_keeps_its_meaning() -> None:
    text = f"10{span('Sup', '6')} m, H{span('Sub', '2')}O, 7{span('Flat', '5')}"
    assert read(p(text)) == [("body", "10\u2076 m, H\u2082O, 75")]


def test_what_was_deleted_or_is_hidden_is_no_text() -> None:
    hidden = stating("text:is-hidden", "true")
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p>"
        f"</text:deletion></text:changed-region></text:tracked-changes>{p('Hidden.', 'PHid')}"
        f'<text:section text:display="none">{p("Hidden.")}</text:section>'
        f'<text:section text:is-hidden="true">{p("Hidden.")}</text:section>'
        f'<text:section text:name="a">{p("The ferry is late.")}</text:section>'
        f"{p(f'Hidden.<text:hidden-paragraph {hidden}/>')}"
        f"<text:table-of-content><text:index-body>{p('1 The quay')}</text:index-body>"
        "</text:table-of-content>"
    )
    assert read(body) == [("body", "The ferry is late.")]


def test_what_was_deleted_and_still_stands_there_is_no_text() -> None:
    regions = "".join(
        f'<text:changed-region text:id="c{n}"><text:{kind}/></text:changed-region>'
        for n, kind in enumerate(["deletion", "insertion", "deletion"])
    )

    def mark(side: str, number: int) -> str:
        return f'<text:change-{side} text:change-id="c{number}"/>'

    first, second = (f"{mark('start', n)}boat{mark('end', n)}" for n in (0, 1))
    changed = p(f"The {first}{second.replace('boat', 'ferry')} is{mark('start', 2)} not")
    body = (
        f"<text:tracked-changes>{regions}</text:tracked-changes>{changed}"
        f"{p(mark('end', 2) + ' late.')}{p('It rained.')}"
    )
    assert read(body) == [("body", "The ferry is late."), ("body", "It rained.")]


def test_notes_and_text_boxes_stand_behind_and_captions_are_captions() -> None:
    body = (
        "<text:p>The ferry<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('A boat.')}</text:note-body></text:note> is"
        f"<draw:frame><draw:text-box>{p('Beside it.')}</draw:text-box></draw:frame> late.</text:p>"
        "<draw:frame><draw:text-box><text:p text:style-name='PCap'><draw:frame><draw:image/>"
        "<svg:title>no</svg:title><svg:desc>no</svg:desc></draw:frame>Figure 1: A quay</text:p>"
        "</draw:text-box></draw:frame>"
        f"<text:p><draw:custom-shape>{p('In a shape.')}</draw:custom-shape></text:p>"
        f"{p('It rained.')}"
    )
    assert read(body) == [
        ("body", "The ferry is late."),
        ("body", "Beside it."),
        ("caption", "Figure 1: A quay"),
        ("body", "In a shape."),
        ("body", "It rained."),
        ("list", "A boat."),
    ]


def test_a_formula_is_written_on_the_line() -> None:
    formula = (
        "<m:math><m:mi>E</m:mi><m:mo>=</m:mo><m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup></m:math>"
    )
    body = '<text:p>It is <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>.</text:p>'
    xml = formula.replace("<m:math>", f"<m:math {NAMESPACES}>")
    data = packed({"content.xml": content(body), "Object 1/content.xml": xml})
    assert told(read_odt(data)) == [("body", "It is E=c\u00b2.")]
