"""Three others beside what stands for the day, for whoever wants to see more.

The day's ask stands all the same. Nothing is kept of these: whoever begins one chose it themselves.
"""

from dataclasses import replace
from datetime import datetime

from undaunted.people.days import day_of
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Person
from undaunted.practice.choosing.of_the_day import Instead, keys_of, promised_after
from undaunted.practice.choosing.remarking import reason_of, said_lately
from undaunted.practice.choosing.suggesting import Offer, next_daytime, seen_by

_NOTHING_BEFORE = Instead()


def others_beside(person: Person, offer: Offer, now: datetime) -> Offer | None:
    """Three others that fit, the same all day while nothing happens; None where there are none."""
    when = next_daytime(person, now)
    day = day_of(person, when)
    seen = seen_by(person, when, circumstances_of(person))
    named = frozenset(key for key in offer.keys if key)
    choice = seen.without(named | promised_after(person, day)).drawn(day.toordinal())
    keys = keys_of(choice)
    if keys[0] is None:
        return None
    reason = reason_of(person, seen, keys[0], choice.reason, said_lately(person))
    return replace(offer, choice=choice, keys=keys, reason=reason, instead=_NOTHING_BEFORE)
