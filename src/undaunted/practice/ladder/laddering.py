"""The ladder: put an ask on it, rate it again, move it, note that it was done elsewhere too."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from undaunted.people.access import PersonalQuerySet
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed
from undaunted.practice.models import Rung, RungRepeat
from undaunted.record.recording import AskRef, append
from undaunted.wellbeing.noticing import Kept, keep

REPEAT_DRAFTS = "rung:"


@transaction.atomic
def add_rung(person: Person, rung_id: uuid.UUID, ask: AskRef, fear: int, now: datetime) -> Rung:
    """Put an ask on top of the ladder with its first rating. An ask stands on it once."""
    highest = rungs_of(person).aggregate(top=Max("position"))["top"] or 0
    try:
        with transaction.atomic():
            return append(
                Rung(
                    id=rung_id,
                    person=person,
                    ask_key=ask.key,
                    own_ask_id=ask.own_ask_id,
                    position=highest + 1,
                    fear_first=fear,
                    fear_now=fear,
                    rated_at=now,
                    received_at=now,
                )
            )
    except IntegrityError:
        raise AlreadyDifferent(_("This ask is on your ladder already.")) from None


@transaction.atomic
def rate(person: Person, rung_id: uuid.UUID, fear: int, now: datetime) -> None:
    """Rate a rung as it feels now; the first rating stays."""
    if not 0 <= fear <= 100:
        raise NotAllowed(_("Fear goes from 0 to 100."))
    Rung.objects.one_of(person, rung_id)
    rungs_of(person).filter(pk=rung_id).update(fear_now=fear, rated_at=now)


@transaction.atomic
def move(person: Person, rung_id: uuid.UUID, to: int) -> None:
    """Put a rung at place `to` (1 is the lowest); the others close up."""
    order = list(rungs_of(person).select_for_update().values_list("pk", flat=True))
    if rung_id not in order:
        Rung.objects.one_of(person, rung_id)
        return
    order.remove(rung_id)
    order.insert(min(max(to, 1), len(order) + 1) - 1, rung_id)
    _renumber(person, order)


@transaction.atomic
def reorder(person: Person, wanted: list[uuid.UUID]) -> None:
    """Put the rungs into this order, lowest first. Raises when it names other rungs."""
    order = list(rungs_of(person).select_for_update().values_list("pk", flat=True))
    if set(order) != set(wanted) or len(order) != len(wanted):
        raise AlreadyDifferent(_("The ladder was changed in another window. Reload to see it."))
    _renumber(person, wanted)


def _renumber(person: Person, order: list[uuid.UUID]) -> None:
    rungs = {rung.pk: rung for rung in rungs_of(person)}
    for place, pk in enumerate(order, start=1):
        rungs[pk].position = place
    Rung.objects.bulk_update(rungs.values(), ["position"])


@transaction.atomic
def take_off(person: Person, rung_id: uuid.UUID, now: datetime) -> None:
    """Take a rung off the ladder; `put_back` undoes it."""
    Rung.objects.one_of(person, rung_id)
    rungs_of(person).filter(pk=rung_id).update(removed_at=now)


@transaction.atomic
def put_back(person: Person, rung_id: uuid.UUID) -> None:
    """Undo `take_off`, unless the ask stands on the ladder again."""
    rung = Rung.objects.one_of(person, rung_id)
    if rungs_of(person).filter(ask_key=rung.ask_key).exists():
        return
    Rung.objects.of(person).filter(pk=rung_id).update(removed_at=None)


def repeat(row: RungRepeat) -> Kept[RungRepeat]:
    """Note that a rung was done in another context, with what its words were found to say."""
    draft = repeat_draft_of(row.rung_id)
    return keep(row.person, row, _append_repeat, row.received_at, lambda: forget(row.person, draft))


def repeat_draft_of(rung_id: uuid.UUID) -> str:
    return f"{REPEAT_DRAFTS}{rung_id}"


def _append_repeat(row: RungRepeat) -> RungRepeat:
    Rung.objects.one_of(row.person, row.rung_id)
    return append(row)


def rungs_of(person: Person) -> PersonalQuerySet[Rung]:
    """The rungs that are on the ladder, lowest first."""
    return Rung.objects.of(person).filter(removed_at__isnull=True)
