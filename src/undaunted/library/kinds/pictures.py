"""Which of the small pictures an ask has; what is not named has that of the place where it happens.

Not for how they are drawn (`drawing.things`).
"""

from pathlib import Path
from typing import Literal

from pydantic import Field

from undaunted.engine.taxonomy import Setting
from undaunted.library.files import Problem, read_file
from undaunted.library.kinds.fields import Frozen, Name

PICTURES = "pictures.yaml"

Thing = Literal[
    "barcode", "bell", "book", "bulb", "bus", "cake", "camera", "clock", "cup", "die", "door",
    "flag", "frame", "hand", "home", "letter", "lift", "mic", "note", "plant", "pot", "seal",
    "shoe", "sign", "speech", "star", "ticket", "umbrella",
]  # fmt: skip
OF_PLACE: dict[Setting, Thing] = {
    Setting.HOME: "home",
    Setting.STREET: "sign",
    Setting.SHOP: "bell",
    Setting.OFFICE: "lift",
    Setting.CAMPUS: "book",
    Setting.EVENT: "mic",
    Setting.TRANSIT: "bus",
    Setting.ONLINE: "speech",
}


class PictureFile(Frozen):
    pictures: dict[Thing, tuple[Name, ...]] = Field(min_length=1)


def read_pictures(folder: Path) -> tuple[dict[str, Thing], tuple[Problem, ...]]:
    """The picture of every ask that is named, by its id; one that stands twice is a problem."""
    found: dict[str, Thing] = {}
    problems = []
    for thing, keys in read_file(folder / PICTURES, PictureFile, folder).pictures.items():
        for key in keys:
            if key in found:
                problems.append(Problem(PICTURES, thing, f"'{key}' has a picture already"))
            found[key] = thing
    return found, tuple(problems)
