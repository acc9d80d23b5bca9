"""A programme's deck and its way: what came lies open in order, and nothing is ever late."""

import re
import uuid

import pytest

from undaunted.drawing.deck import CardKind, DeckCard, deck
from undaunted.drawing.trail import State, bend, station, strip

NAMES: tuple[tuple[CardKind, str], ...] = (
    ("ask", "ask"),
    ("exercise", "exercise"),
    ("rest", "rest"),
)
MOST_BYTES = 60_000
STATES: tuple[State, ...] = ("done", "here", "ahead")


def cards(n: int) -> tuple[DeckCard, ...]:
    kinds: tuple[CardKind, ...] = ("ask", "ask", "rest", "ask", "exercise")
    return tuple(
        DeckCard(f"day {place}", kinds[place % 5], uuid.UUID(int=place), "no") for place in range(n)
    )


@pytest.mark.parametrize(("turned", "total"), [(0, 30), (9, 30), (30, 30), (64, 100), (33, 30)])
def test_every_card_is_there_and_only_what_was_turned_lies_open(turned: int, total: int) -> None:
    drawn = deck("T", "", cards(turned), total, NAMES, ("Day", "Card"))
    down = len(re.findall(r'class="deck-card deck-(?:down|next)"', drawn.svg))
    assert down == max(total - turned, 0)
    assert drawn.svg.count("deck-next") == (1 if turned < total else 0)
    assert [row[0] for row in drawn.rows] == [card.label for card in cards(turned)]
    assert len(drawn.svg.encode()) < MOST_BYTES


def test_an_ask_has_its_own_stamp_and_the_others_a_sign() -> None:
    drawn = deck("T", "", cards(5), 30, NAMES, ("Day", "Card"))
    stamps = re.findall(r'<svg class="stamp-small.*?</svg>', drawn.svg)
    assert len({re.sub(r' [xy]="[^"]*"', "", one) for one in stamps}) == 3
    assert drawn.svg == deck("T", "", cards(5), 30, NAMES, ("Day", "Card")).svg


def test_right_to_left_lays_the_same_cards_from_the_other_side() -> None:
    there = deck("T", "", cards(7), 30, NAMES, ("Day", "Card"))
    back = deck("T", "", cards(7), 30, NAMES, ("Day", "Card"), mirror=True)
    assert there.rows == back.rows
    assert there.svg != back.svg


def test_looks_come_from_the_stylesheet_alone() -> None:
    svgs = (
        deck("T", "", cards(9), 30, NAMES, ("Day", "Card")).svg,
        *(station(2, state, 0.4) for state in STATES),
        bend(0, "done"),
        strip((5, 0, 5), 3),
    )
    for svg in svgs:
        assert not re.search(r' (style|fill|stroke|color)="', svg)


def test_a_strip_has_a_dot_for_every_ask_and_stays_inside() -> None:
    for blocks, done in (((0, 3), 1), ((13,) * 5, 40), ((3, 4, 3), 0)):
        svg = strip(blocks, done)
        assert svg.count("h0") == sum(blocks)
        walked = re.search(r'strip-done" d="([^"]*)"', svg)
        assert (walked.group(1).count("h0") if walked else 0) == done
        assert max(float(x) for x in re.findall(r"M([\d.]+) ", svg)) < 320


def test_the_place_where_one_is_shows_how_much_of_it_is_done() -> None:
    assert "60 100" in station(1, "here", 0.6)
    assert "trail-share" not in station(1, "here", 0.0)
    assert "trail-tick" in station(0, "done", 1.0)
