"""The bin: what can be taken away by itself, what lies there, bringing it back, and emptying it."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.asks.shown import ask_of
from undaunted.exercises.reading import read
from undaunted.journal import correcting
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed, NotFound
from undaunted.practice.ladder import laddering
from undaunted.practice.models import Rung
from undaunted.record import pages
from undaunted.record.binned import BIN_DAYS, Binned, binned_models, give_back, take_away
from undaunted.record.models import (
    Attempt,
    ExerciseDone,
    Goal,
    NoMeaning,
    OwnPage,
    RequestReceived,
)
from undaunted.record.titles import title_left, title_of

_MOST_LETTERS = 100
_Away = Callable[[Person, uuid.UUID, datetime], None]
_Back = Callable[[Person, uuid.UUID], None]


@dataclass(frozen=True, slots=True)
class InBin:
    """Something that lies in the bin: what kind, what it is called, since when and until when."""

    kind: str
    label: Promise
    id: uuid.UUID
    title: str
    since: datetime

    @property
    def until(self) -> datetime:
        return self.since + BIN_DAYS


@dataclass(frozen=True, slots=True)
class BinKind:
    """A kind of thing that can be taken away: its name, both verbs, and what lies in the bin."""

    label: Promise
    away: _Away
    back: _Back
    titles: Callable[[Person, datetime], Iterator[tuple[uuid.UUID, str, datetime]]]


def put_away(person: Person, kind: str, thing: uuid.UUID, now: datetime) -> None:
    """Put one thing into the bin, and empty the bin of what lay there too long."""
    _kind(kind).away(person, thing, now)
    empty(person, now)


def take_out(person: Person, kind: str, thing: uuid.UUID, now: datetime) -> None:
    """Take one thing out of the bin; `NotFound` where its days there are over."""
    if any(one.id == thing and one.until < now for one in _lying_of(person, kind, now)):
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    _kind(kind).back(person, thing)


def lying_in_bin(person: Person, now: datetime) -> tuple[InBin, ...]:
    """Everything that lies in the bin, the newest first. One query for each kind."""
    every = [one for kind in KINDS for one in _lying_of(person, kind, now)]
    return tuple(sorted(every, key=lambda one: one.since, reverse=True))


def _lying_of(person: Person, kind: str, now: datetime) -> Iterator[InBin]:
    for thing, title, since in KINDS[kind].titles(person, now):
        yield InBin(kind, KINDS[kind].label, thing, title or "…", since)


def _kind(name: str) -> BinKind:
    if name not in KINDS:
        raise NotAllowed(_("This can't be taken away by itself."))
    return KINDS[name]


@transaction.atomic
def empty(person: Person, now: datetime) -> int:
    """Delete for good what has been in the bin for 30 days; returns how many rows."""
    over = {"removed_at__lt": now - BIN_DAYS}
    gone = correcting.empty_of_asks(person, now)
    for model in binned_models():
        gone += model._default_manager.in_bin(person).filter(**over).delete()[0]  # type: ignore[attr-defined]
    return gone + Rung.objects.of(person).filter(**over).delete()[0]


def empty_all(now: datetime) -> None:
    """`empty` for everybody: at the start of the program."""
    for person in Person.objects.all():
        empty(person, now)


_Titled = Iterator[tuple[uuid.UUID, str, datetime]]


def _asks(person: Person, now: datetime) -> _Titled:
    rows = Attempt.objects.of(person).filter(removed_at__gte=now - BIN_DAYS)
    for row in rows.select_related("own_ask"):
        yield row.pk, title_of(row), row.removed_at or now


def _pages(person: Person, now: datetime) -> _Titled:
    for row in OwnPage.objects.in_bin(person).current().filter(removed_at__gte=now - BIN_DAYS):
        yield row.known_by, _shortened(row.words), row.removed_at or now


def _exercises(person: Person, now: datetime) -> _Titled:
    for row in ExerciseDone.objects.in_bin(person).filter(removed_at__gte=now - BIN_DAYS):
        yield row.pk, read(person, row).title, row.removed_at or now


def _with_words(model: type[Goal | NoMeaning | RequestReceived]) -> Callable[..., _Titled]:
    def rows(person: Person, now: datetime) -> _Titled:
        for row in model.objects.in_bin(person).filter(removed_at__gte=now - BIN_DAYS):
            yield row.pk, _shortened(row.words), row.removed_at or now

    return rows


def _rungs(person: Person, now: datetime) -> _Titled:
    rows = Rung.objects.of(person).filter(removed_at__gte=now - BIN_DAYS)
    for row in rows.select_related("own_ask"):
        try:
            title = row.own_ask.title if row.own_ask else ask_of(person, row.ask_key).title
        except NotFound:
            title = title_left(row.ask_key)
        yield row.pk, title, row.removed_at or now


def _shortened(words: str) -> str:
    first = " ".join(words[: 4 * _MOST_LETTERS].split())
    return first if len(first) <= _MOST_LETTERS else f"{first[:_MOST_LETTERS]}…"


def _of(model: type[Binned]) -> tuple[_Away, _Back]:
    return (
        lambda person, thing, now: take_away(person, model, thing, now),
        lambda person, thing: give_back(person, model, thing),
    )


KINDS: Mapping[str, BinKind] = {
    "ask": BinKind(gettext_lazy("An entry"), correcting.throw_away, correcting.bring_back, _asks),
    "page": BinKind(gettext_lazy("A page"), pages.put_away, pages.take_out, _pages),
    "exercise": BinKind(gettext_lazy("An exercise"), *_of(ExerciseDone), _exercises),
    "received": BinKind(
        gettext_lazy("Somebody asked me"), *_of(RequestReceived), _with_words(RequestReceived)
    ),
    "goal": BinKind(gettext_lazy("A goal"), *_of(Goal), _with_words(Goal)),
    "no": BinKind(gettext_lazy("What a no means"), *_of(NoMeaning), _with_words(NoMeaning)),
    "rung": BinKind(
        gettext_lazy("A rung of the ladder"), laddering.take_off, laddering.put_back, _rungs
    ),
}
