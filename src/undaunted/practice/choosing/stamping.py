"""One id for everything a choice hangs on: it changes when any of it does, and with the day."""

import uuid
from datetime import datetime, timedelta

from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from undaunted.engine.choosing.shortlist import POLICY_VERSION
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, day_starts
from undaunted.people.models import Person
from undaunted.practice.models import Pass
from undaunted.programmes.models import Enrolment, EnrolmentStep
from undaunted.record.models import Answer, Attempt, FollowUp, Reflection
from undaunted.wellbeing.models import CheckIn, MeasureTaken, Noticed, PaceChoice, Screening

_NAMESPACE = uuid.UUID("6f6e6520-6e6f-2069-7320-656e6f756768")


def stamp_of(person: Person, when: datetime, revision: int, *, ahead: bool = False) -> uuid.UUID:
    """The id for this person, day and everything that happened so far (one query).

    With it stand the versions a choice is made with: policy, rules and library. `revision` is that
    of what the person told; `ahead`: before that day began, so that it is looked at again then.
    """
    day, library = day_of(person, when), open_library()
    rows = enumerate(_counted(day_starts(person, day), when))
    columns = {f"c{place}": _how_many(each) for place, each in rows}
    counts = Person.objects.filter(pk=person.pk).annotate(**columns).values_list(*columns).get()
    versions = (POLICY_VERSION, library.safety.version, library.version)
    parts = (*versions, person.pk, day, revision, *counts)
    parts += ("ahead",) if ahead else ()
    return uuid.uuid5(_NAMESPACE, " ".join(map(str, parts)))


def _counted(since: datetime, when: datetime) -> tuple[QuerySet[Model], ...]:
    """Everybody's rows that a choice hangs on; what was lifted, binned or wrong counts once more
    with the rest, else taking one back and adding another would bring an old stamp again.

    A drink counts until its hours of rest are over, so that they end on the same day.
    """
    attempts = Attempt.objects.filter(removed_at__isnull=True)
    sober = when - timedelta(hours=open_library().safety.alcohol_hours)
    return (
        Pass.objects.all(),
        Pass.objects.filter(lifted_at__isnull=True),
        attempts.filter(committed_at__gte=since),
        attempts,
        Attempt.objects.all(),
        Answer.objects.filter(attempt__removed_at__isnull=True),
        Answer.objects.filter(safety_used__icontains="alcohol", asked_at__gte=sober),
        Reflection.objects.all(),
        FollowUp.objects.all(),
        Screening.objects.all(),
        MeasureTaken.objects.all(),
        PaceChoice.objects.all(),
        CheckIn.objects.all(),
        Noticed.objects.all(),
        Noticed.objects.filter(wrong_at__isnull=True),
        Enrolment.objects.all(),
        EnrolmentStep.objects.all(),
    )


def _how_many(rows: QuerySet[Model]) -> Coalesce:
    """The number of these rows of the person in the outer query."""
    mine = rows.filter(person=OuterRef("pk")).order_by().values("person")
    return Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n")), 0)
