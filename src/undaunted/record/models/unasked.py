from django.db import models

from undaunted.engine.taxonomy import UnaskedKind
from undaunted.people.access import PersonalQuerySet
from undaunted.people.written import Written
from undaunted.record.facts import Fact
from undaunted.record.lived import OfADay
from undaunted.record.models.before import Attempt
from undaunted.vault.fields import SealedTextField


class UnaskedNo(Fact):
    """What a no was that came unasked, from whom, and what it touched; it has its attempt's id.

    Those told before this was asked have none. `who` is empty where it was not said.
    """

    attempt = models.OneToOneField(Attempt, models.CASCADE, related_name="unasked")
    kind = models.CharField(
        max_length=16, choices=[(kind.value, kind.value) for kind in UnaskedKind]
    )
    who = models.CharField(max_length=20, blank=True)
    touched = models.JSONField(default=list)

    objects = PersonalQuerySet.as_manager()


class RequestReceived(Written, OfADay, Fact):
    """That somebody asked the person for something, and what they said. It is no ask of theirs."""

    lived_at = "told_at"

    own_words = ("words",)

    server_fields = frozenset({"received_at", "told_at"})

    told_at = models.DateTimeField()
    said = models.CharField(max_length=16)
    who = models.CharField(max_length=20, blank=True)
    words = SealedTextField(max_length=1000)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-told_at"], name="request_person_told")]
