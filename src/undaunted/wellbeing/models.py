from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.people.ranges import SUDS, WholeColumn
from undaunted.people.written import Written
from undaunted.record.facts import Fact
from undaunted.record.models import Attempt
from undaunted.vault.fields import SealedTextField


class PaceChoice(Fact):
    """The pace a person chose for themselves, that somebody supports them, or that they want an ask
    on a heavy day; the newest counts."""

    server_fields = frozenset({"received_at", "chosen_at"})

    pace = models.CharField(max_length=10, blank=True)
    has_support = models.BooleanField(default=False)
    asks_anyway = models.BooleanField(default=False)
    chosen_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-chosen_at"], name="pace_person_when")]


class Screening(Fact):
    """The few questions before the second ask, or that they were declined."""

    server_fields = frozenset({"received_at", "screened_at"})

    screened_at = models.DateTimeField()
    declined = models.BooleanField(default=False)
    answers = SealedTextField(max_length=1000)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "screened_at"], name="screening_person_when")]


class MeasureTaken(Fact):
    """An instrument filled in: its answers by item, and the wording they answered."""

    server_fields = frozenset({"received_at", "taken_at"})

    taken_at = models.DateTimeField()
    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    text_hash = models.CharField(max_length=64)
    answers = SealedTextField(max_length=4000)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "taken_at"], name="measure_person_when")]


class CheckIn(Fact):
    """How a day is, 0-100; the newest of a day counts."""

    server_fields = frozenset({"received_at", "checked_at", "day"})

    day = models.DateField()
    checked_at = models.DateTimeField()
    mood = WholeColumn(SUDS)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "day"], name="check_in_person_day")]
        constraints = [
            models.CheckConstraint(condition=models.Q(mood__lte=100), name="mood_in_range")
        ]


class SafetyPlan(Written, Fact):
    """What helps when it gets dark, in the person's own words; the newest counts."""

    own_words = (
        "warning_signs",
        "what_helps",
        "people_to_see",
        "people_to_tell",
        "professionals",
        "safer_place",
        "reasons",
    )

    server_fields = frozenset({"received_at", "saved_at"})

    saved_at = models.DateTimeField()
    warning_signs = SealedTextField(max_length=1000)
    what_helps = SealedTextField(max_length=1000)
    people_to_see = SealedTextField(max_length=1000)
    people_to_tell = SealedTextField(max_length=1000)
    professionals = SealedTextField(max_length=1000)
    safer_place = SealedTextField(max_length=1000)
    reasons = SealedTextField(max_length=1000)

    objects = PersonalQuerySet.as_manager()


class Noticed(Fact):
    """Words that may mean something: which rule, where; never the words themselves."""

    server_fields = frozenset({"received_at", "noticed_at", "dismissed_at", "wrong_at"})

    noticed_at = models.DateTimeField()
    kind = SealedTextField(max_length=40)
    rule_version = models.CharField(max_length=40)
    form = models.CharField(max_length=60)
    attempt = models.ForeignKey(Attempt, models.CASCADE, null=True, related_name="+")
    counts = models.BooleanField(default=False)
    dismissed_at = models.DateTimeField(null=True)
    wrong_at = models.DateTimeField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "noticed_at"], name="noticed_person_when")]


class SafetyDecision(Fact):
    """What a safety rule decided: value, reason and everything it looked at, sealed."""

    server_fields = frozenset({"received_at", "decided_at"})

    decided_at = models.DateTimeField()
    day = models.DateField()
    rule = models.CharField(max_length=60)
    told = SealedTextField(max_length=4000)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "day"], name="decision_person_day")]
