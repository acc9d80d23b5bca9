"""What can be said before anything is typed: why this ask, or any ask, is not begun now.

Not the door itself: whatever is begun is decided afresh by `committing`.
"""

from datetime import datetime

from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.people.models import Person
from undaunted.practice.asking.door import Applicant, seen_from_outside, suggestion_taken
from undaunted.practice.asking.stops import STOPS, Stop, Stopped
from undaunted.practice.choosing.suggesting import Offer
from undaunted.record.under_way import live_from


def stop_on_sight(
    person: Person, who: Applicant, context: PersonalContext, now: datetime
) -> Stop | None:
    """The stop to show instead of the guesses, or None."""
    decided = seen_from_outside(person, who, context, now).begin
    return None if decided.value else STOPS[decided.reason]


def another_begun(person: Person, who: Applicant, now: datetime) -> Stop | None:
    """The stop where another ask of the same three is under way; it comes before all questions."""
    live = live_from(person, suggestion_taken(person, who, now))
    return None if live is None else Stopped("begun_another", live.pk).stop


def stop_for_all(offer: Offer) -> Stop | None:
    """What shuts every ask for now, whatever it is: a pace or a rest."""
    return STOPS.get(offer.reason.code)
