"""What members ask of the articles themselves gets the reply that is meant."""

from collections.abc import Sequence

import pytest

from corpus.store import OPERATOR
from index.answer import Answer, Fact, Reason, Reply, SmallTalk
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.search.filters import Filters
from tests.doubles.articles import draft, source
from tests.doubles.databases import empty_database
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


@pytest.fixture(scope="module")
def engine(fast_encoder: OnnxEncoder) -> Engine:
    return library(fast_encoder)


def asked(engine: Engine, *questions: str) -> Answer:
    """Return the reply to the last of *questions*, asked one after the other."""
    *earlier, question = questions
    return engine.ask(OPERATOR, question, earlier=earlier)


def shown(answer: Answer) -> list[str]:
    return [NAMES[each.title] for each in answer.shown]


@pytest.mark.parametrize(
    ("question", "fact", "article"),
    [
        ("who wrote the gazette article about the harbour tunnel", Fact.AUTHOR, OPENING),
        ("who is the author of Harbour tunnel opens two years late?", Fact.AUTHOR, OPENING),
        ("whos the journalist behind the glacier interview", Fact.AUTHOR, GLACIERS),
        ("who wrote the 2025 quarry quiz rules", Fact.AUTHOR, QUIZ_NEW),
        ("author of the shoreline piece pls", Fact.AUTHOR, COST),
        ("when did the 1.7 patch notes come out", Fact.DATE, PATCH),
        ("when was the 2024 quiz rules published", Fact.DATE, QUIZ_OLD),
        ("when were the marsh lane minutes published", Fact.DATE, MINUTES),
        ("which paper ran the interview about glaciers", Fact.PUBLICATION, GLACIERS),
        ("where did what we paid for eleven minutes appear", Fact.PUBLICATION, COST),
        ("link to the tidebound notes?", Fact.LINK, PATCH),
        ("link to the tidebuond notes?", Fact.LINK, PATCH),
        ("how long is the glacier article", Fact.LENGTH, GLACIERS),
        ("title of the piece by tobias renner", Fact.TITLE, COST),
        ("wer hat den artikel über tidebound geschrieben", Fact.AUTHOR, PATCH),
        ("qui a écrit l'article sur les glaciers", Fact.AUTHOR, GLACIERS),
        ("quién escribió las reglas de quarry quiz 2024", Fact.AUTHOR, QUIZ_OLD),
        ("wann ist der artikel über den harbour tunnel erschienen", Fact.DATE, OPENING),
    ],
)
def test_a_fact_is_told_of_the_article_that_is_named(
    engine: Engine, question: str, fact: Fact, article: str
) -> None:
    answer = asked(engine, question)

    assert (answer.reply, answer.answered, shown(answer)) == (Reply.FACT, True, [article])
    assert answer.facts == (fact,)


@pytest.mark.parametrize(
    ("question", "fact", "article"),
    [
        ("who wrote the marsh lane minutes", Fact.AUTHOR, MINUTES),
        ("when was the hillfoot beekeepers page published", Fact.DATE, BEES),
        ("who posted the glacier interview", Fact.POSTED, GLACIERS),
        ("link to the mlas minutes", Fact.LINK, MINUTES),
    ],
)
def test_what_an_article_does_not_state_is_told_to_be_unknown(
    engine: Engine, question: str, fact: Fact, article: str
) -> None:
    answer = asked(engine, question)

    assert (answer.reply, answer.answered, shown(answer)) == (Reply.FACT, False, [article])
    assert (answer.reason, answer.facts) == (Reason.NOT_COVERED, (fact,))


def test_who_asks_when_it_was_posted_is_told_its_date_as_well(engine: Engine) -> None:
    answer = asked(engine, "when did the 1.7 patch notes get posted")

    assert (answer.answered, answer.facts) == (True, (Fact.DATE, Fact.POSTED))


@pytest.mark.parametrize(
    "question",
    [
        "who wrote the memoir",
        "who wrote the wet mile",
        "who wrote the petition",
        "when did the tunnel open",
        "when did version 1.7 come out",
        "how long is the tunnel",
        "how long is the harbour tunnel",
        "what is the harpoon about",
        "who is the captain of the ferry",
        "what was the budget",
        "what are the rules of the quarry quiz",
        "who runs the quarry quiz",
        "when is the quarry quiz",
        "how old is priya lindqvist",
        "what did elif brandt say",
        "who took the minutes",
        "what do beginners ask",
        "what changed in tidebound 1.7",
        "when was the spring meeting",
    ],
)
def test_what_an_article_tells_of_is_searched(engine: Engine, question: str) -> None:
    assert asked(engine, question).reply in {Reply.ANSWER, Reply.REFUSAL}


@pytest.mark.parametrize(
    "question",
    [
        "who wrote the article about brexit",
        "when were the 2019 quarry quiz rules published",
        "summarise the moon landing article",
        "link to the volcano piece",
    ],
)
def test_an_article_that_is_not_there_is_no_other(engine: Engine, question: str) -> None:
    answer = asked(engine, question)

    assert answer.reply in {Reply.ANSWER, Reply.REFUSAL}
    assert answer.shown == ()


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("tldr of the allotment one", MINUTES),
        ("gist of the gazette piece on the tunnel", OPENING),
        ("sum up the quiz rules of 2025", QUIZ_NEW),
        ("show me the mlas minutes", MINUTES),
        ("show me the bee faq", BEES),
        ("can u open the tidebound notes", PATCH),
        ("what is the glacier interview about", GLACIERS),
        ("résume les notes de tidebound", PATCH),
        ("glacier interview", GLACIERS),
        ("quarry quiz 2025 rules", QUIZ_NEW),
        ("Tidebound 1.7: patch notes", PATCH),
        ("which article explains the hose ban", MINUTES),
        ("which article is about the woman who walks on ice", GLACIERS),
        ("which article talks about the ferry captain", OPENING),
        ("whats the article with the red van", OPENING),
    ],
)
def test_an_article_is_shown_that_is_named_or_told_of(
    engine: Engine, question: str, article: str
) -> None:
    answer = asked(engine, question)

    assert (answer.reply, answer.answered, shown(answer)) == (Reply.ARTICLE, True, [article])
    assert {each.citation.article_id for each in answer.passages} == {answer.shown[0].article_id}


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("when were the quarry quiz rules published", {QUIZ_OLD, QUIZ_NEW}),
        ("who wrote the quiz rules", {QUIZ_OLD, QUIZ_NEW}),
        ("tldr of elif brandts article", {OPENING, GLACIERS}),
        ("who wrote the article about the tunnel", {OPENING, COST}),
        ("what is this about", EVERY),
    ],
)
def test_of_several_that_fit_it_is_asked_which(
    engine: Engine, question: str, articles: frozenset[str]
) -> None:
    answer = asked(engine, question)

    assert (answer.reply, answer.answered, answer.passages) == (Reply.CHOOSE, False, ())
    assert set(shown(answer)) == articles


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("anything about beekeeping", {BEES, MINUTES}),
        ("anything about radek oln?", {OPENING}),
        ("anything about ferries", {OPENING, COST}),
        ("what do you have on climate change", {GLACIERS}),
        ("got stuff on traffic", {OPENING}),
        ("was habt ihr zum thema tunnel", {OPENING, COST}),
        ("tienes algo sobre tidebound", {PATCH}),
        ("anything about volcanoes?", set()),
        ("got articles about cooking", set()),
        ("anything about the mayor of paris", set()),
        ("what else did elif brandt write", {OPENING, GLACIERS}),
        ("what has ana petrov written", {QUIZ_OLD, QUIZ_NEW}),
        ("articles from the quay gazette", {OPENING, GLACIERS}),
        ("everything published by quarry quiz", {QUIZ_OLD, QUIZ_NEW}),
        ("articles from 2025", {OPENING, COST, QUIZ_NEW}),
        ("what articles do you have", EVERY),
        ("how many articles are there", EVERY),
        ("welche artikel gibt es hier", EVERY),
        ("was für texte hast du denn so", EVERY),
        ("was gibt es hier zu lesen", EVERY),
        ("zeig mal die liste", EVERY),
        ("quels sont tes articles", EVERY),
        ("montre la liste stp", EVERY),
        ("qué artículos tienes", EVERY),
        ("enséñame la lista", EVERY),
        ("il y a combien d'articles", EVERY),
    ],
)
def test_the_library_lists_what_fits(
    engine: Engine, question: str, articles: frozenset[str]
) -> None:
    answer = asked(engine, question)

    assert (answer.reply, answer.answered) == (Reply.LIBRARY, bool(articles))
    assert set(shown(answer)) == articles


def test_of_one_day_the_newest_is_the_one_published_last(engine: Engine) -> None:
    answer = asked(engine, "whats new in here")

    assert shown(answer)[:2] == [GLACIERS, MINUTES]


HIVE = "how much does a hive cost"
RULES = "who wrote the quiz rules"


@pytest.mark.parametrize(
    ("questions", "fact", "article"),
    [
        ((HIVE, "who wrote this"), Fact.AUTHOR, BEES),
        ((HIVE, "and who wrote it"), Fact.AUTHOR, BEES),
        ((HIVE, "what article is that from"), Fact.TITLE, BEES),
        ((HIVE, "which one was that?"), Fact.TITLE, BEES),
        ((HIVE, "what article is that from", "link?"), Fact.LINK, BEES),
        ((HIVE, "thanks", "who wrote it"), Fact.AUTHOR, BEES),
        ((HIVE, "link?", "and who?"), Fact.AUTHOR, BEES),
        ((RULES, "the 2025 one"), Fact.AUTHOR, QUIZ_NEW),
        ((RULES, "Quarry Quiz 2024: rules"), Fact.AUTHOR, QUIZ_OLD),
        ((RULES, "the 2025 one", "and when was it published"), Fact.DATE, QUIZ_NEW),
    ],
)
def test_what_is_not_named_is_the_article_of_the_conversation(
    engine: Engine, questions: Sequence[str], fact: Fact, article: str
) -> None:
    answer = asked(engine, *questions)

    assert (answer.reply, answer.answered, shown(answer)) == (Reply.FACT, True, [article])
    assert answer.facts == (fact,)


@pytest.mark.parametrize("question", ["what is it called", "how long is it", "what date"])
def test_behind_a_passage_a_thing_is_asked_for_its_name_and_length(
    engine: Engine, question: str
) -> None:
    assert asked(engine, HIVE, question).reply in {Reply.ANSWER, Reply.REFUSAL}


def test_behind_a_passage_an_article_is_asked_when_it_was_published(engine: Engine) -> None:
    answer = asked(engine, HIVE, "when was it published")

    assert (answer.reply, answer.facts, shown(answer)) == (Reply.FACT, (Fact.DATE,), [BEES])


def test_a_question_that_was_refused_names_the_one_article_that_has_its_words(
    engine: Engine,
) -> None:
    answer = asked(engine, "who drove the red van last summer", "who wrote that article")

    assert (answer.reply, shown(answer)) == (Reply.FACT, [OPENING])


def test_what_the_conversation_speaks_of_is_no_article(engine: Engine) -> None:
    answer = asked(engine, "what was the memoir called", "when did it come out")

    assert answer.reply in {Reply.ANSWER, Reply.REFUSAL}


@pytest.mark.parametrize("question", ["what articles do you have", "which articles are there"])
def test_who_asks_for_all_articles_gets_them_whatever_was_spoken_of(
    engine: Engine, question: str
) -> None:
    answer = asked(engine, "who wrote the glacier interview", question)

    assert answer.reply is Reply.LIBRARY
    assert set(shown(answer)) == set(NAMES.values())


def test_others_of_whoever_wrote_the_article_of_the_conversation(engine: Engine) -> None:
    answer = asked(engine, "who walks on ice", "what else did she write")

    assert (answer.about, set(shown(answer))) == ("Elif Brandt", {OPENING, GLACIERS})


def test_a_choice_is_answered_about_what_was_chosen(engine: Engine) -> None:
    for offered in asked(engine, RULES).shown:
        chosen = Filters(article_id=offered.article_id)

        answer = engine.ask(OPERATOR, RULES, filters=chosen)

        assert (answer.reply, answer.shown) == (Reply.FACT, (offered,))


def test_small_talk_tells_what_was_said(engine: Engine) -> None:
    answer = asked(engine, "ur so dumb")

    assert (answer.reply, answer.small_talk) == (Reply.SMALL_TALK, SmallTalk.INSULT)
    assert (answer.answered, answer.reason) == (False, Reason.NOT_A_QUESTION)


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("my fridge stinks", Reply.ANSWER),
        ("my screen is frozen", Reply.ANSWER),
        ("i love my fridge", Reply.SMALL_TALK),
        ("ur fridge stinks", Reply.SMALL_TALK),
        ("you stink", Reply.SMALL_TALK),
    ],
)
def test_a_complaint_of_what_an_article_tells_of_is_searched_for(
    fast_encoder: OnnxEncoder, said: str, reply: Reply
) -> None:
    helping = Engine(empty_database(), fast_encoder)
    smell = "A garlic smell in the fridge is cured by a second bag around the jar."
    screen = "The screen is frozen? Hold the power button for 40 seconds."
    helping.writer.add(OPERATOR, draft(smell, screen), source())

    assert asked(helping, said).reply is reply


@pytest.mark.parametrize("question", ["how many hives are there", "how many veils do you have"])
def test_how_many_there_are_of_a_thing_lists_no_articles(engine: Engine, question: str) -> None:
    assert asked(engine, question).reply in {Reply.ANSWER, Reply.REFUSAL}


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
    answer = asked(engine, question)

    assert (answer.reply, answer.language) == (Reply.REFUSAL, language)


@pytest.mark.parametrize(
    "question", ["who was that", "why though", "and how many?", "where is it?"]
)
def test_what_points_at_something_said_before_is_not_searched_where_nothing_was(
    engine: Engine, question: str
) -> None:
    answer = asked(engine, question)

    assert (answer.reply, answer.passages) == (Reply.REFUSAL, ())
    assert asked(engine, "who is the captain of the ferry", question).passages
