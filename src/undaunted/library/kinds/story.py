"""What a story is: a public account of somebody who practised, retold in our words; how they are read.

Not for evidence: a story proves nothing, and what was found by counting stands in the register.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.kinds.fields import Frozen, Name, Text, Whole
from undaunted.library.kinds.register import WebAddress

STORIES = "stories"

_Heading = Annotated[str, Field(min_length=3, max_length=70)]
_Line = Annotated[str, Field(min_length=3, max_length=200)]


class StorySource(Frozen):
    """Where an account can be read, and whether it was.

    `seen`: the work itself, what somebody else wrote of it, or neither; `seen_on` says when.
    """

    what: _Line
    web: WebAddress = ""
    seen: Literal["itself", "told_by_others", "not_seen"]
    seen_on: date | None = Field(default=None, strict=True)

    @model_validator(mode="after")
    def says_when(self) -> "StorySource":
        if (self.seen == "not_seen") != (self.seen_on is None):
            raise ValueError("seen_on says when it was seen, and is left out when it was not")
        return self


class Story(Frozen):
    """A few minutes of somebody's practice. `asks`: those of the library that come near to theirs.

    `ended`: how the asks of it were answered. `given`: told to us by the person it is about, who
    agreed to that and may take it back; otherwise it is public and has its sources.
    """

    id: Name
    version: Annotated[Whole, Field(ge=1)]
    title: _Heading
    who: _Line
    when: _Line
    summary: Annotated[str, Field(min_length=10, max_length=160)]
    paragraphs: tuple[Text, ...] = Field(min_length=2, max_length=6)
    ended: Literal["yes", "no", "both", "other"]
    to_take: Text
    asks: tuple[Name, ...] = Field(min_length=1, max_length=4)
    sources: tuple[StorySource, ...] = ()
    unsure: Annotated[str, Field(max_length=300)] = ""
    given: bool = False
    licence: Literal["CC-BY-4.0"]

    @model_validator(mode="after")
    def rests_on_something(self) -> "Story":
        if not self.sources and not self.given:
            raise ValueError("a story that nobody gave needs a source")
        return self

    @property
    def is_checked(self) -> bool:
        """Whether we read the account itself."""
        return any(source.seen == "itself" for source in self.sources)

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every text a person reads, with the field it stands in."""
        plain = ("title", "who", "when", "summary", "to_take", "unsure")
        found = [(name, str(getattr(self, name))) for name in plain]
        found += [(f"paragraphs.{n}", text) for n, text in enumerate(self.paragraphs)]
        return tuple(found)


def read_stories(
    folder: Path, extra: Path | None = None
) -> tuple[dict[str, Story], tuple[Problem, ...]]:
    """Every story of `folder`/stories and `extra`/stories by id, and every problem.

    `extra` is an operator's own folder: there lie the stories that people gave. A problem in one of
    those names its file from that folder on, and leaves the others to be read.
    """
    stories: dict[str, Story] = {}
    problems = list(_read_into(stories, folder))
    if extra is not None:
        given = _read_into(stories, extra)
        problems += [Problem(f"{extra}/{one.file}", one.field, one.reason) for one in given]
    return stories, tuple(problems)


def _read_into(stories: dict[str, Story], root: Path) -> Iterator[Problem]:
    """Put the stories of a folder among those read before, and yield what is wrong in them."""
    for path in sorted(path for path in (root / STORIES).rglob("*") if path.is_file()):
        try:
            story = read_file(path, Story, root)
        except LibraryError as fault:
            yield from fault.problems
            continue
        yield from _misplaced(story, path, root, stories)
        stories.setdefault(story.id, story)


def _misplaced(
    story: Story, path: Path, folder: Path, before: Mapping[str, Story]
) -> Iterator[Problem]:
    """What is wrong with where the story lies, and with its id among those read before."""
    name = path.relative_to(folder).as_posix()
    if path.name != f"{story.id}.yaml":
        yield Problem(name, "id", f"the file of '{story.id}' must be {story.id}.yaml")
    if path.parent != folder / STORIES:
        yield Problem(name, "id", f"must lie in {STORIES}/ itself")
    if story.id in before:
        yield Problem(name, "id", f"'{story.id}' is also the id of another story")


def stories_by_ask(stories: Mapping[str, Story]) -> dict[str, tuple[Story, ...]]:
    """Which stories come near to each ask; an ask without one is left out."""
    found: dict[str, tuple[Story, ...]] = {}
    for story in stories.values():
        for each in story.asks:
            found[each] = (*found.get(each, ()), story)
    return found
