"""What is told of an archive that was imported, kept as text until somebody was told."""

import json
from dataclasses import asdict, dataclass

from corpus.article import SourceKind
from corpus.submissions.submission import Submission, SubmissionState


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """How many articles were *added*, the first of those that were *refused*, and how many were.

    Each of these has its name and the reason, in English. Where the store failed before the end,
    *stopped* is why, and the import can be gone on with.
    """

    added: int
    refused: tuple[tuple[str, str], ...] = ()
    refused_count: int = 0
    stopped: str | None = None

    def as_text(self) -> str:
        """Return the outcome as one text."""
        return json.dumps(asdict(self))


def import_outcome_of(submission: Submission) -> ImportOutcome | None:
    """Return what is to be told of *submission* if it is an archive, and `None` otherwise."""
    is_treated = submission.state in {SubmissionState.OFFERED, SubmissionState.CLOSED}
    if submission.posted.kind is not SourceKind.FILE or not is_treated or not submission.reason:
        return None
    told = json.loads(submission.reason)
    refused = tuple((name, reason) for name, reason in told.pop("refused"))
    return ImportOutcome(refused=refused, **told)
