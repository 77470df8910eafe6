"""A passage as a Discord quotation: its own words, the answering sentence in bold."""

import re
from dataclasses import dataclass

from bot.cards.escaping import display_length, escape, longest_prefix, unescape
from corpus.sentences import sentences
from index.answer import Span

CUT = "[…]"
"""Stands where a passage was cut; brackets of the article itself are escaped."""

_BOLD = re.compile(r"(\\.)|\*\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quotation:
    """*text* as sent to Discord, showing `passage[start:end]`."""

    text: str
    start: int
    end: int


def quotation(text: str, highlight: Span | None, budget: int) -> Quotation:
    """Return *text* quoted within *budget* UTF-16 units, cut visibly at sentence ends.

    The highlighted sentence is always kept; alone too long, it is cut at a space.
    """
    whole = _quoted(text, highlight, 0, len(text))
    if display_length(whole.text) <= budget:
        return whole
    spans = sentences(text) or ((0, len(text)),)
    kept = highlight or Span(*spans[0])
    best = _quoted(text, highlight, kept.start, kept.end)
    if display_length(best.text) > budget:
        return _cut_sentence(text, highlight, kept, budget)
    for start, end in _growing(spans, kept):
        grown = _quoted(text, highlight, min(best.start, start), max(best.end, end))
        if display_length(grown.text) <= budget:
            best = grown
    return best


def quoted_text(rendered: str) -> str:
    """Return the exact passage text that *rendered* shows, without marks of cutting."""
    lines = "\n".join(line.removeprefix("> ") for line in rendered.split("\n"))
    lines = lines.removeprefix(f"{CUT} ").removesuffix(f" {CUT}")
    return unescape(_BOLD.sub(lambda match: match[1] or "", lines))


def _growing(spans: tuple[tuple[int, int], ...], kept: Span) -> list[tuple[int, int]]:
    after = [span for span in spans if span[1] > kept.end]
    before = [span for span in reversed(spans) if span[0] < kept.start]
    # Only the run of sentences next to the kept one may grow it: a gap would need its own mark.
    return after[:1] + before[:1] + after[1:] + before[1:]


def _cut_sentence(text: str, highlight: Span | None, kept: Span, budget: int) -> Quotation:
    def fits(length: int) -> bool:
        shorter = _quoted(text, highlight, kept.start, kept.start + length)
        return display_length(shorter.text) <= budget

    end = kept.start + longest_prefix(kept.end - kept.start, fits)
    space = text.rfind(" ", kept.start, end)
    return _quoted(text, highlight, kept.start, space if space > kept.start else end)


def _quoted(text: str, highlight: Span | None, start: int, end: int) -> Quotation:
    bold = highlight or Span(start, start)
    low, high = max(start, min(bold.start, end)), max(start, min(bold.end, end))
    shown = escape(text[start:low]) + _bold(text[low:high]) + escape(text[high:end])
    shown = (f"{CUT} " if start else "") + shown + (f" {CUT}" if end < len(text) else "")
    return Quotation("\n".join(f"> {line}" for line in shown.split("\n")), start, end)


def _bold(text: str) -> str:
    return "\n".join(_bold_line(line) for line in text.split("\n"))


def _bold_line(line: str) -> str:
    words = line.strip()
    if not words:
        return line
    lead = line[: len(line) - len(line.lstrip())]
    return f"{lead}**{escape(words)}**{line[len(line.rstrip()) :]}"
