"""Questions that stay open: raised, settled, and told of once."""

import pytest

from corpus.errors import InvalidQuestion
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.daily_counts import Cited, DailyCounts, DayCounts, today
from corpus.questions.gap import Cause
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Notifications
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.storage.database import Database
from corpus.storage.outgoing import Delivery
from tests.doubles.claims import end_process, pass_time

SERVER = "discord:1"
ASKED = AskedQuestion("Who is the memoir's author?", None)
ASKER = Asker("7", "501")
PLACE = Cited("a" * 12, 0, 9)
ANSWERED = Outcome(answered=True, confidence="high", cited=(PLACE,))
NOT_COVERED = Outcome(answered=False, reason="not_covered")
NO_QUESTION = Outcome(answered=False, reason="not_a_question")


@pytest.fixture
def gaps(database: Database) -> Gaps:
    return Gaps(database)


@pytest.fixture
def tellings(database: Database) -> Notifications:
    return Notifications(database)


def test_what_no_source_answers_is_a_gap_of_its_server(asked: AskedQuestions, gaps: Gaps) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    asked.placed(SERVER, key, "900")
    for outcome in (ANSWERED, NO_QUESTION, None):
        asked.remember(SERVER, ASKED, ASKER, outcome)
    asked.remember("operator", ASKED, ASKER, NOT_COVERED)

    (gap,) = gaps.open(SERVER)

    assert (gap.key, gap.question, gap.cause) == (key, ASKED.question, Cause.UNANSWERED)
    assert (gap.channel_id, gap.message_id, gap.waiting) == ("501", "900", 0)
    assert gaps.open("discord:2") == ()
    assert gaps.reviewed() == {SERVER: None}


def test_what_somebody_finds_not_helpful_is_a_gap_until_nobody_does(
    asked: AskedQuestions, gaps: Gaps
) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, ANSWERED)
    asked.judged(SERVER, key, "7", helpful=False)
    asked.judged(SERVER, key, "8", helpful=False)
    (gap,) = gaps.open(SERVER)
    asked.judged(SERVER, key, "7", helpful=True)
    still = len(gaps.open(SERVER))
    asked.judged(SERVER, key, "8", helpful=True)

    assert (gap.cause, gap.cited) == (Cause.NOT_HELPFUL, (PLACE,))
    assert still == 1
    assert gaps.open(SERVER) == ()


def test_a_judgement_given_twice_counts_once(database: Database, asked: AskedQuestions) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, ANSWERED)
    for _ in range(2):
        asked.judged(SERVER, key, "7", helpful=True)

    (day,) = DailyCounts(database).between(SERVER, today(), today())

    assert day == DayCounts(today(), asked=1, answered=1, helpful=1, not_helpful=0)


def test_who_wished_so_is_told_once(
    asked: AskedQuestions, gaps: Gaps, tellings: Notifications
) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    asked.wished(SERVER, key, "7", "de")
    asked.wished(SERVER, key, "7")
    asked.wished(SERVER, key, "8")
    assert tellings.due() == ()

    assert gaps.answer(SERVER, [key], "b" * 12) == 1
    due = tellings.due()
    first = tellings.begin(key, "7")
    again = tellings.begin(key, "7")
    left = tellings.due()
    tellings.end(key, "7", Delivery.SENT)

    assert [(each.actor, each.answered_by) for each in due] == [("7", "b" * 12), ("8", "b" * 12)]
    assert [(each.asked, each.language) for each in due] == [(True, "de"), (False, None)]
    assert due[0].gap.waiting == 2
    assert (first is None, again) == (False, None)
    assert [each.actor for each in left] == ["8"]
    assert gaps.answer(SERVER, [key]) == 0


def test_nobody_is_told_of_what_is_dismissed_unless_they_wish_it_again(
    asked: AskedQuestions, gaps: Gaps, tellings: Notifications
) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    asked.wished(SERVER, key, "7")
    assert tellings.begin_announcing(key)
    assert gaps.dismiss(SERVER, [key]) == 1
    assert (gaps.open(SERVER), tellings.due(), tellings.unannounced()) == ((), (), ())

    asked.wished(SERVER, key, "8")

    assert [each.key for each in tellings.unannounced()] == [key]


def test_a_gap_whose_answer_has_gone_opens_again_and_nobody_is_told(
    asked: AskedQuestions, gaps: Gaps, tellings: Notifications
) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    asked.wished(SERVER, key, "7")
    gaps.answer(SERVER, [key])
    gaps.reopen("discord:2", key)
    assert len(tellings.due()) == 1

    gaps.reopen(SERVER, key)

    assert tellings.due() == ()
    assert [each.key for each in gaps.open(SERVER)] == [key]


def test_a_wish_that_comes_after_the_answer_is_told_at_once(
    asked: AskedQuestions, gaps: Gaps, tellings: Notifications
) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    gaps.answer(SERVER, [key])
    asked.wished(SERVER, key, "7")

    assert [each.actor for each in tellings.due()] == ["7"]


def test_moderators_are_told_of_a_wish_once(asked: AskedQuestions, tellings: Notifications) -> None:
    asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    asked.wished(SERVER, key, "7")

    assert [each.key for each in tellings.unannounced()] == [key]
    assert tellings.begin_announcing(key)
    assert tellings.begin_announcing(key) is None
    assert tellings.unannounced() == ()


def test_no_other_server_settles_a_gap_or_wishes_for_it(asked: AskedQuestions, gaps: Gaps) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)

    assert gaps.answer("discord:2", [key]) == gaps.dismiss("discord:2", [key]) == 0
    with pytest.raises(InvalidQuestion, match="no longer have this question"):
        asked.wished("discord:2", key, "7")
    with pytest.raises(InvalidQuestion, match="no longer have this question"):
        asked.judged("discord:2", key, "7", helpful=False)


def test_whom_a_killed_process_may_have_told_is_due_and_soon_in_doubt(
    asked: AskedQuestions, gaps: Gaps, tellings: Notifications, database: Database
) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    asked.wished(SERVER, key, "7")
    gaps.answer(SERVER, [key])
    first = tellings.begin(key, "7")
    assert tellings.due() == ()
    end_process(database)

    (left,) = tellings.due()
    second = tellings.begin(key, "7")
    end_process(database)
    pass_time(database, minutes=3)
    third = tellings.begin(key, "7")

    assert left.begun
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.since == second.since
    assert [each.is_doubtful for each in (first, second, third)] == [False, False, True]


def test_a_process_that_hung_notes_nothing_of_what_another_is_telling(
    asked: AskedQuestions, gaps: Gaps, tellings: Notifications, database: Database
) -> None:
    key = asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)
    asked.wished(SERVER, key, "7")
    gaps.answer(SERVER, [key])
    tellings.begin(key, "7")
    hung = database.claimant
    end_process(database)
    claim, database.claimant, later = tellings.begin(key, "7"), hung, database.claimant

    tellings.end(key, "7", Delivery.FAILED)
    assert claim is not None
    assert not claim.claim.renew()

    database.claimant = later
    assert claim.claim.renew()
    tellings.end(key, "7", Delivery.SENT)
    assert not claim.claim.renew()


def test_gaps_are_asked_again_by_one_process_at_a_time_and_once(
    asked: AskedQuestions, gaps: Gaps, database: Database
) -> None:
    asked.remember(SERVER, ASKED, ASKER, NOT_COVERED)

    assert gaps.begin_review(SERVER, "1,2")
    assert gaps.begin_review(SERVER, "1,2") is None
    end_process(database)
    assert gaps.begin_review(SERVER, "1,2")
    gaps.end_review(SERVER, None)
    assert gaps.begin_review(SERVER, "1,2")
    gaps.end_review(SERVER, "1,2")

    assert gaps.begin_review(SERVER, "1,2") is None
    assert gaps.reviewed() == {SERVER: "1,2"}
