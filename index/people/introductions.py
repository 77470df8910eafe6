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


def says_who(text: str, name_end: int) -> bool:
    """Return whether what stands in *text* behind a name, up to *name_end*, says who that is."""
    return _SAYS_WHO.match(text, name_end) is not None
