"""What every fact has: an id made by the client, an owner, and the time we received it."""

import uuid
from typing import ClassVar

from django.db import models

from undaunted.people.models import Person

_NEVER_COMPARED = frozenset({"looked_at", "lived_on", "zone", "zone_assumed"})


class Fact(models.Model):
    """A row that is inserted once. `server_fields` are set by us, so a replay may differ there."""

    server_fields: ClassVar[frozenset[str]] = frozenset({"received_at"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    received_at = models.DateTimeField(db_index=True)

    class Meta:
        abstract = True

    def same_content(self, other: "Fact") -> bool:
        """Whether a replay says what was said before."""
        return all(
            getattr(self, field.attname) == getattr(other, field.attname)
            for field in self._meta.concrete_fields
            if field.name not in self.server_fields | _NEVER_COMPARED
        )
