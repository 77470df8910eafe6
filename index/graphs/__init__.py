"""The graphs of encoder and reader, made when Footnote is installed rather than at its first start.

`python -m index.graphs` makes them, in this folder. A copy without them makes them at its first
start in its data directory, which takes two seconds and twice the memory.
"""

from pathlib import Path

SHIPPED = Path(__file__).parent
"""The folder that graphs are looked for in before they are made."""
