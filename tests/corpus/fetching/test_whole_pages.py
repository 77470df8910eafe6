"""Half a page is refused as half, on the bytes of HTTP that a site could send."""

import asyncio
import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bounds import LONGEST_ADDRESS
from corpus.errors import PageUnchanged, SourceRefused
from corpus.fetching.fetcher import Fetched, Validators, fetch
from corpus.fetching.metered_socket import CONNECTION_LIMIT
from corpus.fetching.unpacking import INCOMPLETE, MOST_MEMBERS, UNPACKED_LIMIT, Unpacker
from tests.doubles.loopback import HOST, Speak, hanging_up, saying, speaking, to_loopback

PAGE = b"<html><body><p>It rained.</p></body></html>"
PACKED = gzip.compress(PAGE, mtime=0)
HALF = PAGE[: len(PAGE) // 2]
UNREAD = "That site could not be read: try again later, or upload the article as a file."
UNKNOWN_PACKING = "That site packs its pages in an unknown way: upload the file."
MISDIRECTED = "That link redirects to an address that cannot be: post the one it should lead to."
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
}


def answer(
    body: bytes, *headers: bytes, status: bytes = b"200 OK", kind: bytes = b"text/html"
) -> bytes:
    """Return the bytes of an answer, with no header of its own about the body's length."""
    lines = [b"HTTP/1.1 " + status, b"Content-Type: " + kind, *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def measured(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    """Return the bytes of an answer that states how long its body is."""
    return answer(body, b"Content-Length: %d" % len(body), *headers, status=status)


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    """Return the bytes of an answer whose body comes in *chunks*."""
    body = b"".join(b"%x\r\n%b\r\n" % (len(each), each) for each in chunks)
    return answer(body + end, b"Transfer-Encoding: chunked")


async def had(speak: Speak | bytes, known: Validators | None = None, within: float = 5) -> Fetched:
    """Return what is read from a site that speaks so."""
    async with speaking(saying(speak) if isinstance(speak, bytes) else speak) as site:
        policy = replace(to_loopback(site), all_within=within)
        return await fetch(f"http://{HOST}:{site.port}/a", policy, known)


async def refusal(speak: Speak | bytes, within: float = 5) -> str:
    """Return the sentence with which a site that speaks so is refused."""
    with pytest.raises(SourceRefused) as refused:
        await had(speak, within=within)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 400
    return sentence


@pytest.mark.parametrize(
    "whole",
    [
        measured(PAGE),
        chunked(PAGE[:10], PAGE[10:]),
        answer(PAGE),
        answer(PAGE).replace(b"HTTP/1.1", b"HTTP/1.0"),
        measured(PACKED, b"Content-Encoding: gzip"),
        measured(PACKED, b"Content-Encoding: identity, GZIP"),
        measured(PACKED, b"Content-Encoding: x-gzip"),
        measured(zlib.compress(PAGE), b"Content-Encoding: deflate"),
        measured(
            gzip.compress(PAGE[:7], mtime=0) + gzip.compress(PAGE[7:], mtime=0),
            b"Content-Encoding: gzip",
        ),
        measured(PAGE, b"Content-Encoding:"),
        b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + measured(PAGE),
    ],
)
async def test_a_whole_page_is_read_however_it_is_framed_and_packed(whole: bytes) -> None:
    assert (await had(whole)).data == PAGE


@pytest.mark.parametrize(
    "half",
    [
        measured(PACKED[:-20], b"Content-Encoding: gzip"),
        measured(PACKED[:-8], b"Content-Encoding: gzip"),
        measured(PACKED[:-8] + b"checksum", b"Content-Encoding: gzip"),
        measured(PACKED + b"garbage", b"Content-Encoding: gzip"),
        measured(PACKED + PACKED[:-1], b"Content-Encoding: gzip"),
        measured(PACKED + PACKED[:1], b"Content-Encoding: gzip"),
        measured(b"", b"Content-Encoding: gzip"),
        measured(PAGE, b"Content-Encoding: gzip"),
        measured(zlib.compress(PAGE)[:-1], b"Content-Encoding: deflate"),
        measured(zlib.compress(PAGE) * 2, b"Content-Encoding: deflate"),
        measured(zlib.compress(PAGE) + PACKED, b"Content-Encoding: deflate"),
        measured(gzip.compress(b"", mtime=0) * (MOST_MEMBERS + 1), b"Content-Encoding: gzip"),
        answer(PACKED[:-1], b"Content-Encoding: gzip"),
        answer(PAGE, b"Content-Length: 1000"),
        answer(PACKED, b"Content-Length: 1000", b"Content-Encoding: gzip"),
        chunked(HALF, end=b""),
        chunked(HALF, end=b"50\r\nIt"),
        chunked(PAGE, end=b"0\r\n"),
        answer(HALF),
        answer(PACKED, b"Transfer-Encoding: gzip"),
        chunked(PACKED).replace(b"chunked", b"gzip, chunked"),
    ],
)  # fmt: skip
async def test_half_a_page_is_refused_as_incomplete(half: bytes) -> None:
    assert await refusal(half) == INCOMPLETE


@pytest.mark.parametrize(
    "codings",
    [
        (b"br",), (b"zstd",), (b"compress",), (b"nonsense",), (b"gzip, gzip",), (b"gzip", b"gzip"),
        (b"deflate, gzip",), (b"gzip;q=1",),
    ],
)  # fmt: skip
async def test_another_packing_than_we_asked_for_is_refused(codings: tuple[bytes, ...]) -> None:
    body = gzip.compress(PACKED, mtime=0)
    headers = [b"Content-Encoding: " + each for each in codings]

    assert await refusal(measured(body, *headers)) == UNKNOWN_PACKING


@pytest.mark.parametrize("framing", [
    (b"Content-Length: 5", b"Content-Length: 6"), (b"Content-Length: -5",), (b"Content-Length: x",),
    (b"Content-Length: 5", b"Transfer-Encoding: chunked"),
])  # fmt: skip
async def test_a_body_of_contradictory_length_is_refused(framing: tuple[bytes, ...]) -> None:
    assert await refusal(answer(b"hello", *framing)) == UNREAD


async def test_a_body_longer_than_its_length_is_refused() -> None:
    assert await refusal(answer(PAGE + b"more", b"Content-Length: %d" % len(PAGE))) == UNREAD


@pytest.mark.parametrize("whole", [chunked(HALF, end=b""), answer(HALF, b"Content-Length: 99")])
async def test_a_connection_reset_on_the_way_is_refused(whole: bytes) -> None:
    assert await refusal(hanging_up(saying(whole))) in {INCOMPLETE, UNREAD}


@pytest.mark.parametrize("status", [201, 202, 203, 204, 205, 206, 226, 299, 300, 304, 305, 306])
async def test_what_is_not_the_whole_page_is_refused_by_its_status(status: int) -> None:
    body = b"" if status in {204, 304} else PAGE  # which have none
    said = await refusal(measured(body, b"Location: /b", status=b"%d Odd" % status))

    assert f"something else than the whole page ({status})" in said


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", [(), (b"Location:",)])
async def test_a_redirect_to_nowhere_is_refused(status: int, location: tuple[bytes, ...]) -> None:
    said = await refusal(measured(PAGE, *location, status=b"%d Moved" % status))

    assert f"something else than the whole page ({status})" in said


async def test_only_what_was_asked_about_can_be_unchanged() -> None:
    unchanged = answer(b"", status=b"304 Not Modified")

    with pytest.raises(PageUnchanged):
        await had(unchanged, Validators('"a"'))
    with pytest.raises(SourceRefused, match="whole page"):
        await had(unchanged, Validators())


@pytest.mark.parametrize(
    "location",
    [
        b"http://[", b"http://[::1/", b"http://x.example:abc/", b"http://x.example:99999/",
        b"http://x.example:-1/", b"http://x.example:80:80/", b"http://ex\xe4mple.org/",
        b"http://xn--\xff.org/", b"http://\xc2\xad.org/", b"/\xed\xa0\x80", b"\\\\inside\\x",
        b"/\x0bx", b"/" + b"a" * LONGEST_ADDRESS, b"http://" + b"a" * 3000 + b".org/",
    ],
)  # fmt: skip
async def test_a_redirect_to_an_address_that_cannot_be_is_refused(location: bytes) -> None:
    said = await refusal(measured(b"", b"Location: " + location, status=b"302 Found"))

    assert said in {MISDIRECTED, UNREAD}


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (b"javascript:alert(1)", "is not a web link"), (b"mailto:a@x.example", "is not a web link"),
        (b"ftp://x.example/", "is not a web link"), (b"http://a:b@x.example/", "a user name"),
        (b"http://x.example/", "asks for port 80"), (b"//x y/", "asks for port 80"),
    ],
)  # fmt: skip
async def test_a_redirect_that_may_not_be_followed_is_refused(location: bytes, words: str) -> None:
    said = await refusal(measured(b"", b"Location: " + location, status=b"302 Found"))

    assert words in said


@pytest.mark.parametrize(
    "nonsense",
    [
        b"", b"\r\n", PAGE, b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 99 No\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x15\x03\x01\x00\x02P",
        measured(PAGE, b"no colon"), measured(PAGE, b"X: \x00"), measured(PAGE, b"X y: z"),
        measured(PAGE, b"X: " + b"a" * 1_000_000), measured(PAGE, *[b"X: y"] * 5_000),
        measured(PAGE, b"Content-Type: text/html; charset=" + b"x" * 10_000),
        chunked(PAGE, end=b"zz\r\n"), chunked(PAGE, end=b"fffffffffffffffffffff\r\n"),
        chunked(PAGE, end=b"0\r\n" + b"a: b\r\n" * 100_000),
    ],
)  # fmt: skip
async def test_what_is_no_http_is_refused(nonsense: bytes) -> None:
    assert await refusal(nonsense) in {UNREAD, INCOMPLETE}


@pytest.mark.parametrize(
    "charset",
    [b"=" + b"x" * 3_000, b"=\xe9\xff", b"*=utf-8''%ff%ed%a0%80; charset*1=z", b"", b"==;;"],
)
async def test_a_nonsense_charset_takes_nothing_from_the_page(charset: bytes) -> None:
    assert (await had(answer(PAGE, kind=b"text/html; charset" + charset))).data == PAGE


async def test_nonsense_cookies_take_nothing_from_the_page() -> None:
    cookies = (b'Set-Cookie: "=;;\x80==', b"Set-Cookie: a=" + b"b" * 4_000)

    assert (await had(measured(PAGE, *cookies))).data == PAGE


async def test_a_kind_of_document_is_told_in_few_words() -> None:
    assert "not to an article" in await refusal(answer(PAGE, kind=b"x/" + b"y" * 5_000 + b"\xff"))


ENDLESS = [
    (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    (b"", b"\r\n" * 1_000),
    (answer(b"5;", b"Transfer-Encoding: chunked"), b"a" * 5_000),
    (answer(b"", b"Transfer-Encoding: chunked"), b"1\r\nx\r\n" * 1_000),
    (answer(b"", b"Transfer-Encoding: chunked"), b"0" * 5_000),
    (b"HTTP/1.1 200 OK\r\n", b"a: b\r\n" * 1_000),
    (b"HTTP/1.1 200 ", b"a" * 5_000),
]


@pytest.mark.slow
@pytest.mark.parametrize(("begin", "again"), ENDLESS)
async def test_an_answer_without_end_is_read_no_further_than_the_limit(
    begin: bytes, again: bytes
) -> None:
    sent = 0

    async def endless(writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(begin)
        while not writer.is_closing():
            writer.write(again)
            await writer.drain()
            sent += len(again)

    assert await refusal(endless, within=60)
    # What the system itself holds of a connection on its way was sent, but never read.
    assert sent < 8 * CONNECTION_LIMIT


async def test_a_page_that_drips_is_refused_when_its_time_is_over() -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"", b"Content-Length: 1000"))
        while not writer.is_closing():
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)

    said = await refusal(drip, within=0.3)

    assert said == "That site did not answer in time: try again later."


async def test_redirects_that_set_cookies_end_as_others_do() -> None:
    headers = (b"Location: /a", b"Set-Cookie: seen=1")

    assert "in circles" in await refusal(measured(b"", *headers, status=b"302 Found"))


@pytest.mark.parametrize("value", ['"caf\udcc3\udca9"', '"' + "a" * 2_000 + '"', '"\x7f"'])
async def test_what_cannot_be_sent_back_is_no_validator(value: str) -> None:
    tag = b"ETag: " + value.encode("utf-8", "surrogateescape")

    assert (await had(measured(PAGE, tag))).validators == Validators()


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    """Yield *data* in pieces of *size* bytes."""
    return (data[start : start + size] for start in range(0, len(data), size))


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=5), st.integers(1, 50))
def test_gzip_members_are_read_whole_however_they_arrive(parts: list[bytes], size: int) -> None:
    unpacker = Unpacker(["gzip"])
    for piece in pieces(b"".join(map(gzip.compress, parts)), size):
        unpacker.feed(piece)

    assert unpacker.finish() == b"".join(parts)


@given(
    st.sampled_from(["gzip", "deflate"]), st.binary(max_size=300), st.floats(0, 1, exclude_max=True)
)
def test_no_beginning_of_a_packed_body_is_taken_for_all_of_it(
    coding: str, body: bytes, share: float
) -> None:
    packed = PACKERS[coding](body)
    unpacker = Unpacker([coding])
    unpacker.feed(packed[: int(share * len(packed))])

    with pytest.raises(SourceRefused, match="incomplete"):
        unpacker.finish()


@pytest.mark.parametrize("coding", ["identity", "gzip", "deflate"])
def test_a_body_that_unpacks_beyond_the_limit_is_refused(coding: str) -> None:
    pack = PACKERS[coding]
    largest = Unpacker([coding])
    largest.feed(pack(bytes(UNPACKED_LIMIT)))

    assert len(largest.finish()) == UNPACKED_LIMIT
    with pytest.raises(SourceRefused, match="too large"):
        Unpacker([coding]).feed(pack(bytes(UNPACKED_LIMIT + 1)))
