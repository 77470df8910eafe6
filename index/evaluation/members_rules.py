"""What is right for a member's question: each rule tells what is wrong, or nothing."""

from collections.abc import Mapping

from index.answer import Answer, RankedPassage, Reason, Reply
from index.evaluation.cases import holds, marked, marked_words
from index.evaluation.members import Expectation, MembersCase
from index.evaluation.members_facts import fault_of_facts

Ids = Mapping[str, str]
"""The ids of the articles, by their files' names."""

NO_CONTEXT = "no_context"
"""The kind of questions that name nothing: asking which article is meant is right for them."""


def fault(case: MembersCase, answer: Answer | None, ids: Ids) -> str | None:
    """Return what is wrong with *answer*, in words for a person; `None` where it is right."""
    if answer is None:
        return "could not be asked"
    if case.expect is Expectation.ANSWER:
        return _fault_of_answer(case, answer, ids)
    if case.expect is Expectation.FACT:
        return _fault_of_fact(case, answer, ids)
    if case.expect is Expectation.REFUSE:
        return _fault_of_refusal(case, answer)
    if case.expect is Expectation.SMALL_TALK:
        is_talk = answer.reply is Reply.SMALL_TALK or answer.reason is Reason.NOT_A_QUESTION
        return None if is_talk else _told(answer)
    return _fault_of_list(case, answer, ids)


def suits(case: MembersCase, passage: RankedPassage, ids: Ids) -> bool:
    """Return whether *passage* answers *case*: of a right article, with the words named."""
    ways = (case.contains, *case.or_contains)
    is_own = passage.citation.article_id in _own(case, ids)
    return is_own and any(holds(passage.text, way) for way in ways)


def fault_of_words(case: MembersCase, passage: RankedPassage) -> str | None:
    """Return which wrong words are marked in *passage*, where *case* names right or wrong ones."""
    words = marked_words(passage)
    if case.marks and not _holds_one(marked(passage), case.marks):
        return f"marks {marked(passage)!r}"
    if words and _holds_one(words, case.marks_not):
        return f"marks {words!r}"
    return None


def shows_all_parts(case: MembersCase, answer: Answer) -> bool:
    """Return whether the passages listed hold the words of every part of the question."""
    return holds("\n".join(each.text for each in answer.passages), case.also)


def _own(case: MembersCase, ids: Ids) -> set[str]:
    return {ids[name] for name in case.articles}


def _holds_one(text: str, words: tuple[str, ...]) -> bool:
    return any(holds(text, [each]) for each in words)


def _told(answer: Answer) -> str:
    reason = f" ({answer.reason})" if answer.reason else ""
    return f"reply is {answer.reply}{reason}"


def _quoted(answer: Answer) -> str:
    if not answer.passages:
        return "quotes nothing"
    first = answer.passages[0]
    return f"quotes {first.citation.title!r} ({first.score:.2f}): {marked(first)!r}"


def _fault_of_answer(case: MembersCase, answer: Answer, ids: Ids) -> str | None:
    if answer.reply is Reply.REFUSAL:
        places = [each.rank for each in answer.passages if suits(case, each, ids)]
        return f"refused ({answer.reason}; right passage at {places[0] if places else 'none'})"
    if answer.reply is not Reply.ANSWER:
        return _told(answer)
    is_right = bool(answer.passages) and suits(case, answer.passages[0], ids)
    return None if is_right else _quoted(answer)


def _fault_of_fact(case: MembersCase, answer: Answer, ids: Ids) -> str | None:
    wanted = case.facts or {}
    if answer.reply in {Reply.FACT, Reply.ANSWER}:
        return fault_of_facts(wanted, answer, _own(case, ids))
    is_unknown = all(value is None for value in wanted.values())
    return None if is_unknown and answer.reply is Reply.REFUSAL else _told(answer)


def _fault_of_list(case: MembersCase, answer: Answer, ids: Ids) -> str | None:
    """Return what is wrong where articles are to be shown, offered or listed."""
    if answer.reply != case.expect.value:
        return _told(answer)
    own, shown = _own(case, ids), [each.article_id for each in answer.shown]
    if case.expect is Expectation.ARTICLE:
        is_right = len(shown) == 1 and shown[0] in own
    elif case.expect is Expectation.CHOOSE:
        is_right = set(shown) == own
    else:
        unwanted = {ids[name] for name in case.lists_not}
        begins = case.lists_first is None or shown[:1] == [ids[case.lists_first]]
        is_right = own <= set(shown) and not unwanted & set(shown) and begins
    return None if is_right else f"shows {[each.title for each in answer.shown]}"


def _fault_of_refusal(case: MembersCase, answer: Answer) -> str | None:
    is_offer = answer.reply is Reply.CHOOSE and case.kind == NO_CONTEXT
    is_empty = answer.reply is Reply.LIBRARY and not answer.shown
    if answer.reply in {Reply.REFUSAL, Reply.SMALL_TALK} or is_offer or is_empty:
        return None
    if answer.reply is not Reply.ANSWER:
        return _told(answer)
    corrects = bool(answer.passages) and _holds_one(marked(answer.passages[0]), case.corrects)
    return None if corrects else _quoted(answer)
