import uuid
from typing import Self

from django.db import models

from undaunted.people.access import BinnedQuerySet
from undaunted.people.ranges import SUDS, WholeColumn
from undaunted.people.written import Written
from undaunted.record.binned import Binned
from undaunted.record.facts import Fact
from undaunted.record.lived import OfADay
from undaunted.record.models.after import ExerciseDone
from undaunted.record.models.before import Attempt
from undaunted.vault.fields import SealedTextField


class OwnPageQuerySet(BinnedQuerySet["OwnPage"]):
    def current(self) -> Self:
        """The newest version of each: those that no later row replaces."""
        return self.filter(replaced_by__isnull=True)


class OwnPage(Written, OfADay, Binned, Fact):
    """A page a person wrote for themselves, of any length; a correction replaces.

    `first` is the first version, empty in itself: what a page is known by. It may be about an
    attempt, carry the mood (0-100) of its day, begin with a prompt of the library in one version,
    or have been written in an exercise.
    """

    lived_at = "wrote_at"

    own_words = ("words",)

    server_fields = frozenset({"received_at", "wrote_at", "removed_at", "prompt_version", "mood"})

    first = models.ForeignKey("self", models.CASCADE, null=True, related_name="later")
    replaces = models.OneToOneField("self", models.CASCADE, null=True, related_name="replaced_by")
    wrote_at = models.DateTimeField()
    words = SealedTextField()
    attempt = models.ForeignKey(Attempt, models.SET_NULL, null=True, related_name="own_pages")
    exercise = models.ForeignKey(ExerciseDone, models.SET_NULL, null=True, related_name="own_pages")
    mood = WholeColumn(SUDS, null=True)
    prompt = models.CharField(max_length=60, blank=True)
    prompt_version = models.PositiveIntegerField(default=1)

    objects = OwnPageQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-wrote_at"], name="own_page_person_when")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mood__isnull=True) | models.Q(mood__lte=100),
                name="own_page_in_range",
            )
        ]

    @property
    def known_by(self) -> uuid.UUID:
        """The id of the page, whichever version this is."""
        own: uuid.UUID = self.first_id or self.pk
        return own

    def said_id(self) -> uuid.UUID:
        """Words written in an exercise were said there."""
        in_exercise = self.exercise_id if self.replaces_id is None else None
        return in_exercise or super().said_id()
