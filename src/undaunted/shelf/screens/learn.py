"""Learn: the lessons in the order to read them, and a lesson with the notes of what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from undaunted.library.kinds.lesson import Lesson, Part
from undaunted.library.reading import open_library
from undaunted.people.asking import Asking
from undaunted.shelf.claims import ShownClaim, shown_claims

PARTS: Mapping[Part, Promise] = {
    "begin": _("Begin here"),
    "fear": _("How fear changes"),
    "people": _("You and the other person"),
    "after": _("After a no, and when to rest"),
    "behind": _("How we know, and how we choose"),
}


@dataclass(frozen=True, slots=True)
class ShownPart:
    key: Part
    name: Promise
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class LearnPage:
    first: Lesson
    parts: tuple[ShownPart, ...]
    claims: int


@require_safe
def learn(request: Asking) -> HttpResponse:
    shipped = open_library()
    lessons = tuple(shipped.lessons.values())
    parts = tuple(
        ShownPart(key, PARTS[key], tuple(those))
        for key, those in groupby(lessons, key=lambda each: each.part)
    )
    page = LearnPage(lessons[0], parts, len(shipped.evidence))
    return render(request, "shelf/learn.html", {"page": page})


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """A claim with its number on the page, and the section that rests on it first."""

    number: int
    section: int
    claim: ShownClaim


@dataclass(frozen=True, slots=True)
class ShownSection:
    number: int
    heading: str
    paragraphs: tuple[str, ...]
    notes: tuple[ClaimNote, ...]


@dataclass(frozen=True, slots=True)
class LessonPage:
    lesson: Lesson
    part: Promise
    sections: tuple[ShownSection, ...]
    notes: tuple[ClaimNote, ...]
    following: Lesson | None


@require_safe
def lesson(request: Asking, key: str) -> HttpResponse:
    lessons = open_library().lessons
    if key not in lessons:
        raise Http404
    found = lessons[key]
    notes = _notes_of(found)
    order = list(lessons)
    after = order[order.index(key) + 1 :]
    page = LessonPage(
        lesson=found,
        part=PARTS[found.part],
        sections=_sections_of(found, notes),
        notes=tuple(notes.values()),
        following=lessons[after[0]] if after else None,
    )
    return render(request, "shelf/learn_lesson.html", {"page": page})


def _notes_of(lesson: Lesson) -> dict[str, ClaimNote]:
    """Each claim of the lesson once, numbered from 1 in the order of first use."""
    shown = shown_claims()
    notes: dict[str, ClaimNote] = {}
    for section, part in enumerate(lesson.sections, start=1):
        for each in part.claims:
            notes.setdefault(each, ClaimNote(len(notes) + 1, section, shown[each]))
    return notes


def _sections_of(lesson: Lesson, notes: Mapping[str, ClaimNote]) -> tuple[ShownSection, ...]:
    return tuple(
        ShownSection(
            number,
            part.heading,
            part.paragraphs,
            tuple(sorted((notes[each] for each in part.claims), key=lambda note: note.number)),
        )
        for number, part in enumerate(lesson.sections, start=1)
    )
