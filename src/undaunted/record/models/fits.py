from django.db import models


class PopulationFit(models.Model):
    """What everybody's attempts taught, once: the newest of this engine version is used."""

    made_at = models.DateTimeField()
    engine_version = models.CharField(max_length=20)
    people = models.PositiveIntegerField()
    attempts = models.PositiveIntegerField()
    priors = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["engine_version", "-id"], name="fit_newest")]
