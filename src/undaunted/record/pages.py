"""Pages of one's own: writing one, writing it anew, putting it away, and the questions about them."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed, NotFound
from undaunted.record.models import OwnPage
from undaunted.record.models.pages import OwnPageQuerySet
from undaunted.record.recording import SAVED_OTHERWISE, append, require_attempt


@transaction.atomic
def write(row: OwnPage) -> OwnPage:
    """Append a page, or a newer version of one; what it is about must still stand."""
    if row.attempt_id is not None and row.first_id is None:
        require_attempt(row.person, row.attempt_id)
    if row.first_id is not None:
        _require_standing(row.person, row.first_id)
    try:
        with transaction.atomic():
            return append(row)
    except IntegrityError:
        raise AlreadyDifferent(str(SAVED_OTHERWISE)) from None


def _require_standing(person: Person, page_id: uuid.UUID) -> None:
    first = OwnPage.objects.of_all(person).filter(pk=page_id).first()
    if first is not None and first.removed_at is not None:
        raise NotAllowed(_("This page is in the bin. Bring it back first."))


def newer(old: OwnPage, fact: uuid.UUID, words: str, now: datetime) -> OwnPage:
    """A version of `old` with other words, neither saved nor looked at; it keeps day and ties."""
    kept = {f.attname: getattr(old, f.attname) for f in old._meta.concrete_fields}
    replaces = old.replaces_id if old.pk == fact else old.pk  # sent twice, it is one version
    first = old.known_by if old.known_by != fact else None
    fresh = OwnPage(
        **{**kept, "id": fact, "replaces_id": replaces, "first_id": first, "words": words}
    )
    fresh.received_at, fresh.looked_at = now, None
    return fresh


def own_page_of(person: Person, page_id: uuid.UUID) -> OwnPage:
    """The newest version of a page, also where it lies in the bin; `NotFound` for another's."""
    found = _versions_of(person, page_id).current().first()
    if found is None:
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    return found


def versions_of(person: Person, page_id: uuid.UUID) -> tuple[OwnPage, ...]:
    """All versions of a page, newest first. One query."""
    by_id = {row.pk: row for row in _versions_of(person, page_id)}
    replaced = {row.replaces_id for row in by_id.values()}
    at = next((row for row in by_id.values() if row.pk not in replaced), None)
    found = []
    while at is not None:
        found.append(at)
        at = by_id.get(at.replaces_id) if at.replaces_id else None
    return tuple(found)


def _versions_of(person: Person, page_id: uuid.UUID) -> OwnPageQuerySet:
    rows = OwnPage.objects.of_all(person).filter(Q(pk=page_id, first=None) | Q(first=page_id))
    return rows.select_related("attempt__own_ask__told", "exercise")


def own_pages(person: Person) -> OwnPageQuerySet:
    """Every page as it reads now, newest first, without those in the bin."""
    return OwnPage.objects.of(person).current().order_by("-wrote_at", "pk")


@transaction.atomic
def put_away(person: Person, page_id: uuid.UUID, now: datetime) -> None:
    """Put a page into the bin with all its versions; there already, it stays since then."""
    own_page_of(person, page_id)
    _versions_of(person, page_id).filter(removed_at__isnull=True).update(removed_at=now)


@transaction.atomic
def take_out(person: Person, page_id: uuid.UUID) -> None:
    """Take a page out of the bin with all its versions."""
    own_page_of(person, page_id)
    _versions_of(person, page_id).update(removed_at=None)
