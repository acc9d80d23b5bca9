"""What of the library is open now, why the rest waits, and by which smaller step it may be begun.

Every screen that calls an ask open or closed asks here: the library, the card, the ladder, the ask
itself. It is the table of the door, asked of everything at once before anything was told of anybody.
What is begun is decided afresh (`committing`).
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from undaunted.asks.shown import SmallerStep, candidates
from undaunted.engine.choosing.gates import chance_above
from undaunted.engine.fear.forecasting import predict_all
from undaunted.engine.pool import Pool
from undaunted.engine.safety.allowing import (
    NO_STOP,
    Codes,
    closed_now,
    first_stops,
    high_stakes_from,
)
from undaunted.engine.safety.beginning import Asks
from undaunted.engine.steps import parted, steps_towards
from undaunted.engine.taxonomy import Source, Step
from undaunted.engine.values import Bools
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, from_time_days, time_days
from undaunted.people.models import Person
from undaunted.practice.asking.door import Known, known_of, moment_of, sheets_of
from undaunted.practice.asking.stops import STOPS, Stop
from undaunted.practice.asking.wait_words import wait_words
from undaunted.practice.choosing.quiet_step import opens_on
from undaunted.practice.choosing.suggesting import Offer
from undaunted.record.models import LiveAttempt, Preparation
from undaunted.record.step_words import STEP_WORDS

# How the code begins of a pace that shuts every ask.
_PACE = "pace_"
# Shut by who somebody is or what happened to them, which a list of asks need not bring up again.
_UNSPOKEN = frozenset({"under_18", "somebody_feared", "after_a_loss"})


@dataclass(frozen=True, slots=True)
class Waits:
    """Why an ask is not open now, by its rule and in a few words, and a step that is."""

    code: str
    words: str
    step: SmallerStep | None

    @property
    def wants_sheet(self) -> bool:
        return STOPS[self.code].route == "prepare"


@dataclass(frozen=True, slots=True)
class WayIn:
    """How one gets into an ask now: it is open, or under way as `attempt`, or `waits`; or none of
    these, where every ask is closed for now."""

    is_open: bool = True
    waits: Waits | None = None
    attempt: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Openness:
    """Of each of n asks and steps what shuts it (n,), whatever shuts all of them for now.

    `closed` is that, "" where nothing does; `bold` says of which the peak may be too high (n,);
    `opens` is the day it ends, where that is known. `under_way` holds the attempts that are begun,
    by key; `big_from` is when big asks are open.
    """

    pool: Pool
    codes: Codes
    bold: Bools
    closed: str
    opens: date | None
    under_way: Mapping[str, uuid.UUID]
    big_from: date

    def is_open(self, key: str) -> bool:
        """Whether this may be begun now."""
        return not self.closed and key not in self.under_way and self.fits(key)

    def fits(self, key: str) -> bool:
        """Whether this may be begun, but for what shuts every ask for now."""
        return self._code(key) == NO_STOP

    def stop(self, key: str) -> Stop | None:
        """Why this is not begun now, or None."""
        code = self.closed or self._code(key)
        return None if code == NO_STOP else STOPS[code]

    def waits(self, key: str) -> Waits | None:
        """Why this ask alone waits; None where it fits."""
        code = self._code(key)
        if code == NO_STOP:
            return None
        return Waits(code, wait_words(code, self.big_from), self.step(key))

    def way_in(self, key: str) -> WayIn:
        """The same for a list; an own ask is shut by nothing.

        Where the pace shuts all, that is said once above the list, and no card gives another reason.
        """
        attempt = self.under_way.get(key)
        if key not in self.pool.place:
            return WayIn(attempt is None, None, attempt)
        waits = None if self.closed.startswith(_PACE) else self.waits(key)
        return WayIn(self.is_open(key), waits, attempt)

    @property
    def stop_for_all(self) -> Stop | None:
        """What shuts every ask for now."""
        return STOPS[self.closed] if self.closed else None

    def is_listed(self, key: str) -> bool:
        """Whether a list of asks names it: what is closed for good reason is not held out."""
        return self._code(key) not in _UNSPOKEN or self.step(key) is not None

    def step(self, key: str) -> SmallerStep | None:
        """A step towards this ask that may be begun now: the largest that is not too bold, else
        the smallest."""
        ask_key, _step = parted(key)
        ways = [one.key for one in steps_towards(self.pool.candidates[self.pool.place[ask_key]])]
        ways = [one for one in ways if one != key and self.is_open(one)]
        calm = [one for one in ways if not self.bold[self.pool.place[one]]]
        found = (calm[-1:] or ways[:1] or [""])[0]
        step = parted(found)[1]
        return None if step is None else SmallerStep(found, str(STEP_WORDS[step].name))

    def steps(self, key: str) -> tuple[SmallerStep, ...]:
        """Every step towards this ask that may be begun now, the smallest first."""
        ask_key, step = parted(key)
        if step is not None:
            return ()
        ways = steps_towards(self.pool.candidates[self.pool.place[ask_key]])
        named = ((one.key, STEP_WORDS[Step(one.step)].name) for one in ways)
        return tuple(SmallerStep(each, str(name)) for each, name in named if self.is_open(each))

    def _code(self, key: str) -> str:
        code: str = self.codes[self.pool.place[key]]
        return code


def openness_for(person: Person, offer: Offer, now: datetime) -> Openness:
    """What is open to this person now, as what was offered them says they stand."""
    known, rules = known_of(person, offer.personal_context, now), open_library().safety
    moment = moment_of(known, due=offer.snapshot.wants_screening)
    pool = candidates((), known.priors, known.context)
    fears = predict_all(known.fears, pool, time_days(known.when))
    above = chance_above(fears, known.stands.window.value.ceiling)
    asks = Asks(pool, Source.BROWSED, above)
    codes = first_stops(asks, moment, rules)
    for key, sheet in sheets_of(Preparation.objects.of(person), now).items():
        for row in pool.at([key]):
            one = Asks(pool.part(pool.at([key])), Source.BROWSED, above[[row]], sheet)
            codes[row] = first_stops(one, moment, rules)[0]
    closed = next(closed_now(moment, rules), "")
    return Openness(
        pool,
        codes,
        above > rules.max_chance_above,
        closed,
        opens_on(closed, day_of(person, now)),
        _under_way(known),
        day_of(person, from_time_days(high_stakes_from(moment, rules))),
    )


def _under_way(known: Known) -> Mapping[str, uuid.UUID]:
    rows = LiveAttempt.objects.of(known.person)
    return dict(rows.values_list("ask_key", "attempt_id"))
