"""Whether somebody said that they are under 18, in the few questions; it is never inferred."""

from datetime import timedelta

from django.utils import timezone

from undaunted.engine.safety.signs import AHEAD_DAYS, Signs
from undaunted.engine.taxonomy import HoldsNow
from undaunted.people.models import Person
from undaunted.wellbeing.models import Screening
from undaunted.wellbeing.signs import screened


def is_minor(person: Person) -> bool:
    """Whether the questions say so, as every safety rule reads them (one query)."""
    until = timezone.now() + timedelta(days=AHEAD_DAYS)
    rows = Screening.objects.of(person).filter(screened_at__lte=until).order_by("screened_at")
    return Signs(screenings=tuple(map(screened, rows))).holds(HoldsNow.UNDER_18)
