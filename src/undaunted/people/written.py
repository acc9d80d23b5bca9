"""What every row with a person's own words has: which columns hold them, and when they were looked at."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.db import models


class Written(models.Model):
    """A row with words of a person. `looked_at` is empty until a look at them was kept.

    It is not of the words themselves: it is neither compared with a replay nor exported.
    """

    own_words: ClassVar[tuple[str, ...]] = ()

    looked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def texts(self) -> Mapping[str, str]:
        """What was written, by column; what was left empty is not there."""
        words = {name: getattr(self, name) for name in self.own_words}
        return {name: text for name, text in words.items() if text}

    def said_id(self) -> uuid.UUID:
        """What finds about these words are named after: the row's own id."""
        own: uuid.UUID = self.pk
        return own

    def written_at(self, now: datetime) -> datetime:
        """When it came in; `now` for rows that do not say."""
        received: datetime = getattr(self, "received_at", now)
        return received


def written_models() -> tuple[type[Written], ...]:
    """Every table with own words, those of upper rooms too, always in the same order."""
    return tuple(sorted(Written.__subclasses__(), key=lambda model: model._meta.label))
