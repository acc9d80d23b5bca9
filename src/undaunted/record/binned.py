"""Facts that can be taken away by themselves: they lie in the bin for a while, then go for good.

Not for attempts, which are taken away with everything that was told of them (`amending`).
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from undaunted.people.access import BinnedQuerySet
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound

BIN_DAYS = timedelta(days=30)


class Binned(models.Model):
    """A fact that can be taken away by itself. `removed_at`: since when it lies in the bin."""

    removed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


_AnyBinned = TypeVar("_AnyBinned", bound=Binned)


def _rows(model: type[_AnyBinned]) -> BinnedQuerySet[Any]:
    rows = model._default_manager.all()
    assert isinstance(rows, BinnedQuerySet), f"{model._meta.label} has no bin"
    return rows


@transaction.atomic
def take_away(person: Person, model: type[Binned], fact: object, now: datetime) -> None:
    """Put one fact into the bin; lying there already, it stays since then."""
    _require(person, model, fact)
    _rows(model).of(person).filter(pk=fact).update(removed_at=now)


@transaction.atomic
def give_back(person: Person, model: type[Binned], fact: object) -> None:
    """Take one fact out of the bin; not lying there, it stays as it is."""
    _require(person, model, fact)
    _rows(model).in_bin(person).filter(pk=fact).update(removed_at=None)


def _require(person: Person, model: type[Binned], fact: object) -> None:
    if not _rows(model).of_all(person).filter(pk=fact).exists():
        raise NotFound(_("We couldn't find that. It may have been deleted."))


def binned_models() -> tuple[type[Binned], ...]:
    """Every table with a bin, those of upper rooms too, always in the same order."""
    return tuple(sorted(Binned.__subclasses__(), key=lambda model: model._meta.label))
