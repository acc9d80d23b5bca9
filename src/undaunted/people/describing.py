"""Changes what a person told about themselves: settings and circumstances."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from undaunted.people.days import zone_of
from undaunted.people.models import Circumstances, Person
from undaunted.people.refusals import AlreadyDifferent

MOST_VALUES = 5
_HELP_STAYS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Description:
    """Codes of the closed lists, and at most five values; `directness` is 1-5 or not told."""

    domains_wanted: tuple[str, ...] = ()
    domains_no_go: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    true_for_me: tuple[str, ...] = ()
    directness: int | None = None
    values_chosen: tuple[str, ...] = ()
    value_own_words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LookAndTime:
    """How it looks, and how days are told; "" is as the device has it."""

    theme: str
    week_goal: int
    time_zone: str = ""
    week_begins: str = ""
    clock: str = ""
    day_order: str = ""


def circumstances_of(person: Person) -> Circumstances:
    """Stored, or the empty ones nobody has saved yet."""
    return Circumstances.objects.of(person).first() or Circumstances(person=person)


@transaction.atomic
def describe(person: Person, description: Description, revision: int) -> Circumstances:
    """Replace the circumstances read at `revision`; `AlreadyDifferent` when they changed since.

    Parts of life are told apart (`telling_life`) and stay.
    """
    row = Circumstances.objects.select_for_update().of(person).first()
    if (row.revision if row else 0) != revision:
        raise AlreadyDifferent(
            _("This was changed in another window. Reload to see the newer version.")
        )
    fresh = Circumstances(
        person=person,
        domains_wanted=sorted(description.domains_wanted),
        domains_no_go=sorted(description.domains_no_go),
        not_for=sorted(description.not_for),
        true_for_me=sorted(description.true_for_me),
        life_yes=row.life_yes if row else [],
        life_never=row.life_never if row else [],
        half_of_earth=row.half_of_earth if row else "",
        here_for_asked=(row is not None and row.here_for_asked) or bool(description.domains_wanted),
        directness=description.directness,
        values_chosen=sorted(description.values_chosen)[:MOST_VALUES],
        value_own_words=description.value_own_words,
        revision=revision + 1,
    )
    fresh.save(force_insert=row is None, force_update=row is not None)
    return fresh


@transaction.atomic
def name_value(person: Person, value: str, now: datetime) -> None:
    """Add one value to those the person named, as long as there is room; named again it is once."""
    rows = Circumstances.objects.select_for_update()
    row, _made = rows.get_or_create(person=person, defaults={"looked_at": now})
    if value not in row.values_chosen and len(row.values_chosen) < MOST_VALUES:
        Circumstances.objects.of(person).update(
            values_chosen=sorted([*row.values_chosen, value]), revision=F("revision") + 1
        )


def set_up(person: Person, look: LookAndTime, now: datetime) -> None:
    """Change the look, the zone, how days are written and the weekly goal."""
    live_by(person, look.time_zone, now)
    Person.objects.filter(pk=person.pk).update(
        theme=look.theme,
        week_goal=look.week_goal,
        week_begins=look.week_begins,
        clock=look.clock,
        day_order=look.day_order,
    )


@transaction.atomic
def live_by(person: Person, time_zone: str, now: datetime) -> None:
    """Live by this zone from now on; "" is the device's. Where they lived until now is kept."""
    row = Person.objects.select_for_update().get(pk=person.pk)
    before = zone_of(row).key
    row.time_zone = time_zone
    if zone_of(row).key != before:
        row.zones_before = {**row.zones_before, now.astimezone(UTC).isoformat(): before}
    Person.objects.filter(pk=person.pk).update(
        time_zone=row.time_zone, zones_before=row.zones_before
    )
    person.time_zone, person.zones_before = row.time_zone, row.zones_before


def decline_zone(person: Person, time_zone: str) -> None:
    """Never offer this zone of the device again."""
    Person.objects.filter(pk=person.pk).update(zone_declined=time_zone)
    person.zone_declined = time_zone


def live_in(person: Person, country: str) -> None:
    """Remember whose help lines stand first."""
    Person.objects.filter(pk=person.pk).update(country=country[:80])


def keep_help_near(person: Person, now: datetime) -> None:
    """Let help stand in the header for a day from now."""
    _let_help_stand(person, now + _HELP_STAYS)


def take_help_away(person: Person) -> None:
    _let_help_stand(person, None)


def _let_help_stand(person: Person, until: datetime | None) -> None:
    Person.objects.filter(pk=person.pk).update(help_until=until)
    person.help_until = until
