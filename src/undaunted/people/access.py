"""The one door to personal rows: every question about rows begins with `of`."""

from typing import Self, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext as _

from undaunted.people.refusals import NotFound

Row = TypeVar("Row", bound=models.Model, covariant=True)


class PersonalQuerySet(models.QuerySet[Row]):
    """Rows that belong to a person, in `person_id`."""

    def of(self, person: AbstractBaseUser) -> Self:
        return self.filter(person_id=person.pk)

    def one_of(self, person: AbstractBaseUser, pk: object) -> Row:
        """The person's row with this id; `NotFound` where there is none or it is another's."""
        row = self.of(person).filter(pk=pk).first()
        if row is None:
            raise NotFound(_("We couldn't find that. It may have been deleted."))
        return row


class BinnedQuerySet(PersonalQuerySet[Row]):
    """What was taken away is not there for anybody who does not ask for it by name."""

    def of(self, person: AbstractBaseUser) -> Self:
        return super().of(person).filter(removed_at__isnull=True)

    def of_all(self, person: AbstractBaseUser) -> Self:
        """What lies in the bin too: for leaving, and for deleting everything."""
        return super().of(person)

    def in_bin(self, person: AbstractBaseUser) -> Self:
        return super().of(person).filter(removed_at__isnull=False)
