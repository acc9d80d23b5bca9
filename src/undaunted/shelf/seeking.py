"""Keeps the words of a search out of the address: what stands there is sealed for its person.

So paging, going back and reloading work as with any address, and neither the history of the browser
nor a log tells what somebody looked for. Nothing is stored.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from undaunted.people.models import Person
from undaunted.vault.fields import current_ring
from undaunted.vault.sealing import CannotOpen, SealedPlace, open_sealed, seal

_LENGTH = 80  # letters; every search is as long as the longest


def sealed_words(person: Person, words: str) -> str:
    """The words for an address, or "" for none."""
    if not words.strip():
        return ""
    padded = words.strip().ljust(_LENGTH)
    return urlsafe_b64encode(seal(padded, _place(person), current_ring())).decode("ascii")


def words_of(person: Person, sealed: str) -> str:
    """The words of an address; "" for one of another person or one that can't be opened any more."""
    try:
        opened = open_sealed(urlsafe_b64decode(sealed), _place(person), current_ring())
    except (CannotOpen, NotBase64, ValueError, IndexError):
        return ""
    return opened.strip()[:_LENGTH]


def _place(person: Person) -> SealedPlace:
    return SealedPlace("shelf_search", "words", "", str(person.pk))
