"""The day and the zone a fact was lived in, kept with it, so that the past does not move.

Not for reckoning time: the engine reads the moment itself.
"""

from typing import Any, ClassVar

from django.db import models

from undaunted.people.days import own_day, zone_at

LIVED = frozenset({"lived_on", "zone", "zone_assumed"})


def _settle(fact: Any) -> None:
    """Give a fact the zone its person lived in and the day of its moment, where they were not given."""
    if fact.lived_on is not None and fact.zone:
        return
    moment = getattr(fact, fact.lived_at)
    zone = zone_at(fact.person, moment)
    if fact.lived_on is None:
        fact.lived_on = own_day(moment.astimezone(zone))
    fact.zone = fact.zone or zone.key


class _LivedOnColumn(models.DateField):  # type: ignore[type-arg]  # generic for the checker alone
    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        _settle(model_instance)
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs


class OfADay(models.Model):
    """A fact of a day. `zone_assumed`: nobody told the zone then, it is the one of a later day.

    `lived_at` names the column with the moment. What was not given follows, when it is inserted,
    from that moment and the zone of the person.
    """

    lived_at: ClassVar[str]

    lived_on = _LivedOnColumn()
    zone = models.CharField(max_length=64, blank=True)
    zone_assumed = models.BooleanField(default=False)

    class Meta:
        abstract = True
