"""What is under way: asks committed to, answers awaited, looks back and follow-ups that are due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from undaunted.engine.taxonomy import Outcome
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.record.models import Answer, FollowUp
from undaunted.record.questions import Told, standing_attempts, told_about
from undaunted.record.titles import title_of

RECENT = timedelta(days=30)
MOST_RECENT = 80
REFLECT_WITHIN = timedelta(days=3)
REFLECT_FIRST_WITHIN = timedelta(hours=12)
DAY_LATER = (timedelta(days=1), timedelta(days=5))
WEEK_LATER = (timedelta(days=7), timedelta(days=21))
MOST_FOLLOW_UPS = 2
FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class PendingAsk:
    told: Told
    title: str
    due: date | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    recent: tuple[Told, ...]
    under_way: tuple[PendingAsk, ...]
    to_reflect: tuple[PendingAsk, ...]
    waiting: tuple[PendingAsk, ...]
    follow_ups: tuple[PendingAsk, ...]

    @property
    def comes_first(self) -> bool:
        """Something under way, or a look back of today, comes before something new."""
        return bool(self.under_way or any(item.when == FRESH for item in self.to_reflect))


def pending_of(person: Person, now: datetime) -> Pending:
    """Everything under way and the last 30 days, in five queries."""
    final = Answer.objects.filter(attempt=OuterRef("pk")).exclude(outcome=Outcome.WAITING.value)
    rows = standing_attempts(person).filter(Q(committed_at__gte=now - RECENT) | ~Exists(final))
    recent = told_about(person, list(rows[:MOST_RECENT]))
    return Pending(
        recent=recent,
        under_way=tuple(named(told) for told in recent if told.is_open),
        to_reflect=tuple(to_reflect(told, now) for told in recent if wants_reflection(told, now)),
        waiting=tuple(waiting(told, person, now) for told in recent if told.is_waiting),
        follow_ups=follow_ups_due(recent, now),
    )


def named(told: Told) -> PendingAsk:
    return PendingAsk(told, title_of(told.attempt))


def to_reflect(told: Told, now: datetime) -> PendingAsk:
    fresh = told.answer is not None and now - told.answer.logged_at <= REFLECT_FIRST_WITHIN
    return PendingAsk(told, title_of(told.attempt), when=FRESH if fresh else "")


def wants_reflection(told: Told, now: datetime) -> bool:
    """A look back is asked for while the memory is fresh, and never for what was not asked."""
    if told.answer is None or told.reflection is not None:
        return False
    if told.is_waiting or told.outcome is Outcome.NOT_ASKED:
        return False
    return now - told.answer.logged_at <= REFLECT_WITHIN


def waiting(told: Told, person: Person, now: datetime) -> PendingAsk:
    answer = told.answer
    comes_back = answer.ask_again_on if answer else None
    return PendingAsk(told, title_of(told.attempt), due=comes_back or day_of(person, now))


def follow_ups_due(recent: tuple[Told, ...], now: datetime) -> tuple[PendingAsk, ...]:
    """At most two, the week's before the day's."""
    due = [
        PendingAsk(told, title_of(told.attempt), when=when)
        for when, span in ((FollowUp.When.WEEK, WEEK_LATER), (FollowUp.When.DAY, DAY_LATER))
        for told in recent
        if is_due(told, when, span, now)
    ]
    return tuple(due[:MOST_FOLLOW_UPS])


def is_due(told: Told, when: str, span: tuple[timedelta, timedelta], now: datetime) -> bool:
    answer = told.answer
    if answer is None or told.reflection is None or told.outcome is Outcome.NOT_ASKED:
        return False
    return told.follow_up(when) is None and span[0] <= now - answer.asked_at <= span[1]
