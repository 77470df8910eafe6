"""The card of a quote check keeps to Discord's limits, and nothing quoted in it acts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interface.escaping import display_length
from bot.quotes.card import quotes_card
from bot.quotes.redline import redline
from index.quotations.checking import checked_quotation
from index.quotations.extraction import MOST_QUOTATIONS
from index.quotations.outcome import Piece, PieceKind, QuoteCheck
from index.quotations.word_index import WordIndex
from tests.bot.interface.live_constructs import live_constructs
from tests.discord_double.judge import message_faults
from tests.doubles.articles import article

LONG = "The ferry was late again, and nobody on the quay was told *why* it did not come. " * 20
INDEX = WordIndex([article(LONG, "A <@5> came to [the quay](x).", title="**Late** " * 60)])
WORDS = st.sampled_from(
    ["nobody on the quay", "*why*", "it did", "<@5>", "[he]", "…", "zebra", ","]
)
SAID = st.lists(WORDS, min_size=1, max_size=300).map(" ".join) | st.just(LONG)
PIECES = st.lists(
    st.builds(Piece, st.sampled_from(PieceKind), st.text("ab *_<>@", max_size=40), st.just("not")),
    max_size=30,
)


@settings(max_examples=30)
@given(st.lists(SAID, min_size=1, max_size=MOST_QUOTATIONS), st.integers(0, 9))
async def test_whatever_is_quoted_the_card_fits_a_message(said: list[str], more: int) -> None:
    checked = tuple(checked_quotation([INDEX], each) for each in said)

    view = quotes_card(QuoteCheck(checked, more))

    body = {
        "components": view.to_components(),  # type: ignore[no-untyped-call]  # without types there
        "flags": 1 << 15,
        "allowed_mentions": {"parse": list[str]()},
    }
    assert list(message_faults(body)) == []


@given(PIECES, st.integers(20, 400))
def test_a_quotation_with_its_changes_fits_its_room(pieces: list[Piece], budget: int) -> None:
    assert display_length(redline(pieces, budget)) <= budget


def test_the_first_change_of_a_long_quotation_stays_in_sight() -> None:
    pieces = [
        Piece(PieceKind.KEPT, "word " * 100),
        Piece(PieceKind.CHANGED, "new", "old"),
        Piece(PieceKind.KEPT, " word" * 100),
    ]

    assert redline(pieces, 80) == (
        "[…] word word word word word word word ~~old~~ **new** word word word word […]"
    )


def test_nothing_of_a_quotation_acts() -> None:
    pieces = [
        Piece(PieceKind.KEPT, "@everyone <@5> "),
        Piece(PieceKind.CHANGED, "[a](https://b.example)", "*it*\n# big"),
    ]

    assert list(live_constructs(redline(pieces, 400).replace("~~", "").replace("**", ""))) == []
