"""Tells what holds for a person, and says whether the one field in their own words speaks of danger."""

from datetime import datetime

from undaunted.people.describing import Description, circumstances_of, describe
from undaunted.people.models import Circumstances, Person
from undaunted.wellbeing.noticing import Kept, keep


def tell_of_oneself(
    person: Person, description: Description, revision: int, now: datetime
) -> Kept[Circumstances]:
    """Replace the circumstances read at `revision` with what the words were found to say.

    Raises `AlreadyDifferent` when they changed since; sent twice, it is once.
    """
    row = Circumstances(person=person, value_own_words=description.value_own_words)
    return keep(person, row, lambda _row: _described(person, description, revision), now)


def _described(person: Person, description: Description, revision: int) -> Circumstances:
    stored = circumstances_of(person)
    return stored if _says(stored, description) else describe(person, description, revision)


def _says(row: Circumstances, description: Description) -> bool:
    """Whether this is stored already, as when a form is sent twice."""
    plain = all(
        getattr(row, n) == getattr(description, n) for n in ("value_own_words", "directness")
    )
    lists = ("domains_wanted", "domains_no_go", "not_for", "true_for_me", "values_chosen")
    return plain and all(getattr(row, name) == sorted(getattr(description, name)) for name in lists)
