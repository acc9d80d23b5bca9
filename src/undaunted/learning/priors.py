"""The priors in use: those of the newest population fit, or the curated ones without any."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from undaunted.engine import ENGINE_VERSION
from undaunted.engine.priors import Priors
from undaunted.learning.models import PopulationFit


def current_priors() -> Priors:
    """What candidates and histories are read with (one query)."""
    row = PopulationFit.objects.filter(engine_version=ENGINE_VERSION).order_by("-id").first()
    return Priors() if row is None else _named(row)


def _named(row: PopulationFit) -> Priors:
    """The priors of a fit, under the number it was stored with."""
    return replace(Priors.from_json(row.priors), version=f"fit-{row.pk}")


@transaction.atomic
def keep_fit(priors: Priors, people: int, attempts: int, now: datetime) -> PopulationFit:
    """Stores a version; earlier ones stay."""
    return PopulationFit.objects.create(
        made_at=now,
        engine_version=ENGINE_VERSION,
        people=people,
        attempts=attempts,
        priors=priors.to_json(),
    )
