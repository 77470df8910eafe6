"""What each language asks for and how it is written there: a file a language."""

import tomllib
from importlib.resources import files
from typing import Any

LANGUAGES = ("de", "es", "fr")
"""Those that have a file. What is English stands beside the code that uses it."""


def stored(language: str) -> dict[str, Any]:
    """Return what the file of *language* says."""
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text("utf-8"))
