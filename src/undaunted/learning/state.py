"""Keeps what the engine learned beside the facts it came from, and brings it up by what is new.

What was learned hangs on the facts and on everything they are read with (the basis: engine,
population fit, library, what the person told of themselves). A new fact is learned alone; one of
the past is learned with what came after it, from the last state kept before it; another basis,
and whatever is missing or damaged, is learned anew. All three come to the same.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction

from undaunted.asks.fitted import personal_context_of
from undaunted.asks.shown import candidates
from undaunted.engine import ENGINE_VERSION, learned
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.engine.history import History
from undaunted.engine.learned import LearnedState
from undaunted.engine.plain import written
from undaunted.engine.priors import Priors
from undaunted.engine.table import TabledHistory
from undaunted.learning import pages
from undaunted.learning.facts import FactCounts, facts_now, touched_since
from undaunted.learning.models import Learned, LearnedPage
from undaunted.learning.pages import (
    PAGE,
    Rows,
    Snapshot,
    snapshot_before,
    state_kept,
    state_read,
)
from undaunted.learning.priors import current_priors
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record.history import facts_of
from undaunted.record.models import OwnAsk

_FORM = 1  # rises with each change of what is kept
_OWN_WORDS = ("title", "where", "opening_line", "way_out", "change")


@dataclass(frozen=True, slots=True)
class PastAsks:
    """A person's logged asks, oldest first; the first `same` of them are as they were kept.

    `stands`: whether all that were kept are, so that what was learned from them still holds.
    """

    rows: Rows
    same: int
    stands: bool


@transaction.atomic
def learned_state(
    person: Person, priors: Priors | None = None, personal_context: PersonalContext | None = None
) -> tuple[LearnedState, History]:
    """The state for all the person's facts, from the cache where it still holds.

    What was asked counts as what it is for this person, by what they told of themselves. Priors
    and what was told are asked for where they are not given.
    """
    priors = priors or current_priors()
    personal_context = personal_context or personal_context_of(person)
    head = _locked(person)
    past = _brought_up(person, head)
    own = OwnAsk.objects.of(person).select_related("told").defer(*_OWN_WORDS)
    pool = candidates(own, priors, personal_context)
    places, basis = pages.places_in(pool, past.rows), basis_of(priors, personal_context)
    known = state_read(head.state) if past.stands and head.basis == basis else None
    state = known if known and past.same == len(past.rows) else None
    if state is None:
        history = TabledHistory(past.rows["told"], pool, places)
        state = _brought_on(person, basis, priors, past, history, known)
        _store(head, _version_of(priors), basis, state)
    found = places >= 0
    return state, TabledHistory(past.rows["told"][found], pool, places[found], state.after)


def _locked(person: Person) -> Learned:
    """The head of the person's cache, for this transaction alone."""
    mine = Learned.objects.select_for_update().of(person)
    row = mine.first()
    if row is None:
        Learned.objects.get_or_create(person=person)
        row = mine.get()
    return row


def _brought_up(person: Person, head: Learned) -> PastAsks:
    """The past as it is now, kept again where it has changed."""
    before, now = FactCounts.read(head.facts), facts_now(person)
    kept = pages.rows_kept(person, head.asks)
    if before is not None and kept is not None and before.same(now):
        return PastAsks(kept, len(kept), stands=True)
    touched, facts = touched_since(person, before if kept is not None else None, now)
    fresh = pages.rows_of(facts_of(person, touched))
    old = fresh[:0] if kept is None else kept
    rows = fresh if touched is None else pages.merged(old, touched, fresh)
    same = pages.same_rows(old, rows)
    if kept is None or not same == len(old) == len(rows):
        pages.keep_rows(person, rows, same)
    mine = Learned.objects.of(person)
    mine.update(facts=facts.kept(), asks=len(rows))
    return PastAsks(rows, same, stands=kept is not None and same == len(old))


def _brought_on(
    person: Person,
    basis: str,
    priors: Priors,
    past: PastAsks,
    history: TabledHistory,
    known: LearnedState | None,
) -> LearnedState:
    """The state after the whole past, from `known` (that after what was the same) or the last
    one kept before."""
    begun = None if known else snapshot_before(person, basis, past.same)
    state, row = (begun.state, begun.row) if begun else (learned.start(priors), 0)
    if known is not None:
        state, row = known, past.same
    snapshots = list[Snapshot]()
    for place in range(row, len(past.rows)):
        if place and place % PAGE == 0:
            snapshots.append(Snapshot(place, state))
        if history.places[place] >= 0:
            state = learned.learn_one(state, *history.at((place,)))
    pages.keep_snapshots(person, basis, snapshots, len(past.rows))
    return state


def _version_of(priors: Priors) -> str:
    """Of the engine, and of the population fit its priors came from."""
    return f"{ENGINE_VERSION}/{priors.version}"


def basis_of(priors: Priors, personal_context: PersonalContext) -> str:
    """A digest of everything but the facts that a state hangs on."""
    circumstances = (
        sorted(personal_context.circumstances),
        sorted(personal_context.not_for),
        personal_context.directness,
    )
    parts = (_FORM, ENGINE_VERSION, _digest_of(priors), open_library().version, circumstances)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@lru_cache(maxsize=4)
def _digest_of(priors: Priors) -> str:
    return hashlib.sha256(written(priors).encode()).hexdigest()


def _store(head: Learned, version: str, basis: str, state: LearnedState) -> None:
    Learned.objects.filter(pk=head.pk).update(
        engine_version=version, basis=basis, state=state_kept(state)
    )


def rebuild(person: Person) -> LearnedState:
    """Forget the cache and learn everything again."""
    Learned.objects.of(person).delete()
    LearnedPage.objects.of(person).delete()
    return learned_state(person)[0]


def rebuild_everybody() -> int:
    """`rebuild` for every person; returns how many."""
    people = list(Person.objects.all())
    for person in people:
        rebuild(person)
    return len(people)
