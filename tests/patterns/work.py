"""How much work a call is: the lines of Python that it runs, and the text that it goes over."""

import inspect
import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

_BY_PLACE = ("corpus/searched_text.py", "corpus/sentences.py")
"""Modules whose functions are told the place in a text to look at: the text is not gone over."""

_WHOLE = {"casefold", "count", "encode", "lower", "replace", "rsplit", "split", "splitlines"}
"""Methods of text that go over all of it."""


class _Counted:
    """What was done so far."""

    def __init__(self) -> None:
        self.work = 0

    def trace(self, frame: FrameType, event: str, _given: Any) -> Callable[..., Any]:  # noqa: ANN401 - as `sys.settrace` asks
        """Count a line, and the characters that a function is given."""
        self.work += 1
        if event == "call" and _goes_over_texts(frame.f_code):
            given = frame.f_locals.values()
            self.work += sum(len(each) for each in given if isinstance(each, str | bytes))
        return self.trace

    def profile(self, _frame: FrameType, event: str, called: Any) -> None:  # noqa: ANN401 - as `sys.setprofile` asks
        """Count the characters that a method of text goes over."""
        if event == "c_call" and called.__name__ in _WHOLE:
            gone_over = called.__self__
            self.work += len(gone_over) if isinstance(gone_over, str | bytes) else 0


def work(call: Callable[[], object]) -> int:
    """Return how much work *call* is; only a comparison of two such numbers means something."""
    counted = _Counted()
    before = sys.gettrace(), sys.getprofile()
    sys.settrace(counted.trace)
    sys.setprofile(counted.profile)
    try:
        call()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return counted.work


def _goes_over_texts(code: CodeType) -> bool:
    # A generator is called again for every value.
    return not code.co_flags & inspect.CO_GENERATOR and not code.co_filename.endswith(_BY_PLACE)
