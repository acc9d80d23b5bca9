from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person


class Learned(models.Model):
    """What the engine has learned from a person's facts; a cache that can always be rebuilt."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    engine_version = models.CharField(max_length=20)
    facts = models.CharField(max_length=64)
    state = models.JSONField()

    objects = PersonalQuerySet.as_manager()

    class Meta:
        db_table = "practice_learned"


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
