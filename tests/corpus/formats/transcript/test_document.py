"""What is said in a recording is read in paragraphs, each with its time and who speaks."""

from itertools import pairwise

import pytest

from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.transcript.cues import MOST_CUES
from corpus.formats.transcript.document import read_transcript
from corpus.formats.transcript.paragraphs import LONG
from tests.corpus.formats.transcript.captions import during, said, spoken, subrip, webvtt


def test_cues_that_make_a_sentence_are_one_paragraph_with_its_time() -> None:
    text = webvtt(
        (during(12, 14), "The ferry to Orr leaves"), (during(14, 16.5), "at seven\nin the morning.")
    )
    assert said(text) == [(12, "The ferry to Orr leaves at seven in the morning.")]


def test_a_talk_is_cut_where_sentences_end_each_with_the_time_at_which_it_begins() -> None:
    sentences = [
        f"Nobody has missed it {n:02}, because the captain waits for everyone by name."
        for n in range(40)
    ]
    cues = [(during(5 * n, 5 * n + 5), sentence) for n, sentence in enumerate(sentences)]

    paragraphs = said(webvtt(*cues))

    assert " ".join(text for _, text in paragraphs) == " ".join(sentences)
    for at, text in paragraphs:
        assert at is not None
        assert text.startswith(sentences[at // 5])
        assert text.endswith("by name.")
    assert all(LONG <= len(text) <= LONG + 80 for _, text in paragraphs[:-1])


def test_a_talk_without_stops_is_cut_where_cues_begin() -> None:
    cues = [(during(4 * n, 4 * n + 4), f"and we went on {n}") for n in range(200)]

    paragraphs = said(webvtt(*cues))

    assert len(paragraphs) > 4
    for (_, text), (at, following) in pairwise(paragraphs):
        assert LONG <= len(text) <= LONG + 30
        assert at is not None
        assert following.startswith(f"and we went on {at // 4}")


def test_a_long_silence_ends_a_paragraph() -> None:
    text = webvtt((during(0, 2), "One thing."), (during(8, 9), "Another."))
    assert said(text) == [(0, "One thing."), (8, "Another.")]


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (["<v Ann Roe>Good evening.", "<v Ann Roe>Welcome."], ["Ann Roe: Good evening. Welcome."]),
        (["<v.loud Ann>Who?</v> <v Bo>Me."], ["Ann: Who?", "Bo: Me."]),
        (["<v Ann>Who\nis there?", "Nobody."], ["Ann: Who is there?", "Nobody."]),
        (["<v Ann>Who?</v> A voice."], ["Ann: Who?", "A voice."]),
        (["<v J&amp;J>Hi."], ["J&J: Hi."]),
        (["<v>Hi."], ["Hi."]),
        ([">> Who is there? >> I am.", ">>> The news."], ["Who is there?", "I am.", "The news."]),
        (["&gt;&gt; ANN: Who?", "And why?"], ["ANN: Who? And why?"]),
        (
            ["Ann Roe: Good evening.", "Ann Roe: It is 10:30 now.", "Bo Lind: Yes."],
            ["Ann Roe: Good evening. It is 10:30 now.", "Bo Lind: Yes."],
        ),
        (["[SPEAKER_00]: Yes.", "[SPEAKER_01]: No."], ["SPEAKER_00: Yes.", "SPEAKER_01: No."]),
        (
            ["So I told them.", "Well, it", "is late.", "ANN: Who said so?"],
            ["So I told them. Well, it is late.", "ANN: Who said so?"],
        ),
        (["the point", "of it all: go on", "and on"], ["the point of it all: go on and on"]),
    ],
)
def test_whoever_speaks_is_named_and_begins_a_paragraph(
    cues: list[str], expected: list[str]
) -> None:
    timed = [(during(n, n + 1), cue) for n, cue in enumerate(cues)]
    assert [text for _, text in said(webvtt(*timed))] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<c.yellow>Snow</c> <i>fell</i> <00:00:00.500>fast.", "Snow fell fast."),
        (r"{\an8}Snow fell.", "Snow fell."),
        ('<font color="#fff">Snow</font> <B>fell</B>.', "Snow fell."),
        ("[Music] Snow fell.", "Snow fell."),
        ("[ Applaus ]\nSnow fell.", "Snow fell."),
        ("\u266a Snow fell. \u266a", "Snow fell."),
        ("Snow&nbsp;fell &amp; fell &lt;3.", "Snow fell & fell <3."),
        ("If 3 < 4 and 5 > 4, snow fell.", "If 3 < 4 and 5 > 4, snow fell."),
        ("<lang en>Snow</lang> [inaudible] fell.", "Snow [inaudible] fell."),
        ("\u96ea\u304c\n\u964d\u3063\u305f\u3002", "\u96ea\u304c\u964d\u3063\u305f\u3002"),
    ],
)
def test_marks_of_style_place_and_sound_are_no_words(written: str, expected: str) -> None:
    assert said(webvtt((during(1, 3), written))) == [(1, expected)]
    assert said(subrip((during(1, 3, ","), written))) == [(1, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nSnow fell.\n\n\n00:00:03,000 --> 00:00:04,000\nAgain.\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nSnow fell.\n\n00:03,000 --> 00:04,000\nAgain.\n",
        (
            "WEBVTT - a talk\n\nNOTE by hand\n\nSTYLE\n::cue {}\n\nfirst\n0:00:01.0 --> 0:00:02.0"
            "\nSnow fell.\n\n00:00:03.000 --> 00:00:04.000 align:start\nAgain."
        ),
        (
            "\ufeff\n1\r\n00:00:01.000 --> 00:00:02.000\r\nSnow fell.\r\n\r\n2\r\n"
            "00:00:03.000 --> 00:00:04.000\r\nAgain.\r\n"
        ),
        "1\n00:00:01,000 --> 00:00:02,000\nSnow fell.\n2\n00:00:02,000 --> 00:00:0x,000\nAgain.\n",
    ],
)
def test_what_programs_write_otherwise_than_the_formats_say_is_read_too(text: str) -> None:
    assert said(text) == [(1, "Snow fell. Again.")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("WEBVTT\n\nNOTE nothing\n", "nothing said"),
        (webvtt((during(0, 1), "[Music]")), "nothing said"),
        ("no transcript", "damaged"),
        ("1\n2\n3\n", "damaged"),
        ("WEBVTT\n\n" + "00:00.000 --> 00:01.000\nx\n\n" * (MOST_CUES + 1), "more than 50,000"),
    ],
)
def test_what_holds_no_talk_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_transcript(text)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        webvtt((during(1, 2), "Snow fell.")),
        "\ufeff" + webvtt((during(1, 2), "Snow fell.")),
        subrip((during(1, 2, ","), "Snow fell.")),
    ],
)
@pytest.mark.parametrize("name", ["talk.vtt", "talk.srt", "talk.txt", "talk"])
def test_the_content_tells_a_transcript_whatever_the_name_says(text: str, name: str) -> None:
    assert spoken(read_document(text.encode(), name)) == [(1, "Snow fell.")]


def test_an_article_on_webvtt_is_no_transcript() -> None:
    text = "WEBVTT is a format for captions, and it has been one for more than ten years now.\n"
    assert spoken(read_document(text.encode(), "a.txt")) == [(None, text.strip())]


def test_cues_that_only_draw_lines_are_refused() -> None:
    with pytest.raises(SourceRefused, match="nothing said in this transcript"):
        read_transcript(webvtt((during(0, 2), "--"), (during(2, 4), "* * *")))
