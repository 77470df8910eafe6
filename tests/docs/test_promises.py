"""The figures that the guides promise are those that the code goes by."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.services import heavy_work, questions, rate_limits, shared_answers, suggestions
from bot.services.article_questions import MOST_KNOWN
from bot.settings import Settings
from bot.sources.discord_reading import MOST_MESSAGES
from bot.sources.posting import PATIENCE
from corpus.bounds import LONGEST_ADDRESS, LONGEST_NAME, LONGEST_TITLE
from corpus.fetching.addresses import PORTS
from corpus.fetching.politeness import LONGEST_RULES, MOST_RULES
from corpus.fetching.response_body import WIRE_LIMIT
from corpus.fetching.unpacking import UNPACKED_LIMIT as UNPACKED_PAGE
from corpus.formats import SIZE_LIMIT
from corpus.formats.epub.package import MOST_CHAPTERS
from corpus.formats.mail.parts import DEEPEST, MOST_PARTS
from corpus.formats.pdf.contents import PAGE_LIMIT
from corpus.formats.rtf.parser import MOST_GROUPS
from corpus.formats.transcript.cues import MOST_CUES
from corpus.formats.zip_packages.package import MOST_MEMBERS
from corpus.formats.zip_packages.package import UNPACKED_LIMIT as UNPACKED_PACKAGE
from corpus.processes.shard_leases import LEASE
from corpus.questions.conversation import MOST_EARLIER
from corpus.questions.daily_counts import CITATIONS_KEPT
from corpus.questions.unsaved_questions import HELD_IN_MEMORY
from corpus.sandbox.limits import ARCHIVE, DOCUMENT
from corpus.servers.departures import GRACE
from corpus.store import UNDO_FOR
from corpus.submissions.offers import MOST_OFFERED
from corpus.submissions.queue import MOST_INTERRUPTIONS
from corpus.submissions.submissions import KEPT_FOR
from index.answering.listed_sentences import MOST_LISTED
from index.ranking.first_stage import FINALISTS
from index.suggestions import question_vectors, recent
from index.understanding.wants import Want

DOCS = Path(__file__).resolve().parents[2] / "docs"
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
MEGABYTE = 1024 * 1024
WORDS = {2: "two", 4: "four", 5: "five", 12: "twelve"}


def default(name: str) -> int:
    found: int = Settings.model_fields[name].default
    return found


def days(time: timedelta) -> str:
    return f"{time.days} days"


def of_sources() -> Iterator[str]:
    yield f"| sources of a server | {default('articles_per_server'):,} |"
    yield f"| characters of all of them | {default('characters_per_server') // 10**6} million |"
    yield f"| characters of one | {default('characters_per_source') // 10**6} million |"
    yield f"posts within an hour | {default('posts_per_hour')} |"
    yield f"chosen nor imported yet | {MOST_OFFERED // 10**6} MB;"
    yield f"| bytes of a file | {SIZE_LIMIT // MEGABYTE} MB;"
    yield f"{WIRE_LIMIT // 10**6} MB on the wire, {UNPACKED_PAGE // 10**6} MB unpacked |"
    yield f"| characters of a link | {LONGEST_ADDRESS:,} |"
    yield f"`robots.txt` | {LONGEST_RULES:,}; {MOST_RULES:,} |"
    yield f"| pages of a PDF | {PAGE_LIMIT} |"
    yield f"| messages of a thread | {MOST_MESSAGES:,} |"
    yield f"may unpack to | {UNPACKED_PACKAGE // MEGABYTE} MB"
    yield f"| files in an archive; chapters of a book | {MOST_MEMBERS:,}; {MOST_CHAPTERS:,} |"
    yield f"| groups of an RTF file within each other | {MOST_GROUPS} |"
    yield f"| parts of a message; parts within parts | {MOST_PARTS}; {DEEPEST} |"
    yield f"| cues of a transcript | {MOST_CUES:,} |"
    yield f"| {DOCUMENT.processor} s of processor time, a minute by the clock, 1 GB of memory |"
    yield f"**Undo** works for {days(UNDO_FOR)}"


def of_discord() -> Iterator[str]:
    member, server = rate_limits.MEMBER_RATE, rate_limits.SERVER_RATE
    yield f"may ask {member[0]} questions in {member[1]:.0f} seconds, one server {server[0]} in"
    yield f"A refusal waits {suggestions.WITHIN * 1000:.0f} ms"
    yield f"Both list {MOST_LISTED} sentences at most"
    yield f"What was read is kept for {days(KEPT_FOR)}"
    yield f"what the server posted is kept for {days(GRACE)}"


def of_settings() -> Iterator[str]:
    yield f"sources that one server may have; default: {default('articles_per_server')} |"
    yield f"together; default: {default('characters_per_server') // 10**6} million |"
    yield f"one of them; default: {default('characters_per_source') // 10**6} million |"
    yield f"within an hour; default: {default('posts_per_hour')} |"
    yield f"opens at most; default: {default('database_connections')};"
    yield f"take together; default: {default('index_memory')} "


def of_performance() -> Iterator[str]:
    answered, member, uses = WORDS[heavy_work.AT_ONCE], rate_limits.MEMBER_RATE, rate_limits.USES
    yield f"{questions.WAITING} wait, servers and in each its members in turn"
    yield f"{questions.SERVER_WAITING} of one server at most"
    yield f"{WORDS[rate_limits.MEMBER_WAITING]} of one member"
    yield f"may ask {WORDS[member[0]]} questions in {member[1]:.0f} seconds"
    yield f"use {uses.member[0]} commands, buttons and forms in {uses.member[1]:.0f} seconds"
    typed = rate_limits.SUGGESTIONS.member
    yield f"titles suggested {typed[0]} times in {typed[1]:.0f}"
    yield f"previews are done {answered} at once"
    yield f"Indexes of all collections take {default('index_memory')} MB at most"


def of_privacy() -> Iterator[str]:
    yield f"as one of at most {HELD_IN_MEMORY:,}; never written down"
    yield f"a hash of both | the memory of the running program, as one of at most {MOST_KNOWN:,}"
    yield f"at most {question_vectors.MOST_KEPT:,} and {recent.MOST_KEPT:,} each"
    yield f"as one of at most {shared_answers.MOST_SHARED} |"
    yield f"(`daily_citations`, {days(CITATIONS_KEPT)})"
    yield f"can be taken back for {days(UNDO_FOR)}"
    yield f"is erased {days(GRACE)} after the bot was removed"


def of_security() -> Iterator[str]:
    yield f"{DOCUMENT.processor} s of processor time, {DOCUMENT.memory // 2**30} GB of memory"
    yield f"{DOCUMENT.output // MEGABYTE} MB of output"
    yield f"has {ARCHIVE.processor} s, 1.5 GB, {ARCHIVE.output // MEGABYTE} MB"
    yield f"after {WORDS[MOST_INTERRUPTIONS]} interrupted readings"
    yield f"ports {' and '.join(map(str, sorted(PORTS)))} alone"
    yield f"after {days(GRACE)}, and looked for once more"


def of_others() -> Iterator[tuple[str, str]]:
    yield "articles.md", f"A title over {LONGEST_TITLE}"
    yield "articles.md", f"a name over {LONGEST_NAME} or a link over {LONGEST_ADDRESS:,} counts"
    yield "operating.md", f"when their leases end, {LEASE:.0f} seconds after it last spoke"
    yield "members.md", f"The last {WORDS[MOST_EARLIER]} questions count"
    yield "ranking.md", f"**The best {WORDS[FINALISTS]} are compared"
    yield "architecture.md", f"for at most {PATIENCE // 60} minutes"
    yield "understanding.md", f"names all {len(Want)}"


def promises() -> Iterator[tuple[str, str]]:
    pages = {
        "sources.md": of_sources,
        "discord.md": of_discord,
        "settings.md": of_settings,
        "performance.md": of_performance,
        "privacy.md": of_privacy,
        "security.md": of_security,
    }
    for page, told in pages.items():
        yield from ((page, sentence) for sentence in told())
    yield from of_others()


@pytest.mark.parametrize(("page", "sentence"), list(promises()))
def test_a_figure_of_the_guides_is_that_of_the_code(page: str, sentence: str) -> None:
    assert sentence in " ".join((DOCS / page).read_text(encoding="utf-8").split())


def test_each_test_that_holds_a_promise_exists() -> None:
    named = NAMED_TEST.findall((DOCS / "architecture.md").read_text(encoding="utf-8"))

    assert len(named) > 5
    assert [
        name
        for file, name in named
        if f"def {name}(" not in (DOCS.parent / file).read_text("utf-8")
    ] == []
