from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person
from undaunted.record.facts import Fact
from undaunted.record.models import OwnAsk
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


class Saved(Fact):
    """An ask kept for later. It stands once; taken out, it may be kept again."""

    server_fields = frozenset({"received_at", "removed_at"})

    ask_key = models.CharField(max_length=80)
    removed_at = models.DateTimeField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "ask_key"],
                condition=models.Q(removed_at__isnull=True),
                name="ask_saved_once",
            ),
        ]


class Rung(Fact):
    """A step of the person's ladder: a library ask or one of their own."""

    server_fields = frozenset({"received_at", "position", "fear_now", "rated_at", "removed_at"})

    ask_key = models.CharField(max_length=80)
    own_ask = models.ForeignKey(OwnAsk, models.CASCADE, null=True, related_name="+")
    position = models.PositiveIntegerField()
    fear_first = models.PositiveSmallIntegerField()
    fear_now = models.PositiveSmallIntegerField()
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


class RungRepeat(Fact):
    """A rung done again somewhere else or with somebody else."""

    server_fields = frozenset({"received_at", "done_at"})

    rung = models.ForeignKey(Rung, models.CASCADE, related_name="repeats")
    context = SealedTextField(max_length=120)
    done_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()


class Enrolment(Fact):
    """A programme that was begun, in the version it had; begun again is another one."""

    server_fields = frozenset({"received_at", "joined_at"})

    programme = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    joined_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at", "received_at"]
        indexes = [models.Index(fields=["person", "-joined_at"], name="enrolment_person_when")]


class EnrolmentStep(Fact):
    """What became of an enrolment, step by step; the last one says how it stands."""

    class Kind(models.TextChoices):
        PAUSE = "pause"
        RESUME = "resume"
        LEAVE = "leave"
        FINISH = "finish"

    server_fields = frozenset({"received_at", "at"})

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=6, choices=Kind)
    at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        ordering = ["at", "received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=models.Q(kind="finish"),
                name="enrolment_finished_once",
            ),
        ]


class Learned(models.Model):
    """What the engine has learned from a person's facts; a cache that can always be rebuilt."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    engine_version = models.CharField(max_length=20)
    facts = models.CharField(max_length=64)
    state = models.JSONField()

    objects = PersonalQuerySet.as_manager()
