"""Tells of one life part, or what one is here for: a tap each, apart from the page Me.

The words of the row stay as they are, and so does what was found in them.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from undaunted.engine.taxonomy import Domain, Presumes
from undaunted.people.models import Circumstances, Person

YES, NEVER, NOT_SAID = "yes", "never", "not_said"
ANSWERS = (YES, NEVER, NOT_SAID)


@transaction.atomic
def tell_part(person: Person, part: Presumes, answer: str, now: datetime) -> None:
    """Say of one life part that it is mine, that it never is, or take back what was said."""
    row = _row_of(person, now)
    yes, never = {*row.life_yes} - {part.value}, {*row.life_never} - {part.value}
    if answer == YES:
        yes.add(part.value)
    elif answer == NEVER:
        never.add(part.value)
    _change(person, life_yes=sorted(yes), life_never=sorted(never))


@transaction.atomic
def tell_life(
    person: Person, answers: Mapping[Presumes, str], half_of_earth: str, now: datetime
) -> None:
    """Say of every life part what it is, and when summer is there; told again, it is once."""
    row = _row_of(person, now)
    said = {
        "life_yes": sorted(part.value for part, answer in answers.items() if answer == YES),
        "life_never": sorted(part.value for part, answer in answers.items() if answer == NEVER),
        "half_of_earth": half_of_earth,
    }
    if any(getattr(row, name) != value for name, value in said.items()):
        _change(person, **said)


@transaction.atomic
def tell_here_for(person: Person, domains: Collection[Domain], now: datetime) -> None:
    """Say what one is here for. It opens the life parts that go with it and is asked once.

    What was left out before and is wanted now is left out no more.
    """
    row, wanted = _row_of(person, now), {domain.value for domain in domains}
    no_go = sorted({*row.domains_no_go} - wanted)
    _change(person, domains_wanted=sorted(wanted), domains_no_go=no_go, here_for_asked=True)


@transaction.atomic
def skip_here_for(person: Person, now: datetime) -> None:
    """Leave the question open; it is not asked again, and stands on Me."""
    _row_of(person, now)
    Circumstances.objects.of(person).update(here_for_asked=True)


def _row_of(person: Person, now: datetime) -> Circumstances:
    """The row to change; a new one has no words that would have to be looked at."""
    rows = Circumstances.objects.select_for_update()
    row, _made = rows.get_or_create(person=person, defaults={"looked_at": now})
    return row


def _change(person: Person, **said: object) -> None:
    """Replace these columns; whatever hangs on what was told sees a new revision."""
    Circumstances.objects.of(person).update(**said, revision=F("revision") + 1)
