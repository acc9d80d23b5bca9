"""The quiet ways of an evening and a night, when no ask can be made any more: breathe, picture, plan.

Not for which ask stands: that is found as on any hour, and is for the morning.
"""

from dataclasses import dataclass
from datetime import datetime

from undaunted.asks.shown import ShownAsk, ask_of
from undaunted.engine.steps import parted, step_key
from undaunted.engine.taxonomy import Step
from undaunted.people.days import day_of
from undaunted.people.models import Person
from undaunted.practice.choosing.reasons import sentence_of
from undaunted.practice.choosing.suggesting import Offer, promise_for
from undaunted.record.models import Attempt
from undaunted.record.step_words import STEP_WORDS

_ENOUGH = "enough_today"


@dataclass(frozen=True, slots=True)
class NightWays:
    """What may be done tonight towards `ask`, the one of the morning, and why it is that one.

    `picture` and `plan` are the keys to begin tonight; empty where nothing may be begun any more
    today, and then the ways are only told. `pictured`: whether it was pictured before, so that it
    is said aloud now and the same step does not come night after night.
    """

    ask: ShownAsk
    reason: str
    picture: str = ""
    plan: str = ""
    pictured: bool = False

    @property
    def how(self) -> str:
        """How one pictures it."""
        return str(STEP_WORDS[Step.PICTURE].how)


def night_ways(person: Person, offer: Offer, now: datetime) -> NightWays | None:
    """The ways of this night; None by day, and where something else comes first."""
    if not offer.for_tomorrow:
        return None
    if offer.keys[0] is not None:
        return _towards(person, offer, now)
    if offer.reason.code != _ENOUGH:
        return None
    return _only_told(person, promise_for(person, now), now)


def _towards(person: Person, offer: Offer, now: datetime) -> NightWays:
    """Picturing is a step of its own; where it is the suggestion itself, one plans by writing."""
    key = str(offer.keys[0])
    picture = step_key(parted(key)[0], Step.PICTURE)
    plan = key if key != picture else step_key(parted(key)[0], Step.WRITE)
    begun = Attempt.objects.of(person).filter(ask_key=picture, removed_at__isnull=True)
    pictured = picture != key and begun.exists()
    return NightWays(*_ask_and_why(person, offer, now), picture, plan, pictured)


def _only_told(person: Person, offer: Offer, now: datetime) -> NightWays | None:
    return None if offer.keys[0] is None else NightWays(*_ask_and_why(person, offer, now))


def _ask_and_why(person: Person, offer: Offer, now: datetime) -> tuple[ShownAsk, str]:
    ask = ask_of(person, str(offer.keys[0]), offer.personal_context)
    reason = sentence_of(offer.reason, day_of(person, now), offer.snapshot.window_reason)
    return ask, reason
