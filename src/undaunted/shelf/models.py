from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.record.facts import Fact


class Saved(Fact):
    """An ask kept for later. It stands once; taken out, it may be kept again."""

    server_fields = frozenset({"received_at", "removed_at"})

    ask_key = models.CharField(max_length=80)
    removed_at = models.DateTimeField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        db_table = "practice_saved"
        ordering = ["-received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "ask_key"],
                condition=models.Q(removed_at__isnull=True),
                name="ask_saved_once",
            ),
        ]
