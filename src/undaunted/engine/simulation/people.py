"""A made-up person with true figures, who forecasts, acts and learns (models page).

Learns by Rescorla-Wagner: a belief moves by a share of its error. Not for real people's data.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from undaunted.engine.fear.exposure import Exposures, exposure
from undaunted.engine.history import LoggedAsk
from undaunted.engine.logistic import chance_of, log_odds
from undaunted.engine.pool import Pool
from undaunted.engine.simulation.kinds import LIKE_ASKING, came_of, is_other, true_chance_held
from undaunted.engine.steps import RATINGS
from undaunted.engine.taxonomy import HowTheyWere, Outcome
from undaunted.engine.values import Candidate


@dataclass(frozen=True, slots=True)
class PeopleSettings:
    """How people differ: fear and cost 0-100 (models page: simulated people)."""

    level_sd: float = 14.0
    slow_sd: float = 9.0
    slow_kept_a_day: float = 0.90
    ask_sd: float = 10.0
    slope_mean: float = 6.0
    slope_sd: float = 4.0
    noise_sd: float = 14.0
    bias_mean: float = 5.0
    bias_sd: float = 10.0
    forecast_sd: float = 15.0
    answer_sd: float = 0.9
    ask_answer_sd: float = 0.8
    guess_error_mean: float = -0.8
    guess_error_sd: float = 0.6
    guess_noise_sd: float = 0.5
    feared_mean: float = 0.4
    feared_sd: float = 0.8
    feared_happens: float = 0.15
    cost_mean: float = 70.0
    cost_sd: float = 10.0
    felt_mean: float = 35.0
    felt_sd: float = 12.0
    felt_noise_sd: float = 18.0
    yes_rate: float = 0.15
    cost_rate: float = 0.25
    immune: tuple[float, float] = (2.0, 6.0)
    reflects: float = 0.8
    half_of_a_step: float = 0.15
    skips_logit: float = -4.0
    skips_per_fear: float = 0.04


@dataclass(frozen=True, slots=True)
class AskTruth:
    """How an ask really is for one person: distance in fear, and on the logit of a yes."""

    key: str
    fear: float
    answer: float


@dataclass(frozen=True, slots=True)
class SimulatedPerson:
    """True figures and present beliefs; `guess_error` and `feared` are on the logit."""

    settings: PeopleSettings
    level: float
    slow: float
    slope: float
    forecast_bias: float
    answer: float
    guess_error: float
    feared: float
    cost: float
    felt: float
    immune: float
    time_days: float | None = None
    asks: tuple[AskTruth, ...] = ()
    exposures: Exposures = field(default_factory=Exposures)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a person says before an ask."""

    fear: float
    chance_yes: float
    feared_chance: float
    no_cost: float


def draw_person(
    generator: np.random.Generator, settings: PeopleSettings | None = None
) -> SimulatedPerson:
    """A new person."""
    s, normal = settings or PeopleSettings(), generator.normal
    return SimulatedPerson(
        settings=s,
        level=float(normal(0.0, s.level_sd)),
        slow=float(normal(0.0, s.slow_sd)),
        slope=float(normal(s.slope_mean, s.slope_sd)),
        forecast_bias=float(normal(s.bias_mean, s.bias_sd)),
        answer=float(normal(0.0, s.answer_sd)),
        guess_error=float(normal(s.guess_error_mean, s.guess_error_sd)),
        feared=float(normal(log_odds(s.feared_mean), s.feared_sd)),
        cost=bounded(float(normal(s.cost_mean, s.cost_sd)), 100.0),
        felt=bounded(float(normal(s.felt_mean, s.felt_sd)), 100.0),
        immune=float(generator.beta(*s.immune)),
    )


def attempt(
    person: SimulatedPerson,
    candidate: Candidate,
    time_days: float,
    generator: np.random.Generator,
) -> tuple[SimulatedPerson, LoggedAsk]:
    """Forecast, ask or not, and learn from it: the person afterwards and what they logged."""
    person = _at(person, candidate, time_days, generator)
    fear = _true_fear(person, candidate, time_days)
    said = _expectation(person, candidate, fear, generator)
    s = person.settings
    if generator.random() < chance_of(s.skips_logit + s.skips_per_fear * said.fear):
        return person, log_of(candidate, time_days, said, Outcome.NOT_ASKED)
    peak = bounded(float(np.round(fear + generator.normal(0.0, s.noise_sd))), 100.0)
    if candidate.step:
        logged = _stepped(person, log_of(candidate, time_days, said, Outcome.DONE), peak, generator)
        return replace(person, exposures=person.exposures.add(logged)), logged
    outcome = _answer_of(person, candidate, generator)
    logged = log_of(candidate, time_days, said, outcome)
    logged = replace(logged, fear_peak=peak, fear_after=float(np.round(peak * 0.5)))
    logged = replace(logged, reflected=bool(generator.random() < s.reflects))
    if outcome is not Outcome.WAITING:
        person, logged = _learned_from(person, logged, generator)
    return replace(person, exposures=person.exposures.add(logged)), logged


def _stepped(
    person: SimulatedPerson, logged: LoggedAsk, peak: float, generator: np.random.Generator
) -> LoggedAsk:
    """A step that was done, wholly or half; nobody answers, so no belief about answers moves."""
    s = person.settings
    half = generator.random() < s.half_of_a_step
    return replace(
        logged,
        outcome=Outcome.HALF if half else Outcome.DONE,
        fear_peak=peak,
        fear_after=float(np.round(peak * 0.5)),
        reflected=bool(generator.random() < s.reflects),
    )


def _at(
    person: SimulatedPerson,
    candidate: Candidate,
    time_days: float,
    generator: np.random.Generator,
) -> SimulatedPerson:
    """The person at that time, having met the ask: slow days move on, a new ask gets its truth."""
    s = person.settings
    gap = 0.0 if person.time_days is None else max(time_days - person.time_days, 0.0)
    kept = s.slow_kept_a_day**gap
    shock = generator.normal(0.0, s.slow_sd * (1.0 - kept**2) ** 0.5)
    asks = person.asks
    if all(one.key != candidate.ask_key for one in asks):
        fear, answer = generator.normal(0.0, s.ask_sd), generator.normal(0.0, s.ask_answer_sd)
        asks = (*asks, AskTruth(candidate.ask_key, float(fear), float(answer)))
    return replace(person, slow=person.slow * kept + float(shock), time_days=time_days, asks=asks)


def _true_fear(person: SimulatedPerson, candidate: Candidate, time_days: float) -> float:
    """Peak fear before noise and clipping."""
    practice = float(exposure(person.exposures, Pool((candidate,)), time_days)[0])
    own = _truth(person, candidate).fear
    fear = candidate.fear_mean + person.level + person.slow + own - person.slope * practice
    return RATINGS[candidate.step].share * fear if candidate.step else fear


def _true_chance(person: SimulatedPerson, candidate: Candidate) -> float:
    """Chance that somebody who answers says yes or partly."""
    answered = max(1.0 - candidate.no_answer, 0.02)
    rated = log_odds((candidate.yes_mean + candidate.partly_mean) / answered)
    return chance_of(rated + person.answer + _truth(person, candidate).answer)


def _expectation(
    person: SimulatedPerson, candidate: Candidate, fear: float, generator: np.random.Generator
) -> Expectation:
    s, normal = person.settings, generator.normal
    guess = log_odds(_true_chance(person, candidate)) + person.guess_error
    return Expectation(
        bounded(float(np.round(fear + person.forecast_bias + normal(0.0, s.forecast_sd))), 100.0),
        float(np.clip(chance_of(guess + float(normal(0.0, s.guess_noise_sd))), 0.02, 0.98)),
        chance_of(person.feared),
        person.cost,
    )


def guess_of_kind(
    person: SimulatedPerson, candidate: Candidate, generator: np.random.Generator
) -> float:
    """The chance given before another kind than asking: what it is asked about, as wrongly as a yes
    is guessed. It is no guess of a yes, so it stands in no log of the engine."""
    noise = float(generator.normal(0.0, person.settings.guess_noise_sd))
    guess = log_odds(true_chance_held(candidate.kind)) + person.guess_error + noise
    return float(np.clip(chance_of(guess), 0.02, 0.98))


def _answer_of(
    person: SimulatedPerson, candidate: Candidate, generator: np.random.Generator
) -> Outcome:
    """Waiting or silence first, then no, a counter-offer or a yes; other kinds in their own words."""
    if is_other(candidate.kind):
        chance_no = 1.0 - _true_chance(person, candidate)
        return came_of(candidate.kind, chance_no, generator.random(), generator.random())
    if generator.random() < candidate.no_answer:
        return Outcome.GHOSTED if generator.random() < 0.5 else Outcome.WAITING
    if generator.random() >= _true_chance(person, candidate):
        return Outcome.NO
    share = candidate.partly_mean / max(candidate.yes_mean + candidate.partly_mean, 1e-6)
    return Outcome.PARTLY if generator.random() < share else Outcome.YES


def _learned_from(
    person: SimulatedPerson, logged: LoggedAsk, generator: np.random.Generator
) -> tuple[SimulatedPerson, LoggedAsk]:
    """One Rescorla-Wagner step on each belief, and what is said after it."""
    s, open_to_it = person.settings, 1.0 - person.immune
    happened = float(generator.random() < s.feared_happens)
    feared = person.feared + 4.0 * s.yes_rate * open_to_it * (happened - chance_of(person.feared))
    guess_error, cost, felt = person.guess_error, person.cost, None
    if logged.answered and logged.forecast_yes is not None:
        got = float(logged.outcome is not Outcome.NO)
        guess_error += 2.0 * s.yes_rate * open_to_it * (got - logged.forecast_yes)
    if LIKE_ASKING.get(logged.outcome, logged.outcome) in (Outcome.NO, Outcome.PARTLY):
        felt = bounded(float(generator.normal(person.felt, s.felt_noise_sd)), 100.0)
        cost += s.cost_rate * open_to_it * (felt - person.cost)
    after = replace(person, feared=feared, guess_error=guess_error, cost=cost)
    next_guess = log_odds(_true_chance(after, logged.candidate)) + guess_error
    return after, replace(
        logged,
        feared_happened=happened,
        no_cost_felt=felt,
        feared_next=chance_of(feared),
        yes_next=None if is_other(logged.candidate.kind) else chance_of(next_guess),
        how_they_were=str(generator.choice(list(HowTheyWere), p=[0.6, 0.35, 0.05])),
    )


def log_of(
    candidate: Candidate, time_days: float, said: Expectation, outcome: Outcome
) -> LoggedAsk:
    """A log with the forecast only; what happened is filled in later."""
    return LoggedAsk(
        candidate=candidate,
        time_days=time_days,
        party=None,
        forecast_fear=said.fear,
        forecast_yes=None if _has_no_yes(candidate) else said.chance_yes,
        feared_chance=said.feared_chance,
        no_cost=None if candidate.step else said.no_cost,
        outcome=outcome,
        fear_peak=None,
        fear_after=None,
        yes_next=None,
        feared_next=None,
        feared_happened=None,
        no_cost_felt=None,
        how_they_were=None,
        alcohol=False,
        reflected=False,
        sought=True,
    )


def _has_no_yes(candidate: Candidate) -> bool:
    """Whether no yes is asked for: another kind, or a step on the way."""
    return is_other(candidate.kind) or bool(candidate.step)


def _truth(person: SimulatedPerson, candidate: Candidate) -> AskTruth:
    met = (one for one in person.asks if one.key == candidate.ask_key)
    return next(met, AskTruth(candidate.ask_key, 0.0, 0.0))


def bounded(value: float, most: float) -> float:
    return min(max(value, 0.0), most)
