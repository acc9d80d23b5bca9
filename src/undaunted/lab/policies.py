"""Compares ways to choose asks on simulated people of four theories: benefit, harm, intervals.

Everything is told of all people, of the very anxious, and of the others. What it shows is what
rules do under stated assumptions, not what people do. Where ours falls short, `peak_mean` (its
dose) and `nothing_offered` (days its gates left empty) say why.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from undaunted.engine.simulation.policies import policies
from undaunted.engine.simulation.practising import THEORIES
from undaunted.engine.simulation.programmes import SETTINGS, Course, Fate, fate, run
from undaunted.engine.simulation.worlds import world
from undaunted.engine.values import Bools, Candidate, Floats, Interval
from undaunted.library.reading import open_library

OURS, BEFORE, LADDER = "ours", "without_steps", "ladder"
_FEWEST = 2
_LEVEL = 0.95
_FIRST_SEED = 31

_BENEFITS: dict[str, Callable[[Course], float]] = {
    "fear_start": lambda course: course.fear_start,
    "fear_follow_up": lambda course: course.fear_follow_up,
    "yes_error_change": lambda course: course.yes_error_follow_up - course.yes_error_start,
    "cost_error_change": lambda course: course.cost_error_follow_up - course.cost_error_start,
    "asks": lambda course: float(course.asks),
    "steps": lambda course: float(course.steps),
}
_HARMS: dict[str, Callable[[Course], float]] = {
    "dropped_out": lambda course: float(course.dropped_out),
    "sensitised": lambda course: float(course.sensitised),
    "peak_mean": lambda course: course.peak_mean,
    "peaks_above": lambda course: float(course.asks_above),
    "nothing_offered": lambda course: course.nothing_offered,
    "refused_after_offer": lambda course: course.refused_after_offer,
}
_FEAR, _ABOVE = "fear_follow_up", "above_ceiling"
_Measured = Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Benefit:
    """What one policy does for people under one theory: means over them with 95 % intervals.

    Fear is the mean expected peak (0-100) over asks never offered, 30 days after the last day of
    practice, those who left included. Errors of belief are 0-1 (a yes) and 0-100 (a no): a
    change below 0 is a gain. `fear_more_than_ours` is paired, the same people and luck: above 0
    means ours is lower.
    """

    theory: str
    policy: str
    fear_start: Interval
    fear_follow_up: Interval
    yes_error_change: Interval
    cost_error_change: Interval
    asks: Interval
    steps: Interval
    fear_more_than_ours: Interval | None


@dataclass(frozen=True, slots=True)
class Harm:
    """What one policy does to people under one theory: means over them with 95 % intervals.

    `above_ceiling` is the share of all asks and steps made with a peak above 85, `peaks_above` how
    many a person had. `nothing_offered` is the share of practice days without a step or an ask to
    give, `refused_after_offer` that of offers the door then kept shut. `above_more_than_ours` is
    paired as fear is.
    """

    theory: str
    policy: str
    above_ceiling: Interval
    dropped_out: Interval
    sensitised: Interval
    peak_mean: Interval
    peaks_above: Interval
    nothing_offered: Interval
    refused_after_offer: Interval
    above_more_than_ours: Interval | None


@dataclass(frozen=True, slots=True)
class RivalVerdict:
    """Whether ours leaves less fear than a rival; `clear` when the interval excludes 0.

    `clearly_more_above`: ours has a larger share above the ceiling, and that interval excludes 0.
    """

    theory: str
    rival: str
    ours_lower: bool
    clear: bool
    no_more_above_ceiling: bool
    clearly_more_above: bool = False


@dataclass(frozen=True, slots=True)
class GroupReport:
    """What was found of so many people, a row for each policy under each theory."""

    people: int
    benefits: tuple[Benefit, ...]
    harms: tuple[Harm, ...]
    verdicts: tuple[RivalVerdict, ...]

    def against(self, rival: str) -> tuple[RivalVerdict, ...]:
        """The verdicts on one rival, one for each theory."""
        return tuple(one for one in self.verdicts if one.rival == rival)


@dataclass(frozen=True, slots=True)
class Target:
    """What was wanted; `reached` goes by the means, `clearly` if every interval of fear agrees."""

    wanted: str
    reached: bool
    clearly: bool


@dataclass(frozen=True, slots=True)
class PoliciesReport:
    """The comparison of all policies under all theories, and the targets it was held against."""

    people: int
    days: int
    seeds: int
    offered: int
    panel: int
    follow_up_days: float
    targets: tuple[Target, ...]
    all: GroupReport
    very_anxious: GroupReport
    others: GroupReport


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
    while weights of the chooser were chosen, so that they are no test of it. Of a group of fewer
    than two people nothing is told. Raises `ValueError` for fewer than two people in all, no day,
    or too few asks.
    """
    if people * seeds < _FEWEST or days < 1:
        raise ValueError("A comparison needs at least two people and one day.")
    asks = world(tuple(candidates) if candidates is not None else _from_library())
    samples = range(first_seed, first_seed + seeds)
    fates = [fate(asks, seed, number, days) for seed in samples for number in range(people)]
    courses = {theory: _courses(theory, fates) for theory in THEORIES}
    anxious = np.array([one.person.very_anxious for one in fates], dtype=np.bool_)
    whole, afraid, others = (
        _group_report(courses, who) for who in (np.ones_like(anxious), anxious, ~anxious)
    )
    return PoliciesReport(
        people,
        days,
        seeds,
        len(asks.offered),
        int(asks.panel.sum()),
        SETTINGS.follow_up_days,
        targets(whole, afraid, others),
        whole,
        afraid,
        others,
    )


def _courses(theory: str, fates: Sequence[Fate]) -> dict[str, list[Course]]:
    """How everybody fares under each policy."""
    rules = open_library().safety
    return {
        name: [run(one, theory, policy, rules) for one in fates]
        for name, policy in policies(rules).items()
    }


def _group_report(courses: Mapping[str, Mapping[str, Sequence[Course]]], who: Bools) -> GroupReport:
    """What is told of those people (people,)."""
    count, benefits, harms = int(who.sum()), list[Benefit](), list[Harm]()
    for theory, each in courses.items() if count >= _FEWEST else ():
        found = {name: _measured(all_of, who) for name, all_of in each.items()}
        benefits += [_benefit(theory, name, found) for name in found]
        harms += [_harm(theory, name, found) for name in found]
    pairs = zip(benefits, harms, strict=True)
    verdicts = (_verdict(benefit, harm) for benefit, harm in pairs if benefit.policy != OURS)
    return GroupReport(count, tuple(benefits), tuple(harms), tuple(verdicts))


def _from_library() -> tuple[Candidate, ...]:
    return tuple(ask.candidate() for ask in open_library().asks.values())


def _measured(courses: Sequence[Course], who: Bools) -> _Measured:
    """Every measure of those people, each (people,)."""
    those = [one for one, belongs in zip(courses, who.tolist(), strict=True) if belongs]
    measures = {**_BENEFITS, **_HARMS}
    each = {name: np.array([of(one) for one in those]) for name, of in measures.items()}
    above = np.array([float(one.asks_above) for one in those])
    return {**each, _ABOVE: shares(above, each["asks"] + each["steps"])}


def shares(part: Floats, whole: Floats) -> Floats:
    """Values whose mean is the sum of `part` over the sum of `whole`, and their spread its error.

    The share is of all asks, so that who made two asks counts two (ratio estimator, linearised:
    Cochran 1977, 2.11 and 6.4).
    """
    if not whole.sum():
        return np.zeros(len(part))
    ratio = float(part.sum() / whole.sum())
    return np.asarray(ratio + (part - ratio * whole) / whole.mean())


def _benefit(theory: str, policy: str, courses: Mapping[str, _Measured]) -> Benefit:
    means = {name: mean_of(courses[policy][name]) for name in _BENEFITS}
    return Benefit(theory, policy, fear_more_than_ours=_more(policy, courses, _FEAR), **means)


def _harm(theory: str, policy: str, courses: Mapping[str, _Measured]) -> Harm:
    means = {name: mean_of(courses[policy][name]) for name in (_ABOVE, *_HARMS)}
    return Harm(theory, policy, above_more_than_ours=_more(policy, courses, _ABOVE), **means)


def _more(policy: str, courses: Mapping[str, _Measured], name: str) -> Interval | None:
    """How much more than under ours, person by person."""
    return None if policy == OURS else mean_of(courses[policy][name] - courses[OURS][name])


def mean_of(values: Floats) -> Interval:
    """Mean over people with its 95 % interval (Student's t)."""
    from scipy.special import stdtrit

    n, mean = len(values), float(values.mean())
    reach = float(stdtrit(n - 1, 0.5 + _LEVEL / 2.0))
    half = reach * float(values.std(ddof=1)) / n**0.5
    return Interval(mean, mean - half, mean + half)


def _verdict(benefit: Benefit, harm: Harm) -> RivalVerdict:
    more, above = benefit.fear_more_than_ours, harm.above_more_than_ours
    if more is None or above is None:
        raise ValueError("A rival has differences to ours.")
    clear = more.low > 0.0 or more.high < 0.0
    return RivalVerdict(
        benefit.theory, benefit.policy, more.mean > 0.0, clear, above.mean >= 0.0, above.high < 0.0
    )


def targets(whole: GroupReport, anxious: GroupReport, others: GroupReport) -> tuple[Target, ...]:
    """The three that are wanted, each under every theory."""
    rivals = [one for one in whole.verdicts if one.rival != BEFORE]
    return (
        _less_fear("all: less fear than each rival, no more above 85 than the ladder", rivals),
        _less_fear(
            "very anxious: less fear than the ladder, no more above 85", anxious.against(LADDER)
        ),
        _no_worse(
            "others: not clearly more fear or more above 85 than without steps",
            others.against(BEFORE),
        ),
    )


def _less_fear(wanted: str, verdicts: Sequence[RivalVerdict]) -> Target:
    lower = all(one.ours_lower for one in verdicts)
    safe = all(one.no_more_above_ceiling for one in verdicts if one.rival == LADDER)
    return Target(wanted, lower and safe, lower and safe and all(one.clear for one in verdicts))


def _no_worse(wanted: str, verdicts: Sequence[RivalVerdict]) -> Target:
    lower = all(one.ours_lower for one in verdicts)
    not_worse = all(one.ours_lower or not one.clear for one in verdicts)
    safe = not any(one.clearly_more_above for one in verdicts)
    return Target(wanted, not_worse and safe, safe and lower and all(one.clear for one in verdicts))
