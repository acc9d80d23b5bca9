from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person


class Learned(models.Model):
    """What the engine has learned from a person's facts; a cache that can always be rebuilt.

    `facts`: which facts it was learned from. `basis`: a digest of everything else that it hangs
    on. `asks`: how many records the pages hold. `state` is a sealed `learned.Learned`.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    engine_version = models.CharField(max_length=40)
    basis = models.CharField(max_length=64, default="")
    facts = models.BinaryField(default=bytes)
    asks = models.PositiveIntegerField(default=0)
    state = models.BinaryField(default=bytes)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        db_table = "practice_learned"


class LearnedPage(models.Model):
    """Some of a person's logged asks as records, in order; a part of the same cache.

    `state` is the state before the first of them, kept for some pages, with its `basis`.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    records = models.BinaryField()
    basis = models.CharField(max_length=64, default="")
    state = models.BinaryField(null=True)

    objects = PersonalQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["person", "number"], name="learned_page_once")
        ]


class PopulationFit(models.Model):
    """What everybody's attempts taught, once: the newest of this engine version is used."""

    made_at = models.DateTimeField()
    engine_version = models.CharField(max_length=20)
    people = models.PositiveIntegerField()
    attempts = models.PositiveIntegerField()
    priors = models.JSONField()

    class Meta:
        db_table = "record_populationfit"
        indexes = [models.Index(fields=["engine_version", "-id"], name="fit_newest")]
