from django.db import models
from django.db.models import Q

from undaunted.engine.taxonomy import UnaskedKind
from undaunted.people.access import BinnedQuerySet
from undaunted.people.written import Written
from undaunted.record.binned import Binned
from undaunted.record.facts import Fact
from undaunted.record.lived import OfADay
from undaunted.record.models.after import VersionedQuerySet
from undaunted.record.models.before import Attempt
from undaunted.vault.fields import SealedTextField


class UnaskedNo(Fact):
    """What a no was that came unasked, from whom, and what it touched; a correction replaces.

    Those told before this was asked have none. `who` is empty where it was not said.
    """

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="unasked")
    replaces = models.OneToOneField("self", models.CASCADE, null=True, related_name="replaced_by")
    kind = models.CharField(
        max_length=16, choices=[(kind.value, kind.value) for kind in UnaskedKind]
    )
    who = models.CharField(max_length=20, blank=True)
    touched = models.JSONField(default=list)

    objects = VersionedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["attempt"], condition=Q(replaces__isnull=True), name="one_unasked_no"
            )
        ]


class RequestReceived(Written, OfADay, Binned, Fact):
    """That somebody asked the person for something, and what they said. It is no ask of theirs."""

    lived_at = "told_at"

    own_words = ("words",)

    server_fields = frozenset({"received_at", "told_at", "removed_at"})

    told_at = models.DateTimeField()
    said = models.CharField(max_length=16)
    who = models.CharField(max_length=20, blank=True)
    words = SealedTextField(max_length=1000)

    objects = BinnedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-told_at"], name="request_person_told")]
