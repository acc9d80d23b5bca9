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
