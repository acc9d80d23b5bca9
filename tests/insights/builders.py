"""Attempts of many kinds, told in full through the real verbs."""

import uuid
from datetime import datetime, timedelta

from tests.cast import NOON, commits, logs, reflects
from undaunted.engine.taxonomy import Outcome
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record import recording
from undaunted.record.history import own_key
from undaunted.record.models import Answer, Attempt, ExerciseDone, OwnAsk, Reflection

KEYS = ("name-of-that-plant", "which-of-two-hats", "look-on-the-shelf", "walk-next-week")


def tells(
    person: Person,
    outcomes: list[Outcome],
    *,
    chance: float = 0.3,
    peak: int = 50,
    keys: tuple[str, ...] = KEYS,
    earlier: int = 0,
) -> list[Attempt]:
    """One whole attempt a day, in order, the last `earlier` days before the third of May."""
    attempts = []
    for place, outcome in enumerate(outcomes):
        at = NOON - timedelta(days=len(outcomes) - place + earlier)
        key = keys[place % len(keys)]
        attempt = commits(person, key, at, chance=chance, feared="They laugh")
        logs(attempt, outcome, peak=None if outcome is Outcome.NOT_ASKED else peak)
        reflects(attempt)
        attempts.append(attempt)
    return attempts


def hears_unasked(person: Person) -> Attempt:
    """A no that came without asking, and a look back on it."""
    came = Attempt(
        id=uuid.uuid4(),
        person=person,
        received_at=NOON,
        committed_at=NOON,
        origin=Attempt.Origin.UNSOUGHT,
    )
    facts = {"person": person, "attempt": came, "received_at": NOON}
    recording.unsought(came, Answer(**facts, asked_at=NOON, logged_at=NOON, outcome="no"))
    recording.reflect(Reflection(**facts, reflected_at=NOON, assumption="It was not about me."))
    return came


def changes(person: Person, key: str, day: int) -> str:
    """A changed ask that improves the one of this key; gives its own key."""
    own = recording.own_ask(
        OwnAsk(
            id=uuid.uuid4(),
            person=person,
            received_at=NOON + timedelta(days=day),
            title="Once more",
            domain="service",
            counterpart="staff",
            channel="face_to_face",
            relationship=1,
            consequence=1,
            fear_rated=40,
            improves_key=key,
            change="Shorter, and in the morning",
        )
    )
    return own_key(own.pk)


def asks_once(
    person: Person,
    key: str,
    outcome: Outcome,
    day: int,
    *,
    leave_out: tuple[str, ...] = (),
    used: tuple[str, ...] = (),
) -> Attempt:
    """An ask of any key with its answer, `day` days after the fourth of May."""
    at = NOON + timedelta(days=day)
    expected = recording.ForecastGiven(fear=40, chance_yes=0.4, leave_out=leave_out)
    own = uuid.UUID(key.removeprefix("own:")) if key.startswith("own:") else None
    version = 1 if own else open_library().asks[key].version
    ref = recording.AskRef(key, version, own)
    attempt = recording.commit(person, uuid.uuid4(), ref, expected, at)
    facts = {"person": person, "attempt": attempt, "received_at": at, "logged_at": at}
    recording.answer(
        Answer(**facts, asked_at=at, outcome=outcome.value, fear_peak=50, safety_used=list(used))
    )
    return attempt


def asks_of_kind(
    person: Person,
    question: str,
    outcome: str,
    at: datetime,
    *,
    chance: float = 0.6,
    chance_next: float | None = None,
    peak: int = 50,
    key: str = "",
) -> Attempt:
    """A whole attempt of any kind: told by the question its guess was asked with."""
    key = key or kind_keys()[question]
    expected = recording.ForecastGiven(fear=40, chance_yes=chance, no_cost=40, question=question)
    ref = recording.AskRef(key, open_library().asks[key].version, None)
    attempt = recording.commit(person, uuid.uuid4(), ref, expected, at)
    facts = {"person": person, "attempt": attempt, "received_at": at}
    recording.answer(
        Answer(
            **facts,
            logged_at=at,
            asked_at=at,
            outcome=outcome,
            fear_peak=peak,
            chance_yes_next=chance_next,
        )
    )
    recording.reflect(Reflection(**facts, reflected_at=at, assumption="So.", no_cost_now=25))
    return attempt


def kind_keys() -> dict[str, str]:
    """An ask of each kind, by the question it is asked with."""
    asks = sorted(open_library().asks.values(), key=lambda ask: ask.id)
    kinds = {"yes": "asking", "no_scene": "saying_no", "take_no": "receiving_no"}
    return {q: next(a.id for a in asks if a.kind == kind) for q, kind in kinds.items()}


def weighs(person: Person, before: float, after: float) -> ExerciseDone:
    """An exercise with a belief told before and after, 0-1."""
    return recording.exercise(
        ExerciseDone(
            person=person,
            received_at=NOON,
            done_at=NOON,
            exercise="evidence-sheet",
            version=1,
            answers="{}",
            belief_before=before,
            belief_after=after,
        )
    )
