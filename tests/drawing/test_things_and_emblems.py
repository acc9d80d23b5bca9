"""The small pictures of things, and the frames that tell the kinds of cards apart."""

import re
import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from tests.drawing.test_stamps_and_dots import border_of
from undaunted.drawing.emblem import CardKind, emblem, piece_emblem, printed_emblem, printed_piece
from undaunted.drawing.things import THINGS, thing
from undaunted.library.kinds.pictures import OF_PLACE, Thing
from undaunted.library.reading import open_library


def test_every_thing_that_can_be_named_is_drawn() -> None:
    assert set(THINGS) == set(get_args(Thing))
    assert len({thing(name) for name in THINGS}) == len(THINGS)


@pytest.mark.parametrize("name", sorted(THINGS))
def test_a_thing_begins_inside_its_box_and_says_nothing(name: Thing) -> None:
    svg = ET.fromstring(thing(name))
    assert svg.get("aria-hidden") == "true"
    starts = re.findall(r"M(-?[\d.]+) (-?[\d.]+)", thing(name))
    assert starts
    assert all(0 <= float(n) <= 64 for start in starts for n in start)


def test_every_named_picture_is_of_an_ask_and_every_ask_has_one() -> None:
    library = open_library()
    assert library.pictures.keys() <= library.asks.keys()
    assert all(library.picture_of(ask) in THINGS for ask in library.asks.values())
    assert set(OF_PLACE.values()) <= set(THINGS)


def test_each_kind_has_a_frame_of_its_own_without_its_colour() -> None:
    kinds: tuple[CardKind, ...] = get_args(CardKind)
    frames = {border_of(emblem("work", kind)) for kind in kinds}
    assert len(frames) == len(kinds)
    assert border_of(piece_emblem("cake")) == border_of(emblem("work", "set_piece"))


def test_a_printed_frame_is_the_one_of_the_page() -> None:
    for kind in get_args(CardKind):
        assert border_of(printed_emblem("work", "#123456", kind)) == border_of(emblem("work", kind))
    assert "#123456" in printed_piece("cake", "#123456")
