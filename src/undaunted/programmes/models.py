from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.record.facts import Fact


class Enrolment(Fact):
    """A programme that was begun, in the version it had; begun again is another one."""

    server_fields = frozenset({"received_at", "joined_at"})

    programme = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    joined_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        db_table = "practice_enrolment"
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
        db_table = "practice_enrolmentstep"
        ordering = ["at", "received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=models.Q(kind="finish"),
                name="enrolment_finished_once",
            ),
        ]
