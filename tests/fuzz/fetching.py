"""Hostile answers of HTTP, made from seed bytes: whatever a site says, `fetch` keeps its word."""

import asyncio
import gzip
import random
import zlib
from dataclasses import dataclass, replace

from corpus.bounds import LONGEST_ADDRESS
from corpus.errors import FootnoteError
from corpus.fetching.fetcher import Fetched, Policy, fetch
from corpus.fetching.unpacking import UNPACKED_LIMIT
from tests.doubles.loopback import HOST, Speak, hanging_up, speaking, to_loopback

TIME = 2.0
"""Seconds that one fetch may take."""
PATIENCE = 30.0
"""Seconds after which a fetch that was not ended by its own limit counts as hanging."""
LONGEST_SENTENCE = 1_000
"""Characters of a refusal."""

_BODIES = (
    b"",
    b"<html><body><p>It rained.</p></body></html>",
    b"It rained.",
    "<html lang=de><p>Es regnete im Mai, spät.</p></html>".encode("utf-16"),
    b"\xff\xfe\x00\xd8" * 50,
    bytes(range(256)),
    b"<p>" * 5_000,
    b"\x00" * 100_000,
)
_KINDS = (
    b"text/html", b"text/plain; charset=utf-16", b"TEXT/HTML;charset=\xff", b"application/pdf",
    b"text/html; charset*=utf-8''%ff; charset*1=x", b"image/png", b"", b"/", b"text", b"\xff/\xff",
    b"text/html; charset=" + b"x" * 7_000, b"text/html" + b"(" * 7_000, b"text/html" + b";" * 7_000,
)  # fmt: skip
_STATUSES = (
    200,
    200,
    200,
    200,
    206,
    203,
    204,
    304,
    301,
    302,
    307,
    308,
    300,
    403,
    500,
    101,
    999,
    99,
)
_LOCATIONS = (
    b"/b", b"", b"http://[", b"http://x:99999/", b"//", b"http://\xff/", b"/\xe4 \xc3\xa4", b"?",
    b"http://" + b"a." * 200 + b"org/", b"/" + b"a" * 8_000, b"data:text/html,x", b"//a:b@x.org/",
    b"http://127.0.0.1/", b"http://[::1]/", b"http://xn--a.org/", b"\\\\x\\y", b"#", b"http:///",
    b"http://" + HOST.encode() + b":0/", b"/..//..\x7f",
)  # fmt: skip
_ODD_HEADERS = (
    b"Set-Cookie: a=b", b"Set-Cookie: \xff;;=", b"ETag: \xff\xfe", b"Last-Modified: never",
    b"Content-Encoding: gzip", b"Content-Encoding: deflate, br", b"Content-Encoding: \x01",
    b"Transfer-Encoding: gzip", b"Transfer-Encoding: chunked, chunked", b"Content-Length: 3",
    b"Content-Length: -1", b"Content-Length: 99999999999999999999", b"Connection: upgrade",
    b"Upgrade: h2c", b"no colon", b": no name", b" folded", b"X: " + b"y" * 9_000, b"X: \x00",
    b"Content-Type: text/plain", b"Location: /c", b"Trailer: X",
)  # fmt: skip
_INTERIM = (
    b"",
    b"",
    b"",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 103 Hints\r\nLink: </a>\r\n\r\n",
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The bytes of an answer; where it is *sound*, `fetch` must return *body* from all of them.

    Where it is *bounded* too, it must refuse every part of them.
    """

    data: bytes
    body: bytes
    sound: bool
    bounded: bool


def fuzz(seed: bytes) -> None:
    """Have `fetch` read what *seed* makes a site say; raise `AssertionError` where it fails.

    It has to return within its limits what it read, or to raise a `FootnoteError` whose sentence
    can be stored and sent; to return the page that a sound answer carries, and never to return
    what part of one carries.
    """
    asyncio.run(_fuzz(random.Random(seed), seed))  # noqa: S311 - chance that can be repeated


async def _fuzz(chance: random.Random, seed: bytes) -> None:
    answer = _answer(chance, seed)
    cut = len(answer.data)
    if chance.random() < 1 / 3:
        cut = chance.randrange(cut + 1)
    speak = _in_pieces(answer.data[:cut], chance)
    resets = chance.random() < 1 / 5
    async with speaking(hanging_up(speak) if resets else speak) as site:
        policy = replace(to_loopback(site), all_within=TIME)
        async with asyncio.timeout(PATIENCE):
            outcome = await _outcome(f"http://{HOST}:{site.port}/a", policy)
    _check(outcome)
    if answer.sound and cut == len(answer.data) and not resets:
        assert isinstance(outcome, Fetched), str(outcome)
        assert outcome.data == answer.body
    if answer.bounded and cut < len(answer.data):
        assert isinstance(outcome, FootnoteError), "part of an answer was taken for all of it"


async def _outcome(link: str, policy: Policy) -> Fetched | FootnoteError:
    try:
        return await fetch(link, policy)
    except FootnoteError as refused:
        return refused


def _check(outcome: Fetched | FootnoteError) -> None:
    if isinstance(outcome, FootnoteError):
        sentence = str(outcome)
        sentence.encode()
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert len(sentence) <= LONGEST_SENTENCE
        return
    assert len(outcome.data) <= UNPACKED_LIMIT
    assert outcome.url.isascii()
    assert len(outcome.url) <= LONGEST_ADDRESS
    for told in (outcome.validators.etag, outcome.validators.last_modified):
        assert told is None or told.isascii()


def _answer(chance: random.Random, seed: bytes) -> _Answer:
    if chance.random() < 1 / 10:
        return _Answer(seed, b"", sound=False, bounded=False)
    body = chance.choice(_BODIES) or seed
    if chance.random() < 1 / 3:
        return _sound(chance, body)
    status = b"HTTP/1.1 %d Said" % chance.choice(_STATUSES)
    lines = [status, b"Content-Type: " + chance.choice(_KINDS)]
    lines += [b"Location: " + chance.choice(_LOCATIONS)] * (chance.random() < 1 / 2)
    lines += chance.choices(_ODD_HEADERS, k=chance.randrange(4))
    headers, packed, _ = _framed(chance, body)
    data = b"\r\n".join([*lines, *headers, b"", packed])
    return _Answer(_mutated(chance, data), body, sound=False, bounded=False)


def _sound(chance: random.Random, body: bytes) -> _Answer:
    headers, packed, bounded = _framed(chance, body)
    lines = [b"HTTP/1.1 200 OK", b"Content-Type: text/plain", *headers, b""]
    data = chance.choice(_INTERIM) + b"\r\n".join([*lines, packed])
    return _Answer(data, body, sound=True, bounded=bounded)


def _framed(chance: random.Random, body: bytes) -> tuple[list[bytes], bytes, bool]:
    """Return *body* packed and framed, the headers that say so, and whether its end can be told."""
    headers: list[bytes] = []
    coding = chance.choice([b"", b"gzip", b"deflate", b"gzip, twice"])
    if coding == b"gzip":
        body = gzip.compress(body, mtime=0)
    elif coding == b"deflate":
        body = zlib.compress(body)
    elif coding:
        body = gzip.compress(body[:9], mtime=0) + gzip.compress(body[9:], mtime=0)
    if coding:
        headers.append(b"Content-Encoding: " + coding.removesuffix(b", twice"))
    match chance.randrange(3):
        case 0:
            return [*headers, b"Content-Length: %d" % len(body)], body, True
        case 1:
            step = chance.randrange(1, 5_000)
            parts = [body[start : start + step] for start in range(0, len(body), step)]
            framed = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
            return [*headers, b"Transfer-Encoding: chunked"], framed + b"0\r\n\r\n", True
    # Where the connection's end is that of the body, a first member may be all there is.
    return headers, body, coding in {b"gzip", b"deflate"}


def _mutated(chance: random.Random, data: bytes) -> bytes:
    """Return *data* with a few bytes changed, dropped or said again."""
    changed = bytearray(data)
    for _ in range(chance.randrange(4)):
        place = chance.randrange(len(changed))
        reach = place + chance.randrange(1, 30)
        match chance.randrange(3):
            case 0:
                changed[place] = chance.randrange(256)
            case 1 if len(changed) > reach - place:
                del changed[place:reach]
            case _:
                changed[place:place] = changed[place:reach]
    return bytes(changed)


def _in_pieces(data: bytes, chance: random.Random) -> Speak:
    cuts = sorted(chance.randrange(len(data) + 1) for _ in range(chance.randrange(4)))
    pieces = [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]

    async def speak(writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)

    return speak
