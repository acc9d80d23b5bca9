"""What a person told, and every ask of the library fitted to it once for each set of answers.

The fitting itself is the engine's (`choosing.fitting`); the sentences are in `change_words`.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from undaunted.engine.choosing.fitting import UNCHANGED, applied, fit_of
from undaunted.engine.choosing.told import Fit, Told, Traits
from undaunted.engine.safety.stakes import stakes_of
from undaunted.engine.taxonomy import Channel, Circumstance
from undaunted.engine.values import Candidate, History, LoggedAsk
from undaunted.library.reading import open_library
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Circumstances, Person
from undaunted.record.history import own_candidate
from undaunted.record.models import OwnAsk

NOTHING = Told()
MOST_KEPT = 64
# What a channel asks of the asker, where an own ask does not say it.
SPOKEN = frozenset({Circumstance.SPEECH.value, Circumstance.HEARING.value})
CHANNEL_NEEDS = dict.fromkeys(
    (Channel.FACE_TO_FACE, Channel.PHONE, Channel.VIDEO, Channel.STAGE), SPOKEN
)


def told_of(person: Person) -> Told:
    """What this person told (one query)."""
    return told_in(circumstances_of(person))


def told_in(row: Circumstances) -> Told:
    return Told(frozenset(row.true_for_me), frozenset(row.not_for), row.directness)


def fits_of(told: Told) -> Mapping[str, Fit]:
    """Every ask of the library, by id, fitted to what was told."""
    return library_fits(open_library().version, told) if told != NOTHING else {}


@lru_cache(maxsize=MOST_KEPT)
def library_fits(version: str, told: Told) -> Mapping[str, Fit]:
    """As above, worked out once; `version` is the library's."""
    asks = open_library().asks.values()
    return {ask.id: fit_of(ask.candidate(), ask.traits(), told) for ask in asks}


def own_fit(row: OwnAsk, told: Told) -> Fit:
    return fit_of(own_candidate(row), own_traits(row), told)


def own_traits(row: OwnAsk) -> Traits:
    """What is known of an own ask: how close the other is, and what its channel asks."""
    needs = CHANNEL_NEEDS.get(Channel(row.channel), frozenset())
    return Traits(row.relationship, needs=needs, rated_by_them=True)


def own_stakes(row: OwnAsk, fit: Fit) -> int:
    return applied(own_candidate(row), fit).stakes


def history_fitted(history: History, own: Mapping[str, Fit], told: Told) -> History:
    """What was asked, as it is for this person: what counts as big now counts so then."""
    if told == NOTHING:
        return history
    fits = {**fits_of(told), **own}
    return History(tuple(logged_fitted(ask, fits) for ask in history.asks))


def logged_fitted(ask: LoggedAsk, fits: Mapping[str, Fit]) -> LoggedAsk:
    fitted = applied(ask.candidate, fits.get(ask.candidate.key, UNCHANGED))
    return ask if fitted is ask.candidate else replace(ask, candidate=fitted)


def fitted_candidate(candidate: Candidate, fit: Fit) -> Candidate:
    return applied(candidate, fit)
