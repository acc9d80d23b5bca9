"""A programme as a deck: what was turned up lies open in the order it came, the rest face down.

An ask lies open with its stamp, an exercise as a written page, a rest as a calm wave. No card is
ever late or missed: what lies face down is still to come.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from undaunted.drawing.chart import Chart
from undaunted.drawing.frame import WIDTH, Frame
from undaunted.drawing.marks import Point, box, drawn, number, picture, text
from undaunted.drawing.stamp import StampKind, small_stamp
from undaunted.drawing.words import LINE, KeyItem, key, key_rows

CardKind = Literal["ask", "exercise", "rest"]
_KINDS: tuple[CardKind, ...] = ("ask", "exercise", "rest")
MARGIN, GAP, FOOT = 2.0, 5.0, 34.0
FEW, FEW_ACROSS, MANY_ACROSS = 42, 6, 10
_TALL = 1.22


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A card that was turned up; an ask has the id and kind its stamp is drawn from."""

    label: str
    kind: CardKind
    id: uuid.UUID | None = None
    stamp: StampKind = "no"


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards of one size in rows; `tall` is their height, as a share of their width."""

    across: int
    wide: float
    tall: float

    @property
    def high(self) -> float:
        return self.wide * self.tall

    def corner(self, place: int, frame: Frame) -> Point:
        row, column = divmod(place, self.across)
        left = column * (self.wide + GAP)
        x = frame.x(0, left) - (self.wide if frame.mirror else 0.0)
        return x, MARGIN + row * (self.high + GAP)


def deck(
    title: str,
    sentence: str,
    cards: tuple[DeckCard, ...],
    total: int,
    names: tuple[tuple[CardKind, str], ...],
    headers: tuple[str, str],
    *,
    mirror: bool = False,
) -> Chart:
    """`total` cards, or more where more were turned up; `names` are the kinds this deck has."""
    total = max(total, len(cards))
    grid = _grid_of(total)
    items = [KeyItem(words, _swatch(kind)) for kind, words in names]
    foot = MARGIN + ceil(total / grid.across) * (grid.high + GAP)
    height = foot + FOOT + (key_rows(items) - 1) * (LINE + 4)
    frame = Frame(height, MARGIN, MARGIN, 0.0, 0.0, mirror)
    parts = [_turned(card, grid.corner(place, frame), grid) for place, card in enumerate(cards)]
    parts += _face_down(range(len(cards), total), grid, frame)
    parts += key(items, foot + 20, frame)
    rows = tuple((card.label, dict(names).get(card.kind, card.kind)) for card in cards)
    return Chart(
        title, sentence, picture(title, sentence or title, WIDTH, height, parts), headers, rows
    )


def _grid_of(total: int) -> Grid:
    """Large cards for a month, small square ones for a hundred days."""
    across, tall = (FEW_ACROSS, _TALL) if total <= FEW else (MANY_ACROSS, 1.0)
    return Grid(across, (WIDTH - 2 * MARGIN - (across - 1) * GAP) / across, tall)


def _turned(card: DeckCard, corner: Point, grid: Grid) -> str:
    ground = box(corner, (grid.wide, grid.high), f"deck-card deck-{card.kind}", grid.wide / 8)
    middle = corner[0] + grid.wide / 2, corner[1] + grid.high / 2
    return ground + _inside(card, middle, grid.wide * 0.84)


def _inside(card: DeckCard, middle: Point, wide: float) -> str:
    """What stands on a card: a stamp, a written page, or a wave."""
    if card.kind == "ask" and card.id is not None:
        corner = middle[0] - wide / 2, middle[1] - wide / 2
        return small_stamp(card.id, card.stamp, corner, wide)
    return drawn(
        _page(middle, wide) if card.kind == "exercise" else _wave(middle, wide), "deck-mark"
    )


def _page(middle: Point, wide: float) -> str:
    """Three lines, the last one short."""
    x, y = middle
    left, full, high = x - wide * 0.3, wide * 0.6, wide * 0.19
    return "".join(
        f"M{number(left)} {number(y + shift * high)}h{number(full * share)}"
        for shift, share in ((-1, 1.0), (0, 1.0), (1, 0.6))
    )


def _wave(middle: Point, wide: float) -> str:
    """One calm swell."""
    x, y = middle
    half, swell = wide * 0.3, wide * 0.22
    return (
        f"M{number(x - half)} {number(y)}q{number(half / 2)}-{number(swell)} {number(half)} 0"
        f"t{number(half)} 0"
    )


def _face_down(places: Sequence[int], grid: Grid, frame: Frame) -> list[str]:
    """The cards to come with their numbers; the next one has a bolder edge."""
    parts: list[str] = []
    for place in places:
        corner = grid.corner(place, frame)
        look = "deck-card deck-next" if place == places[0] else "deck-card deck-down"
        parts.append(box(corner, (grid.wide, grid.high), look, grid.wide / 8))
        at = corner[0] + grid.wide / 2, corner[1] + grid.high / 2 + 4.5
        parts.append(text(*at, str(place + 1), "chart-label deck-number", "middle"))
    return parts


def _swatch(kind: CardKind) -> Callable[[Point], str]:
    sample = DeckCard("", kind, uuid.UUID(int=7), "yes")

    def at_point(at: Point) -> str:
        ground = box((at[0] - 7, at[1] - 7), (14, 14), f"deck-card deck-{kind}", 2.5)
        mark = drawn(f"M{number(at[0])} {number(at[1])}h0", "deck-dot")
        return ground + (mark if kind == "ask" else _inside(sample, at, 13))

    return at_point
