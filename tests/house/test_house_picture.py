"""The picture of the rooms shows the floors as they are, and says of each what it is for."""

from xml.etree import ElementTree

import pytest

from tools.house_picture import LETTERS, PICTURE, Room, document, rooms

ROOMS = rooms()


def test_the_picture_is_up_to_date() -> None:
    assert PICTURE.read_text("utf-8") == document()


def test_the_picture_is_well_formed_and_names_every_room_once() -> None:
    drawn = ElementTree.fromstring(document())
    names = [node.text for node in drawn.iter() if node.get("class") == "name"]
    assert names == [room.name for room in ROOMS]
    assert len(names) == len(set(names)) > 15


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_says_what_it_is_for_in_a_line_or_three(room: Room) -> None:
    assert 10 <= len(room.purpose) <= 3 * LETTERS
    assert len(room.lines) <= 3
