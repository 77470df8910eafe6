"""The picture of the layers is the one that the contracts of `pyproject.toml` make."""

from docs.layers import PICTURE, ROOMS, drawing, layers


def test_the_picture_is_drawn_from_the_contracts_of_today() -> None:
    assert PICTURE.read_text(encoding="utf-8") == drawing(), "run python -m docs.layers"


def test_each_room_has_its_layers_from_top_to_bottom() -> None:
    tops = [layers(room)[0] for room in ROOMS]

    assert tops == ["__main__", "graphs", "searched_articles"]
