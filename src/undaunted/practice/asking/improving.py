"""An ask that is changed by what was learned and asked again: what it begins with, and its chain.

Not for whether somebody may be asked again: `committing` decides that, as for any ask.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.asks.shown import ShownAsk, ask_of_attempt
from undaunted.exercises.reading import key_onward, words_onward
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.record.history import own_key
from undaunted.record.models import Attempt, ExerciseDone, OwnAsk
from undaunted.record.questions import AttemptRecord, attempt_record_of, attempt_records
from undaunted.record.titles import title_left

_FEEDBACK = "receiving-feedback"
_LONGEST_TITLE = 120
_MOST_SHOWN = 5
# Where the words an exercise leads on with belong in an own ask.
_LANDS: Mapping[str, tuple[str, ...]] = {"ask_words": ("title", "opening_line")}


@dataclass(frozen=True, slots=True)
class Begun:
    """What an own ask begins with: fields, what they are of, and the ask it improves, if any."""

    initial: Mapping[str, object]
    of: uuid.UUID | None = None
    improves: ShownAsk | None = None
    suggested: str = ""


def begun_by(person: Person, improves: str | None, exercise: str | None) -> Begun:
    """What an own ask begins with: an attempt it improves, an exercise that leads here, or nothing.

    Raises `NotFound` where there is no such attempt or exercise.
    """
    try:
        if improves:
            return _improvement_of(person, uuid.UUID(improves)) or Begun({})
        if exercise:
            return _begun_in(person, uuid.UUID(exercise))
    except ValueError:
        raise NotFound(_("We couldn't find that. It may have been deleted.")) from None
    return Begun({})


def _improvement_of(person: Person, attempt_id: uuid.UUID) -> Begun | None:
    """The ask of an attempt as it was, and the change that came out of it; None without an ask."""
    record = attempt_record_of(person, attempt_id)
    ask = ask_of_attempt(record.attempt)
    if ask is None:
        return None
    suggested = record.answer.suggested if record.answer else ""
    initial = {
        "title": ask.title,
        "where": ask.where,
        "opening_line": line_to_say(record, ask),
        "way_out": (record.plan.way_out if record.plan else "") or ask.way_out,
        "domain": ask.domain,
        "counterpart": ask.counterpart,
        "channel": ask.channel,
        "change": _change_after(person, record.attempt) or suggested[:400],
    }
    return Begun(initial, attempt_id, ask, suggested)


def line_to_say(record: AttemptRecord, ask: ShownAsk | None) -> str:
    """The words that were planned, else the first the ask offers."""
    planned = record.plan.opening_line if record.plan else ""
    return planned or (ask.opening_lines[0] if ask and ask.opening_lines else "")


def _change_after(person: Person, attempt: Attempt) -> str:
    """The one change of the newest sheet on feedback about this attempt."""
    done = ExerciseDone.objects.of(person).filter(attempt=attempt, exercise=_FEEDBACK)
    newest = done.order_by("-done_at").first()
    return str(json.loads(newest.answers).get("one_change", "")) if newest else ""


def _begun_in(person: Person, done_id: uuid.UUID) -> Begun:
    """What an exercise leads on with, as the beginning of an own ask."""
    done = ExerciseDone.objects.one_of(person, done_id)
    words = words_onward(done)
    fields = _LANDS.get(key_onward(done), ("title",)) if words else ()
    cut = {"title": _shortened(words), "opening_line": words}
    return Begun({name: cut[name] for name in fields}, done_id)


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an ask: what was asked, what was changed for it, and what came."""

    title: str
    line: str
    change: str
    came: tuple[AttemptRecord, ...]
    is_this: bool


def chain_of(person: Person, record: AttemptRecord) -> tuple[Version, ...]:
    """Every version of the ask of an attempt, oldest first; empty where nothing was changed.

    One query where there is no chain, seven where there is one.
    """
    changed = OwnAsk.objects.of(person).exclude(improves_key="")
    rows = changed.select_related("improves").order_by("received_at")
    linked = _linked_to(record.attempt.ask_key, list(rows))
    if not linked:
        return ()
    own = {own_key(row.pk): row for row in linked}
    root = next((row.improves_key for row in linked if row.improves_key not in own), "")
    attempts = Attempt.objects.of(person).filter(removed_at__isnull=True)
    tried = attempts.select_related("own_ask__told").filter(ask_key__in=[root, *own])
    came: dict[str, list[AttemptRecord]] = {root: [], **{key: [] for key in own}}
    for each in attempt_records(person, list(tried.order_by("committed_at"))):
        came[each.attempt.ask_key].append(each)
    first = _version_of(_first_words(root, linked), "", came[root], root == record.attempt.ask_key)
    later = (
        _version_of(
            (row.title, row.opening_line), row.change, came[key], key == record.attempt.ask_key
        )
        for key, row in own.items()
    )
    return (first, *later)


def _linked_to(key: str, changed: list[OwnAsk]) -> list[OwnAsk]:
    """The changed asks that hang together with the ask of this key, in the order they were made."""
    keys, found = {key}, list[OwnAsk]()
    grown = -1
    while grown != len(found):
        grown = len(found)
        found = [row for row in changed if keys & {row.improves_key, own_key(row.pk)}]
        keys |= {each for row in found for each in (row.improves_key, own_key(row.pk))}
    return found


def _first_words(root: str, linked: list[OwnAsk]) -> tuple[str, str]:
    """Title and line of the ask everything began with."""
    ask = open_library().asks.get(root)
    if ask is not None:
        return ask.title, ask.opening_lines[0] if ask.opening_lines else ""
    own = next((row.improves for row in linked if row.improves_key == root), None)
    return (own.title, own.opening_line) if own else (title_left(root), "")


def _version_of(
    words: tuple[str, str], change: str | None, came: list[AttemptRecord], is_this: bool
) -> Version:
    return Version(words[0], words[1], change or "", tuple(came[-_MOST_SHOWN:]), is_this)
