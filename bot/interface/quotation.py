"""A passage as a Discord quotation: the answering sentence bold, its answering words underlined."""

from dataclasses import dataclass

from bot.interface.escaping import display_length, escaped_characters, longest_prefix
from corpus.sentences import sentences
from index.answer import Span

CUT = "[…]"
"""Stands where a passage was cut; brackets of the article itself are escaped."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """*text* as sent to Discord, showing `passage[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """A passage, the span in bold (empty for none), and the span in it that is underlined too.

    *shown* has the characters from *first* on, each escaped as it stands among the others.
    """

    text: str
    shown: list[str]
    first: int
    bold: Span
    words: Span

    def between(self, start: int, end: int) -> str:
        """Return `text[start:end]` as it is shown."""
        return "".join(self.shown[start - self.first : end - self.first])


def quotation(
    text: str, highlight: Span | None, budget: int, answer: Span | None = None
) -> Quotation:
    """Return *text* quoted within *budget* UTF-16 units, cut visibly at sentence ends.

    The highlighted sentence is always kept; alone too long, it is cut at a space. *answer*
    is marked where it stands inside the highlight.
    """
    nothing = Span(0, 0)
    start = highlight.start if highlight else 0
    # What is quoted is never shorter than its text: farther away, nothing can be shown.
    first = max(0, start - budget)
    shown = escaped_characters(text[first : start + budget])
    marked = _Marked(text, shown, first, highlight or nothing, answer or nothing)
    if len(text) <= budget:
        whole = _quoted(marked, 0, len(text))
        if display_length(whole.text) <= budget:
            return whole
    spans = sentences(text) or ((0, len(text)),)
    kept = highlight or Span(*spans[0])
    if kept.end - kept.start > budget:
        return _cut_sentence(marked, kept, budget)
    best = _quoted(marked, kept.start, kept.end)
    if display_length(best.text) > budget:
        return _cut_sentence(marked, kept, budget)
    for start, end in _growing(spans, kept):
        first, last = min(best.start, start), max(best.end, end)
        if last - first <= budget:
            grown = _quoted(marked, first, last)
            best = grown if display_length(grown.text) <= budget else best
    return best


def _growing(spans: tuple[tuple[int, int], ...], kept: Span) -> list[tuple[int, int]]:
    after = [span for span in spans if span[1] > kept.end]
    before = [span for span in reversed(spans) if span[0] < kept.start]
    # Only the run of sentences next to the kept one may grow it: a gap would need its own mark.
    return after[:1] + before[:1] + after[1:] + before[1:]


def _cut_sentence(marked: _Marked, kept: Span, budget: int) -> Quotation:
    def fits(length: int) -> bool:
        shorter = _quoted(marked, kept.start, kept.start + length)
        return display_length(shorter.text) <= budget

    reach = max(0, min(kept.end - kept.start, budget))
    end = kept.start + longest_prefix(reach, fits)
    space = marked.text.rfind(" ", kept.start, end)
    return _quoted(marked, kept.start, space if space > kept.start else end)


def _quoted(marked: _Marked, start: int, end: int) -> Quotation:
    bold = _within(marked.bold, start, end)
    words = _within(marked.words, bold.start, bold.end)
    shown = (
        marked.between(start, bold.start)
        + _bold(marked, bold, words)
        + marked.between(bold.end, end)
    )
    shown = (f"{CUT} " if start else "") + shown + (f" {CUT}" if end < len(marked.text) else "")
    return Quotation("\n".join(f"> {line}" for line in shown.split("\n")), start, end)


def _within(span: Span, start: int, end: int) -> Span:
    low = max(start, min(span.start, end))
    return Span(low, max(low, min(span.end, end)))


def _bold(marked: _Marked, bold: Span, words: Span) -> str:
    lines, start = [], bold.start
    for line in marked.text[bold.start : bold.end].split("\n"):
        end = start + len(line)
        lines.append(_bold_line(marked, Span(start, end), _within(words, start, end)))
        start = end + 1
    return "\n".join(lines)


def _bold_line(marked: _Marked, line: Span, words: Span) -> str:
    """Return what stands in *line* in bold but for the space around it, *words* underlined."""
    text = marked.text[line.start : line.end]
    if not text.strip():
        return text
    lead, trail = line.end - len(text.lstrip()), line.start + len(text.rstrip())
    low, high = max(lead, words.start), min(trail, words.end)
    if marked.text[low:high].strip():
        parts = [(lead, low), (low, high), (high, trail)]
    else:
        parts = [(lead, trail)]
    inner = "__".join(marked.between(start, end) for start, end in parts)
    return f"{marked.text[line.start : lead]}**{inner}**{marked.text[trail : line.end]}"
