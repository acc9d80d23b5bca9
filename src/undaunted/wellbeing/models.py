from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.record.facts import Fact


class PaceChoice(Fact):
    """The pace a person chose for themselves; the newest counts."""

    server_fields = frozenset({"received_at", "chosen_at"})

    pace = models.CharField(max_length=10)
    chosen_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-chosen_at"], name="pace_person_when")]
