"""The text of a message: freed of who else wrote in it, of addresses, and of what lists add."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.formats.mail_text.foots import is_newsletter, without_foots
from corpus.formats.mail_text.heads import Head, head_at, is_marker

_LONGEST_PREAMBLE = 60
"""Words above a message that is passed on, up to which it is what is meant to be read. Our own
choice, as are the figures below."""
_REACH = 60
"""Lines among which such a message begins."""
_TOP = 6
"""Lines at the top of a text that was pasted among which its head begins."""

_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LINKED = re.compile(r"(?<!\s)\s?[(<\[]\s?https?://[^\s()<>\[\]]{1,2000}\s?[)>\]]")
"""An address behind the words that lead to it in HTML."""
_ADDRESS_ALONE = re.compile(r"[\s(<\[*|>-]*+https?://\S++[\s)>\]*|]*+$")
_SIGNATURE = re.compile(r"-- ?$")
_LIST_FOOT = re.compile(r"_{20,}\s*$")
_QUOTED = re.compile(r"\s{0,2}>")
_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|w dniu|em)\b.{4,200}\b(?:wrote|schrieb.{0,80}|a \u00e9crit|escribi\u00f3"
    r"|ha scritto|schreef.{0,80}|napisa\u0142.{0,80}|escreveu)\s?:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A *text* to be read, the *head* that stood above it, and how many paragraphs left it."""

    text: str
    head: Head | None = None
    dropped: int = 0


def pasted(text: str) -> Message:
    """Return *text* as the message that it is, where a head or a newsletter's own words show that.

    Any other text is returned as it is.
    """
    lines = _LINE.split(text)
    first = [place for place, line in enumerate(lines) if line.strip()][:_TOP]
    found = next((told for place in first if (told := head_at(lines, place))), None)
    if found is not None:
        return _freed(lines[found[1] :], found[0])
    return _freed(lines, None) if is_newsletter(_stanzas(lines)) else Message(text)


def received(text: str, *, is_flowed: bool = False) -> Message:
    """Return the plain *text* of a message; *is_flowed* tells that its lines go on (RFC 3676).

    Where it only passes another on, it is that other, whose head is told then.
    """
    lines = _unflowed(_LINE.split(text)) if is_flowed else _LINE.split(text)
    place, head = forwarded(lines)
    return _freed(lines[place:], head)


def forwarded(lines: Sequence[str]) -> tuple[int, Head | None]:
    """Return where in *lines* a message begins that is passed on, and its head.

    It begins at 0, without a head, where there is none, or much is written above it.
    """
    words = 0
    for place, line in enumerate(lines[:_REACH]):
        start = place + 1 if is_marker(line) else place
        found = head_at(lines, start) if line.strip() else None
        if found is not None:
            return found[1], found[0]
        words += len(line.split())
        if words > _LONGEST_PREAMBLE:
            break
    return 0, None


def is_attribution(text: str) -> bool:
    """Tell whether *text* only says who wrote what is quoted below it, and when."""
    return _WROTE.match(text) is not None


def _freed(lines: Sequence[str], head: Head | None) -> Message:
    stanzas = _stanzas(_own(lines))
    if head is not None:
        # A head in a text does not say so, but what a newsletter says of itself does.
        head = replace(head, is_news=is_newsletter(stanzas))
    places = without_foots(stanzas)
    dropped = len(_stanzas(lines)) - len(places)
    return Message("\n\n".join(stanzas[place] for place in places), head, max(0, dropped))


def _own(lines: Iterable[str]) -> Iterator[str]:
    """Yield the *lines* that are the sender's own words, up to a signature or a list's foot."""
    quoting = False
    for line in lines:
        if _SIGNATURE.fullmatch(line) or _LIST_FOOT.match(line):
            return
        was_quoting, quoting = quoting, bool(_QUOTED.match(line))
        if quoting or _ADDRESS_ALONE.match(line) or (is_attribution(line) and not was_quoting):
            yield ""
        else:
            yield _LINKED.sub("", line)


def _unflowed(lines: Iterable[str]) -> list[str]:
    """Return *lines* with those joined that end with a space and so go on."""
    joined: list[str] = []
    goes_on = False
    for line in lines:
        stuffed = line.removeprefix(" ")
        if goes_on and stuffed and not stuffed.startswith(">"):
            joined[-1] += stuffed
        else:
            joined.append(stuffed)
        goes_on = stuffed.endswith(" ") and stuffed != "-- "
    return joined


def _stanzas(lines: Iterable[str]) -> list[str]:
    """Return the paragraphs that blank lines part."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return ["\n".join(stanza) for stanza in found if stanza]
