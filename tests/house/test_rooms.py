"""No room grows into a drawer: shares of the whole, in lines of Python."""

from collections import Counter
from pathlib import Path

SOURCE = Path("src/undaunted")
MOST_OF_A_ROOM, MOST_OF_A_FOLDER = 1 / 6, 1 / 10
LARGE_BY_NATURE = {"engine"}  # the science
LINES = {
    path: len(path.read_text().splitlines())
    for path in SOURCE.rglob("*.py")
    if "migrations" not in path.parts
}
WHOLE = sum(LINES.values())


def test_no_room_holds_more_than_a_sixth_of_the_whole() -> None:
    rooms: Counter[str] = Counter()
    for path, lines in LINES.items():
        rooms[path.relative_to(SOURCE).parts[0]] += lines
    large = {room for room, lines in rooms.items() if lines > MOST_OF_A_ROOM * WHOLE}
    assert large <= LARGE_BY_NATURE


def test_no_folder_holds_more_than_a_tenth_of_the_whole() -> None:
    folders: Counter[Path] = Counter()
    for path, lines in LINES.items():
        folders[path.parent] += lines
    large = {
        str(folder): lines for folder, lines in folders.items() if lines > MOST_OF_A_FOLDER * WHOLE
    }
    assert large == {}


def test_a_room_has_a_file_that_says_what_it_is_for() -> None:
    for room in {path.relative_to(SOURCE).parts[0] for path in LINES if path.parent != SOURCE}:
        assert (SOURCE / room / "__init__.py").read_text().startswith('"""'), room
