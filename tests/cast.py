"""What the cast does, through the real verbs: commit, answer, look back, look again."""

import uuid
from datetime import UTC, datetime, timedelta

from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import Outcome, Thoughts
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record import recording
from undaunted.record.models import Answer, Attempt, FollowUp, Reflection
from undaunted.wellbeing.models import Screening
from undaunted.wellbeing.noticing import keep
from undaunted.wellbeing.screening import ScreeningAnswers, screen

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
FIRST = "name-of-that-plant"


def ask_in_library(key: str | None) -> Ask:
    """The ask behind a key that was offered, which may name a step towards it."""
    return open_library().asks[parted(key or "")[0]]


def is_well(person: Person, at: datetime = NOON) -> Screening:
    """The few questions answered without findings: the open pace."""
    return screen(person, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.NO, frozenset()), at)


def commits(
    person: Person,
    key: str = FIRST,
    at: datetime = NOON,
    *,
    fear: int = 40,
    chance: float = 0.3,
    feared: str = "",
    attempt_id: uuid.UUID | None = None,
) -> Attempt:
    expected = recording.ForecastGiven(
        fear=fear,
        chance_yes=chance,
        feared_text=feared,
        feared_chance=0.6 if feared else None,
        no_cost=50,
    )
    version = ask_in_library(key).version
    return recording.commit(
        person, attempt_id or uuid.uuid4(), recording.AskRef(key, version), expected, at
    )


def logs(
    attempt: Attempt,
    outcome: Outcome = Outcome.NO,
    at: datetime | None = None,
    *,
    peak: int | None = 50,
    words: str = "",
    answer_id: uuid.UUID | None = None,
) -> Answer:
    when = at or attempt.committed_at + timedelta(minutes=30)
    return recording.answer(
        Answer(
            id=answer_id or uuid.uuid4(),
            person=attempt.person,
            attempt=attempt,
            received_at=when,
            logged_at=when,
            asked_at=when,
            outcome=outcome.value,
            fear_peak=peak,
            fear_now=20 if peak is not None else None,
            words=words,
        )
    )


def reflects(attempt: Attempt, at: datetime | None = None, *, words: str = "") -> Reflection:
    when = at or attempt.committed_at + timedelta(hours=1)
    return recording.reflect(
        Reflection(
            id=uuid.uuid4(),
            person=attempt.person,
            attempt=attempt,
            received_at=when,
            reflected_at=when,
            assumption=words,
            belief_now=0.3,
            no_cost_now=30,
        )
    )


def judges_oneself(attempt: Attempt, words: str = "This proves I'm worthless.") -> Reflection:
    """Looks back with a verdict on the whole self, which is noticed."""
    row = Reflection(
        person=attempt.person,
        attempt=attempt,
        received_at=NOON,
        reflected_at=NOON,
        assumption=words,
    )
    return keep(attempt.person, row, recording.reflect, NOON).row


def looks_again(attempt: Attempt, when: str = "day") -> FollowUp:
    at = attempt.committed_at + timedelta(days=1)
    return recording.follow_up(
        FollowUp(
            id=uuid.uuid4(),
            person=attempt.person,
            attempt=attempt,
            when=when,
            received_at=at,
            answered_at=at,
            fear_now=15,
        )
    )


def practises(
    person: Person,
    times: int,
    outcome: Outcome = Outcome.NO,
    *,
    chance: float = 0.3,
    key: str = FIRST,
) -> list[Attempt]:
    """One whole attempt a day, `times` days running, ending at noon of the fourth of May."""
    attempts = []
    for day in range(times):
        attempt = commits(person, key, NOON - timedelta(days=times - day), chance=chance)
        logs(attempt, outcome)
        reflects(attempt)
        attempts.append(attempt)
    return attempts
