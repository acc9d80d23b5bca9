"""Finds words in everything a person wrote: of asks, pages, exercises, goals, plans and the rest.

All of it is opened and searched in memory, as the database cannot read what is sealed. The number
of queries is the same however much there is.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.exercises.reading import read
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.people.written import Written
from undaunted.practice.models import RungRepeat
from undaunted.record.models import (
    Answer,
    Attempt,
    ExerciseDone,
    FearGroup,
    FollowUp,
    Forecast,
    Goal,
    KeepingPlan,
    NoMeaning,
    OwnAsk,
    OwnPage,
    Plan,
    Preparation,
    Reflection,
    RequestReceived,
)
from undaunted.record.questions import kept_attempts
from undaunted.record.titles import title_of
from undaunted.vault.searching import excerpt_around, has_all_words

_LETTERS = 140
_OF_ATTEMPTS: tuple[type[Written], ...] = (Forecast, Plan, Answer, Reflection, FollowUp)


@dataclass(frozen=True, slots=True)
class FoundWords:
    """One thing that holds the words: what it is, when it was, where they stand, and its page.

    `attempt` where it is an ask, whose picture and outcome the page shows.
    """

    label: Promise
    when: datetime
    day: date
    title: str
    excerpt: str
    address: str
    attempt: Attempt | None = None


def find(person: Person, words: str, outcome: str = "") -> list[FoundWords]:
    """Everything that holds all of the words, the newest first; with an outcome asks alone."""
    found = list(_asks(person, words, outcome))
    if not outcome:
        for kind in (_pages, _exercises, _sheets, _others, _repeats, _own_asks):
            found.extend(kind(person, words))
    return sorted(found, key=lambda one: one.when, reverse=True)


def _found(
    person: Person, words: str, label: Promise, when: datetime, texts: Iterable[str], address: str
) -> Iterator[FoundWords]:
    written = [text for text in texts if text]
    if has_all_words(words, written):
        excerpt = excerpt_around(words, written) or written[0][:_LETTERS]
        yield FoundWords(label, when, day_of(person, when), str(label), excerpt, address)


def _asks(person: Person, words: str, outcome: str) -> Iterator[FoundWords]:
    """Asks with all that was told of them: every version, every plan, and what followed."""
    rows = kept_attempts(person)
    if outcome:
        current = Answer.objects.of(person).current().filter(outcome=outcome)
        rows = rows.filter(pk__in=current.values("attempt"))
    about, sheets = _told_of_attempts(person), _sheets_by_ask(person)
    for attempt in rows:
        title = title_of(attempt)
        texts = [title, *about.get(attempt.pk, ()), *sheets.get(attempt.ask_key, ())]
        texts += _texts(attempt.party) + _texts(attempt.own_ask)
        if has_all_words(words, texts):
            yield FoundWords(
                _("An ask"),
                attempt.committed_at,
                attempt.lived_on,
                title,
                excerpt_around(words, texts[1:]),
                reverse("journal-entry", args=[attempt.pk]),
                attempt,
            )


def _texts(row: Written | None) -> list[str]:
    return list(row.texts().values()) if row is not None else []


def _told_of_attempts(person: Person) -> Mapping[uuid.UUID, list[str]]:
    about: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for model in _OF_ATTEMPTS:
        for row in model._default_manager.of(person):  # type: ignore[attr-defined]  # all personal
            about[row.attempt_id] += _texts(row)
    for done in ExerciseDone.objects.of(person).filter(attempt__isnull=False):
        about[done.attempt_id] += read(person, done).texts  # type: ignore[index]  # filtered
    return about


def _sheets_by_ask(person: Person) -> Mapping[str, list[str]]:
    sheets: defaultdict[str, list[str]] = defaultdict(list)
    for row in Preparation.objects.of(person):
        sheets[row.ask_key] += _texts(row)
    return sheets


def _pages(person: Person, words: str) -> Iterator[FoundWords]:
    """Pages with what stood there before."""
    versions: defaultdict[uuid.UUID, list[OwnPage]] = defaultdict(list)
    for row in OwnPage.objects.of(person).order_by("-received_at"):
        versions[row.known_by].append(row)
    for page_id, rows in versions.items():
        address = reverse("own-page", args=[page_id])
        texts = [row.words for row in rows]
        yield from _found(person, words, _("A page"), rows[-1].wrote_at, texts, address)


def _exercises(person: Person, words: str) -> Iterator[FoundWords]:
    for row in ExerciseDone.objects.of(person):
        done = read(person, row)
        address = reverse("exercise-done", args=[row.pk])
        for found in _found(person, words, _("An exercise"), row.done_at, done.texts, address):
            yield FoundWords(
                found.label, row.done_at, row.lived_on, done.title, found.excerpt, address
            )


def _sheets(person: Person, words: str) -> Iterator[FoundWords]:
    for row in Preparation.objects.of(person):
        address = reverse("prepare", args=[row.ask_key])
        label = _("A sheet before a big step")
        yield from _found(person, words, label, row.prepared_at, _texts(row), address)


def _others(person: Person, words: str) -> Iterator[FoundWords]:
    """What stands in a list of its own."""
    for goal in Goal.objects.of(person):
        yield from _found(person, words, _("A goal"), goal.set_at, _texts(goal), reverse("goals"))
    for no in NoMeaning.objects.of(person):
        label = _("What a no means to me")
        yield from _found(person, words, label, no.said_at, _texts(no), reverse("goals"))
    for plan in KeepingPlan.objects.of(person):
        label = _("A plan for later")
        yield from _found(person, words, label, plan.saved_at, _texts(plan), reverse("enough"))
    for asked in RequestReceived.objects.of(person):
        label = _("Somebody asked me")
        yield from _found(person, words, label, asked.told_at, _texts(asked), reverse("received"))
    for group in FearGroup.objects.of(person):
        label = _("A fear by its name")
        yield from _found(
            person, words, label, group.received_at, _texts(group), reverse("believed")
        )


def _repeats(person: Person, words: str) -> Iterator[FoundWords]:
    for row in RungRepeat.objects.of(person):
        label = _("On the ladder")
        yield from _found(person, words, label, row.done_at, _texts(row), reverse("ladder"))


def _own_asks(person: Person, words: str) -> Iterator[FoundWords]:
    """Own asks that were never begun; those begun are found with their entries."""
    begun = Attempt.objects.of(person).filter(own_ask__isnull=False)
    for row in OwnAsk.objects.of(person).exclude(pk__in=begun.values("own_ask")):
        address = reverse("ask", args=[f"own:{row.pk}"])
        label = _("An ask of my own")
        yield from _found(person, words, label, row.received_at, _texts(row), address)
