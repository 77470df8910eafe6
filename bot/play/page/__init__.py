"""The page of the playground: plain HTML, style sheets and modules, served as they stand."""

from pathlib import Path

PAGE = Path(__file__).parent
"""The folder of what is served."""
