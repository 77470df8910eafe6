"""Whole folders of cases, asked and judged."""

from dataclasses import dataclass
from pathlib import Path

from index.engine import Engine
from index.evaluation.case_figures import CaseFigures
from index.evaluation.case_misses import case_miss, case_report
from index.evaluation.cases import Progress, ask_all, check_named, stored_articles
from index.evaluation.field import field_figures, field_outcome, read_field
from index.evaluation.members import named_files, read_members
from index.evaluation.members_figures import members_figures, members_outcome


@dataclass(frozen=True, slots=True)
class CaseEvaluation:
    """The figures of a folder, and its worst *misses* as text."""

    figures: CaseFigures
    misses: str


def evaluate_members(engine: Engine, folder: Path, progress: Progress) -> CaseEvaluation:
    """Return what *engine*, whose store is empty, makes of the members' questions of *folder*.

    Raises:
        FootnoteError: Questions or articles cannot be read.
    """
    cases = read_members(folder)
    ids = stored_articles(engine, folder)
    check_named(named_files(cases), ids)
    outcomes = [members_outcome(each, ids) for each in ask_all(engine, cases, progress)]
    misses = [case_miss(each.asked, each.wrong or each.wrongly_marked) for each in outcomes]
    return CaseEvaluation(members_figures(outcomes), case_report(misses))


def evaluate_field(engine: Engine, folder: Path, progress: Progress) -> CaseEvaluation:
    """Return what *engine*, whose store is empty, makes of the reported questions of *folder*.

    Raises:
        FootnoteError: Questions or articles cannot be read.
    """
    cases = read_field(folder)
    stored_articles(engine, folder)
    outcomes = [field_outcome(each) for each in ask_all(engine, cases, progress)]
    misses = [case_miss(each.asked, each.wrong or each.wrongly_marked) for each in outcomes]
    return CaseEvaluation(field_figures(outcomes), case_report(misses))
