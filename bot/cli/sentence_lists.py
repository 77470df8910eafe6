"""Lists of sentences as lines of a terminal: those with a date, those that name somebody."""

from dataclasses import replace

from rich.console import Group, RenderableType
from rich.text import Text

from bot.citation_wording import moment_text
from bot.cli.passage_lines import PassageLines
from bot.cli.rendering import NO_ARTICLES
from bot.output import one_line
from index.people.page import NamedPage
from index.timeline.page import DatedSentence, TimelinePage


def timeline_lines(found: TimelinePage) -> RenderableType:
    """Return the dated sentences of *found*, each below its day, or a line that says why none."""
    if not found.searched:
        return Text(NO_ARTICLES)
    if not found.shown:
        return Text("No sentence there tells a date: try another word.")
    return Group(*(_dated(each, at) for at, each in enumerate(found.shown, 1)))


def named_lines(found: NamedPage) -> RenderableType:
    """Return the sentences that name somebody, whom to name instead, or that there is nobody."""
    if not found.searched:
        return Text(NO_ARTICLES)
    others = [Text(one_line(f"Also here: {', '.join(found.choices)}"))] if found.choices else []
    if not found.shown:
        nobody = Text(one_line(f"No sentence names \u201c{found.name}\u201d alone."))
        return Group(nobody, *others) if others else Text(_nobody(found.name))
    corrected = (
        [Text(one_line(f"Results for \u201c{found.name}\u201d:"))] if found.corrected else []
    )
    quoted = (PassageLines(replace(each, rank=at)) for at, each in enumerate(found.shown, 1))
    return Group(*corrected, *quoted, *others)


def _nobody(name: str) -> str:
    return one_line(f"No article names \u201c{name}\u201d: look at the spelling, or try a surname.")


def _dated(dated: DatedSentence, number: int) -> RenderableType:
    when = moment_text(dated)
    if dated.reckoned_from is not None:
        when += f", counted from the publication date, {dated.reckoned_from.isoformat()}"
    return Group(Text(when, style="bold"), PassageLines(replace(dated.passage, rank=number)))
