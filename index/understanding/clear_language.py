"""Which language a question is clearly in, told by the small words that every sentence has.

Where one word has to do, and any of many languages may be meant, `index/search/shared_language.py`
tells what is likeliest.
"""

import re
import unicodedata

_SMALL_WORDS = {
    "en": "a an the of to in on for is are was were do does did has have what who when where why "
    "how which and or it this that there they you he she with from about any can could",
    "de": "der die das den dem des ein eine einen einem einer ist sind war waren wird werden wurde "
    "wurden hat haben wer wen wem was wann wo woher wohin warum wieso wie viel viele welche "
    "welcher welches und oder nicht kein keine ich du er sie es wir ihr man im am zum zur von vom "
    "mit auf aus bei nach fur uber gibt kann darf muss jemand etwas noch schon denn bitte wenn",
    "fr": "le la les l un une des du de d est sont etait a ont y il elle on ils elles je tu nous "
    "vous qui que qu quoi quel quelle quels quelles quand ou comment combien pourquoi et dans sur "
    "pour avec par au aux ce cette ces cet se sa son ses pas ne n plus faut peut on en est-ce c",
    "es": "el la los las un una unos unas de del al es son era fue esta estan hay ha han que quien "
    "quienes cual cuales cuando donde como cuanto cuantos cuanta cuantas por para con sin sobre en "
    "y o se su sus lo le no mas puede pueden tiene tienen me mi este esta ese esa",
}
_OF_LANGUAGE = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}

LEAST = 2
"""Small words that tell a language, where no other has as many."""


def unread_language(question: str, readable: frozenset[str] | None) -> str | None:
    """Return the code of the language of *question* where the model does not read that.

    *readable* are the codes of the languages that it reads, null where nobody told us.
    """
    language = clear_language(question)
    return None if readable is None or language in readable else language


def clear_language(question: str) -> str | None:
    """Return the code of the language of *question*, of those we speak; `None` where it is unclear.

    Accents do not count: many leave them out.
    """
    parted = unicodedata.normalize("NFKD", question.casefold())
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    said = re.findall(r"[^\W\d_]+", plain.replace("\u00df", "ss"))
    counts = {code: sum(each in words for each in said) for code, words in _OF_LANGUAGE.items()}
    best, second = sorted(counts, key=lambda each: -counts[each])[:2]
    return best if counts[best] >= LEAST and counts[best] > counts[second] else None
