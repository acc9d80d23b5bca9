from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.record.facts import Fact
from undaunted.record.lived import OfADay
from undaunted.record.models.before import Attempt


class Approach(OfADay, Fact):
    """That somebody stood there with an ask under way and could not, and what they did then.

    It is no answer: whether it came to asking is logged, and this stays beside it.
    """

    lived_at = "stood_at"

    server_fields = frozenset({"received_at", "stood_at"})

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="approaches")
    way = models.CharField(max_length=12)
    stood_at = models.DateTimeField()

    objects = PersonalQuerySet.as_manager()
