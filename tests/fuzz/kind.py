"""What the fuzzer changes: a document, and what its format is made of."""

from dataclasses import dataclass

PROSE = (
    "The ferry to Orr leaves at seven in the morning, and again at noon when the tide allows it.",
    "Nobody has ever missed both, because the captain waits for everyone whom he knows by name.",
    "By Ada Quill and Bo Lind | 6 May 2022",
)
SHARED: tuple[bytes, ...] = (
    *(b"\n", b"\n\n", b" ", b"\t", b"\x00", b"\xff", b"By "),
    *b"a A 1 . , | ... ' &#xD800; \xcc\x81\xcc\xa7 \xed\xa0\x80 \xe2\x80\xa8".split(b" "),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A document to change, the name it is posted by, and the *tokens* of its format.

    *members* are those of a zip file that are changed inside it; none is changed as a whole.
    """

    name: str
    seed: bytes
    tokens: tuple[bytes, ...]
    members: tuple[str, ...] = ()
