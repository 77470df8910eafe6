"""Members' questions with an answer to each: for every rule one that keeps it and one that fails.

The questions are of two articles of our own. What is right stands beside each as the rules of the
form tell it, not as any code does.
"""

from dataclasses import dataclass, replace

from index.answer import Answer, Fact, Reply
from index.evaluation.members import Expectation, MembersCase
from tests.index.evaluation.case_answers import (
    answered,
    passage,
    refused,
    shown,
    small_talk,
    told,
)

FERRY, BAKERY = ("ferry.md",), ("bakery.md",)
BOTH = (*FERRY, *BAKERY)


@dataclass(frozen=True, slots=True)
class Pair:
    """*case* with what it was answered, and whether that is right."""

    case: MembersCase
    answer: Answer | None
    is_right: bool


def _right(case: MembersCase, answer: Answer | None) -> Pair:
    return Pair(case, answer, is_right=True)


def _wrong(case: MembersCase, answer: Answer | None) -> Pair:
    return Pair(case, answer, is_right=False)


def _sails(name: str) -> MembersCase:
    return MembersCase(name, "when", FERRY, name, Expectation.ANSWER, contains=("NINE", "sails"))


def _case(
    name: str, expect: Expectation, articles: tuple[str, ...], kind: str = "any"
) -> MembersCase:
    return MembersCase(name, kind, articles, name, expect)


def _fact(name: str, **facts: str | tuple[str, ...] | None) -> MembersCase:
    return MembersCase(name, "fact", FERRY, name, Expectation.FACT, facts=facts)  # type: ignore[arg-type]  # names of facts


_OF_ANSWERS = (
    _right(_sails("right passage"), answered(passage("ferry.md"))),
    _right(
        replace(_sails("right words"), marks=("at nine",)), answered(passage("ferry.md", "at nine"))
    ),
    _right(
        replace(_sails("wrong words"), marks=("nine",)), answered(passage("ferry.md", "40 cars"))
    ),
    _right(
        replace(_sails("words not to mark"), marks_not=("cars",)),
        answered(passage("ferry.md", "40 cars")),
    ),
    _right(replace(_sails("marked sentence"), marks=("nine",)), answered(passage("ferry.md"))),
    _right(replace(_sails("not among words"), marks_not=("ferry",)), answered(passage("ferry.md"))),
    _right(replace(_sails("after another"), earlier=("hello",)), answered(passage("ferry.md"))),
    _right(
        replace(_sails("all parts"), also=("nine", "oven")),
        answered(passage("ferry.md"), passage("bakery.md", rank=2)),
    ),
    _right(replace(_sails("a part missing"), also=("nine", "oven")), answered(passage("ferry.md"))),
    _wrong(_sails("another article"), answered(passage("bakery.md"), passage("ferry.md", rank=2))),
    _wrong(replace(_sails("words missing"), contains=("ten",)), answered(passage("ferry.md"))),
    _wrong(_sails("refused"), refused(passage("ferry.md"))),
    _wrong(_sails("shown instead"), shown(Reply.ARTICLE, "ferry.md")),
    _wrong(_sails("cannot be asked"), None),
    _right(
        replace(_sails("other way"), contains=("ten",), or_contains=(("40", "cars"),)),
        answered(passage("ferry.md")),
    ),
)

_OF_FACTS = (
    _right(_fact("authors told", authors=("Ada Lind", "Bo Ek")), told("ferry.md", Fact.AUTHOR)),
    _right(_fact("date told", published="2026-03-04"), told("ferry.md", Fact.DATE)),
    _wrong(_fact("wrong date", published="2025-01-01"), told("ferry.md", Fact.DATE)),
    _wrong(_fact("not told", published="2026-03-04"), told("ferry.md", Fact.AUTHOR)),
    _wrong(_fact("of another", published="2026-03-04"), told("bakery.md", Fact.DATE)),
    _right(_fact("cited", published="2026-03-04"), answered(passage("ferry.md"))),
    _wrong(_fact("cited of another", authors=("Ada Lind",)), answered(passage("bakery.md"))),
    _right(_fact("in the words", publication="ferry"), answered(passage("ferry.md"))),
    _right(_fact("unknown told", publication=None), told("ferry.md", Fact.PUBLICATION)),
    _right(_fact("unknown refused", publication=None), refused()),
    _wrong(_fact("unknown quoted", publication=None), answered(passage("ferry.md"))),
    _wrong(_fact("unknown known", published=None), told("ferry.md", Fact.DATE)),
    _wrong(_fact("known refused", published="2026-03-04"), refused()),
    _wrong(_fact("listed", published="2026-03-04"), shown(Reply.LIBRARY, "ferry.md")),
)

_OF_LISTS = (
    _right(_case("one of two", Expectation.ARTICLE, BOTH), shown(Reply.ARTICLE, "ferry.md")),
    _wrong(_case("wrong one", Expectation.ARTICLE, FERRY), shown(Reply.ARTICLE, "bakery.md")),
    _wrong(_case("quoted", Expectation.ARTICLE, FERRY), answered(passage("ferry.md"))),
    _right(_case("offered", Expectation.CHOOSE, BOTH), shown(Reply.CHOOSE, *BOTH)),
    _wrong(_case("too few", Expectation.CHOOSE, BOTH), shown(Reply.CHOOSE, *FERRY)),
    _wrong(_case("too many", Expectation.CHOOSE, FERRY), shown(Reply.CHOOSE, *BOTH)),
    _right(_case("more listed", Expectation.LIBRARY, FERRY), shown(Reply.LIBRARY, *BOTH)),
    _wrong(_case("one missing", Expectation.LIBRARY, BOTH), shown(Reply.LIBRARY, *FERRY)),
    _wrong(
        MembersCase("unwanted", "list", FERRY, "unwanted", Expectation.LIBRARY, lists_not=BAKERY),
        shown(Reply.LIBRARY, *BOTH),
    ),
    _right(
        MembersCase("first", "list", BOTH, "first", Expectation.LIBRARY, lists_first="bakery.md"),
        shown(Reply.LIBRARY, "bakery.md", "ferry.md"),
    ),
    _wrong(
        MembersCase("second", "list", BOTH, "second", Expectation.LIBRARY, lists_first="bakery.md"),
        shown(Reply.LIBRARY, "ferry.md", "bakery.md"),
    ),
)

_CORRECTING = MembersCase(
    "corrected", "premise", FERRY, "corrected", Expectation.REFUSE, corrects=("on deck", "40")
)

_OF_REFUSALS = (
    _right(_case("nothing", Expectation.REFUSE, ()), refused()),
    _right(_case("talk", Expectation.REFUSE, ()), small_talk()),
    _right(_case("none listed", Expectation.REFUSE, ()), shown(Reply.LIBRARY)),
    _wrong(_case("some listed", Expectation.REFUSE, ()), shown(Reply.LIBRARY, *FERRY)),
    _wrong(_case("quoted at all", Expectation.REFUSE, ()), answered(passage("ferry.md"))),
    _right(_case("which one", Expectation.REFUSE, (), "no_context"), shown(Reply.CHOOSE, *BOTH)),
    _wrong(_case("which of two", Expectation.REFUSE, ()), shown(Reply.CHOOSE, *BOTH)),
    _wrong(_case("told a fact", Expectation.REFUSE, ()), told("ferry.md", Fact.LINK)),
    _right(_CORRECTING, answered(passage("ferry.md", "40 cars"))),
    _wrong(_CORRECTING, answered(passage("ferry.md", "at nine"))),
    _right(_case("hello", Expectation.SMALL_TALK, ()), small_talk()),
    _wrong(_case("hello there", Expectation.SMALL_TALK, ()), refused()),
    _wrong(_case("well", Expectation.SMALL_TALK, ()), answered(passage("ferry.md"))),
)

PAIRS = (*_OF_ANSWERS, *_OF_FACTS, *_OF_LISTS, *_OF_REFUSALS)
