"""Which languages a model was trained for, where that is known."""

from index.encoding.multilingual.package import MULTILINGUAL_MODEL
from index.encoding.packaged_model import PACKAGED_MODEL

_LANGUAGES = {
    PACKAGED_MODEL: frozenset({"en"}),
    MULTILINGUAL_MODEL: frozenset(
        "af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha "
        "he hi hr hu hy id is it ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my nb ne "
        "nl nn no om or pa pl ps pt ro ru sa sd si sk sl so sq sr su sv sw ta te th tl tr ug uk ur "
        "uz vi xh yi zh".split()
    ),
}
"""By the model's name, as the model cards say; `nb` and `nn` are the two ways to write `no`."""


def languages_of(model_name: str) -> frozenset[str] | None:
    """Return the codes of the languages that a model knows; null when nobody told us."""
    return _LANGUAGES.get(model_name)
