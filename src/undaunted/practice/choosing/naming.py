"""What was named before, by its title, and why it is not shown now."""

from undaunted.asks.shown import ShownAsk, ask_of, candidate_for
from undaunted.engine.steps import rated_fear
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.practice.choosing.kept_words import instead_sentence
from undaunted.practice.choosing.suggesting import Offer
from undaunted.record.history import candidate_of
from undaunted.record.models import Attempt


def named_before(person: Person, offer: Offer) -> str:
    """The sentence for what this offer came instead of, "" where it came instead of nothing."""
    if not offer.instead:
        return ""
    another = offer.keys[0] is not None
    title = _title_of(person, offer.instead.key)
    return instead_sentence(offer.instead, title, offer.snapshot.window_reason, another=another)


def ask_named(person: Person, key: str | None) -> ShownAsk | None:
    """The ask of this key, None where there is none or it is no longer here."""
    if not key:
        return None
    try:
        return ask_of(person, key)
    except NotFound:
        return None


def _title_of(person: Person, key: str | None) -> str:
    """The title of an ask, "" where there is none or it is no longer here."""
    ask = ask_named(person, key)
    return ask.title if ask else ""


def is_smaller(person: Person, key: str | None, attempt: Attempt) -> bool:
    """Whether the ask is rated to frighten less than the one of the attempt."""
    before = candidate_of(attempt)
    if not key or before is None or not _title_of(person, key):
        return False
    return rated_fear(candidate_for(person, ask_of(person, key))) < rated_fear(before)
