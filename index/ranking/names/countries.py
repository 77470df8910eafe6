"""Countries by their other names, and their people by them."""

_COUNTRIES = (
    ("us", "usa", "united states", "united states of america", "america"),
    ("uk", "united kingdom", "great britain", "britain"),
    ("eu", "european union"),
    ("un", "united nations"),
    ("uae", "united arab emirates"),
    ("ussr", "soviet union"),
    ("prc", "china", "people s republic of china"),
    ("drc", "democratic republic of the congo"),
)
"""Names that are the same country, or union of countries, and are not initials alone."""
SAME_COUNTRY = {
    tuple(one.split()): tuple(tuple(each.split()) for each in group if each != one)
    for group in _COUNTRIES
    for one in group
}
"""Of each name of a country, in folded words, its other names."""
_OF_A_COUNTRY = ("ians", "ian", "eans", "ean", "ans", "an", "ish", "ese", "ic", "y", "ia", "a", "")
ROOT = 4
"""Letters that a country and its people share at least."""


def country_roots(word: str) -> set[str]:
    """Return what is left of *word* without the ending of a country or its people."""
    return {
        word.removesuffix(end)
        for end in _OF_A_COUNTRY
        if word.endswith(end) and len(word) - len(end) >= ROOT
    }
