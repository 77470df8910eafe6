"""Eight invented articles, some of them alike: what members ask of them is understood here."""

from datetime import UTC, date, datetime, timedelta

from corpus.article import Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.store import OPERATOR
from index.encoding.encoder import Encoder
from index.engine import Engine
from tests.doubles.databases import empty_database

FIRST_POSTED = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)

OPENING = "tunnel opening"
COST = "tunnel cost"
MINUTES = "allotment minutes"
BEES = "bee questions"
PATCH = "patch notes"
QUIZ_OLD = "quiz 2024"
QUIZ_NEW = "quiz 2025"
GLACIERS = "glacier interview"

_STATED = {
    OPENING: Metadata(
        "Harbour tunnel opens two years late",
        ("Elif Brandt",),
        "The Quay Gazette",
        date(2025, 9, 14),
        "https://example.org/gazette/harbour-tunnel",
    ),
    COST: Metadata(
        "What we paid for eleven minutes",
        ("Tobias Renner",),
        "Shoreline Monthly",
        date(2025, 11, 2),
        "https://example.org/shoreline/eleven-minutes",
    ),
    MINUTES: Metadata(
        "Marsh Lane Allotments: minutes of the spring meeting 2026",
        (),
        "Marsh Lane Allotments",
        date(2026, 3, 8),
    ),
    BEES: Metadata(
        "Hillfoot Beekeepers: what beginners ask",
        ("Priya Lindqvist",),
        "Hillfoot Beekeepers",
        None,
        "https://example.org/hillfoot/beginners",
    ),
    PATCH: Metadata(
        "Tidebound 1.7: patch notes",
        ("Kenji Vael",),
        "Tidebound developer log",
        date(2026, 2, 10),
        "https://example.org/tidebound/1-7",
    ),
    QUIZ_OLD: Metadata("Quarry Quiz 2024: rules", ("Ana Petrov",), "Quarry Quiz", date(2024, 5, 1)),
    QUIZ_NEW: Metadata(
        "Quarry Quiz 2025: rules and what is different",
        ("Ana Petrov", "Luis Ferreira"),
        "Quarry Quiz",
        date(2025, 4, 20),
    ),
    GLACIERS: Metadata(
        "\u201cI listen for the crack\u201d: thirty years of walking glaciers",
        ("Elif Brandt",),
        "The Quay Gazette",
        date(2026, 4, 3),
        "https://example.org/gazette/walking-glaciers",
    ),
}
_BODIES = {
    OPENING: """
The tunnel under the harbour of Odemar was opened to traffic on Saturday, two years later than
planned. The first car to pass was a red van of the harbour office.

Engineers of the Tolme company blamed soft clay. Twice the drill had to be stopped, and in 2023
a pump failed and the eastern half filled with water.

The crossing takes eleven minutes by bicycle and three by car. A toll of €2.40 is due for cars;
cyclists and people on foot pay nothing.

Mayor Sunniva Holt said that the ferry would go on until December. Its captain, Radek Oln, then
retires.
""",
    COST: """
I have walked through the harbour tunnel nine times now, and I still count my steps. Eleven
minutes, if nobody stops to take a picture.

The budget was €310 million; the bill came to €496 million. Nobody has explained the difference
in one sentence, so I will try: the tunnel was planned for rock and dug in clay.

My grandfather signed the first petition for a tunnel in 1958. He wrote a memoir about those
years, The Wet Mile, that nobody printed.

Was it worth it? Ask the nurses who used to miss the last ferry. The tunnel has given them an
hour of sleep a day.
""",
    MINUTES: """
The spring meeting of the Marsh Lane Allotments Society (MLAS) was held in the greenhouse on 1
March 2026. Fenna Dorr took the minutes; 31 members were present.

The rent of a plot rises from £42 to £45. Carried by 22 votes to 6.

Bees may be kept on plots 1 to 5 from now on. Hillfoot Beekeepers will advise.

The water is turned on again on 1 April. The hose ban of last summer stays.
""",
    BEES: """
These are the questions that beginners ask us most. What is missing you can ask on any Sunday at
the club house in Hillfoot.

How much does a hive cost? About £180 with frames; a colony is another £150.

Do I get stung? Yes. Everybody does. We lend veils and gloves in the first year.

When do I get honey? In the second summer, if the bees come through the winter.
""",
    PATCH: """
Version 1.7 of Tidebound is out on 12 February. The download has 3 GB on every system.

New: the lighthouse level, for two players. Boats can be repaired at sea with planks.

Changed: storms last 90 seconds instead of 120. The harpoon now does 30 damage.

Fixed: players no longer fall through the pier when they jump.
""",
    QUIZ_OLD: """
The Quarry Quiz is held in the inn of Odemar every October. These are its rules for 2024.

A team has five members. Entry costs €10 a team.

Phones are put into the bucket. Who is seen with one leaves.

The winners choose the first topic of the next year.
""",
    QUIZ_NEW: """
These rules hold for 2025 and replace the older ones.

A team now has six members. Entry is free.

Phones still go into the bucket.

There is a round about music for the first time, made by Luis Ferreira.
""",
    GLACIERS: """
Wenke Aasgaard has walked on ice for thirty years, mostly alone. She measures how far the
glaciers above Lomfoss have drawn back, with a rope, a stick and a notebook.

How do you know where it is safe? "I listen for the crack. A dull one is far away."

What has changed? "The tongue has lost 640 metres since I began. I used to have my lunch where
there is a lake now."

Will you go on? "Until my knees tell me to stop. My niece has asked for the stick."
""",
}
"""Their paragraphs, with an empty line between them."""

TITLES = {name: stated.title for name, stated in _STATED.items()}


def _draft(name: str) -> Draft:
    paragraphs = [" ".join(text.split()) for text in _BODIES[name].split("\n\n")]
    return assemble(_STATED[name], [Block(ParagraphKind.BODY, text) for text in paragraphs])


def library(encoder: Encoder) -> Engine:
    """Return an engine over the eight articles, posted an hour after each other on one day."""
    engine = Engine(empty_database(), encoder)
    for number, name in enumerate(_STATED):
        posted = FIRST_POSTED + timedelta(hours=number)
        engine.writer.add(
            OPERATOR, _draft(name), Source(SourceKind.FILE, f"{name}.md", None, posted)
        )
    return engine
