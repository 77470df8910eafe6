"""Transcripts for tests, in WebVTT and SubRip, and what is read of them."""

from corpus.article import Draft
from corpus.formats.transcript.document import read_transcript


def said(text: str) -> list[tuple[int | None, str]]:
    return spoken(read_transcript(text))


def spoken(draft: Draft) -> list[tuple[int | None, str]]:
    return [(each.at, draft.body[each.start : each.end]) for each in draft.paragraphs]


def webvtt(*cues: tuple[str, str], head: str = "WEBVTT") -> str:
    return "\n\n".join([head, *(f"{times}\n{text}" for times, text in cues)]) + "\n"


def subrip(*cues: tuple[str, str]) -> str:
    return "\n".join(f"{number}\n{times}\n{text}\n" for number, (times, text) in enumerate(cues, 1))


def clock(seconds: float, mark: str = ".") -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{mark}{rest % 1000:03}"


def during(start: float, end: float, mark: str = ".") -> str:
    return f"{clock(start, mark)} --> {clock(end, mark)}"
