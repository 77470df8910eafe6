"""From a question to the passages that answer it: vectors, scores, ranking, abstention."""

import os

# Searches run side by side, one thread each. Left to itself NumPy's linear algebra would start
# as many threads as there are processors for every one of them, and take two to four times as
# long (`benchmarks/speed/load.py` shows it). It reads this once, when NumPy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
