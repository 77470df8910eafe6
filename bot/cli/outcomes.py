"""What came of each source that a command was given: its article, or why it was refused."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from bot.cli.options import with_progress
from bot.output import Terminal, complain, print_json
from corpus.article import Article, LeftOut, Metadata
from corpus.errors import FootnoteError, StoreUnavailable
from corpus.normalise import encodable


@dataclass(frozen=True, slots=True)
class JustRead:
    """An article that was read just now, what is only guessed of it, and what it lacks."""

    article: Article
    guessed: Metadata
    left_out: LeftOut | None


Outcome = Article | JustRead | dict[str, Any]
"""What came of a source: its article, or its name and why it was refused."""

NOT_REACHED = "{source} was not reached: name it again when that is mended."


def outcomes_of(names: Sequence[str], treat: Callable[[str], Iterable[Outcome]]) -> list[Outcome]:
    """Return what came of each of *names*, in order; *treat* yields it as soon as it is stored.

    When the store fails, what it holds by then is in the list, then why it failed, then what was
    not reached: nobody has to find out what a full disk let through.
    """
    outcomes: list[Outcome] = []
    remaining = iter(with_progress(names, "Reading"))
    for name in remaining:
        try:
            for outcome in treat(name):
                outcomes.append(outcome)  # noqa: PERF402 - what came before a failure is kept
        except StoreUnavailable as error:
            outcomes.append(_refused(name, str(error)))
            outcomes += [_refused(each, NOT_REACHED.format(source=each)) for each in remaining]
        except FootnoteError as error:
            outcomes.append(_refused(name, str(error)))
    return outcomes


def _refused(name: str, error: str) -> dict[str, Any]:
    return {"source": encodable(name), "error": encodable(error)}


def print_outcomes(
    outcomes: Sequence[Outcome], *, as_json: bool, in_one_line: bool = False
) -> None:
    """Print articles and refusals in order; exit with status 1 when there is a refusal."""
    if as_json:
        print_articles(outcomes)
    else:
        for outcome in outcomes:
            if isinstance(outcome, dict):
                complain(_refusal(outcome))
            else:
                print_article(outcome, in_one_line=in_one_line)
    if any(isinstance(outcome, dict) for outcome in outcomes):
        raise typer.Exit(1)


def _refusal(outcome: dict[str, Any]) -> str:
    source, error = outcome["source"], outcome["error"]
    return error if source in error else f"{source}: {error}"


def print_articles(articles: Sequence[Outcome]) -> None:
    """Print *articles*, and why others were refused, as one JSON array."""
    print_json([_outcome_object(each) for each in articles])


def _outcome_object(outcome: Outcome) -> dict[str, Any]:
    from bot.cli.json_output import article_object  # noqa: PLC0415 - see bot.cli.main

    if isinstance(outcome, dict):
        return outcome
    if isinstance(outcome, JustRead):
        return article_object(outcome.article, outcome.guessed, outcome.left_out)
    return article_object(outcome)


def print_article(article: Article | JustRead, *, in_one_line: bool = False) -> None:
    """Print *article* as a whole, or in one line that it was added."""
    from bot.cli.rendering import added_line, article_lines  # noqa: PLC0415 - see bot.cli.main

    read = article if isinstance(article, JustRead) else JustRead(article, Metadata(), None)
    if in_one_line:
        Terminal().print(added_line(read.article), soft_wrap=True)
    else:
        Terminal().print(article_lines(read.article, read.guessed, read.left_out))
