"""The one exercise that fits what just happened, or none: never two, never twice, never pressed.

Not for whether an exercise may be opened: any may, but for those that are not for a person now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from undaunted.engine.taxonomy import Outcome
from undaunted.exercises.parts import not_now
from undaunted.library.kinds.exercise import Exercise, Situation
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, local_time
from undaunted.people.models import Person
from undaunted.record.kinds import surprise_size
from undaunted.record.models import Attempt, ExerciseDone
from undaunted.record.questions import AttemptRecord
from undaunted.wellbeing.pacing import PaceStatus

# When a no was hard: the worst moment, or how it still is. Our judgement, below `answering`'s
# marks, at which the page itself turns kind.
_HARD_PEAK = 70
_HARD_NOW = 60
_LARGE_SURPRISE = 0.6  # a guess of one in two expects either
_NOES = (Outcome.NO, Outcome.STUNG, Outcome.ARGUED)
_FRESH = timedelta(days=2)
_LOOKS_BACK = timedelta(days=30)
_WEEK = timedelta(days=7)
_DAYS_GONE_BY = 6  # from Monday to Sunday: before that no week has gone by
WEEKLY_WEEKDAY, EVENING_WEEKDAY = 6, 2  # Sunday and Wednesday: so each comes once a week at most
_EVENING_HOUR = 18
_TODAY: tuple[Situation, ...] = ("weekly", "evening")

# Which come first; what is named nowhere comes last, in the library's order.
_FIRST: Mapping[Situation, tuple[str, ...]] = {
    "wrong_lesson": ("evidence-sheet", "friend-letter", "self-compassion-break"),
    "hard_no": ("self-compassion-break", "friend-letter", "four-questions"),
    "ghosted": ("friend-letter", "distortions"),
    "did_not_ask": ("values-willingness", "if-then-plan", "hearing-ten-noes"),
}


@dataclass(frozen=True, slots=True)
class Before:
    """An exercise done before: which, when, and after which attempt."""

    exercise: str
    done_at: datetime
    attempt_id: object


@dataclass(frozen=True, slots=True)
class Proposal:
    """One exercise, and the attempt it is about, if any."""

    exercise: Exercise
    situation: Situation
    attempt: Attempt | None = None


def _situation_of(record: AttemptRecord, wrong_lesson: bool) -> Situation | None:
    """What just happened, by what weighs most; None where nothing calls for an exercise.

    A no because of who somebody is calls for none: nothing of it is theirs to look at again.
    """
    answer, outcome = record.answer, record.outcome
    if answer is None or outcome is Outcome.WAITING or record.grounds:
        return None
    if wrong_lesson:
        return "wrong_lesson"
    hard = (answer.fear_peak or 0) >= _HARD_PEAK or (answer.fear_now or 0) >= _HARD_NOW
    if outcome in _NOES and hard:
        return "hard_no"
    if answer.suggested.strip():
        return "feedback_given"
    if outcome is Outcome.GHOSTED:
        return "ghosted"
    if outcome is Outcome.NOT_ASKED:
        return "did_not_ask"
    surprised = surprise_size(record.forecast, answer) >= _LARGE_SURPRISE
    return "surprise" if surprised else None


def proposal_after(
    record: AttemptRecord, wrong_lesson: bool, status: PaceStatus, now: datetime
) -> Proposal | None:
    """What to propose after an attempt, while it is fresh (at most two queries).

    A wrong lesson is answered whenever its page is read.
    """
    situation = _situation_of(record, wrong_lesson)
    if situation is None or record.answer is None:
        return None
    attempt = record.attempt
    before = _done_before(attempt.person, now)
    answered = any(each.attempt_id == attempt.pk for each in before)
    old = now - record.answer.logged_at > _FRESH
    if not wrong_lesson and (old or answered or _day_is_closed(attempt.person, before, now)):
        return None
    chosen = _first_fitting(situation, attempt, status, before, now)
    return Proposal(chosen, situation, attempt) if chosen else None


def proposal_today(
    person: Person, lately: Iterable[AttemptRecord], status: PaceStatus, now: datetime
) -> Proposal | None:
    """On Today, on one day a week each: the week's look back, and an evening's (one query)."""
    times = [record.answer.logged_at for record in lately if record.answer is not None]
    situation = _situation_today(person, times, now)
    if situation is None:
        return None
    before = _done_before(person, now)
    week = [each for each in before if now - each.done_at < _WEEK]
    if any(set(_TODAY) & set(_proposes(each.exercise)) for each in week):
        return None
    if _day_is_closed(person, before, now):
        return None
    if situation == "weekly" and not _week_gone_by(person, times, now):
        return None
    chosen = _first_fitting(situation, None, status, before, now)
    return Proposal(chosen, situation) if chosen else None


def _situation_today(person: Person, times: list[datetime], now: datetime) -> Situation | None:
    """Whether it is the day for one of the two, and there was something to look back at."""
    day = day_of(person, now)
    if day.weekday() == WEEKLY_WEEKDAY and any(now - at < _WEEK for at in times):
        return "weekly"
    if day.weekday() == EVENING_WEEKDAY and local_time(person, now).hour >= _EVENING_HOUR:
        return "evening" if any(day_of(person, at) == day for at in times) else None
    return None


def _week_gone_by(person: Person, times: list[datetime], now: datetime) -> bool:
    """Whether the first of these lies a whole week back, this day counted."""
    today = day_of(person, now)
    return any((today - day_of(person, at)).days >= _DAYS_GONE_BY for at in times)


def _done_before(person: Person, now: datetime) -> tuple[Before, ...]:
    """What was done lately, without opening what was written in it (one query)."""
    rows = ExerciseDone.objects.of(person).filter(done_at__gte=now - _LOOKS_BACK)
    columns = rows.order_by("-done_at").values_list("exercise", "done_at", "attempt_id")
    return tuple(Before(*each) for each in columns)


def _proposes(key: str) -> tuple[Situation, ...]:
    exercise = open_library().exercises.get(key)
    return exercise.proposes_after if exercise else ()


def _day_is_closed(person: Person, before: Iterable[Before], now: datetime) -> bool:
    """Whether an exercise that ends the day's looking back was done on this day of the person."""
    every, today = open_library().exercises, day_of(person, now)
    closing = (
        each for each in before if each.exercise in every and every[each.exercise].closes_day
    )
    return any(day_of(person, each.done_at) == today for each in closing)


def _first_fitting(
    situation: Situation,
    attempt: Attempt | None,
    status: PaceStatus,
    before: tuple[Before, ...],
    now: datetime,
) -> Exercise | None:
    """The first exercise for the situation that may be offered now."""
    order = _FIRST.get(situation, ())
    every = open_library().exercises.values()
    fitting = [each for each in every if situation in each.proposes_after]
    fitting.sort(key=lambda each: order.index(each.id) if each.id in order else len(order))
    for exercise in fitting:
        earlier = [each for each in before if each.exercise == exercise.id]
        if is_known_to_fit(exercise, status) and within_limit(exercise, attempt, earlier, now):
            return exercise
    return None


def is_known_to_fit(exercise: Exercise, status: PaceStatus) -> bool:
    """Whether nothing speaks against it; what hangs on answers nobody gave is never proposed."""
    known = {"supported", "care_first"}
    return not not_now(exercise, status) and set(exercise.not_for) <= known


def within_limit(
    exercise: Exercise, attempt: Attempt | None, earlier: list[Before], now: datetime
) -> bool:
    """Whether its own limit lets it be offered again."""
    if not earlier:
        return True
    if exercise.limit == "once_a_day":
        return now - earlier[0].done_at >= timedelta(days=1)
    if attempt is None:
        return True
    if any(each.attempt_id == attempt.pk for each in earlier):
        return False
    if exercise.limit == "every_second_ask":
        return _asks_since(attempt, earlier[0]) >= 2
    return True


def _asks_since(attempt: Attempt, done: Before) -> int:
    """How many asks were begun since an exercise was last done, this one among them."""
    rows = Attempt.objects.of(attempt.person).filter(removed_at__isnull=True)
    return rows.filter(committed_at__gt=done.done_at).count()
