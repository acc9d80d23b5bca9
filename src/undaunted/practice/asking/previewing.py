"""What can be said before anything is typed: the stops that today's decisions already hold.

Not the door itself: whatever is begun is decided afresh by `committing`.
"""

from undaunted.asks.shown import ShownAsk
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.asking.stops import STOPS, Stop
from undaunted.practice.choosing.suggesting import Offer
from undaunted.record.models import Preparation


def stop_on_sight(person: Person, ask: ShownAsk, offer: Offer) -> Stop | None:
    """The stop to show instead of the guesses, or None (at most one query)."""
    code = _code_on_sight(person, ask, offer)
    return STOPS[code] if code else None


def stop_for_all(offer: Offer) -> Stop | None:
    """What shuts every ask for now, whatever it is: a pace or a rest."""
    return STOPS.get(offer.choice.reason.code)


def _code_on_sight(person: Person, ask: ShownAsk, offer: Offer) -> str | None:
    rules = open_library().safety
    everything = offer.choice.reason.code
    if everything in STOPS:
        return everything
    gate = offer.choice.considered.gate_of(ask.key)
    if ask.stakes > offer.snapshot.stakes and ask.stakes < rules.never_stakes:
        return "stakes"
    if ask.stakes >= rules.never_stakes and offer.snapshot.stakes < rules.open_stakes:
        return "stakes"
    if ask.stakes >= rules.big_step_stakes and not _has_sheet(person, ask.key):
        return "needs_sheet"
    if gate == "stakes" and ask.stakes < rules.never_stakes:
        return "high_stakes_lately"
    return gate if gate in STOPS else None


def _has_sheet(person: Person, key: str) -> bool:
    return Preparation.objects.of(person).filter(ask_key=key).exists()
