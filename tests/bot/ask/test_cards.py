"""Cards show an article's own words within Discord's limits, whatever the words are."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.about.card import about_card
from bot.ask.card import answer_card, near_misses, passages_card
from bot.ask.context_card import context_card
from bot.citation_wording import brief_citation, citation_text
from bot.interface.citation import citation_line
from bot.interface.escaping import display_length
from bot.interface.layout import notice_card
from bot.interface.links import link_for_button
from bot.interface.quotation import quotation
from corpus.article import Citation, ParagraphKind
from corpus.normalise import normalise
from index.answer import Answer, Confidence, RankedPassage, Reason, Span
from tests.bot.ask.quoting import quoted_text, unescape
from tests.bot.interface.live_constructs import live_constructs
from tests.discord_double.judge import message_faults

CITATION = Citation(
    "a", "Why?", ("Ann Roe",), None, date(2022, 5, 6), "https://example.org/a", None,
    ParagraphKind.BODY, 1, 9, 0, 20, "Bob", datetime(2026, 11, 12, tzinfo=UTC),
)  # fmt: skip

words = st.sampled_from(["a", "b c.", "Sen. X ran!", "(y)?", "*"])
lines = st.one_of(
    st.text(min_size=1, max_size=300),
    st.integers(1, 3000).map(lambda count: "_*:" * count),
    st.lists(words, min_size=1, max_size=900).map(" ".join),
).map(lambda text: normalise(text) or "x")  # fmt: skip
urls = st.sampled_from([None, "https://e.example/" + "x" * 600])
bodies = st.lists(lines, min_size=1, max_size=3).map("\n\n".join)


@st.composite
def passages(draw: st.DrawFn) -> RankedPassage:
    text = draw(bodies)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    first = draw(st.integers(start, end - 1))
    answer = draw(st.none() | st.integers(first + 1, end).map(lambda last: Span(first, last)))
    field = draw(lines)
    cited = Citation(
        "a", field, (field, field), field, None, draw(urls),
        None, ParagraphKind.BODY, 1, 9, 0, len(text), field, CITATION.posted_at,
    )  # fmt: skip
    return RankedPassage(1, 0.9, text, Span(start, end), answer, cited)


def shown(view: discord.ui.LayoutView) -> str:
    texts = (item for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay))
    return "\n".join(item.content for item in texts)


def faults(view: discord.ui.LayoutView) -> list[str]:
    """Return what our Discord would say against *view*."""
    body: dict[str, Any] = {
        "components": view.to_components(),  # type: ignore[no-untyped-call]  # untyped in discord.py
        "flags": 1 << 15,
        "allowed_mentions": {"parse": []},
    }
    return list(message_faults(body))


def answered(passage: RankedPassage, confidence: Confidence = Confidence.HIGH) -> Answer:
    return Answer(
        "Who ran?", answered=True, confidence=confidence, reason=None, passages=(passage,)
    )


def passage(text: str, highlight: Span, citation: Citation = CITATION) -> RankedPassage:
    return RankedPassage(1, 0.9, text, highlight, None, citation)


def test_an_answer_card_reads_so() -> None:
    view = answer_card(answered(passage("It rained. The dog ran.", Span(11, 23))))

    assert shown(view) == (
        "**Who ran?**\n> It rained. **The dog ran.**\n"
        "-# ¹ Why? · Ann Roe · publication unknown · 6 May 2022 · ¶ 1 of 9 · "
        "posted by Bob 12 Nov 2026"
    )


def test_above_an_answer_stands_what_was_searched_where_words_were_misspelt() -> None:
    held = answered(passage("The dog ran.", Span(0, 12)))

    view = answer_card(replace(held, question="Who rann?", corrected="Who *ran*?"))

    assert shown(view).startswith(
        "**Who rann?**\n-# Showing results for *Who \\*ran\\*?*\n> **The dog ran.**"
    )


def test_a_refusal_tells_what_was_searched_too() -> None:
    refused = Answer(
        "Whoo?", answered=False, confidence=None, reason=Reason.NOT_COVERED, passages=(),
        corrected="Who?",
    )  # fmt: skip

    assert "Showing results for *Who?*" in shown(answer_card(refused))


@pytest.mark.parametrize(
    ("confidence", "line"),
    [
        (Confidence.MEDIUM, "This probably answers it:"),
        (Confidence.LOW, "Not sure, but this is the closest I found:"),
    ],
)
def test_doubt_is_told_in_words(confidence: Confidence, line: str) -> None:
    view = answer_card(answered(passage("The dog ran.", Span(0, 12)), confidence))

    assert line in shown(view)
    assert "%" not in shown(view)


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        (Reason.NO_SOURCES, "There are no articles here yet. A moderator can add the first one."),
        (Reason.NOT_COVERED, "I couldn't find that in this server's articles."),
        (Reason.NOT_A_QUESTION, "I'm glad to look things up"),
    ],
)
def test_an_abstention_gives_its_reason_and_quotes_nothing(reason: Reason, line: str) -> None:
    near = (passage("The dog ran.", Span(0, 12)),)
    view = answer_card(
        Answer("Who?", answered=False, confidence=None, reason=reason, passages=near)
    )

    assert line in shown(view)
    assert "dog" not in shown(view)


@settings(max_examples=120)
@given(passages(), st.text(min_size=1, max_size=500).map(lambda text: normalise(text) or "x"))
def test_every_answer_card_is_one_that_discord_takes(found: RankedPassage, question: str) -> None:
    answer = Answer(
        question, answered=True, confidence=Confidence.LOW, reason=None, passages=(found,)
    )

    assert faults(answer_card(answer)) == []


@settings(max_examples=60)
@given(st.lists(passages(), min_size=1, max_size=3))
def test_every_card_of_further_passages_is_one_that_discord_takes(
    found: list[RankedPassage],
) -> None:
    assert faults(passages_card(found, heading="More quotes")) == []


def test_a_near_miss_keeps_its_sentence_and_loses_the_words_that_would_answer() -> None:
    quoted = passage("Ten people came. They left.", Span(0, 16))
    answers = replace(quoted, answer=Span(0, 10))

    (near,) = near_misses([answers])

    assert "**__Ten people__ came.**" in shown(passages_card([answers], heading="More quotes"))
    assert "**Ten people came.**" in shown(passages_card([near], heading="Closest quotes"))


@settings(max_examples=60)
@given(st.none() | passages(), passages(), st.none() | passages())
def test_every_context_card_is_one_that_discord_takes(
    before: RankedPassage | None, found: RankedPassage, after: RankedPassage | None
) -> None:
    assert faults(context_card(before, found, after)) == []


@given(st.text(min_size=1, max_size=9000))
def test_every_notice_and_about_card_is_one_that_discord_takes(text: str) -> None:
    sentence = normalise(text) or "x"

    assert faults(notice_card(sentence)) == []
    told = {"searched": "3", "model": sentence, "privacy": "None."}
    assert faults(about_card(name="F", version="1", invite=None, **told)) == []


@settings(max_examples=200)
@given(passages(), st.integers(40, 900))
def test_a_quotation_fits_reads_back_as_its_slice_and_marks_its_cuts(
    found: RankedPassage, budget: int
) -> None:
    made = quotation(found.text, found.highlight, budget, found.answer)

    assert display_length(made.text) <= budget
    assert quoted_text(made.text) == found.text[made.start : made.end]
    assert made.text.startswith("> […] ") == (made.start > 0)
    assert made.text.endswith(" […]") == (made.end < len(found.text))


@settings(max_examples=200)
@given(passages())
def test_nothing_in_a_quotation_acts_or_leaves_the_quote(found: RankedPassage) -> None:
    made = quotation(found.text, None, 4000).text

    unquoted = "\n".join(line.removeprefix("> ") for line in made.split("\n"))
    assert all(line.startswith("> ") for line in made.split("\n"))
    assert live_constructs(unquoted.replace("[…]", "")) == []


@settings(max_examples=200)
@given(passages())
def test_marks_are_all_that_a_marked_quotation_adds(found: RankedPassage) -> None:
    made = quotation(found.text, found.highlight, 10**6, found.answer).text
    plain = quotation(found.text, None, 10**6).text

    # Where a mark parts a line, what would begin a list there is escaped once more: no harm.
    unmarked = re.sub(r"(\\.)|\*\*|__", lambda match: match[1] or "", made, flags=re.DOTALL)
    assert re.sub(r"\\(?=[#+.)-])", "", unmarked) == re.sub(r"\\(?=[#+.)-])", "", plain)
    assert quoted_text(made) == found.text


@settings(max_examples=200)
@given(passages())
def test_the_underlined_words_are_the_answer_itself(found: RankedPassage) -> None:
    made = quotation(found.text, found.highlight, 10**6, found.answer).text

    written = re.findall(r"\\.|__|.", made, flags=re.DOTALL)
    marks = [at for at, each in enumerate(written) if each == "__"]
    underlined = [
        "".join(written[start + 1 : end])
        for start, end in zip(marks[::2], marks[1::2], strict=True)
    ]
    answer = found.answer or Span(0, 0)
    shown = "".join(unescape(each) for each in underlined)
    assert "".join(shown.split()) == "".join(found.text[answer.start : answer.end].split())


def test_the_words_that_answer_are_underlined_inside_the_bold_sentence() -> None:
    text = "Snow fell. Ann_Roe wrote it in 1922. She left."

    made = quotation(text, Span(11, 36), 99, Span(31, 35)).text

    assert made == "> Snow fell. **Ann\\_Roe wrote it in __1922__.** She left."


def test_an_overlong_passage_is_cut_at_sentence_ends_around_the_highlight() -> None:
    text = "First one. Second one. Third one. Fourth one."

    assert quotation(text, Span(11, 22), 38).text == "> […] **Second one.** Third one. […]"


def test_two_paragraphs_stay_two_in_a_quotation() -> None:
    assert quotation("One.\n\nTwo.", Span(6, 10), 99).text == "> One.\n> \n> **Two.**"


@pytest.mark.parametrize(
    ("kind", "after", "heading", "expected"),
    [
        (ParagraphKind.TABLE, 3, "Fleet", "table, after ¶ 3 of 9, under “Fleet”"),
        (ParagraphKind.LIST, 9, None, "list, after ¶ 9 of 9"),
        (ParagraphKind.CAPTION, 0, None, "caption, before ¶ 1"),
        (ParagraphKind.ABOUT_AUTHOR, None, None, "about the author"),
    ],
)
def test_what_has_no_number_is_cited_by_where_it_stands(
    kind: ParagraphKind, after: int | None, heading: str | None, expected: str
) -> None:
    cited = replace(CITATION, kind=kind, paragraph=None, after=after, heading=heading)

    assert citation_text(cited).split(" · ")[-2] == expected


def test_unknown_fields_are_called_unknown() -> None:
    unknown = Citation(
        "a", None, (), None, None, None, None, ParagraphKind.ABOUT_AUTHOR, None, 9, 0, 5, None,
        CITATION.posted_at,
    )  # fmt: skip

    assert citation_text(unknown) == (
        "untitled · author unknown · publication unknown · date unknown · about the author"
    )


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (0, "at 0:00, ¶ 1 of 9"),
        (760, "at 12:40, ¶ 1 of 9"),
        (3723, "at 1:02:03, ¶ 1 of 9"),
    ],
)
def test_what_is_said_in_a_recording_is_cited_by_its_time(at: int, told: str) -> None:
    cited = replace(CITATION, at=at)

    assert told in citation_text(cited).split(" · ")
    assert told in citation_line(cited, number=1)
    assert brief_citation(cited) == f"Why?, 6 May 2022, {told}"


def test_a_hostile_title_does_nothing_in_a_citation() -> None:
    hostile = Citation(
        "a", "[x](https://e.example) @everyone\n# Big", ("<@1>",), "||p||", None, None, None,
        ParagraphKind.BODY, 1, 2, 0, 5, "@here", CITATION.posted_at,
    )  # fmt: skip

    line = citation_line(hostile, number=12)

    assert line.startswith("-# ¹² ")
    assert live_constructs(line.removeprefix("-# ")) == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("https://e.example/a#:~:text=b", "https://e.example/a#:~:text=b"),
        ("https://e.example/a#:~:text=" + "b" * 500, "https://e.example/a"),
        ("https://e.example/" + "a" * 500, None),
        ("javascript:alert(1)", None),
        ("https://user@e.example/", None),
        ("https://[broken", None),
    ],
)
def test_a_button_links_only_where_a_reader_may_safely_go(
    url: str | None, expected: str | None
) -> None:
    assert link_for_button(url) == expected


PICTURE = "https://images.example.org/a.jpg"


def pictures(view: discord.ui.LayoutView) -> list[tuple[str, str | None]]:
    """Return address and words of the pictures that *view* shows."""
    shown = (each for each in view.walk_children() if isinstance(each, discord.ui.Thumbnail))
    return [(each.media.url, each.description) for each in shown]


def links(view: discord.ui.LayoutView) -> dict[str, str]:
    """Return where the link buttons of *view* lead, by their label."""
    shown = (each for each in view.walk_children() if isinstance(each, discord.ui.Button))
    return {str(each.label): each.url for each in shown if each.url}


def test_the_picture_of_a_source_stands_beside_its_quotation() -> None:
    found = passage("The dog ran.", Span(0, 12), replace(CITATION, picture=PICTURE))

    view = answer_card(answered(found))

    assert pictures(view) == [(PICTURE, "Picture of the article: Why?")]
    assert shown(view).splitlines()[1] == "> **The dog ran.**"
    assert faults(view) == []


def test_no_picture_stands_beside_what_does_not_answer() -> None:
    found = passage("The dog ran.", Span(0, 12), replace(CITATION, picture=PICTURE))
    refused = replace(answered(found), answered=False, confidence=None, reason=Reason.NOT_COVERED)

    assert pictures(answer_card(refused)) == []


def test_articles_that_disagree_have_a_link_each_under_its_day() -> None:
    old = passage("Ten came.", Span(0, 9))
    newer = replace(CITATION, published=date(2022, 6, 1), url="https://example.org/b")
    new = passage("Twelve came.", Span(0, 12), newer)

    view = answer_card(replace(answered(new), versions=(old, new)))

    assert links(view) == {
        "Article of 6 May 2022": "https://example.org/a",
        "Article of 1 Jun 2022": "https://example.org/b",
    }
    assert "The articles disagree. Newest last:" in shown(view)
    assert faults(view) == []
