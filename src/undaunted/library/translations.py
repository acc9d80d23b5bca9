"""The library in another language: a file of texts for each file, laid over the English one.

`locales/<language>/<kind>/<id>.yaml` names texts by their place, such as `variants.easier`, and the
version of the file they were made from. Not for instruments, whose translations are published ones,
nor for help lines. The guards' phrases have files of their own (`phrasebook`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeVar, cast

from pydantic import Field, ValidationError

from undaunted.library.files import PLAINLY, LibraryError, Problem, read_file
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.exercise import EXERCISES, Exercise
from undaunted.library.kinds.fields import Frozen, Name, Whole
from undaunted.library.kinds.lesson import LESSONS, Lesson
from undaunted.library.kinds.programme import PROGRAMMES, Programme
from undaunted.library.kinds.story import STORIES, Story

_LOCALES = "locales"
_ASKS = "asks"


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


# The last name in the place of every text that is translated, by kind. Keys and closed words are not.
_TEXTS: Mapping[str, frozenset[str]] = {
    _ASKS: _names(
        "title summary how opening_lines decline_line way_out debrief"
        " question refused silent agreed pause easier harder phone written indirect with_companion"
    ),
    LESSONS: _names("title summary for_whom heading paragraphs try_this"),
    EXERCISES: _names(
        "title summary text cautions then label help low_end high_end means example cues asked"
        " refusal say feedback stop_rule done_sentence proposal source"
    ),
    PROGRAMMES: _names(
        "title summary for_whom text aim intro reflection_question next keep_doing also"
    ),
    STORIES: _names("title who when summary paragraphs to_take unsure"),
}

_Content = Ask | Lesson | Exercise | Programme | Story
_One = TypeVar("_One", bound=Ask | Lesson | Exercise | Programme | Story)
Contents = Mapping[str, Mapping[str, _Content]]
_Translated = Annotated[str, Field(min_length=1, max_length=900)]


class Overlay(Frozen):
    """The texts of one file in another language, by place. What is missing stays English."""

    id: Name
    of_version: Annotated[Whole, Field(ge=1)]
    texts: dict[str, _Translated] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Overlays:
    """All translated files of one language, by kind and id."""

    language: str
    files: Mapping[str, Mapping[str, Overlay]] = field(default_factory=dict)

    def of(self, kind: str, name: str) -> Overlay | None:
        return self.files.get(kind, {}).get(name)


def read_overlay(folder: Path, language: str) -> tuple[Overlays, tuple[Problem, ...]]:
    """Every translated file of `folder`/locales/`language` that can be read, and every problem."""
    files: dict[str, dict[str, Overlay]] = {kind: {} for kind in _TEXTS}
    problems: list[Problem] = []
    root = folder / _LOCALES / language
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name, kind = path.relative_to(folder).as_posix(), path.parent.name
        if kind not in _TEXTS or path.parent.parent != root:
            problems.append(Problem(name, "-", f"must lie in one of {', '.join(_TEXTS)}"))
            continue
        try:
            overlay = read_file(path, Overlay, folder)
        except LibraryError as fault:
            problems.extend(fault.problems)
            continue
        if path.name != f"{overlay.id}.yaml":
            problems.append(Problem(name, "id", f"the file must be {overlay.id}.yaml"))
        files[kind][overlay.id] = overlay
    return Overlays(language, files), tuple(problems)


def _kind_of(content: _Content) -> str:
    kinds = {
        Ask: _ASKS,
        Lesson: LESSONS,
        Exercise: EXERCISES,
        Programme: PROGRAMMES,
        Story: STORIES,
    }
    return kinds[type(content)]


def texts_to_translate(content: _Content) -> dict[str, str]:
    """Every English text of the file, by its place, in the order of the file."""
    wanted = _TEXTS[_kind_of(content)]
    every = _leaves(content.model_dump(), "")
    return {
        place: text
        for place, text in every
        if text and [part for part in place.split(".") if not part.isdigit()][-1] in wanted
    }


def _leaves(value: object, place: str) -> Iterator[tuple[str, str]]:
    """The texts within a value, each with the names and numbers that lead to it."""
    if isinstance(value, str):
        yield place.removeprefix("."), value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{place}.{name}")
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{place}.{number}")


def _laid_over(value: object, place: str, texts: Mapping[str, str]) -> object:
    """The value with the texts at their places."""
    if isinstance(value, str):
        return texts.get(place.removeprefix("."), value)
    if isinstance(value, dict):
        return {name: _laid_over(inner, f"{place}.{name}", texts) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_laid_over(each, f"{place}.{n}", texts) for n, each in enumerate(value))
    return value


def translated(content: _One, overlay: Overlay) -> _One:
    """The content with the overlay's texts; English where it has none.

    An overlay of another version is of another text, and changes nothing. Raises `ValidationError`
    when a translated text breaks the schema, for instance a title of 61 characters.
    """
    if overlay.of_version != content.version:
        return content
    known = texts_to_translate(content)
    texts = {place: text for place, text in overlay.texts.items() if place in known}
    return cast(_One, type(content).model_validate(_laid_over(content.model_dump(), "", texts)))


def in_that_language(
    kind: str, contents: Mapping[str, _One], overlays: Overlays
) -> dict[str, _One]:
    """All of one kind, each translated where it can be."""
    found: dict[str, _One] = {}
    for name, content in contents.items():
        overlay = overlays.of(kind, name)
        try:
            found[name] = translated(content, overlay) if overlay else content
        except ValidationError:
            found[name] = content
    return found


def translation_problems(folder: Path, contents: Contents) -> Iterator[Problem]:
    """What is wrong in the translated files of every language."""
    root = folder / _LOCALES
    for path in sorted(root.iterdir()) if root.is_dir() else ():
        overlays, problems = read_overlay(folder, path.name)
        yield from problems
        for kind, files in overlays.files.items():
            for overlay in files.values():
                name = f"{_LOCALES}/{path.name}/{kind}/{overlay.id}.yaml"
                content = contents.get(kind, {}).get(overlay.id)
                if content is None:
                    yield Problem(name, "id", f"there is no '{overlay.id}' among the {kind}")
                    continue
                for place, reason in overlay_problems(content, overlay):
                    yield Problem(name, place, reason)


def overlay_problems(content: _Content, overlay: Overlay) -> Iterator[tuple[str, str]]:
    """Place and reason for a text of nothing, of another version, too long, or missing."""
    if overlay.of_version != content.version:
        reason = f"is {overlay.of_version}; the English file has version {content.version}"
        yield "of_version", f"{reason}, so look at every text again"
        return
    known = texts_to_translate(content)
    for place in overlay.texts.keys() - known.keys():
        yield f"texts.{place}", "is no text of the English file"
    for place in known.keys() - overlay.texts.keys():
        yield f"texts.{place}", "is missing; it would be shown in English"
    try:
        translated(content, overlay)
    except ValidationError as fault:
        for error in fault.errors():
            place = ".".join(map(str, error["loc"]))
            yield f"texts.{place}", PLAINLY.get(error["type"], error["msg"])
