"""How the three people of the demo differ: when they practise, and what practice does to them.

Made up so that each shows what its name says; nobody is like that, and it is evidence of nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from undaunted.engine.logistic import log_odds
from undaunted.engine.simulation.people import PeopleSettings, SimulatedPerson, draw_person

_Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """`active`: stretches of the half year as shares of it; `practises_on`: chance of an ask a day.

    `immune`: 0-1, how little beliefs move; `slope`: points of fear a practice takes; `guess_error`
    on the logit; `feared`: chance given to what is feared at first; `cost` and `felt`: how bad a no
    is thought to be, and is (0-100). `worth`: how true "something is wrong with me" feels at first
    and at the end; `eases`: how much less true a hard thought feels right after an ask.
    `efficacy`: share of the higher answer at first, and what a day adds. `rung_falls`: least and
    most points a month. `sheets`: a hard sentence before and after an exercise.
    """

    seed: int
    active: tuple[_Pair, ...]
    practises_on: float
    immune: float
    slope: float
    guess_error: float
    feared: float
    level: float
    cost: float
    felt: float
    mood: float
    worth: _Pair
    eases: float
    efficacy: _Pair
    rung_falls: tuple[int, int]
    sheets: tuple[tuple[int, int], tuple[int, int]]

    def person(self, generator: np.random.Generator) -> SimulatedPerson:
        """Somebody drawn like all, with these traits."""
        return replace(
            draw_person(generator, _STEADY),
            feared=float(log_odds(self.feared)),
            immune=self.immune,
            slope=self.slope,
            guess_error=self.guess_error,
            level=self.level,
            cost=self.cost,
            felt=self.felt,
        )

    def is_active(self, day: int, days: int) -> bool:
        return any(round(a * days) <= day <= round(b * days) for a, b in self.active)

    def ends_on(self, day: int, days: int) -> bool:
        """Whether a stretch ends, so that the one after begins with a break of known length."""
        return any(day == round(b * days) for _a, b in self.active)


# Beliefs that move over months instead of days, and fear that swings less than most people's, so
# that half a year shows what a name says.
_STEADY = PeopleSettings(yes_rate=0.05, slow_sd=5.0, noise_sd=11.0, ask_sd=7.0)
MUCH = Profile(
    seed=20261,
    active=((0.0, 1.0),),
    practises_on=0.6,
    immune=0.1,
    slope=9.0,
    guess_error=-1.4,
    feared=0.65,
    level=0.0,
    cost=75.0,
    felt=25.0,
    mood=62.0,
    worth=(0.45, 0.20),
    eases=0.08,
    efficacy=(0.2, 0.0045),
    rung_falls=(2, 9),
    sheets=((70, 40), (60, 45)),
)
_LITTLE = Profile(
    seed=20262,
    active=((0.0, 1.0),),
    practises_on=0.45,
    immune=0.95,
    slope=0.0,
    guess_error=-0.3,
    feared=0.6,
    level=6.0,
    cost=62.0,
    felt=60.0,
    mood=54.0,
    worth=(0.45, 0.44),
    eases=0.0,
    efficacy=(0.3, 0.0),
    rung_falls=(-4, 5),
    sheets=((70, 66), (60, 62)),
)
_BACK = Profile(
    seed=20263,
    active=((0.0, 0.34), (0.65, 0.93)),
    practises_on=0.5,
    immune=0.3,
    slope=6.0,
    guess_error=-0.8,
    feared=0.5,
    level=2.0,
    cost=70.0,
    felt=40.0,
    mood=58.0,
    worth=(0.45, 0.36),
    eases=0.04,
    efficacy=(0.3, 0.0008),
    rung_falls=(0, 6),
    sheets=((70, 50), (60, 52)),
)
PROFILES: Mapping[str, Profile] = {"much": MUCH, "little": _LITTLE, "back": _BACK}
