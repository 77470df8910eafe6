"""A timeline: verbatim, in order of time, alike sentences once, no more than are listed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnknownArticle
from corpus.store import OPERATOR
from index.answering.listed_sentences import MOST_LISTED
from index.timeline.events import Event, events_of
from index.timeline.page import TimelineFilter, TimelinePage
from index.timeline.timeline import Timeline
from tests.doubles.articles import POSTED_AT, article, draft, engine, source
from tests.doubles.databases import empty_database
from tests.doubles.erasing import erase_server

_PIECES = st.sampled_from(
    ["In May 2019 ", "on 3 May 2020", "yesterday ", "He left. ", "It was ", "in 1990. ", "x ", ". "]
)


def listed(*texts: str, wanted: TimelineFilter | None = None) -> TimelinePage:
    made = engine()
    for number, text in enumerate(texts):
        made.writer.add(OPERATOR, draft(text, title=f"Number {number}"), source(str(number)))
    return Timeline().page(made, OPERATOR, wanted or TimelineFilter(), 0, MOST_LISTED)


def quotes(page: TimelinePage) -> list[str]:
    return [each.passage.text for each in page.shown]


@given(st.lists(st.lists(_PIECES, min_size=1).map("".join), min_size=1, max_size=4))
def test_every_event_is_a_slice_of_its_body_with_the_words_that_date_it(texts: list[str]) -> None:
    made = article(*(f"Once {text}" for text in texts))

    for row in events_of(made).tolist():
        event = Event(*row)
        assert event.start <= event.said < event.said_until <= event.end
        holding = [each for each in made.paragraphs if each.start <= event.start < each.end]
        assert len(holding) == 1
        assert event.end <= holding[0].end
        assert event.first <= event.last


def test_sentences_stand_in_the_order_of_their_days_the_wider_span_first() -> None:
    page = listed(
        "The quay sank on 1 May 2021. It was built in the 1990s. It was painted in May 2021.",
        "It was sold in 2021 and mended. It was lost on 2 January 1990.",
    )

    assert [each.first for each in page.shown] == sorted(each.first for each in page.shown)
    assert quotes(page) == [
        "It was built in the 1990s.",
        "It was lost on 2 January 1990.",
        "It was sold in 2021 and mended.",
        "It was painted in May 2021.",
        "The quay sank on 1 May 2021.",
    ]


def test_what_several_articles_say_alike_is_listed_once() -> None:
    said = "The bridge over the old harbour opened to all on 14 May 2021."

    page = listed(f"{said} It rained.", f"{said} It was sunny.", "It was shut in 2022 for good.")

    assert quotes(page) == [said, "It was shut in 2022 for good."]
    assert len(page.shown[0].passage.also_in) == 1


def test_a_sentence_of_two_days_stands_under_both() -> None:
    page = listed("It was begun on 3 March 2018 and opened on 14 May 2021.")

    assert [each.first for each in page.shown] == [date(2018, 3, 3), date(2021, 5, 14)]


def test_a_span_that_reaches_into_the_days_wanted_counts() -> None:
    wanted = TimelineFilter(since=date(2021, 5, 10), until=date(2021, 5, 20))

    page = listed(
        "It was painted in May 2021. It sank on 9 May 2021. It was sold in April 2021.",
        wanted=wanted,
    )

    assert quotes(page) == ["It was painted in May 2021."]


def test_of_more_than_are_listed_the_latest_are_and_it_is_told() -> None:
    texts = [
        f"It froze on {day} {month} {year}."
        for year in (2001, 2002, 2003)
        for month in ("January", "February", "March")
        for day in range(1, 29)
    ]

    page = listed(" ".join(texts))

    assert (page.total, page.cut) == (MOST_LISTED, True)
    assert page.shown[-1].first == date(2003, 3, 28)


def test_a_page_behind_the_last_is_the_last() -> None:
    made = engine()
    made.writer.add(OPERATOR, draft("It sank in 2021 at noon. It rose in 2022 at noon."), source())

    page = Timeline().page(made, OPERATOR, TimelineFilter(), 7, 1)

    assert (page.page, quotes(page)) == (1, ["It rose in 2022 at noon."])


def test_an_article_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownArticle):
        listed("It sank in 2021 at noon.", wanted=TimelineFilter(article_id="0" * 12))


def test_a_changed_article_is_looked_through_anew() -> None:
    made, timeline = engine(), Timeline()
    kept = made.writer.add(OPERATOR, draft("It sank in 2021 at noon."), source())
    timeline.page(made, OPERATOR, TimelineFilter(), 0, 5)

    made.writer.replace(OPERATOR, kept.id, draft("It sank in 2020 at noon."), source())

    page = timeline.page(made, OPERATOR, TimelineFilter(), 0, 5)
    assert quotes(page) == ["It sank in 2020 at noon."]


def test_an_article_posted_anew_with_another_day_after_an_erasure_is_reckoned_from_that() -> None:
    database, timeline, server = empty_database(), Timeline(), "discord:1"
    made, first = engine(database), draft("The quay sank yesterday, and it was mended.")
    stated = replace(first.metadata, published=date(2023, 8, 9))

    def days() -> list[date]:
        page = timeline.page(made, server, TimelineFilter(), 0, MOST_LISTED)
        return [each.first for each in page.shown]

    made.writer.add(server, first, source())
    assert days() == [date(2022, 5, 5)]
    erase_server(database, server)
    later = POSTED_AT + timedelta(days=30)
    made.writer.add(server, replace(first, metadata=stated), source(posted_at=later))

    assert days() == [date(2023, 8, 8)]
