"""Draws docs/explanation/house.svg, the rooms of the house: `python tools/house_picture.py`.

The floors and their order are those of `.importlinter`; what a room is for is the first sentence of
its `__init__.py`; a test fails when the picture is not up to date.
"""

import ast
import sys
from configparser import ConfigParser
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

SOURCE, PICTURE = Path("src/undaunted"), Path("docs/explanation/house.svg")
# Sizes in units of the picture, which is shown at one pixel a unit or a little less.
WIDTH, EDGE, TOP, NAME_WIDE = 400, 12, 84, 92
LINE, PAD, GAP = 15, 9, 4
LETTERS = 40  # that fit beside the name, in the widest of the usual fonts

STYLE = """
  .paper { fill: #fbf6ec } .room { fill: #fffdf8; stroke: #b9ad93 }
  .name { font: 700 14px Georgia, 'Times New Roman', serif; fill: #1d2433 }
  .head { font: 700 16px Georgia, 'Times New Roman', serif; fill: #1d2433 }
  .said, .has { font: 12px system-ui, 'Segoe UI', Arial, sans-serif; fill: #3d4454 }
  .has { font-size: 11px; fill: #5b6170 }
  .pure { fill: #1f6f6b } .screens { fill: #c8401a } .other { fill: #8a806a }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #14181f } .room { fill: #1d232d; stroke: #4a5261 }
    .name, .head { fill: #f4efe4 } .said { fill: #d3d0c8 } .has { fill: #aeb2bb }
    .pure { fill: #63b8b2 } .screens { fill: #f0784f } .other { fill: #9c937f }
  }
"""


@dataclass(frozen=True, slots=True)
class Room:
    """A floor: its name, what it is for, and what it holds."""

    name: str
    purpose: str
    screens: bool
    tables: bool
    pure: bool

    @property
    def colour(self) -> str:
        return "pure" if self.pure else "screens" if self.screens else "other"

    @property
    def holds(self) -> str:
        parts = (("screens", self.screens), ("tables", self.tables), ("no Django", self.pure))
        return ", ".join(word for word, holds in parts if holds)

    @property
    def lines(self) -> list[str]:
        return wrap(self.purpose, LETTERS)

    @property
    def height(self) -> int:
        return max(2, len(self.lines)) * LINE + 2 * PAD - 4


def rooms() -> tuple[Room, ...]:
    """Every room, the highest first."""
    contracts = ConfigParser()
    contracts.read(".importlinter")
    pure = contracts["importlinter:contract:pure"]["source_modules"].split()
    names = contracts["importlinter:contract:floors"]["layers"].split()
    return tuple(
        Room(
            name,
            purpose_of(SOURCE / name),
            any((SOURCE / name).rglob("screens")),
            (SOURCE / name / "migrations").is_dir(),
            f"undaunted.{name}" in pure,
        )
        for name in names
    )


def purpose_of(folder: Path) -> str:
    """The first sentence of the room's own words."""
    words = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    return words.split("\n\n")[0].replace("\n", " ").split(". ")[0].rstrip(".")


def document() -> str:
    """The whole picture as SVG."""
    parts, y = [], TOP
    for room in rooms():
        parts.append(drawn(room, y))
        y += room.height + GAP
    height = y + EDGE - GAP
    label = "The rooms of the house, the highest first; each imports only rooms below it"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" role="img" aria-label="{label}">',
            f"<title>{label}</title>",
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{height}" rx="10"/>',
            text("head", EDGE, 28, "The house, from the roof to the ground"),
            text("said", EDGE, 48, "A room imports and points only to rooms below it."),
            *legend(),
            *parts,
            "</svg>\n",
        )
    )


def legend() -> tuple[str, ...]:
    marks = ((EDGE, "screens", "screens"), (96, "other", "neither"), (176, "pure", "no Django"))
    return tuple(
        f'<rect class="{colour}" x="{x}" y="60" width="10" height="10" rx="2"/>'
        + text("has", x + 16, 69, word)
        for x, colour, word in marks
    )


def drawn(room: Room, y: int) -> str:
    wide = WIDTH - 2 * EDGE
    said = "".join(
        text("said", EDGE + NAME_WIDE + 14, y + PAD + 10 + place * LINE, line)
        for place, line in enumerate(room.lines)
    )
    return (
        f'<rect class="room" x="{EDGE}" y="{y}" width="{wide}" height="{room.height}" rx="5"/>'
        f'<rect class="{room.colour}" x="{EDGE}" y="{y}" width="5" height="{room.height}" rx="2"/>'
        + text("name", EDGE + 14, y + PAD + 10, room.name)
        + text("has", EDGE + 14, y + PAD + 10 + LINE, room.holds)
        + said
    )


def text(kind: str, x: int, y: int, words: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>' if words else ""


if __name__ == "__main__":
    PICTURE.write_text(document(), "utf-8")
    sys.exit(0)
