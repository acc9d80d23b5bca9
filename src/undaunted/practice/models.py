from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person
from undaunted.people.ranges import SUDS, WholeColumn
from undaunted.people.written import Written
from undaunted.record.facts import Fact
from undaunted.record.models import OwnAsk, Suggestion
from undaunted.vault.fields import SealedTextField


class Pass(Fact):
    """An ask the person passed on. Free, remembered, and lifted with one tap."""

    class Reason(models.TextChoices):
        NOT_FOR_ME = "not_for_me"
        NOT_HERE = "not_here"
        NOT_TODAY = "not_today"

    server_fields = frozenset({"received_at", "day", "lifted_at"})

    ask_key = models.CharField(max_length=80)
    reason = models.CharField(max_length=10, choices=Reason)
    day = models.DateField()
    lifted_at = models.DateTimeField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "reason"], name="pass_person_reason")]


class Rung(Fact):
    """A step of the person's ladder: a library ask or one of their own."""

    server_fields = frozenset({"received_at", "position", "fear_now", "rated_at", "removed_at"})

    ask_key = models.CharField(max_length=80)
    own_ask = models.ForeignKey(OwnAsk, models.CASCADE, null=True, related_name="+")
    position = models.PositiveIntegerField()
    fear_first = WholeColumn(SUDS)
    fear_now = WholeColumn(SUDS)
    rated_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        ordering = ["position", "received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "ask_key"],
                condition=models.Q(removed_at__isnull=True),
                name="ask_once_on_ladder",
            ),
            models.CheckConstraint(
                condition=models.Q(fear_first__lte=100, fear_now__lte=100), name="rung_in_range"
            ),
        ]


class RungRepeat(Written, Fact):
    """A rung done again somewhere else or with somebody else."""

    own_words = ("context",)

    server_fields = frozenset({"received_at", "done_at"})

    rung = models.ForeignKey(Rung, models.CASCADE, related_name="repeats")
    context = SealedTextField(max_length=120)
    done_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()


class AskOfDay(models.Model):
    """Which suggestion stands on a day, under everything that had happened at a moment.

    `id` names person, day and what had happened (`stamping`). `ahead`: looked at before its day
    began, as a promise or late in the evening. `safety` is the `SafetySnapshot` of the moment,
    `reason` the reason as it is true then, `instead` which ask was named before and what took it
    away. A cache: it is found again from suggestions and facts.
    """

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="+")
    day = models.DateField()
    ahead = models.BooleanField()
    made_at = models.DateTimeField()
    safety = SealedTextField(max_length=4000)
    reason = models.JSONField(default=dict)
    instead = models.JSONField(default=dict)
    shown = models.JSONField(default=list)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="ask_of_day_person_made")]
