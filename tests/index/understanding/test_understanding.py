"""What members ask of the articles themselves gets the reply that is meant.

What is wanted is given with each question; which articles are meant is what is found out here.
"""

from collections.abc import Mapping, Sequence
from unittest.mock import patch

import pytest

from corpus.store import OPERATOR
from index.answer import Answer, Fact, Reason, Reply, SmallTalk
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.search.filters import EVERYTHING, Filters
from index.understanding.wants import Want
from tests.index.understanding.articles import (
    BEES,
    COST,
    GLACIERS,
    MINUTES,
    OPENING,
    PATCH,
    QUIZ_NEW,
    QUIZ_OLD,
    TITLES,
    library,
)

EVERY = frozenset(TITLES)
NAMES = {title: name for name, title in TITLES.items()}

Turns = Sequence[tuple[str, Want]]


@pytest.fixture(scope="module")
def engine(fast_encoder: OnnxEncoder) -> Engine:
    return library(fast_encoder)


def asked(
    engine: Engine,
    question: str,
    want: Want,
    *,
    earlier: Turns = (),
    filters: Filters = EVERYTHING,
) -> Answer:
    """Return the reply to *question*, which wants what is said, as does each of *earlier*."""
    wants: Mapping[str, Want] = {**dict(earlier), question: want}

    def given(text: str, vector: object) -> tuple[tuple[Want, float], ...]:
        del vector
        return ((wants[text], 0.9),)

    with patch("index.understanding.likely_wants.wanted", given):
        said = [words for words, _ in earlier]
        return engine.ask(OPERATOR, question, filters=filters, earlier=said)


def shown(answer: Answer) -> list[str]:
    return [NAMES[each.title] for each in answer.shown]


@pytest.mark.parametrize(
    ("question", "want", "article"),
    [
        ("who wrote the gazette article about the harbour tunnel", Want.AUTHOR, OPENING),
        ("who is the author of Harbour tunnel opens two years late?", Want.AUTHOR, OPENING),
        ("whos behind the glacier interview", Want.AUTHOR, GLACIERS),
        ("who wrote the 2025 quarry quiz rules", Want.AUTHOR, QUIZ_NEW),
        ("author of the shoreline piece pls", Want.AUTHOR, COST),
        ("when did the 1.7 patch notes come out", Want.DATE, PATCH),
        ("when was the 2024 quiz rules published", Want.DATE, QUIZ_OLD),
        ("when were the marsh lane minutes published", Want.DATE, MINUTES),
        ("which paper ran the interview about glaciers", Want.PUBLICATION, GLACIERS),
        ("where did what we paid for eleven minutes appear", Want.PUBLICATION, COST),
        ("link to the tidebound notes?", Want.LINK, PATCH),
        ("link to the tidebuond notes?", Want.LINK, PATCH),
        ("how long is the glacier article", Want.LENGTH, GLACIERS),
        ("title of the piece by tobias renner", Want.TITLE, COST),
        ("wer hat den artikel über tidebound geschrieben", Want.AUTHOR, PATCH),
        ("qui a écrit l'article sur les glaciers", Want.AUTHOR, GLACIERS),
        ("quién escribió las reglas de quarry quiz 2024", Want.AUTHOR, QUIZ_OLD),
    ],
)
def test_a_fact_is_told_of_the_article_that_is_named(
    engine: Engine, question: str, want: Want, article: str
) -> None:
    answer = asked(engine, question, want)

    assert (answer.reply, answer.answered, shown(answer)) == (Reply.FACT, True, [article])
    assert answer.facts == (Fact(want.value),)


@pytest.mark.parametrize(
    ("question", "want", "article"),
    [
        ("who wrote the marsh lane minutes", Want.AUTHOR, MINUTES),
        ("when was the hillfoot beekeepers page published", Want.DATE, BEES),
        ("who posted the glacier interview", Want.POSTED, GLACIERS),
        ("link to the mlas minutes", Want.LINK, MINUTES),
    ],
)
def test_what_an_article_does_not_state_is_told_to_be_unknown(
    engine: Engine, question: str, want: Want, article: str
) -> None:
    answer = asked(engine, question, want)

    assert (answer.reply, answer.answered, shown(answer)) == (Reply.FACT, False, [article])
    assert (answer.reason, answer.facts) == (Reason.NOT_COVERED, (Fact(want.value),))


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("who wrote the memoir", Want.AUTHOR),
        ("who wrote the wet mile", Want.AUTHOR),
        ("who wrote the petition", Want.AUTHOR),
        ("when did the tunnel open", Want.DATE),
        ("when did version 1.7 come out", Want.DATE),
        ("how long is the tunnel", Want.LENGTH),
        ("what is the harpoon about", Want.SUMMARY),
        ("who is the captain of the ferry", Want.PASSAGE),
        ("what was the budget", Want.PASSAGE),
    ],
)
def test_what_an_article_tells_of_is_searched(engine: Engine, question: str, want: Want) -> None:
    assert asked(engine, question, want).reply in {Reply.ANSWER, Reply.REFUSAL}


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("who wrote the article about brexit", Want.AUTHOR),
        ("when were the 2019 quarry quiz rules published", Want.DATE),
        ("summarise the moon landing article", Want.SUMMARY),
        ("link to the volcano piece", Want.LINK),
    ],
)
def test_an_article_that_is_not_there_is_no_other(
    engine: Engine, question: str, want: Want
) -> None:
    answer = asked(engine, question, want)

    assert answer.reply in {Reply.ANSWER, Reply.REFUSAL}
    assert answer.shown == ()


@pytest.mark.parametrize(
    ("question", "want", "article"),
    [
        ("tldr of the allotment one", Want.SUMMARY, MINUTES),
        ("gist of the gazette piece on the tunnel", Want.SUMMARY, OPENING),
        ("sum up the new quiz rules of 2025", Want.SUMMARY, QUIZ_NEW),
        ("show me the mlas minutes", Want.SHOW, MINUTES),
        ("show me the bee faq", Want.SHOW, BEES),
        ("résume les notes de tidebound", Want.SUMMARY, PATCH),
        ("glacier interview", Want.PASSAGE, GLACIERS),
        ("quarry quiz 2025 rules", Want.PASSAGE, QUIZ_NEW),
        ("Tidebound 1.7: patch notes", Want.PASSAGE, PATCH),
        ("which article explains the hose ban", Want.WHICH, MINUTES),
        ("which article is about the woman who walks on ice", Want.WHICH, GLACIERS),
        ("which one talks about the ferry captain", Want.WHICH, OPENING),
    ],
)
def test_an_article_is_shown_that_is_named_or_told_of(
    engine: Engine, question: str, want: Want, article: str
) -> None:
    answer = asked(engine, question, want)

    assert (answer.reply, answer.answered, shown(answer)) == (Reply.ARTICLE, True, [article])
    assert {each.citation.article_id for each in answer.passages} == {answer.shown[0].article_id}


@pytest.mark.parametrize(
    ("question", "want", "articles"),
    [
        ("when were the quarry quiz rules published", Want.DATE, {QUIZ_OLD, QUIZ_NEW}),
        ("who wrote the quiz rules", Want.AUTHOR, {QUIZ_OLD, QUIZ_NEW}),
        ("tldr of elif brandts article", Want.SUMMARY, {OPENING, GLACIERS}),
        ("who wrote the article about the tunnel", Want.AUTHOR, {OPENING, COST}),
        ("what is this about", Want.SUMMARY, EVERY),
    ],
)
def test_of_several_that_fit_it_is_asked_which(
    engine: Engine, question: str, want: Want, articles: frozenset[str]
) -> None:
    answer = asked(engine, question, want)

    assert (answer.reply, answer.answered, answer.passages) == (Reply.CHOOSE, False, ())
    assert set(shown(answer)) == articles


@pytest.mark.parametrize(
    ("question", "want", "articles"),
    [
        ("anything about beekeeping", Want.TOPIC, {BEES, MINUTES}),
        ("anything about radek oln?", Want.TOPIC, {OPENING}),
        ("anything about ferries", Want.TOPIC, {OPENING, COST}),
        ("what do you have on climate change", Want.TOPIC, {GLACIERS}),
        ("got stuff on traffic", Want.TOPIC, {OPENING}),
        ("anything about volcanoes?", Want.TOPIC, set()),
        ("got articles about cooking", Want.TOPIC, set()),
        ("anything about the mayor of paris", Want.TOPIC, set()),
        ("what else did elif brandt write", Want.BY_AUTHOR, {OPENING, GLACIERS}),
        ("what has ana petrov written", Want.BY_AUTHOR, {QUIZ_OLD, QUIZ_NEW}),
        ("everything from the quay gazette", Want.BY_PUBLICATION, {OPENING, GLACIERS}),
        ("anything from 2025", Want.BY_PUBLICATION, {OPENING, COST, QUIZ_NEW}),
        ("what articles do you have", Want.EVERYTHING, EVERY),
        ("how many articles are there", Want.COUNT, EVERY),
    ],
)
def test_the_library_lists_what_fits(
    engine: Engine, question: str, want: Want, articles: frozenset[str]
) -> None:
    answer = asked(engine, question, want)

    assert (answer.reply, answer.answered) == (Reply.LIBRARY, bool(articles))
    assert set(shown(answer)) == articles


def test_of_one_day_the_newest_is_the_one_published_last(engine: Engine) -> None:
    answer = asked(engine, "whats new", Want.NEWEST)

    assert shown(answer)[:2] == [GLACIERS, MINUTES]


HIVE: Turns = [("how much does a hive cost", Want.PASSAGE)]
RULES: Turns = [("who wrote the quiz rules", Want.AUTHOR)]


@pytest.mark.parametrize(
    ("earlier", "question", "want", "article"),
    [
        (HIVE, "who wrote this", Want.AUTHOR, BEES),
        (HIVE, "what article is that from", Want.TITLE, BEES),
        ([*HIVE, ("what article is that from", Want.TITLE)], "link?", Want.LINK, BEES),
        ([*HIVE, ("thanks", Want.THANKS)], "who wrote it", Want.AUTHOR, BEES),
        ([*HIVE, ("who wrote this", Want.AUTHOR)], "and who?", Want.PASSAGE, BEES),
        (RULES, "the 2025 one", Want.SHOW, QUIZ_NEW),
        (RULES, "Quarry Quiz 2024: rules", Want.PASSAGE, QUIZ_OLD),
        ([*RULES, ("the 2025 one", Want.SHOW)], "when was that published", Want.DATE, QUIZ_NEW),
    ],
)
def test_what_is_not_named_is_the_article_of_the_conversation(
    engine: Engine, earlier: Turns, question: str, want: Want, article: str
) -> None:
    answer = asked(engine, question, want, earlier=earlier)

    assert (answer.reply, answer.answered, shown(answer)) == (Reply.FACT, True, [article])


def test_what_the_conversation_speaks_of_is_no_article(engine: Engine) -> None:
    memoir: Turns = [("what was the memoir called", Want.PASSAGE)]

    assert asked(engine, "when did it come out", Want.DATE, earlier=memoir).reply in {
        Reply.ANSWER,
        Reply.REFUSAL,
    }


def test_others_of_whoever_wrote_the_article_of_the_conversation(engine: Engine) -> None:
    earlier: Turns = [("who walks on ice", Want.PASSAGE)]

    answer = asked(engine, "what else did she write", Want.BY_AUTHOR, earlier=earlier)

    assert (answer.about, set(shown(answer))) == ("Elif Brandt", {OPENING, GLACIERS})


def test_a_choice_is_answered_about_what_was_chosen(engine: Engine) -> None:
    question = "who wrote the quiz rules"
    for offered in asked(engine, question, Want.AUTHOR).shown:
        chosen = Filters(article_id=offered.article_id)

        answer = asked(engine, question, Want.AUTHOR, filters=chosen)

        assert (answer.reply, answer.shown) == (Reply.FACT, (offered,))


def test_small_talk_tells_what_was_said(engine: Engine) -> None:
    answer = asked(engine, "ur so dumb", Want.INSULT)

    assert (answer.reply, answer.small_talk) == (Reply.SMALL_TALK, SmallTalk.INSULT)
    assert (answer.answered, answer.reason) == (False, Reason.NOT_A_QUESTION)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("wurde beim brand der schule jemand verletzt?", "de"),
        ("combien de personnes vivent dans la ville", "fr"),
        ("¿cuánto cuesta el alquiler de un coche?", "es"),
        ("who was the first person on the moon", None),
    ],
)
def test_a_refusal_tells_a_language_that_the_model_cannot_search(
    engine: Engine, question: str, language: str | None
) -> None:
    answer = asked(engine, question, Want.PASSAGE)

    assert (answer.reply, answer.language) == (Reply.REFUSAL, language)
