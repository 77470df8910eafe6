"""Whatever a transcript is built of, every word comes once, in order, at its time."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.transcript.document import read_transcript
from tests.corpus.formats.transcript.captions import during, said, webvtt

WORDS = st.text("abcdefghijk", min_size=1, max_size=8)
STOPS = st.sampled_from(["", "", "", ".", "?", ","])
LINES = st.lists(st.builds(str.__add__, WORDS, STOPS), min_size=1, max_size=12).map(" ".join)
SPEAKERS = st.sampled_from([None, None, "Ann", "Bo Lind"])
CUES = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(1, 9), SPEAKERS, st.lists(LINES, min_size=1, max_size=3)
    ),
    min_size=1,
    max_size=60,
)


@given(CUES, st.sampled_from(["<i>{}</i>", "{}", "{{\\an8}}{}", "<c.a>{}</c> [Music]"]))
def test_every_word_comes_once_in_order_and_each_paragraph_when_it_begins(
    cues: list[tuple[int, int, str | None, list[str]]], form: str
) -> None:
    spans: list[tuple[int, int, str]] = []
    written: list[tuple[str, str]] = []
    now = 0
    for pause, length, speaker, texts in cues:
        # Nobody says the same thing again: captions that do so roll.
        lines = [f"x{len(spans)}y{number} {text}" for number, text in enumerate(texts)]
        start, now = now + pause, now + pause + length
        words = [word for line in lines for word in line.split()]
        spans += [(start, now, word) for word in words]
        voice = f"<v {speaker}>" if speaker else ""
        text = "\n".join(f"{voice}{form.format(line)}" for line in lines)
        written.append((during(start, now), text))

    paragraphs = said(webvtt(*written))

    by_paragraph = [
        text.removeprefix("Ann: ").removeprefix("Bo Lind: ").split() for _, text in paragraphs
    ]
    assert [word for words in by_paragraph for word in words] == [word for _, _, word in spans]
    firsts = [0, *accumulate(map(len, by_paragraph[:-1]))]
    assert [at for at, _ in paragraphs] == [spans[first][0] for first in firsts]


@given(st.lists(LINES, min_size=4, max_size=30))
def test_what_rolls_by_is_read_once(lines: list[str]) -> None:
    unique = [f"{line} x{number}" for number, line in enumerate(lines)]
    shown = [
        (during(2 * n, 2 * n + 2), "\n".join(unique[max(0, n - 1) : n + 1]))
        for n in range(len(unique))
    ]

    assert read_transcript(webvtt(*shown)).body.split() == " ".join(unique).split()
