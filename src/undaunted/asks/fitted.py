"""What a person told, and every ask of the library fitted to it once for each set of answers.

The fitting itself is the engine's (`choosing.fitting`); the sentences are in `change_words`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from undaunted.engine.choosing.fitting import UNCHANGED, applied, fit_of
from undaunted.engine.choosing.life import told_life
from undaunted.engine.choosing.personal_context import Fit, PersonalContext, Traits
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.safety.stakes import CLOSENESS
from undaunted.engine.taxonomy import Counterpart
from undaunted.engine.values import OWN, Candidate
from undaunted.library.reading import open_library
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Circumstances, Person

NOTHING = PersonalContext()
MOST_KEPT = 64


def personal_context_of(person: Person) -> PersonalContext:
    """What this person told (one query)."""
    return personal_context_in(circumstances_of(person))


def personal_context_in(row: Circumstances) -> PersonalContext:
    return PersonalContext(frozenset(row.true_for_me), frozenset(row.not_for), row.directness)


def told_in(row: Circumstances, joined: Iterable[str] = ()) -> frozenset[str]:
    """The parts of life that may be presumed; `joined` are those a programme tells."""
    return told_life(row.life_yes, row.life_never, row.domains_wanted, joined)


def fit_for(candidate: Candidate, personal_context: PersonalContext) -> Fit:
    """What changes at an ask, of the library or an own one, for somebody who told this."""
    if personal_context == NOTHING:
        return UNCHANGED
    if candidate.key.startswith(OWN):
        return fit_of(candidate, _own_traits(candidate), personal_context)
    fits = library_fits(open_library().version, personal_context)
    return fits.get(candidate.ask_key, UNCHANGED)


@lru_cache(maxsize=MOST_KEPT)
def library_fits(version: str, personal_context: PersonalContext) -> Mapping[str, Fit]:
    """Every ask by id, worked out once for the library of this version."""
    asks = open_library().asks.values()
    return {ask.id: fit_of(ask.candidate(), ask.traits(), personal_context) for ask in asks}


def _own_traits(candidate: Candidate) -> Traits:
    """What is known of an own ask: how close the other is; as one knows a little, if not told."""
    who = candidate.counterpart or Counterpart.ACQUAINTANCE
    return Traits(CLOSENESS[Counterpart(who)], own=True)


def is_closed(ask_key: str, personal_context: PersonalContext) -> bool:
    """Whether an ask of the library is left out for what was told."""
    if personal_context == NOTHING:
        return False
    fits = library_fits(open_library().version, personal_context)
    return bool(fits.get(ask_key, UNCHANGED).closed)


def fitted(candidate: Candidate, personal_context: PersonalContext) -> Candidate:
    """The ask as it is for this person, whatever its ratings were learned from."""
    return applied(candidate, fit_for(candidate, personal_context))


def closed_keys(
    candidates: Iterable[Candidate], personal_context: PersonalContext
) -> frozenset[str]:
    """Which of these are not suggested for what was told."""
    if personal_context == NOTHING:
        return frozenset()
    asks = (one for one in candidates if not one.step)
    return frozenset(one.key for one in asks if fit_for(one, personal_context).closed)


def history_fitted(history: History, personal_context: PersonalContext) -> History:
    """What was asked, as it is for this person: what counts as big now counts so then."""
    if personal_context == NOTHING:
        return history
    return History(tuple(_logged_fitted(ask, personal_context) for ask in history.asks))


def _logged_fitted(ask: LoggedAsk, personal_context: PersonalContext) -> LoggedAsk:
    same = fitted(ask.candidate, personal_context)
    return ask if same is ask.candidate else replace(ask, candidate=same)
