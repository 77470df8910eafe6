"""Pictures show what the bot sends, as Discord would show it."""

import pytest

from docs.gallery.__main__ import PICTURES, scenes
from docs.gallery.page import page
from docs.gallery.scene import Scene


@pytest.mark.parametrize(("name", "scene"), list(scenes()))
async def test_every_scene_has_its_picture(name: str, scene: Scene) -> None:
    assert "<main>" in page(scene())
    assert (PICTURES / f"{name}.png").is_file()


def test_every_picture_has_its_scene() -> None:
    drawn = {name for name, _ in scenes()}

    assert {each.stem for each in PICTURES.glob("*.png")} == drawn
