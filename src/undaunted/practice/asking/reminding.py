"""The card a person wrote to themselves, on the days they wrote it for, and on no others."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from undaunted.asks.shown import ShownAsk
from undaunted.exercises.reading import read_answers
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record.models import Attempt, ExerciseDone

_CARD = "cue-card"
_GAP = timedelta(days=14)
_MOST_CARDS = 10


def card_for(person: Person, ask: ShownAsk, now: datetime) -> str:
    """The words of the newest card meant for a moment like this, or nothing.

    One query where no card was written, three where there is one.
    """
    rows = ExerciseDone.objects.of(person).filter(exercise=_CARD).order_by("-done_at")
    cards = [read_answers(row) for row in rows[:_MOST_CARDS]]
    if not cards:
        return ""
    moments = set(_moments_in(person, ask, now))
    return next((str(c.get("found", "")) for c in cards if c.get("show_when") in moments), "")


def _moments_in(person: Person, ask: ShownAsk, now: datetime) -> Iterator[str]:
    """What this moment is: after a gap, or before a new kind of person or way of asking."""
    rows = Attempt.objects.of(person).filter(origin=Attempt.Origin.SOUGHT, removed_at__isnull=True)
    last = rows.order_by("-committed_at").values_list("committed_at", flat=True).first()
    if last is not None and now - last >= _GAP:
        yield "after_gap"
    columns = ("ask_key", "own_ask__counterpart", "own_ask__channel")
    known = rows.order_by().values_list(*columns).distinct()
    met = {each for key, *own in known for each in _ways_of(key, own)}
    if not {ask.counterpart, ask.channel} <= met:
        yield "new_context"


def _ways_of(key: str, own: list[str | None]) -> tuple[str | None, ...]:
    """Whom an ask was put to, and how."""
    ask = open_library().asks.get(key)
    return (ask.counterpart, ask.channel) if ask else tuple(own)
