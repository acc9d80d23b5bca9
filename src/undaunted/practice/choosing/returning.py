"""Somebody who comes back after a while, greeted once a day; nobody becomes a beginner again."""

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from undaunted.people.days import day_of, day_starts
from undaunted.people.models import Person
from undaunted.practice.models import AskOfDay
from undaunted.record.models import Attempt, Suggestion

_GREETED_FROM = 10


def days_away(person: Person, now: datetime) -> int:
    """Days since the last sign of the person before today; 0 where there was none (three queries)."""
    today = day_of(person, now)
    begins = day_starts(person, today)
    seen = (
        AskOfDay.objects.of(person).filter(made_at__lt=begins).aggregate(at=Max("made_at")),
        Suggestion.objects.of(person).filter(made_at__lt=begins).aggregate(at=Max("made_at")),
        Attempt.objects.of(person)
        .filter(committed_at__lt=begins)
        .aggregate(at=Max("committed_at")),
    )
    last = max((one["at"] for one in seen if one["at"] is not None), default=None)
    return 0 if last is None else (today - day_of(person, last)).days


def welcome_back(days: int) -> str:
    """A sentence after ten days or more, else ""."""
    if days < _GREETED_FROM:
        return ""
    return _("Good to see you again after %(days)d days. All you did is still here.") % {
        "days": days
    }
