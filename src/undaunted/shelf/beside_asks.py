"""What else there is to practise with for the words of a search: exercises, programmes, lessons, stories."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from undaunted.library.finding import Index, Texts, find, index_of
from undaunted.library.reading import Library, open_library
from undaunted.shelf.browsing import REST, SUMMARY, TITLE

_CLOSEST = 2
_SHOWN = 4  # of a kind at once; the others stand in a fold


@dataclass(frozen=True, slots=True)
class FoundBeside:
    """An exercise, a programme, a lesson or a story; `note` says what a lesson rests on, or whose a story is."""

    title: str
    summary: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FoundKind:
    name: Promise
    every: tuple[FoundBeside, ...]

    @property
    def first(self) -> tuple[FoundBeside, ...]:
        return self.every[:_SHOWN]

    @property
    def more(self) -> tuple[FoundBeside, ...]:
        return self.every[_SHOWN:]


def found_beside(words: str) -> tuple[FoundKind, ...]:
    """What has the words or comes close, kind by kind; a kind that has nothing is left out."""
    shipped = open_library()
    kinds = (
        FoundKind(_("Exercises"), tuple(_exercises(shipped, words))),
        FoundKind(_("Programmes"), tuple(_programmes(shipped, words))),
        FoundKind(_("Lessons"), tuple(_lessons(shipped, words))),
        FoundKind(_("Stories"), tuple(_stories(shipped, words))),
    )
    return tuple(kind for kind in kinds if kind.every)


def _exercises(shipped: Library, words: str) -> Iterator[FoundBeside]:
    for key in _keys("exercises", shipped, words):
        one = shipped.exercises[key]
        yield FoundBeside(one.title, one.summary, reverse("exercise", args=[key]))


def _programmes(shipped: Library, words: str) -> Iterator[FoundBeside]:
    for key in _keys("programmes", shipped, words):
        one = shipped.programmes[key]
        yield FoundBeside(one.title, one.summary, reverse("programme", args=[key]))


def _lessons(shipped: Library, words: str) -> Iterator[FoundBeside]:
    for key in _keys("lessons", shipped, words):
        one = shipped.lessons[key]
        note = ngettext("Rests on {n} claim", "Rests on {n} claims", len(one.claims))
        yield FoundBeside(
            one.title, one.summary, reverse("lesson", args=[key]), note.format(n=len(one.claims))
        )


def _stories(shipped: Library, words: str) -> Iterator[FoundBeside]:
    for key in _keys("stories", shipped, words):
        one = shipped.stories[key]
        yield FoundBeside(one.title, one.summary, reverse("story", args=[key]), one.who)


def _keys(kind: str, shipped: Library, words: str) -> tuple[str, ...]:
    """Those that have all the words, or the few that come closest."""
    found = find(_index(kind, shipped.version), words)
    return found.keys or found.close[:_CLOSEST]


@lru_cache(maxsize=8)
def _index(kind: str, version: str) -> Index:
    """The index of one kind, in this version of the library."""
    shipped = open_library()
    texts: dict[str, Texts] = {}
    if kind == "lessons":
        claims = {claim.id: claim.claim for claim in shipped.evidence}
        for one in shipped.lessons.values():
            said = " ".join((one.body(), *(claims[each] for each in one.claims)))
            texts[one.id] = ((TITLE, one.title), (SUMMARY, one.summary), (REST, said))
    elif kind == "exercises":
        for each in shipped.exercises.values():
            why = " ".join(str(part) for part in each.why.model_dump().values())
            texts[each.id] = ((TITLE, each.title), (SUMMARY, each.summary), (REST, why))
    elif kind == "stories":
        for account in shipped.stories.values():
            said = " ".join((account.who, *account.paragraphs))
            texts[account.id] = ((TITLE, account.title), (SUMMARY, account.summary), (REST, said))
    else:
        for course in shipped.programmes.values():
            words = ((TITLE, course.title), (SUMMARY, course.summary), (REST, course.for_whom))
            texts[course.id] = words
    return index_of(texts, shipped.synonyms)
