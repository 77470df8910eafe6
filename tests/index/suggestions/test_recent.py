"""What was found for a question is known while the articles stand, and while it is asked."""

from index.suggestions.recent import MOST_KEPT, Recent


def test_what_was_found_is_known_for_its_question_and_its_articles_alone() -> None:
    recent: Recent[int] = Recent()
    recent.keep("state", "question", 1)

    assert recent.get("state", "question") == 1
    assert recent.get("state", "another") is None
    assert recent.get("later", "question") is None
    assert recent.get("statequestion", "") is None


def test_what_was_asked_last_is_known_longest() -> None:
    recent: Recent[int] = Recent()
    for number in range(MOST_KEPT):
        recent.keep("state", str(number), number)
    assert recent.get("state", "0") == 0
    recent.keep("state", "one more", -1)

    assert recent.get("state", "0") == 0
    assert recent.get("state", "1") is None
