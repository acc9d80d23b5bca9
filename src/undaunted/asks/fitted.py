"""What a person told, and every ask of the library fitted to it once for each set of answers.

The fitting itself is the engine's (`choosing.fitting`); the sentences are in `change_words`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from undaunted.engine.choosing.fitting import UNCHANGED, applied, fit_of
from undaunted.engine.choosing.footing import Fit, Footing, Traits
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.safety.allowing import OWN
from undaunted.engine.safety.stakes import CLOSENESS
from undaunted.engine.taxonomy import Counterpart
from undaunted.engine.values import Candidate
from undaunted.library.reading import open_library
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Circumstances, Person

NOTHING = Footing()
MOST_KEPT = 64


def footing_of(person: Person) -> Footing:
    """What this person told (one query)."""
    return footing_in(circumstances_of(person))


def footing_in(row: Circumstances) -> Footing:
    return Footing(frozenset(row.true_for_me), frozenset(row.not_for), row.directness)


def fit_for(candidate: Candidate, footing: Footing) -> Fit:
    """What changes at an ask, of the library or an own one, for somebody who told this."""
    if footing == NOTHING:
        return UNCHANGED
    if candidate.key.startswith(OWN):
        return fit_of(candidate, own_traits(candidate), footing)
    return library_fits(open_library().version, footing).get(candidate.key, UNCHANGED)


@lru_cache(maxsize=MOST_KEPT)
def library_fits(version: str, footing: Footing) -> Mapping[str, Fit]:
    """Every ask by id, worked out once for the library of this version."""
    asks = open_library().asks.values()
    return {ask.id: fit_of(ask.candidate(), ask.traits(), footing) for ask in asks}


def own_traits(candidate: Candidate) -> Traits:
    """What is known of an own ask: how close the other is."""
    return Traits(CLOSENESS[Counterpart(candidate.counterpart)], own=True)


def fitted(candidate: Candidate, footing: Footing) -> Candidate:
    """The ask as it is for this person, whatever its ratings were learned from."""
    return applied(candidate, fit_for(candidate, footing))


def closed_keys(candidates: Iterable[Candidate], footing: Footing) -> frozenset[str]:
    """Which of these are not suggested for what was told."""
    if footing == NOTHING:
        return frozenset()
    return frozenset(one.key for one in candidates if fit_for(one, footing).closed)


def history_fitted(history: History, footing: Footing) -> History:
    """What was asked, as it is for this person: what counts as big now counts so then."""
    if footing == NOTHING:
        return history
    return History(tuple(logged_fitted(ask, footing) for ask in history.asks))


def logged_fitted(ask: LoggedAsk, footing: Footing) -> LoggedAsk:
    same = fitted(ask.candidate, footing)
    return ask if same is ask.candidate else replace(ask, candidate=same)
