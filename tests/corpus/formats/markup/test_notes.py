"""Marks of notes and links back from notes leave; links that only look like them stay."""

import pytest

from tests.corpus.formats.markup.cleaned import read


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>5</sup>",
        "<sup>[5]</sup>",
        "<sup><a href='#fn5'>5</a></sup>",
        "<a href='#fn5'><sup>5</sup></a>",
        "<sup id='cite_ref-5' class='reference'><a href='#cite_note-5'>[5]</a></sup>",
        "<sup>[<i><a href='/wiki/Citing'>citation needed</a></i>]</sup>",
        "<sup><a href='#fn5'>5</a>, <a href='#fn6'>6</a></sup>",
        "<a href='#_ftn5' name='_ftnref5'>[5]</a>",
        "<a href='#footnote-5' class='footnote-anchor'>5</a>",
        "<a href='#fn:5' rel='footnote'>5</a>",
        "<a epub:type='noteref' href='notes.xhtml#n5'>5</a>",
        "<a role='doc-noteref' href='#n5'>5</a>",
        "<sup><a href='notes.xhtml#n5'>*</a></sup>",
        "[<a href='#ref5'>5</a>]",
        "[<a href='#ref5'>5</a>, <a href='#ref6'>6</a>]",
        " (<a href='#note5'>note 5</a>)",
        "<sup>\u2020</sup>",
    ],
)
def test_note_marks_leave_the_text(mark: str) -> None:
    assert read(f"<p>It had been safeguarded{mark}, they said.</p>") == (
        "It had been safeguarded, they said."
    )


def test_notes_stay_without_the_links_back_from_them() -> None:
    notes = (
        "<ol class='footnotes'><li id='fn1'>Annual report. <a href='#fnref1'>\u21a9</a></li>"
        "<li id='fn2'><a href='#fnref2'>[2]</a> Minutes.</li>"
        "<li id='cite_note-3'><span class='mw-cite-backlink'><a href='#cite_ref-3'>^</a></span> "
        "A letter.</li></ol>"
    )
    assert read(notes) == "Annual report. | Minutes. | A letter."


def test_links_that_only_look_like_marks_stay() -> None:
    assert (
        read("<p>See <a href='#part2'>2</a> and <a href='/a#b'>[ab]</a>.</p>") == "See 2 and [ab]."
    )
