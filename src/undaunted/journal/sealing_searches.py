"""Seals the words of a search into the key that its address carries, for an hour.

So the address and the history of a browser hold no words, and nothing is stored for a search.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime, timedelta

from undaunted.people.models import Person
from undaunted.vault.fields import current_ring
from undaunted.vault.sealing import CannotOpen, SealedPlace, open_sealed, seal

_OPENS_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Search:
    words: str = ""
    outcome: str = ""


def sealed_search(person: Person, search: Search, now: datetime) -> str:
    """The key that opens this search for its person, for an hour."""
    said = json.dumps([search.words, search.outcome, now.timestamp()])
    return urlsafe_b64encode(seal(said, _place_of(person), current_ring())).decode()


def search_of(person: Person, key: str, now: datetime) -> Search | None:
    """What was searched for by this key; None where it opens nothing, or its hour is over."""
    try:
        opened = open_sealed(urlsafe_b64decode(key.encode()), _place_of(person), current_ring())
    except (CannotOpen, Error, ValueError):
        return None
    words, outcome, moment = json.loads(opened)
    age = now.timestamp() - moment
    return Search(words, outcome) if age <= _OPENS_FOR.total_seconds() else None


def _place_of(person: Person) -> SealedPlace:
    return SealedPlace("journal", "search", "words", str(person.pk))
