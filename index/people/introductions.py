"""Sentences that say who somebody is: an apposition, or a plain “is”, right behind the name."""

import re

_SAYS_WHO = re.compile(
    r"""(?:['\u2019]s)?(?:
      ,\s(?:(?:the|a|an|then|former|who\s(?:is|was|has|had)|one\sof|der|die|das|ein|eine|le|la|un
          |une|ancien|ancienne|qui\sest|el|una|ex)\s|l['\u2019])
    | \s\([^()]{3,60}\)
    | \s(?:is|was|became|ist|war|wurde|est|\u00e9tait|es|era|fue)\s
        (?:the|a|an|one\sof|der|die|das|ein|eine|le|la|un|une|el|una)\s
    )""",
    re.VERBOSE | re.IGNORECASE,
)


_LEADS_IN = re.compile(
    "(?:for|to|with|like|unlike|according\\sto|f\u00fcr|laut|nach|pour|selon|para|seg\u00fan|con)\\s",
    re.IGNORECASE,
)
"""What a comma behind a name ends, as in “For Moreau, the bridge was too low.”"""


def says_who(text: str, start: int, end: int) -> bool:
    """Return whether the sentence *text* says who its name, `text[start:end]`, belongs to."""
    leads_in = _LEADS_IN.fullmatch(text, 0, start)
    return leads_in is None and _SAYS_WHO.match(text, end) is not None
