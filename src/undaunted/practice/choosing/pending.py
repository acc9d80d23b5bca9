"""What is under way: asks committed to, answers awaited, looks back and follow-ups that are due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import UNLIMITED
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import next_daytime
from undaunted.record.models import Answer, FollowUp, LiveAttempt
from undaunted.record.questions import AttemptRecord, attempt_records, kept_attempts
from undaunted.record.titles import title_of

_RECENT = timedelta(days=30)
_MOST_RECENT = 80
_REFLECT_WITHIN = timedelta(days=3)
_REFLECT_FIRST_WITHIN = timedelta(hours=12)
_DAY_LATER = (timedelta(days=1), timedelta(days=5))
_WEEK_LATER = (timedelta(days=7), timedelta(days=21))
_MOST_FOLLOW_UPS = 2
_FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class PendingAsk:
    record: AttemptRecord
    title: str
    due: date | None = None
    when: str = ""
    late_days: int = 0

    @property
    def is_step(self) -> bool:
        """Whether it is a step towards an ask, and so asks nobody."""
        return bool(parted(self.record.attempt.ask_key)[1])

    @property
    def is_due(self) -> bool:
        """Whether its day has come."""
        return self.late_days >= 0

    @property
    def may_follow_up(self) -> bool:
        """Once is enough, and not before its day."""
        return self.is_due and not self.record.followed_up_on


@dataclass(frozen=True, slots=True)
class Pending:
    recent: tuple[AttemptRecord, ...]
    under_way: tuple[PendingAsk, ...]
    to_reflect: tuple[PendingAsk, ...]
    waiting: tuple[PendingAsk, ...]
    moved: tuple[PendingAsk, ...]
    follow_ups: tuple[PendingAsk, ...]

    @property
    def comes_first(self) -> bool:
        """An ask of ours begun today, or a look back of today, comes before something new.

        What people do anyway, and what was begun on another day, waits beside the day's ask.
        """
        return bool(self.of_today or any(item.when == _FRESH for item in self.to_reflect))

    @property
    def of_today(self) -> tuple[PendingAsk, ...]:
        """What is under way and takes the place of the day's ask."""
        return tuple(item for item in self.under_way if item.when == _FRESH)

    @property
    def beside(self) -> tuple[PendingAsk, ...]:
        """What else is under way."""
        taken = self.of_today[:1]
        return tuple(item for item in self.under_way if item not in taken)


def pending_of(person: Person, now: datetime) -> Pending:
    """Everything under way and the last 30 days, in six queries."""
    final = Answer.objects.filter(attempt=OuterRef("pk")).exclude(outcome=Outcome.WAITING.value)
    rows = kept_attempts(person).filter(Q(committed_at__gte=now - _RECENT) | ~Exists(final))
    recent = attempt_records(person, list(rows[:_MOST_RECENT]))
    live = frozenset(LiveAttempt.objects.of(person).values_list("pk", flat=True))
    today = day_of(person, now)
    under_way = [_under_way(record, today) for record in recent if record.attempt.pk in live]
    return Pending(
        recent=recent,
        under_way=tuple(one for one in under_way if one.is_due),
        moved=tuple(one for one in under_way if not one.is_due),
        to_reflect=tuple(
            _to_reflect(record, now) for record in recent if _wants_reflection(record, now)
        ),
        waiting=_in_order(recent, today),
        follow_ups=_follow_ups_due(recent, now),
    )


def _under_way(record: AttemptRecord, today: date) -> PendingAsk:
    """With the day it was moved to; one that was not is for today."""
    day = (record.plan.moved_to if record.plan else None) or today
    fresh = _FRESH if _is_for(record, today) else ""
    return PendingAsk(record, title_of(record.attempt), day, fresh, late_days=(today - day).days)


def _is_for(record: AttemptRecord, today: date) -> bool:
    """Whether it is an ask of ours that was begun for today, or moved to it."""
    attempt, moved = record.attempt, record.plan.moved_to if record.plan else None
    begun_for = day_of(attempt.person, next_daytime(attempt.person, attempt.committed_at))
    return attempt.source not in UNLIMITED and (moved or begun_for) == today


def _to_reflect(record: AttemptRecord, now: datetime) -> PendingAsk:
    fresh = record.answer is not None and now - record.answer.logged_at <= _REFLECT_FIRST_WITHIN
    return PendingAsk(record, title_of(record.attempt), when=_FRESH if fresh else "")


def _wants_reflection(record: AttemptRecord, now: datetime) -> bool:
    """A look back is asked for while the memory is fresh, and never for what was not asked, nor
    for a no because of who somebody is."""
    if record.answer is None or record.reflection is not None or record.grounds:
        return False
    if record.is_waiting or record.outcome is Outcome.NOT_ASKED:
        return False
    return now - record.answer.logged_at <= _REFLECT_WITHIN


def waiting_of(person: Person, now: datetime) -> tuple[PendingAsk, ...]:
    """Everything that waits for an answer, however long ago it was asked, overdue first."""
    waits = Answer.objects.of(person).current().filter(outcome=Outcome.WAITING.value)
    final = Answer.objects.filter(attempt=OuterRef("pk")).exclude(outcome=Outcome.WAITING.value)
    rows = kept_attempts(person).filter(~Exists(final), pk__in=waits.values("attempt"))
    return _in_order(attempt_records(person, list(rows)), day_of(person, now))


def _in_order(records: tuple[AttemptRecord, ...], today: date) -> tuple[PendingAsk, ...]:
    """Those that wait, the longest overdue first."""
    waiting = (_waiting(record, today) for record in records if record.is_waiting)
    return tuple(sorted(waiting, key=lambda item: (-item.late_days, item.title)))


def _waiting(record: AttemptRecord, today: date) -> PendingAsk:
    due = (record.answer.ask_again_on if record.answer else None) or today
    return PendingAsk(record, title_of(record.attempt), due, late_days=(today - due).days)


def _follow_ups_due(recent: tuple[AttemptRecord, ...], now: datetime) -> tuple[PendingAsk, ...]:
    """At most two, the week's before the day's."""
    due = [
        PendingAsk(record, title_of(record.attempt), when=when)
        for when, span in ((FollowUp.When.WEEK, _WEEK_LATER), (FollowUp.When.DAY, _DAY_LATER))
        for record in recent
        if _is_due(record, when, span, now)
    ]
    return tuple(due[:_MOST_FOLLOW_UPS])


def _is_due(
    record: AttemptRecord, when: str, span: tuple[timedelta, timedelta], now: datetime
) -> bool:
    answer = record.answer
    if answer is None or record.reflection is None or record.outcome is Outcome.NOT_ASKED:
        return False
    if record.grounds:
        return False
    if when == FollowUp.When.WEEK and parted(record.attempt.ask_key)[1]:
        return False  # a step towards an ask leads on within days
    return record.follow_up(when) is None and span[0] <= now - answer.asked_at <= span[1]
