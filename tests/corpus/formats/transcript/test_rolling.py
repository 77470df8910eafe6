"""Captions that roll or grow are read once, and nothing that is said twice is lost."""

from corpus.formats.transcript.document import MADE_BY_MACHINE, read_transcript
from tests.corpus.formats.transcript.captions import during, said, webvtt

ROLLING = webvtt(
    (during(0.16, 2.389), " \nso<00:00:00.320><c> today</c><00:00:00.560><c> we</c>"),
    (during(2.389, 2.399), "so today we\n "),
    (during(2.399, 4.789), "so today we\nlook<00:00:02.560><c> at</c><00:00:02.879><c> boats</c>"),
    (during(4.789, 4.799), "look at boats\n "),
    (during(4.799, 7), "look at boats\n[Music]"),
    (during(7, 9), "[Music]\nyes<00:00:07.560><c> yes</c>"),
    (during(9, 9.01), "yes yes\n "),
    (during(9.01, 12), "yes yes\nyes<00:00:10.560><c> sir</c>"),
    head="WEBVTT\nKind: captions\nLanguage: en-GB",
)


def test_captions_that_roll_are_read_once_and_told_to_be_made_by_a_machine() -> None:
    draft = read_transcript(ROLLING)
    assert draft.body == "so today we look at boats yes yes yes sir"
    assert draft.warnings == (MADE_BY_MACHINE,)
    assert draft.metadata.language == "en"


def test_captions_that_grow_are_read_once() -> None:
    grown = ["The", "The ferry", "The ferry is", "The ferry is late.", "Why?", "Why? Who knows."]
    text = webvtt(*((during(n, n + 1), cue) for n, cue in enumerate(grown)))
    assert said(text) == [(0, "The ferry is late. Why? Who knows.")]


def test_somebody_may_say_a_thing_twice() -> None:
    text = webvtt(
        *((during(n, n + 1), cue) for n, cue in enumerate(["No.", "No.", "Never.", "No."]))
    )
    assert said(text) == [(0, "No. No. Never. No.")]
