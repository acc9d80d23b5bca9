"""From everybody's histories to the priors of one person's engine.

What is fitted is how far fear lies from its curated rating, so that an ask with few attempts
stays near the rating by itself; answers are shrunk to the rating afterwards. Not for storing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.fear.exposure import Exposures, exposure
from undaunted.engine.history import History
from undaunted.engine.logistic import logit
from undaunted.engine.pool import Pool
from undaunted.engine.population.answer_fit import AnswerFit, fit_answers
from undaunted.engine.population.fear_fit import FearFit, fit_fear
from undaunted.engine.population.rows import attempts
from undaunted.engine.priors import AskPrior, Priors
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import Candidate, Floats


@dataclass(frozen=True, slots=True)
class PriorFitSettings:
    """When a fit may speak (eight people an ask), and how much the start priors weigh.

    The rest are judgements: fewest people and attempts of a fit, the start priors' weight in
    people, the sd of a curated chance on the logit, and the least noise in points.
    """

    people_least: int = 20
    attempts_least: int = 200
    people_an_ask: int = 8
    prior_people: float = 20.0
    curated_logit_sd: float = 0.8
    noise_least: float = 5.0


_SETTINGS = PriorFitSettings()


class TooFewAttempts(ValueError):
    """There is not enough to fit; says how much there is and how much it takes."""


@dataclass
class PooledColumns:
    """Columns that grow person by person; asks are numbered as they come."""

    places: dict[str, int]
    curated: list[Candidate]
    people: list[set[int]]
    fear: list[tuple[int, int, float, float]]
    answers: list[tuple[int, int, float]]

    def place(self, candidate: Candidate) -> int:
        place = self.places.setdefault(candidate.key, len(self.places))
        if place == len(self.curated):
            self.curated.append(candidate)
            self.people.append(set())
        return place


def learn_priors(histories: Iterable[History]) -> Priors:
    """The priors all these people teach; histories carry curated ratings. May be a generator.

    They are named once they are kept; until then their version is that of the curated ones.
    Raises TooFewAttempts below the fewest people or attempts.
    """
    found = _gathered(histories)
    people = {row[0] for row in found.fear}
    if len(people) < _SETTINGS.people_least or len(found.fear) < _SETTINGS.attempts_least:
        raise TooFewAttempts(
            f"A fit takes {_SETTINGS.people_least} people with {_SETTINGS.attempts_least} attempts; "
            f"there are {len(people)} with {len(found.fear)}."
        )
    fear, answers = _fear_of(found), _answers_of(found)
    start = Priors()
    weight = len(people) / (len(people) + _SETTINGS.prior_people)
    asks = (
        _ask_prior(found.curated[place], len(found.people[place]), place, fear, answers)
        for place in range(len(found.curated))
        if len(found.people[place]) >= _SETTINGS.people_an_ask
    )
    noise = max(fear.residual_variance - start.fear.slow_sd**2, _SETTINGS.noise_least**2)
    return replace(
        start,
        fear=replace(
            start.fear,
            mean_shift=weight * float(fear.fixed[0]),
            person_sd=_mixed(start.fear.person_sd, fear.person_variance, weight),
            slope_mean=weight * -float(fear.fixed[1]) + (1.0 - weight) * start.fear.slope_mean,
            slope_sd=_mixed(start.fear.slope_sd, fear.slope_variance, weight),
            noise_sd=_mixed(start.fear.noise_sd, noise, weight),
        ),
        answers=replace(
            start.answers,
            person_sd=_mixed(start.answers.person_sd, answers.person_variance, weight)
            if answers
            else start.answers.person_sd,
        ),
        asks=tuple(sorted(asks, key=lambda ask: ask.key)),
    )


def _gathered(histories: Iterable[History]) -> PooledColumns:
    """One pass over everybody: fear left over the rating against practice, and answers."""
    found = PooledColumns({}, [], [], [], [])
    for person, history in enumerate(histories):
        practised = Exposures()
        for logged in history.asks:
            ask = logged.candidate
            place = found.place(ask)
            if logged.asked:
                found.people[place].add(person)
            if logged.asked and logged.fear_peak is not None:
                practice = float(exposure(practised, Pool((ask,)), logged.time_days)[0])
                found.fear.append((person, place, logged.fear_peak - ask.fear_mean, practice))
            if logged.answered:
                found.answers.append((person, place, float(logged.outcome is not Outcome.NO)))
            practised = practised.add(logged)
    return found


def _fear_of(found: PooledColumns) -> FearFit:
    person, item, left, practice = np.array(found.fear).T
    return fit_fear(attempts(_dense(person), item, left, slope=practice), reml=True)


def _answers_of(found: PooledColumns) -> AnswerFit | None:
    """None while nobody, or everybody, was told yes."""
    if len({row[2] for row in found.answers}) < 2:
        return None
    person, item, good = np.array(found.answers).T
    return fit_answers(attempts(_dense(person), item, good))


def _dense(person: Floats) -> NDArray[np.int64]:
    """Codes without holes: some people have no such row."""
    return np.asarray(np.unique(person, return_inverse=True)[1], dtype=np.int64)


def _ask_prior(
    curated: Candidate, people: int, place: int, fear: FearFit, answers: AnswerFit | None
) -> AskPrior:
    """What was met at one ask, beside what the curators thought."""
    known = place < len(fear.ask)
    off = float(fear.ask[place]) if known else 0.0
    came = max(1.0 - curated.no_answer, 1e-6)
    good = curated.yes_mean + curated.partly_mean
    chance, doubt = good / came, curated.yes_sd
    if answers is not None and place < len(answers.ask):
        chance, doubt = _answered(chance, place, answers)
    share = curated.yes_mean / max(good, 1e-6)
    return AskPrior(
        key=curated.key,
        people=people,
        fear_mean=min(max(curated.fear_mean + off, 0.0), 100.0),
        fear_sd=float(fear.ask_se[place]) if known else curated.fear_sd,
        yes_mean=came * chance * share,
        yes_sd=doubt,
        partly_mean=came * chance * (1.0 - share),
    )


def _answered(curated: float, place: int, answers: AnswerFit) -> tuple[float, float]:
    """Chance of something good given an answer, and its sd: rating and data by their precision."""
    own = 1.0 / float(answers.ask_se[place]) ** 2
    data = max(own - 1.0 / max(answers.ask_variance, 1e-6), 0.0)
    pull = float(answers.ask[place]) * own + float(answers.fixed[0]) * data
    rated, prior = float(logit(np.array([curated]))[0]), 1.0 / _SETTINGS.curated_logit_sd**2
    centre, precision = (rated * prior + pull) / (prior + data), prior + data
    chance = 1.0 / (1.0 + exp(-centre))
    return chance, chance * (1.0 - chance) / sqrt(precision)


def _mixed(prior_sd: float, fitted_variance: float, weight: float) -> float:
    """The sd between the start prior's and the fitted one, on the log scale of variances."""
    fitted = max(fitted_variance, (prior_sd / 10.0) ** 2)
    return sqrt(exp(weight * log(fitted) + (1.0 - weight) * log(prior_sd**2)))
