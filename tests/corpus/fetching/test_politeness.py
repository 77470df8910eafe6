"""Sites are asked as they ask to be: by their rules for bots, and one article in ten seconds."""

import gc
import gzip
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from corpus.errors import SourceRefused
from corpus.fetching.politeness import LONGEST_RULES, MOST_RULES, RULES_FOR, SPACING, PoliteFetch
from tests.corpus.fetching.test_fetcher import PAGE, serving
from tests.corpus.fetching.test_whole_pages import answer, measured
from tests.doubles.loopback import HOST, Site, saying, speaking, to_loopback

FORBIDDEN = "That site asks bots not to read this page: upload the article as a file."


@dataclass
class Clock:
    """A time that passes only when it is waited for."""

    now: float = 1000.0
    waited: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        """Return the time, in seconds."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let *seconds* pass."""
        self.waited.append(seconds)
        self.now += seconds


@asynccontextmanager
async def site_with(
    rules: str, status: int = 200, moved: dict[str, str] | None = None
) -> AsyncIterator[tuple[Site, PoliteFetch, Clock]]:
    """Yield a site with *rules* for bots, and a fetch that can reach it."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(text=rules, status=status)
        if target := (moved or {}).get(request.path):
            return web.Response(status=302, headers={"Location": target})
        return web.Response(body=PAGE, content_type="text/html")

    async with serving(answer) as site:
        clock = Clock()
        yield site, PoliteFetch(to_loopback(site), clock, clock.sleep), clock


def link(site: Site, path: str) -> str:
    return f"http://news.example.org:{site.port}{path}"


async def test_a_page_that_the_site_keeps_from_bots_is_never_asked_for() -> None:
    rules = "User-agent: *\nDisallow: /members/\nAllow: /members/free"
    async with site_with(rules) as (site, fetch, _):
        with pytest.raises(SourceRefused) as refused:
            await fetch(link(site, "/members/a"))
        free = await fetch(link(site, "/members/free"))

    assert str(refused.value) == FORBIDDEN
    assert free.data == PAGE
    assert site.asked == ["/robots.txt", "/members/free"]


async def test_rules_for_us_by_name_come_before_those_for_all() -> None:
    rules = "User-agent: *\nAllow: /\n\nUser-agent: footnote\nDisallow: /*.html$"
    async with site_with(rules) as (site, fetch, _):
        with pytest.raises(SourceRefused, match="asks bots not to read"):
            await fetch(link(site, "/a.html"))
        assert (await fetch(link(site, "/a.html?print"))).data == PAGE


async def test_a_redirect_to_a_page_kept_from_bots_is_not_followed() -> None:
    moved = {"/a": "/members/a"}
    async with site_with("User-agent: *\nDisallow: /members/", moved=moved) as (site, fetch, _):
        with pytest.raises(SourceRefused, match="asks bots not to read"):
            await fetch(link(site, "/a"))

    assert site.asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_site_without_rules_is_read(status: int) -> None:
    async with site_with("", status) as (site, fetch, _):
        assert (await fetch(link(site, "/a"))).data == PAGE


@pytest.mark.parametrize("status", [204, 429, 500, 503])
async def test_a_site_that_cannot_tell_its_rules_is_left_alone(status: int) -> None:
    async with site_with("", status) as (site, fetch, _):
        with pytest.raises(SourceRefused) as refused:
            await fetch(link(site, "/a"))

    assert str(refused.value) == CANNOT_TELL
    assert site.asked == ["/robots.txt"]


CANNOT_TELL = "That site cannot tell at the moment whether bots may read it: try again later."
ALLOWED = b"User-agent: *\nAllow: /\n"
HALF_RULES = [
    answer(ALLOWED, b"Content-Length: 500"),
    answer(b"%x\r\n%b\r\n" % (len(ALLOWED), ALLOWED), b"Transfer-Encoding: chunked"),
    measured(gzip.compress(ALLOWED, mtime=0)[:-1], b"Content-Encoding: gzip"),
    measured(ALLOWED, b"Content-Encoding: br"),
    measured(ALLOWED, status=b"206 Partial Content"),
    measured(b"", status=b"302 Found"),
    measured(b"", b"Location: http://[", status=b"302 Found"),
    measured(b"", status=b"429 Too Many Requests"),
    measured(ALLOWED + b"#" * LONGEST_RULES),
    measured(b"User-agent: a\n" * 1_000 + b"Disallow: /\n" * (MOST_RULES // 1_000 + 1)),
    b"",
    b"nonsense",
]


@pytest.mark.parametrize("robots", HALF_RULES)
async def test_half_of_a_sites_rules_is_no_permission(robots: bytes) -> None:
    async with speaking(saying(robots)) as site:
        with pytest.raises(SourceRefused) as refused:
            await PoliteFetch(to_loopback(site))(f"http://{HOST}:{site.port}/a")

    assert str(refused.value).endswith(".")
    assert set(site.asked) == {"/robots.txt"}


@pytest.mark.parametrize("kind", [b"application/octet-stream", b"text/html", b"", b"image/png"])
async def test_rules_are_rules_whatever_the_site_calls_them(kind: bytes) -> None:
    rules = b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /\r\n"
    async with speaking(
        saying(answer(rules, b"Content-Length: %d" % len(rules), kind=kind))
    ) as site:
        with pytest.raises(SourceRefused) as refused:
            await PoliteFetch(to_loopback(site))(f"http://{HOST}:{site.port}/a")

    assert str(refused.value) == FORBIDDEN


async def test_rules_beyond_what_is_remembered_are_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("corpus.fetching.politeness.MOST_REMEMBERED", 20)
    async with site_with("User-agent: a\nDisallow: /b") as (
        site,
        fetch,
        _,
    ):
        await fetch(link(site, "/a"))
        await fetch(link(site, "/c"))

    assert site.asked == ["/robots.txt", "/a", "/robots.txt", "/c"]


LONG_RULES = {
    "a pattern of many parts": "User-agent: *\nDisallow: " + "ab*" * 160_000,
    "many bots without a rule": "".join(f"User-agent: {each}\n" for each in range(28_000)),
}


@pytest.mark.parametrize("rules", LONG_RULES.values(), ids=LONG_RULES)
async def test_what_is_remembered_of_a_site_takes_no_more_than_its_rules_are_long(
    rules: str,
) -> None:
    async with site_with(rules) as (site, fetch, _):
        tracemalloc.start()
        try:
            await fetch(link(site, "/a"))
            gc.collect()
            remembered, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

    assert remembered < LONGEST_RULES * 2


async def test_one_host_is_asked_once_in_ten_seconds() -> None:
    async with site_with("") as (site, fetch, clock):
        for path in ("/a", "/b", "/c"):
            await fetch(link(site, path))
        waited = list(clock.waited)
        clock.now += SPACING
        await fetch(link(site, "/d"))

    assert waited == [SPACING, SPACING]
    assert clock.waited == waited


async def test_rules_are_asked_for_once_a_day() -> None:
    async with site_with("") as (site, fetch, clock):
        await fetch(link(site, "/a"))
        clock.now += RULES_FOR / 2
        await fetch(link(site, "/b"))
        clock.now += RULES_FOR
        await fetch(link(site, "/c"))

    assert site.asked == ["/robots.txt", "/a", "/b", "/robots.txt", "/c"]


async def test_an_inner_address_is_refused_before_its_rules_are_asked_for() -> None:
    async with site_with("") as (site, _, _):
        with pytest.raises(SourceRefused, match="private network address"):
            await PoliteFetch()("http://127.0.0.1/a")

    assert site.asked == []
