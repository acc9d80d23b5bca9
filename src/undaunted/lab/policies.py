"""Compares ways to choose asks on simulated people of four theories: benefit, harm, intervals.

What it shows is what rules do under stated assumptions, not what people do. Where ours falls
short, `peak_mean` (its dose) and `nothing_offered` (days its gates left empty) say why.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from undaunted.engine.simulation.policies import policies
from undaunted.engine.simulation.practising import THEORIES
from undaunted.engine.simulation.programmes import SETTINGS, Course, fate, run
from undaunted.engine.simulation.worlds import world
from undaunted.engine.values import Candidate, Floats, Interval
from undaunted.library.reading import open_library

OURS, LADDER = "ours", "ladder"
_FEWEST = 2
_LEVEL = 0.95
_FIRST_SEED = 31

_MEASURES: dict[str, Callable[[Course], float]] = {
    "fear_start": lambda course: course.fear_start,
    "fear_follow_up": lambda course: course.fear_follow_up,
    "yes_error_change": lambda course: course.yes_error_follow_up - course.yes_error_start,
    "cost_error_change": lambda course: course.cost_error_follow_up - course.cost_error_start,
    "dropped_out": lambda course: float(course.dropped_out),
    "sensitised": lambda course: float(course.sensitised),
    "asks": lambda course: float(course.asks),
    "peak_mean": lambda course: course.peak_mean,
    "nothing_offered": lambda course: course.nothing_offered,
}


@dataclass(frozen=True, slots=True)
class PolicyOutcome:
    """One policy under one theory: means over people with 95 % intervals.

    Fear is the mean expected peak (0-100) over asks never offered, 30 days after the last day of
    practice, those who left included. Errors of belief are 0-1 (a yes) and 0-100 (a no): a
    change below 0 is a gain. `above_ceiling` is the share of all asks with a peak above 85,
    `nothing_offered` that of practice days on which a policy had no ask to give. What is
    `more_than_ours` is paired, the same people and luck: above 0 means ours is lower.
    """

    theory: str
    policy: str
    people: int
    fear_start: Interval
    fear_follow_up: Interval
    yes_error_change: Interval
    cost_error_change: Interval
    above_ceiling: Interval
    dropped_out: Interval
    sensitised: Interval
    asks: Interval
    peak_mean: Interval
    nothing_offered: Interval
    fear_more_than_ours: Interval | None
    above_ceiling_more_than_ours: Interval | None


@dataclass(frozen=True, slots=True)
class RivalVerdict:
    """Whether ours leaves less fear than a rival; `clear` when the interval excludes 0."""

    theory: str
    rival: str
    ours_lower: bool
    clear: bool
    no_more_above_ceiling: bool


@dataclass(frozen=True, slots=True)
class PoliciesReport:
    """The comparison of all policies under all theories, and the target it was held against.

    `reached` goes by the means, `clearly_reached` only if every interval of fear excludes 0 too.
    """

    people: int
    days: int
    seeds: int
    offered: int
    panel: int
    follow_up_days: float
    outcomes: tuple[PolicyOutcome, ...]
    verdicts: tuple[RivalVerdict, ...]
    target: str = (
        "fear at follow-up under ours lower than each rival under every theory, "
        "with no more time above the ceiling than the ladder"
    )
    reached: bool = False
    clearly_reached: bool = False


def evaluate_policies(
    *,
    people: int = 40,
    days: int = 60,
    seeds: int = 2,
    candidates: Sequence[Candidate] | None = None,
    first_seed: int = _FIRST_SEED,
) -> PoliciesReport:
    """`people` new people for each of `seeds` samples, each of them once under every policy.

    Asks come from the library unless given. Samples below the default `first_seed` were looked at
    while weights of the chooser were chosen, so that they are no test of it. Raises `ValueError`
    for fewer than two people in all, no day, or too few asks.
    """
    if people * seeds < _FEWEST or days < 1:
        raise ValueError("A comparison needs at least two people and one day.")
    asks = world(tuple(candidates) if candidates is not None else _from_library())
    samples = range(first_seed, first_seed + seeds)
    fates = [fate(asks, seed, number, days) for seed in samples for number in range(people)]
    outcomes = []
    for theory in THEORIES:
        courses = {
            name: _measured([run(one, theory, policy) for one in fates])
            for name, policy in policies(open_library().safety).items()
        }
        outcomes += [_outcome(theory, name, courses) for name in courses]
    verdicts = tuple(_verdict(one) for one in outcomes if one.policy != OURS)
    return PoliciesReport(
        people,
        days,
        seeds,
        len(asks.offered),
        int(asks.panel.sum()),
        SETTINGS.follow_up_days,
        tuple(outcomes),
        verdicts,
        reached=reached(verdicts),
        clearly_reached=reached(verdicts) and all(one.clear for one in verdicts),
    )


def _from_library() -> tuple[Candidate, ...]:
    return tuple(ask.candidate() for ask in open_library().asks.values())


def _measured(courses: Sequence[Course]) -> dict[str, Floats]:
    """Every measure of every person, each (people,)."""
    each = {name: np.array([of(one) for one in courses]) for name, of in _MEASURES.items()}
    above = np.array([float(one.asks_above) for one in courses])
    return {**each, "above_ceiling": shares(above, each["asks"])}


def shares(part: Floats, whole: Floats) -> Floats:
    """Values whose mean is the sum of `part` over the sum of `whole`, and their spread its error.

    The share is of all asks, so that who made two asks counts two (ratio estimator, linearised:
    Cochran 1977, 2.11 and 6.4).
    """
    if not whole.sum():
        return np.zeros(len(part))
    ratio = float(part.sum() / whole.sum())
    return np.asarray(ratio + (part - ratio * whole) / whole.mean())


def _outcome(theory: str, policy: str, courses: dict[str, dict[str, Floats]]) -> PolicyOutcome:
    own, ours = courses[policy], courses[OURS]
    paired = policy != OURS
    return PolicyOutcome(
        theory=theory,
        policy=policy,
        people=len(own["asks"]),
        fear_more_than_ours=mean_of(own["fear_follow_up"] - ours["fear_follow_up"])
        if paired
        else None,
        above_ceiling_more_than_ours=(
            mean_of(own["above_ceiling"] - ours["above_ceiling"]) if paired else None
        ),
        **{name: mean_of(values) for name, values in own.items()},
    )


def mean_of(values: Floats) -> Interval:
    """Mean over people with its 95 % interval (Student's t)."""
    from scipy.special import stdtrit

    n, mean = len(values), float(values.mean())
    reach = float(stdtrit(n - 1, 0.5 + _LEVEL / 2.0))
    half = reach * float(values.std(ddof=1)) / n**0.5
    return Interval(mean, mean - half, mean + half)


def _verdict(rival: PolicyOutcome) -> RivalVerdict:
    more, above = rival.fear_more_than_ours, rival.above_ceiling_more_than_ours
    if more is None or above is None:
        raise ValueError("A rival has differences to ours.")
    return RivalVerdict(
        rival.theory,
        rival.policy,
        more.mean > 0.0,
        more.low > 0.0 or more.high < 0.0,
        above.mean >= 0.0,
    )


def reached(verdicts: Sequence[RivalVerdict]) -> bool:
    """Whether the target holds: less fear than every rival, no more overwhelm than the ladder."""
    lower = all(one.ours_lower for one in verdicts)
    return lower and all(one.no_more_above_ceiling for one in verdicts if one.rival == LADDER)
