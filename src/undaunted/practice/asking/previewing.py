"""What can be said before anything is typed: what else is under way, or why no ask is begun now.

Not for what is open (`openness`), nor the door itself: whatever is begun is decided afresh by `committing`.
"""

from datetime import datetime

from undaunted.people.models import Person
from undaunted.practice.asking.door import Applicant, suggestion_taken
from undaunted.practice.asking.stops import STOPS, Stop, Stopped
from undaunted.practice.choosing.suggesting import Offer
from undaunted.record.under_way import live_from


def another_begun(person: Person, who: Applicant, now: datetime) -> Stop | None:
    """The stop where another ask of the same three is under way; it comes before all questions."""
    live = live_from(person, suggestion_taken(person, who, now))
    return None if live is None else Stopped("begun_another", live.pk).stop


def stop_for_all(offer: Offer) -> Stop | None:
    """What shuts every ask for now, whatever it is: a pace or a rest."""
    return STOPS.get(offer.reason.code)
