"""Approaches: appended, asked for, and told in a sentence. Not for what came of the ask."""

import uuid
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import ApproachWay
from undaunted.people.models import Person
from undaunted.record.models import Approach
from undaunted.record.recording import append, require_attempt

_THERE: Mapping[str, Promise] = {
    ApproachWay.SMALLER: _("You stood there and looked for a smaller form of it."),
    ApproachWay.BREATH: _("You stood there and took one breath."),
    ApproachWay.WALKED_OFF: _("You stood there and walked off."),
}
_NOT_STANDING: Mapping[str, Promise] = {
    ApproachWay.SMALLER: _("You were about to ask and looked for a smaller form of it."),
    ApproachWay.BREATH: _("You were about to ask and took one breath."),
    ApproachWay.WALKED_OFF: _("You were about to ask and left it."),
}


@transaction.atomic
def approach(row: Approach) -> Approach:
    """Append what somebody did who stood there and could not."""
    require_attempt(row.person, row.attempt_id)
    return append(row)


def approaches_of(
    person: Person, among: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, tuple[Approach, ...]]:
    """The approaches of each attempt in their order; none where there was none (one query)."""
    found: dict[uuid.UUID, tuple[Approach, ...]] = {}
    rows = Approach.objects.of(person).filter(attempt__in=among)
    for row in rows.order_by("stood_at", "pk"):
        found[row.attempt_id] = (*found.get(row.attempt_id, ()), row)
    return found


def came_close(person: Person) -> frozenset[uuid.UUID]:
    """The attempts at which somebody stood there and could not (one query)."""
    return frozenset(Approach.objects.of(person).values_list("attempt_id", flat=True))


def approach_sentences(rows: Iterable[Approach], *, face_to_face: bool) -> tuple[str, ...]:
    """What was done, each way once and in its order; `face_to_face`: whether one stood before somebody."""
    words = _THERE if face_to_face else _NOT_STANDING
    return tuple(str(words[way]) for way in dict.fromkeys(row.way for row in rows) if way in words)
