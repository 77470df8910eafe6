"""The languages that articles are told to be in, as members choose one of them."""

from bot.interface.suggestions import Choices, suggestions
from bot.local_forms import language_name
from corpus.errors import InvalidQuestion
from corpus.language_codes import language_code
from index.search.shared_language import TOLD


def language_chosen(typed: str | None) -> str | None:
    """Return the code of the language that was picked or typed by its name; null for nothing.

    Raises:
        InvalidQuestion: No article can be told to be in it.
    """
    if typed is None:
        return None
    names = {language_name(each).casefold(): each for each in TOLD}
    code = names.get(typed.strip().casefold()) or language_code(typed)
    if code not in TOLD:
        raise InvalidQuestion(
            "I don't know the language “{typed}”: pick one from the list that appears while you "
            "type.",
            typed=typed,
        )
    return code


def language_suggestions(typed: str) -> Choices:
    """Return the languages to offer for what is *typed*, in the words of whoever types."""
    return suggestions(((language_name(each), each) for each in TOLD), typed)
