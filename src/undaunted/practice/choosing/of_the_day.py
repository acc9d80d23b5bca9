"""What was shown or promised stands: the newest suggestion that may still be shown on a day.

Not for drawing another (`suggesting`) and not for sentences (`kept_words`).
"""

import json
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db.models import Q

from undaunted.engine.choosing import Choice
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.choosing.still_open import OPEN
from undaunted.engine.plain import from_plain
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.choosing.snapshot import SafetySnapshot
from undaunted.practice.models import AskOfDay
from undaunted.record.models import Attempt, Suggestion

_PROMISED_DAYS = timedelta(days=14)  # a promise waits so long for the next visit
_NEWEST = 8
_KEPT_DAYS = timedelta(days=31)
USED, ANOTHER_PROGRAMME = "used", "another_programme"
LEFT_OUT, HEAVY_DAY = "rest_after_being_left_out", "rest_heavy_day"
KINDNESS = frozenset({LEFT_OUT, HEAVY_DAY})  # days on which an ask is put off, not taken away
_OWN_DOING = frozenset({"declined", "set_aside"})

Keys = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Instead:
    """The ask that was named before, the code of what took it away, and whether as a promise."""

    key: str = ""
    code: str = ""
    promised: bool = False

    def __bool__(self) -> bool:
        return bool(self.code)


@dataclass(frozen=True, slots=True)
class NamedAsk:
    """A suggestion named before, as it was drawn; `promised` where its day had not begun yet."""

    row: Suggestion
    choice: Choice
    promised: bool

    @property
    def keys(self) -> Keys:
        return keys_of(self.choice)


@dataclass(frozen=True, slots=True)
class StillNamed:
    """The suggestion that stands with those of its three that may be shown, or why none does."""

    kept: NamedAsk | None = None
    shown: Keys = (None, None, None)
    instead: Instead = Instead()


def keys_of(choice: Choice) -> Keys:
    """Keys of the suggestion, an easier and a different one."""
    picks = (choice.suggestion, choice.easier, choice.different)
    first, second, third = (pick.key if pick else None for pick in picks)
    return first, second, third


def choice_of(row: Suggestion) -> Choice:
    return Choice.from_json(json.dumps(row.choice))


def _readable(row: Suggestion) -> Choice | None:
    """The choice, None where it came in from elsewhere and is not whole."""
    try:
        return choice_of(row)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def named_for(person: Person, day: date) -> tuple[NamedAsk, ...]:
    """What was named for this day, the newest first (two queries).

    That of an earlier day waits where nobody opened the program on its day, or where that day
    turned into one of kindness; else it is over.
    """
    rows = Suggestion.objects.of(person).filter(day__gt=day - _PROMISED_DAYS, day__lte=day)
    newest = list(rows.order_by("-made_at", "-day")[:_NEWEST])
    seen = AskOfDay.objects.of(person).filter(suggestion__in=newest, ahead=False)
    seen_on: dict[uuid.UUID, set[date]] = {}
    put_off = set[tuple[str, date]]()
    for suggestion_id, on, instead in seen.values_list("suggestion", "day", "instead"):
        seen_on.setdefault(suggestion_id, set()).add(on)
        if instead.get("code") in KINDNESS:
            put_off.add((instead["key"], on))
    return tuple(_kept(person, newest, seen_on, put_off, day))


def _kept(
    person: Person,
    rows: Iterable[Suggestion],
    seen_on: Mapping[uuid.UUID, set[date]],
    put_off: Collection[tuple[str, date]],
    day: date,
) -> Iterator[NamedAsk]:
    """`put_off`: which asks were put off for kindness, and on which day."""
    for row in rows:
        choice = _readable(row)
        if choice is None or choice.suggestion is None:
            continue
        days = seen_on.get(row.pk, set())
        seen = {on for on in days if (choice.suggestion.key, on) not in put_off}
        waits = _ahead(person, row) or len(seen) < len(days)
        if not any(on < day for on in seen) and (row.day == day or waits):
            yield NamedAsk(row, choice, promised=day not in seen and waits)


def _ahead(person: Person, row: Suggestion) -> bool:
    """Whether it was drawn before its day began."""
    return day_of(person, row.made_at) < row.day


def promised_after(person: Person, day: date) -> frozenset[str]:
    """Keys of what was last named for a later day (one query)."""
    row = Suggestion.objects.of(person).filter(day__gt=day).order_by("-made_at").first()
    choice = None if row is None else _readable(row)
    return frozenset(filter(None, (keys_of(choice)[0] if choice else None,)))


def used_among(person: Person, named: Sequence[NamedAsk]) -> frozenset[uuid.UUID]:
    """Which suggestions were taken up since: one of the three from it, or its first from elsewhere
    (one query)."""
    if not named:
        return frozenset()
    since = {kept.keys[0]: kept.row.made_at for kept in named}
    begun = Attempt.objects.of(person).filter(removed_at__isnull=True)
    rows = begun.filter(
        Q(suggestion__in=[kept.row.pk for kept in named])
        | Q(ask_key__in=since, committed_at__gte=min(since.values()))
    )
    done = list(rows.values_list("ask_key", "suggestion", "committed_at"))
    return frozenset(
        kept.row.pk
        for kept in named
        for key, tied, at in done
        if tied == kept.row.pk or (key == kept.keys[0] and at >= kept.row.made_at)
    )


def first_still_named(
    named: Iterable[NamedAsk],
    used: frozenset[uuid.UUID],
    shut_of: Callable[[NamedAsk], Mapping[str, str]],
    programme: str,
) -> StillNamed:
    """The newest of `named` that may be shown; `shut_of` says of its keys what shuts them now."""
    instead = Instead()
    for kept in named:
        main, shut = kept.keys[0] or "", shut_of(kept)
        code = _taken_by(kept, used, shut[main], programme)
        if not code:
            shown = tuple(key if key and not shut[key] else None for key in kept.keys)
            return StillNamed(kept, (shown[0], shown[1], shown[2]), instead)
        instead = instead or _said(kept, main, code)
    return StillNamed(instead=instead)


def _taken_by(kept: NamedAsk, used: frozenset[uuid.UUID], shut: str, programme: str) -> str:
    """What takes the suggestion away, `OPEN` where nothing does."""
    if kept.row.pk in used:
        return USED
    if shut == OPEN and _programme_of(kept.row) != programme:
        return ANOTHER_PROGRAMME
    return shut


def _programme_of(row: Suggestion) -> str:
    """The programme that led the draw."""
    if not row.standing:
        return ""
    snapshot = SafetySnapshot.read(row.standing)
    return snapshot.programme if snapshot.in_programme else ""


def _said(kept: NamedAsk, key: str, code: str) -> Instead:
    """Worth a sentence: not what the person did themselves today, and knows."""
    if code in _OWN_DOING or (code == USED and not kept.promised):
        return Instead()
    return Instead(key, code, kept.promised)


def said_before(person: Person, row: Suggestion, day: date, *, ahead: bool) -> Instead:
    """What was said of this suggestion when it first came instead of another (one query)."""
    rows = AskOfDay.objects.of(person).filter(suggestion=row, day=day, ahead=ahead)
    earlier = (Instead(**said) for said in rows.values_list("instead", flat=True) if said)
    return next(earlier, Instead())


def last_reason(person: Person, row: Suggestion) -> Reason | None:
    """What was last said of this suggestion (one query)."""
    rows = AskOfDay.objects.of(person).filter(suggestion=row).order_by("-made_at")
    said = rows.values_list("reason", flat=True).first()
    return from_plain(Reason, said) if said else None


def written_instead(instead: Instead) -> dict[str, object]:
    return asdict(instead) if instead else {}


def keep_of_day(row: AskOfDay) -> AskOfDay:
    """Keep what stands, or return what was found first; what is long past goes."""
    kept, _new = AskOfDay.objects.get_or_create(
        pk=row.pk,
        defaults={
            field.attname: getattr(row, field.attname)
            for field in row._meta.concrete_fields
            if not field.primary_key
        },
    )
    AskOfDay.objects.of(row.person).filter(day__lt=row.day - _KEPT_DAYS).delete()
    return kept
