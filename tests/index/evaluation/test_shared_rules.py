"""Our figures are those of the scripts that come with the shared questions, on questions of ours.

The scripts ask a command; here it prints what was answered beforehand.
"""

import json
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from bot.cli.json_output import answer_object
from corpus.article import Article
from index.answer import Answer
from index.evaluation.cases import Asked
from index.evaluation.field import FieldCase
from index.evaluation.members import MembersCase
from index.evaluation.members_figures import members_figures, members_outcome
from index.evaluation.shares import Share
from tests.index.evaluation.case_answers import ARTICLES, IDS
from tests.index.evaluation.members_pairs import PAIRS
from tests.index.evaluation.test_field import OUTCOMES

TOOLS = Path(__file__).resolve().parents[3] / ".." / "shared" / "tools"

NAMES = {
    "answered at all": "answered_at_all",
    "right passage first": "right_passage_first",
    "answered with a wrong passage first": "wrong_passage_first_of_answered",
    "answered rightly without earlier questions": "answered_rightly_alone",
    "words (or sentence": "words_marked_right",
    "all parts shown": "all_parts_shown",
    "wrongly answered": "wrongly_answered",
    "everything": "everything",
}
"""What the script calls a figure, and what we call it."""

pytestmark = pytest.mark.skipif(
    not TOOLS.is_dir(), reason="the shared scripts are not beside this repository"
)


def test_members_figures_are_those_of_the_shared_script(tmp_path: Path) -> None:
    cases = [
        {name: value for name, value in _plain(each.case).items() if value not in ([], None)}
        | {"id": str(at), "articles": list(each.case.articles)}
        for at, each in enumerate(PAIRS)
    ]
    (tmp_path / "questions.json").write_text(json.dumps(cases), "utf-8")

    told = _printed("check_members.py", tmp_path, [each.answer for each in PAIRS])
    found = members_figures([members_outcome(Asked(p.case, p.answer), IDS) for p in PAIRS])

    rows = re.findall(r"^(\w+) +(\w+) +(\d+) +(\d+)$", told, re.MULTILINE)
    assert {(expected, kind): Share(int(right), int(of)) for expected, kind, of, right in rows} == {
        (expected, kind): each
        for expected, kinds in found.by_kind.items()
        for kind, each in kinds.items()
    }
    for name, ours in NAMES.items():
        line = next(line for line in told.splitlines() if line.startswith(name))
        part, whole = re.search(r": (\d+) of (\d+)", line).groups()  # type: ignore[union-attr]  # all have it
        assert (name, found.overall[ours]) == (name, Share(int(part), int(whole)))


def test_field_figures_are_those_of_the_shared_script(tmp_path: Path) -> None:
    # The script stops where a question cannot be asked or an answer quotes nothing.
    outcomes = [
        each for name, each in OUTCOMES.items() if name not in {"not asked", "quotes nothing"}
    ]
    cases = [
        {name: value for name, value in _plain(each.case).items() if value != ""} | {"id": str(at)}
        for at, each in enumerate(outcomes)
    ]
    (tmp_path / "expected.json").write_text(json.dumps(cases), "utf-8")

    told = _printed("check_answers.py", tmp_path, [each.asked.answer for each in outcomes])

    verdicts = [line.partition("\t")[0] for line in told.splitlines()[:-1]]
    assert [each == "ok" for each in verdicts] == [each.is_right for each in outcomes]
    counted = [each for each in outcomes if each.is_counted]
    assert told.splitlines()[-1] == f"{verdicts.count('ok')} of {len(counted)}"


def _plain(case: MembersCase | FieldCase) -> dict[str, object]:
    """Return *case* as its file has it."""
    plain: dict[str, object] = json.loads(json.dumps(asdict(case)))
    return plain


def _printed(script: str, folder: Path, answers: list[Answer | None]) -> str:
    """Return what *script* prints of *folder* where the command answers with *answers*."""
    (folder / "articles").mkdir()
    for name, article in ARTICLES.items():
        (folder / "articles" / name).write_text(_markdown(article), "utf-8")
    lines = [
        {"id": str(at)} | (answer_object(each) if each else {"error": "This is no question."})
        for at, each in enumerate(answers)
    ]
    (folder / "answers.jsonl").write_text(
        "".join(f"{json.dumps(each)}\n" for each in lines), "utf-8"
    )
    command = folder / "command.py"
    command.write_text(f"print(open({str(folder / 'answers.jsonl')!r}).read(), end='')\n", "utf-8")
    done = subprocess.run(  # noqa: S603 - the shared script
        [sys.executable, TOOLS / script, f"{sys.executable} {command}", folder],
        env={"FOOTNOTE_HOME": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def _markdown(article: Article) -> str:
    return f"---\ntitle: {article.metadata.title}\n---\n\n{article.body}\n"
