"""Buttons, selects and forms of messages that stand in channels are known again."""

import re
from itertools import pairwise

import pytest

from bot.features import FEATURES
from bot.interface.components import PREFIX
from bot.interface.paging import page_count
from bot.server_settings.controls import NAMES
from bot.sources.list import TurnTo

KEY, ARTICLE = "0123456789abcdef", "0123456789ab"
POSTED = (
    f"more:{KEY}:1",
    f"more:{KEY}:4:some",
    f"more:{KEY}:0:all",
    f"context:{ARTICLE}:10:200:0badcafe",
    f"judge:yes:{KEY}",
    f"judge:no:{KEY}",
    f"wish:{KEY}",
    f"share:{KEY}",
    f"read:{KEY}",
    "server",
    "change_server",
    *(f"decide:{what}:{KEY}" for what in ("publish", "keep", "edit", "cancel", "dismiss")),
    f"decide:replace:{KEY}:{ARTICLE}",
    f"undo:{ARTICLE}",
    "list:12",
    "choose",
    f"import:take:{KEY}",
    f"import:leave:{KEY}",
    f"look:{KEY}",
    "open",
    *(f"set:{name}" for name in NAMES),
    *(f"set:{name}:{to}" for name in ("private_by_default", "pictures") for to in ("on", "off")),
    *(f"mine:{what}" for what in ("see", "export", "delete", "erase")),
    *(f"gap:{what}:{KEY}" for what in ("add", "by", "dismiss")),
    f"gap:dismiss:{KEY}:2",
    f"gapby:{KEY}",
    "gaps:3",
)
"""What stands behind `PREFIX` in the ids of messages that were sent: each must go on working."""


@pytest.mark.parametrize("key", POSTED)
def test_what_was_posted_is_known_by_one_component_which_has_the_same_id_again(key: str) -> None:
    posted = f"fn1:{key}"
    components = [each for feature in FEATURES for each in feature.components]

    (known,) = [each for each in components if each.knows(posted)]
    match = known.__discord_ui_compiled_template__.fullmatch(posted)

    assert match is not None
    assert known.read(match).custom_id == posted


@pytest.mark.parametrize("form", ["paste", "source", f"details:s:{KEY}", f"details:a:{ARTICLE}"])
def test_a_form_that_was_opened_is_known_by_one_handler(form: str) -> None:
    templates = [template for feature in FEATURES for template in feature.forms]

    assert sum(re.fullmatch(PREFIX + each, f"fn1:{form}") is not None for each in templates) == 1


def test_pages_lead_to_those_beside_them() -> None:
    pages = page_count(21, 10)
    labels = [
        [(button.page, button.item.label) for button in TurnTo.around(page, pages)]
        for page in range(pages)
    ]

    assert labels == [[(1, "Next")], [(0, "Back"), (2, "Next")], [(1, "Back")]]


def test_a_list_has_a_page_more_for_each_that_is_full_and_at_least_one() -> None:
    counts = [page_count(entries, 10) for entries in range(32)]

    steps = [entries for entries, (one, next_) in enumerate(pairwise(counts)) if next_ > one]
    assert (counts[0], counts[-1], steps) == (1, 4, [10, 20, 30])
