"""Every text of the library that a person reads, with the file and the field it stands in.

Not for instruments, whose words are others' and fixed, nor for help lines, which are names.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.exercise import EXERCISES
from undaunted.library.kinds.lesson import LESSONS
from undaunted.library.kinds.programme import PROGRAMMES
from undaunted.library.kinds.prompt import PROMPTS
from undaunted.library.kinds.register import Claim
from undaunted.library.kinds.retired import RETIRED
from undaunted.library.kinds.story import STORIES
from undaunted.library.reading import Library

_EVIDENCE = "evidence.yaml"


@dataclass(frozen=True, slots=True)
class Said:
    """One text, and where it stands."""

    file: str
    field: str
    text: str


def file_of(ask: Ask) -> str:
    return f"asks/{ask.domain}/{ask.id}.yaml"


def every_text(library: Library) -> Iterator[Said]:
    """All texts, of asks first."""
    for ask in library.asks.values():
        yield from (Said(file_of(ask), *each) for each in ask.texts())
    yield from texts_beside_asks(library)


def texts_beside_asks(library: Library) -> Iterator[Said]:
    """The texts of lessons, exercises, programmes, stories and prompts, of the register of evidence,
    and why asks left."""
    for lesson in library.lessons.values():
        yield from (Said(f"{LESSONS}/{lesson.id}.yaml", *each) for each in lesson.texts())
    for exercise in library.exercises.values():
        yield from (Said(f"{EXERCISES}/{exercise.id}.yaml", *each) for each in exercise.texts())
    for programme in library.programmes.values():
        yield from (Said(f"{PROGRAMMES}/{programme.id}.yaml", *each) for each in programme.texts())
    for story in library.stories.values():
        yield from (Said(f"{STORIES}/{story.id}.yaml", *each) for each in story.texts())
    for prompt in library.prompts.values():
        yield Said(PROMPTS, prompt.id, prompt.text)
    for gone in library.retired.values():
        yield Said(RETIRED, f"{gone.id}.why", gone.why)
    for claim in library.evidence:
        yield from _texts_of_claim(claim)


def _texts_of_claim(claim: Claim) -> Iterator[Said]:
    """Its own words; `source` is the title of somebody else's work."""
    own = (("claim", claim.claim), ("found", claim.found), ("right", claim.right))
    for name, text in (*own, ("note", claim.note)):
        if text:
            yield Said(_EVIDENCE, f"{claim.id}.{name}", text)
