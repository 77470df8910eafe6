"""Questions are told to be in the language of an article, or in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.shared_language import (
    article_language,
    languages,
    may_be_in,
    question_language,
)

ARTICLES = {
    "en": "The bridge over the harbour was closed for two weeks because it was not safe any more.",
    "de": "Die Brücke am Hafen wurde für zwei Wochen gesperrt, weil sie nicht mehr sicher war.",
    "es": "El puente del puerto fue cerrado durante dos semanas porque ya no era seguro.",
    "tr": "Bu evler çok eski ama kimler için ne zaman önemli olduğu daha sonra belli oldu.",
    "vi": "Cây cầu ở bến cảng đã bị đóng cửa trong hai tuần vì nó không còn an toàn nữa.",
    "ru": "Мост через гавань был закрыт на две недели, потому что он стал небезопасным.",
    "zh": "港口大桥因不再安全而关闭了两周。",
    "ja": "港の橋は安全ではなくなったため二週間閉鎖された。",
    "hi": "बंदरगाह का पुल दो हफ़्ते तक बंद रहा क्योंकि वह सुरक्षित नहीं था।",
    "ta": "துறைமுகப் பாலம் பாதுகாப்பாக இல்லாததால் இரண்டு வாரங்கள் மூடப்பட்டது.",
    "bn": "বন্দরের সেতুটি আর নিরাপদ ছিল না বলে দুই সপ্তাহ বন্ধ ছিল।",
    "ko": "항구의 다리는 더 이상 안전하지 않아 2주 동안 폐쇄되었다.",
}
QUESTIONS = {
    "en": "Why was it closed, and what did they do with the bridge?",
    "de": "Warum wurde die Brücke gesperrt?",
    "es": "¿Por qué fue cerrado el puente?",
    "tr": "Bu köprü ne zaman ve neden önemli?",
    "vi": "Vì sao cây cầu bị đóng cửa?",
    "ru": "Почему закрыли мост Golden Gate?",
    "zh": "为什么 Golden Gate 大桥关闭了",
    "ja": "なぜ橋は閉鎖されたのか",
    "hi": "पुल क्यों बंद किया गया?",
    "ta": "பாலம் ஏன் மூடப்பட்டது?",
    "bn": "সেতুটি কেন বন্ধ ছিল?",
    "ko": "다리는 왜 폐쇄되었나요?",
}


@pytest.mark.parametrize("language", ARTICLES)
def test_an_article_and_a_question_are_told_by_their_letters_and_common_words(
    language: str,
) -> None:
    assert article_language(ARTICLES[language]) == language
    assert question_language(QUESTIONS[language]) == language


@pytest.mark.parametrize("language", ARTICLES)
def test_a_question_shares_the_language_of_its_own_articles_alone(language: str) -> None:
    shared = {each for each in ARTICLES if may_be_in(QUESTIONS[language], each)}

    # Han characters alone may be Chinese or Japanese.
    assert shared - {language} <= ({"zh", "ja"} if language in {"zh", "ja"} else set())
    assert language in shared


def test_a_question_without_common_words_may_be_in_any_language_of_its_letters() -> None:
    assert all(may_be_in("Kubernetes 2024?", each) for each in ("en", "de", "vi"))
    assert question_language("Kubernetes 2024?") is None
    assert languages("Kubernetes 2024?", ARTICLES["de"]) == "de>de"


def test_the_languages_of_question_and_article_are_named_in_this_order() -> None:
    assert languages(QUESTIONS["de"], ARTICLES["en"]) == "de>en"
    assert languages(QUESTIONS["ru"], ARTICLES["ru"]) == "ru>ru"


def test_what_is_in_no_language_counts_as_english() -> None:
    assert article_language("Zxq vbn 12") == "en"


@given(st.text(max_size=80))
def test_any_question_has_a_language_or_none(question: str) -> None:
    told = question_language(question)

    assert told is None or may_be_in(question, told)
