"""A slice of an article is word for word in any typography; one changed word is told alone."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnknownArticle
from corpus.store import OPERATOR
from index.quotations.checking import QuotationChecker, checked_quotation
from index.quotations.outcome import CheckedQuotation, PieceKind, Verdict
from index.quotations.tokens import tokens
from index.quotations.word_index import WordIndex
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, article, draft, engine, source

COUNTED = (
    "The harbour office counted 12,400 people \u2014 a record \u2014 on that day. “Nobody had seen "
    "the like,” its head said; the mayor\u2019s guess was 10,000, and he did not repeat it."
)
RAIN = "Rain fell on the second day, so only 310 people came. The bridge did not close."
ARTICLES = [article(MISSILES, MEMOIR, BRIDGE), article(COUNTED, RAIN, title="Counted")]
INDEX = WordIndex(ARTICLES)

TYPOGRAPHIES: Sequence[Callable[[str], str]] = (
    str.upper,
    lambda text: text.replace("\u2019", "'").replace("“", '"').replace("”", '"'),
    lambda text: text.replace("—", "--"),
    lambda text: text.replace(" ", "\u00a0\u200b "),
    lambda text: f"**{text}**",
    lambda text: "".join(f"{each}\u00ad" for each in text),
)


def check(said: str) -> CheckedQuotation:
    return checked_quotation([INDEX], said)


def stated(checked: CheckedQuotation) -> list[str]:
    return [each.text[each.highlight.start : each.highlight.end] for each in checked.passages]


@st.composite
def slices(draw: st.DrawFn, least: int = 1) -> tuple[str, int, int]:
    """Return the body of an article and where some run of its words begins and ends."""
    body = draw(st.sampled_from(ARTICLES)).body
    words = [each for each in tokens(body) if each.is_word]
    first = draw(st.integers(0, len(words) - least))
    last = draw(st.integers(first + least - 1, min(len(words), first + 30) - 1))
    return body, words[first].start, words[last].end


@given(slices(), st.lists(st.sampled_from(TYPOGRAPHIES), max_size=3))
def test_any_slice_in_any_typography_is_word_for_word_and_shown_as_it_stands(
    chosen: tuple[str, int, int], typographies: list[Callable[[str], str]]
) -> None:
    body, start, end = chosen
    said = body[start:end]
    for each in typographies:
        said = each(said)

    found = check(said)

    assert found.verdict is Verdict.EXACT
    assert found.changes == ()
    (shown,) = stated(found)
    assert [each.text for each in tokens(shown)] == [each.text for each in tokens(body[start:end])]
    cited = found.passages[0].citation
    assert shown in next(each for each in ARTICLES if each.id == cited.article_id).body


@given(slices(least=8), st.data())
def test_one_changed_word_is_altered_by_exactly_that_word(
    chosen: tuple[str, int, int], data: st.DataObject
) -> None:
    body, start, end = chosen
    words = [each for each in tokens(body[start:end]) if each.is_word]
    changed = data.draw(st.sampled_from(words[1:-1]))
    said = f"{body[start : start + changed.start]}zebra{body[start + changed.end : end]}"

    found = check(said)

    true = body[start + changed.start : start + changed.end]
    assert found.verdict is Verdict.ALTERED
    assert [(each.said, each.stated) for each in found.changes] == [("zebra", true)]
    assert "".join(each.said for each in found.pieces) == found.said


@given(slices(least=8), st.data())
def test_a_word_left_out_or_put_in_is_told(
    chosen: tuple[str, int, int], data: st.DataObject
) -> None:
    body, start, end = chosen
    own = body[start:end]
    words = [each for each in tokens(own) if each.is_word]
    place = data.draw(st.sampled_from(words[2:-2]))

    added = check(f"{own[: place.start]}zebra {own[place.start :]}")
    shorter = check(f"{own[: place.start]}{own[place.end :]}")

    assert [(each.said, each.stated) for each in added.changes] == [("zebra", "")]
    assert shorter.verdict is Verdict.ALTERED
    # Of two that are alike it does not matter which is missing.
    assert sum(len(tokens(each.stated)) - len(tokens(each.said)) for each in shorter.changes) == 1


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("the mayor's guess was 100,000", [("100,000", "10,000")]),
        ("the mayor\u2019s guess was 10.000", [("10.000", "10,000")]),
        ("and he did repeat it", [("", "not")]),
        ("The bridge did close", [("", "not")]),
        ("The missiles were not meant for Mexico", [("not", "")]),
        ("only 31 people came", [("31", "310")]),
        ("Rain fell on the second day so only 310 people came", [("", ",")]),
        ("only 310 people came?", [("?", ".")]),
        ("He [never] asked twice about missiles", [("", "was")]),
    ],
)
def test_negations_numbers_and_marks_never_pass(said: str, changes: list[tuple[str, str]]) -> None:
    found = check(said)

    assert found.verdict is Verdict.ALTERED
    assert [(each.said, each.stated) for each in found.changes] == changes


@pytest.mark.parametrize(
    ("said", "insertions"),
    [
        ("the missiles [sic] were meant for Mexico", ("[sic]",)),
        ("[T]he missiles were meant for Mexico", ("[T]",)),
        ("Its author had run the ministry, … he spared nobody", ()),
        ("The bridge [...] opened in May. (…) people walked across it", ()),
        ("…the missiles were meant for Mexico…", ()),
    ],
)
def test_what_a_quotation_says_that_it_leaves_out_or_puts_in_is_allowed_and_told(
    said: str, insertions: tuple[str, ...]
) -> None:
    found = check(said)

    assert (found.verdict, found.insertions) == (Verdict.EXACT, insertions)
    assert "".join(each.said for each in found.pieces) == found.said


def test_parts_must_follow_one_another_in_one_article() -> None:
    turned = check("Ten thousand people walked across it … the bridge over the harbour opened")
    apart = check("the missiles were meant for Mexico … Rain fell on the second day")

    assert (turned.verdict, apart.verdict) == (Verdict.ALTERED, Verdict.ABSENT)


def test_single_words_from_all_over_an_article_are_no_quotation() -> None:
    far = article("A line.", *(f"Row {each} is dull." for each in range(60)), "A zebra.")

    found = checked_quotation([WordIndex([far])], "line … zebra")

    assert found.verdict is Verdict.ABSENT


def test_parts_that_stand_far_apart_are_shown_one_by_one() -> None:
    far = article("The first line.", *("It is dull. " * 20 for _ in range(3)), "A zebra was seen.")

    found = checked_quotation([WordIndex([far])], "the first line … a zebra was seen")

    assert found.verdict is Verdict.EXACT
    assert stated(found) == ["The first line", "A zebra was seen"]


def test_brackets_and_dots_of_an_article_may_be_quoted_as_they_stand() -> None:
    index = WordIndex([article("He said [the bridge] was … closed to all.")])

    assert checked_quotation([index], "[the bridge] was … closed").verdict is Verdict.EXACT


@pytest.mark.parametrize(
    "said",
    [
        "We shall all fly to the moon tomorrow",
        "Across the new span went a crowd of ten thousand",
        "May in opened harbour the over bridge the",
        "the of and",
    ],
)
def test_other_sentences_and_paraphrases_are_in_no_article(said: str) -> None:
    found = check(said)

    assert (found.verdict, found.passages) == (Verdict.ABSENT, ())


def test_only_marks_that_differ_are_told_apart_from_words() -> None:
    assert check("Rain fell on the second day so only 310 people came").only_marks
    assert not check("Rain fell on the third day so only 310 people came").only_marks


def test_an_article_that_says_the_same_is_named_beside_it() -> None:
    index = WordIndex([article(BRIDGE), article(BRIDGE, MEMOIR, title="Again")])

    (passage,) = checked_quotation([index], "Ten thousand people walked across it").passages

    assert [each.title for each in passage.also_in] == ["Again"]


def test_the_words_are_those_of_the_articles_as_they_stand_now() -> None:
    asked = engine()
    checker = QuotationChecker(asked)
    assert checker.check(OPERATOR, ["“three more words”"]) is None
    kept = asked.writer.add(OPERATOR, draft(BRIDGE), source())
    asked.writer.add(OPERATOR, draft(MEMOIR, title="Another"), source("other"))

    before = checker.check(OPERATOR, [f"“{BRIDGE}”"])
    asked.writer.remove(OPERATOR, kept.id)
    after = checker.check(OPERATOR, [f"“{BRIDGE}”"])

    assert before is not None
    assert after is not None
    assert (before.count(Verdict.EXACT), after.count(Verdict.ABSENT)) == (1, 1)


def test_what_was_changed_meanwhile_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(BRIDGE), source())
    monkeypatch.setattr(asked.articles, "by_id", lambda *_: {})

    with pytest.raises(UnknownArticle):
        QuotationChecker(asked).check(OPERATOR, [f"“{BRIDGE}”"])


def test_a_whole_quotation_is_its_pieces() -> None:
    found = check("… [Many] thousand people walked [slowly] across it, twice!")

    assert "".join(each.said for each in found.pieces) == found.said
    assert [each.said for each in found.pieces if each.kind is PieceKind.INSERTED] == [
        "[Many]",
        "[slowly]",
    ]


def test_words_put_in_among_words_that_were_changed_are_told_once() -> None:
    found = check(
        "The bridge over the old [and rusty] canal opened in May. Ten thousand people walked."
    )

    assert "".join(each.said for each in found.pieces) == found.said
    assert ("old [and rusty] canal", "harbour") in [
        (each.said, each.stated) for each in found.changes
    ]
    assert found.insertions == ("[and rusty]",)


FILLER = " ".join(f"word{each} and more of it." for each in range(120))


def test_a_short_part_may_stand_near_a_later_place_of_the_part_before_it() -> None:
    body = f"The council met. It built a new road. {FILLER} It built a new road, in May."
    found = checked_quotation(
        [WordIndex([article(body)])], "The council met \u2026 built a new road \u2026 in May."
    )

    assert found.verdict is Verdict.EXACT


def test_a_long_quotation_with_one_word_changed_is_altered_in_scripts_without_spaces_too() -> None:
    letters = [chr(0x4E00 + 7 * each % 3000) for each in range(1500)]
    body = "".join(letters)
    said = "".join([*letters[200:700], "\u9f98", *letters[701:1200]])
    found = checked_quotation([WordIndex([article(body)])], said)

    assert found.verdict is Verdict.ALTERED
    assert [(each.said, each.stated) for each in found.changes] == [("\u9f98", letters[700])]


def test_what_leaves_out_a_sentence_of_a_long_article_and_changes_a_word_is_altered() -> None:
    long = " ".join(f"sentence{each} tells of thing{each % 977} once more." for each in range(6000))
    body = f"{long} {RAIN} {long}"
    found = checked_quotation(
        [WordIndex([article(body)])],
        "Rain fell on the second day, so only 900 people came \u2026 bridge did not close.",
    )

    assert found.verdict is Verdict.ALTERED
    assert [(each.said, each.stated) for each in found.changes] == [("900", "310")]
