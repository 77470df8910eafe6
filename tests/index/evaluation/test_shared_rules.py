"""Our figures are those of the scripts that come with the shared questions, on questions of ours.

The scripts ask a command; here it prints what was answered beforehand.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from bot.cli.json_output import answer_object
from index.answer import Answer
from index.evaluation.cases import Asked, ask_all, stored_articles
from index.evaluation.field import FieldCase
from index.evaluation.members import MembersCase, read_members
from index.evaluation.members_figures import MembersOutcome, members_figures, members_outcome
from index.evaluation.shares import Share
from tests.doubles.articles import engine
from tests.index.evaluation.case_answers import ARTICLES, IDS
from tests.index.evaluation.members_pairs import PAIRS, Pair
from tests.index.evaluation.test_field import OUTCOMES

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
TOOLS, MEMBERS = SHARED / "tools", SHARED / "data" / "members"

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
    _write(tmp_path, "questions.json", cases)

    outcomes = [members_outcome(Asked(each.case, each.answer), IDS) for each in PAIRS]

    _assert_alike(outcomes, _printed("check_members.py", tmp_path, tmp_path, _asked(PAIRS)))


def test_field_figures_are_those_of_the_shared_script(tmp_path: Path) -> None:
    # The script stops where a question cannot be asked or an answer quotes nothing.
    outcomes = [
        each for name, each in OUTCOMES.items() if name not in {"not asked", "quotes nothing"}
    ]
    cases = [
        {name: value for name, value in _plain(each.case).items() if value != ""} | {"id": str(at)}
        for at, each in enumerate(outcomes)
    ]
    _write(tmp_path, "expected.json", cases)
    answers = {str(at): each.asked.answer for at, each in enumerate(outcomes)}

    told = _printed("check_answers.py", tmp_path, tmp_path, answers).splitlines()

    verdicts = [line.partition("\t")[0] for line in told[:-1]]
    assert [each == "ok" for each in verdicts] == [each.is_right for each in outcomes]
    counted = [each for each in outcomes if each.is_counted]
    assert told[-1] == f"{verdicts.count('ok')} of {len(counted)}"


@pytest.mark.slow
@pytest.mark.skipif(not MEMBERS.is_dir(), reason="the shared data is not beside this repository")
def test_figures_of_the_shared_members_questions_are_those_of_the_script(tmp_path: Path) -> None:
    answering = engine()
    cases = read_members(MEMBERS)
    ids = stored_articles(answering, MEMBERS)
    asked = ask_all(answering, cases, iter)

    outcomes = [members_outcome(each, ids) for each in asked]

    answers = {each.case.id: each.answer for each in asked}
    _assert_alike(outcomes, _printed("check_members.py", MEMBERS, tmp_path, answers))


def _assert_alike(outcomes: Sequence[MembersOutcome], told: str) -> None:
    """Assert that the figures of *outcomes* are those that the script *told*."""
    found = members_figures(outcomes)
    rows = re.findall(r"^(\w+?) +(\w+) +(\d+) +(\d+)$", told, re.MULTILINE)
    assert {(expected, kind): Share(int(right), int(of)) for expected, kind, of, right in rows} == {
        (expected, kind): each
        for expected, kinds in found.by_kind.items()
        for kind, each in kinds.items()
    }
    for name, ours in NAMES.items():
        line = next(line for line in told.splitlines() if line.startswith(name))
        part, whole = re.findall(r": (\d+) of (\d+)", line)[0]
        assert (name, found.overall[ours]) == (name, Share(int(part), int(whole)))


def _plain(case: MembersCase | FieldCase) -> dict[str, object]:
    """Return *case* as its file has it."""
    plain: dict[str, object] = json.loads(json.dumps(asdict(case)))
    return plain


def _asked(pairs: Sequence[Pair]) -> dict[str, Answer | None]:
    return {str(at): each.answer for at, each in enumerate(pairs)}


def _write(folder: Path, name: str, cases: Sequence[Mapping[str, object]]) -> None:
    """Write a folder of *cases* with our articles, of which the script reads the titles."""
    (folder / name).write_text(json.dumps(cases), "utf-8")
    (folder / "articles").mkdir()
    for file, article in ARTICLES.items():
        text = f"---\ntitle: {article.metadata.title}\n---\n\n{article.body}\n"
        (folder / "articles" / file).write_text(text, "utf-8")


def _printed(script: str, folder: Path, place: Path, answers: Mapping[str, Answer | None]) -> str:
    """Return what *script* prints of *folder* where *answers* come; *place* keeps them."""
    lines = [
        {"id": name} | (answer_object(each) if each else {"error": "This is no question."})
        for name, each in answers.items()
    ]
    kept, command = place / "answers.jsonl", place / "command.py"
    kept.write_text("".join(f"{json.dumps(each)}\n" for each in lines), "utf-8")
    command.write_text(f"print(open({str(kept)!r}).read(), end='')\n", "utf-8")
    done = subprocess.run(  # noqa: S603 - the shared script
        [sys.executable, TOOLS / script, f"{sys.executable} {command}", folder],
        env={"FOOTNOTE_HOME": str(place), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout
