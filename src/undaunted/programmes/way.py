"""The way through a programme as a page shows it: each block with its place on a drawn path."""

from dataclasses import dataclass

from undaunted.drawing.trail import State, bend, station
from undaunted.library.kinds.exercise import Exercise
from undaunted.library.kinds.lesson import Lesson
from undaunted.library.kinds.programme import Block, Programme
from undaunted.library.reading import open_library
from undaunted.programmes.progress import ProgrammeProgress


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """`done` of its asks are; `bend` is the path to the next block, empty after the last."""

    block: Block
    state: State
    done: int
    station: str
    bend: str
    exercises: tuple[Exercise, ...]
    lessons: tuple[Lesson, ...]


def way_of(programme: Programme, where: ProgrammeProgress | None) -> tuple[ShownBlock, ...]:
    """Every block; all lie ahead of somebody who has not joined."""
    return tuple(
        _shown(block, place, place == len(programme.arc) - 1, where)
        for place, block in enumerate(programme.arc)
    )


def _shown(block: Block, place: int, last: bool, where: ProgrammeProgress | None) -> ShownBlock:
    state = _state_of(place, last, where)
    done = {"done": block.asks, "here": where.done if where else 0, "ahead": 0}[state]
    library = open_library()
    return ShownBlock(
        block=block,
        state=state,
        done=done,
        station=station(place, state, done / block.asks if block.asks else 0.0),
        bend="" if last else bend(place, state),
        exercises=tuple(library.exercises[name] for name in block.exercises),
        lessons=tuple(library.lessons[name] for name in block.lessons),
    )


def _state_of(place: int, last: bool, where: ProgrammeProgress | None) -> State:
    if where is None or place > where.place:
        return "ahead"
    if place < where.place or (last and where.done >= where.block.asks):
        return "done"
    return "here"
