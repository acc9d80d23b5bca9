"""A simulated person in a world of asks: drawn once, then asked, hurt, taught and perhaps gone.

What differs between theories is the learner alone; everything else, luck included, is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from undaunted.engine.history import LoggedAsk
from undaunted.engine.logistic import chance_of, logit, sigmoid
from undaunted.engine.normal import HIGHEST, clipped_mean
from undaunted.engine.simulation.causes import latent_cause
from undaunted.engine.simulation.figures import LearnerFigures
from undaunted.engine.simulation.kinds import LIKE_ASKING, came_of, is_other
from undaunted.engine.simulation.learners import (
    Held,
    Learner,
    Lived,
    Rates,
    Start,
    habituation,
    pearce_hall,
    rescorla_wagner,
)
from undaunted.engine.simulation.luck import Day
from undaunted.engine.simulation.people import (
    Expectation,
    SimulatedPerson,
    bounded,
    draw_person,
    log_of,
)
from undaunted.engine.simulation.worlds import World
from undaunted.engine.steps import RATINGS
from undaunted.engine.taxonomy import HowTheyWere, Outcome
from undaunted.engine.values import GOT, Candidate, Floats

_HALVINGS = 40
_LEAST_SHARE = 0.05  # of its ask's fear in any step; our judgement

THEORIES = {
    "habituation": habituation,
    "rescorla_wagner": rescorla_wagner,
    "pearce_hall": pearce_hall,
    "latent_cause": latent_cause,
}


@dataclass(frozen=True)
class Born:
    """What never changes about a person; `fear` and `answer` (logit of something good) are (n,).

    `shares`: how much of an ask's fear each step towards it holds for them (0-1).
    """

    world: World
    made: SimulatedPerson
    fear: Floats
    answer: Floats
    start: Start
    sensitiser: bool
    ruminator: bool
    very_anxious: bool
    shares: Mapping[str, float]

    @property
    def chance_yes(self) -> Floats:
        """True chance of a yes from somebody who answers, a partly counting half, shape (n,)."""
        return np.asarray(sigmoid(self.answer) * self.world.whole_share)


@dataclass(frozen=True)
class Strain:
    """Fear added by harm, not by belief, each (n,): what passes in days and what stays longer."""

    passing: Floats
    lasting: Floats
    time_days: float = 0.0

    def at(self, time_days: float, figures: LearnerFigures) -> "Strain":
        gap = max(time_days - self.time_days, 0.0)
        short, long = (
            0.5 ** (gap / figures.overwhelmed_days),
            0.5 ** (gap / figures.sensitised_days),
        )
        return Strain(self.passing * short, self.lasting * long, time_days)


@dataclass(frozen=True)
class Practiser:
    """A person on the way: what was learned, what hurt, and the slow state of today."""

    born: Born
    learner: Learner
    strain: Strain
    slow: float = 0.0

    def fear(self, time_days: float) -> Floats:
        """Peak fear of every ask before noise and clipping, without the slow state, shape (n,)."""
        strain = self.strain.at(time_days, self.born.world.figures)
        learned = self.born.fear * self.learner.left(time_days)
        return np.asarray(learned + strain.passing + strain.lasting)

    def panel_fear(self, time_days: float) -> float:
        """Mean expected peak (0-100) over the panel."""
        world = self.born.world
        latent = self.fear(time_days)[world.panel]
        noise = np.full(len(latent), self.born.made.settings.noise_sd)
        return float(clipped_mean(latent, noise).mean())


def born(generator: np.random.Generator, world: World) -> Born:
    """A new person with own truths about every ask of the world."""
    made, n, s = draw_person(generator), len(world.pool.candidates), world.figures
    normal, traits = generator.normal, made.settings
    answer = world.good_logit + made.answer + normal(0.0, traits.ask_answer_sd, n)
    own = world.pool.column("fear_mean") + made.level + normal(0.0, traits.ask_sd, n)
    true = logit(sigmoid(answer) * world.whole_share)
    guess = s.guess_slope * true + made.guess_error + s.written_logit * world.written
    open_to_it = 1.0 - made.immune
    threat = float(generator.beta(s.rate_yes_counts, s.rate_no_counts)) * open_to_it
    cost = float(generator.beta(s.cost_rate_yes_counts, s.cost_rate_no_counts)) * open_to_it
    stakes = world.pool.column("stakes") - world.pool.column("stakes").mean()
    rated = world.pool.column("fear_mean")
    held = Held(
        made.feared + s.threat_per_fear * (rated - rated.mean()),
        guess + normal(0.0, s.guess_ask_sd, n),
        np.clip(made.cost + s.cost_per_stake * stakes, 0.0, 100.0),
    )
    start = Start(held, Rates(threat, threat, cost), world.like, s)
    sensitiser, ruminator = generator.random(2) < (s.sensitisers, s.ruminators)
    very_anxious = bool(generator.random() < s.very_anxious)
    target = float(generator.uniform(s.very_anxious_from, s.very_anxious_until))
    more = _more_fear(own, world, traits.noise_sd, target) if very_anxious else 0.0
    made, own = replace(made, level=made.level + more), np.maximum(own + more, 0.0)
    shares, harmed = _own_shares(generator), (bool(sensitiser), bool(ruminator))
    return Born(world, made, own, answer, start, *harmed, very_anxious, shares)


def _more_fear(own: Floats, world: World, noise_sd: float, target: float) -> float:
    """By how much all fear rises for the mean peak over the asks on offer to be this (0-100)."""
    least, most = -HIGHEST, 2.0 * HIGHEST
    met = own[~world.panel]
    noise = np.full(len(met), noise_sd)
    for _ in range(_HALVINGS):
        middle = (least + most) / 2.0
        below = clipped_mean(np.maximum(met + middle, 0.0), noise).mean() < target
        least, most = (middle, most) if below else (least, middle)
    return (least + most) / 2.0


def _own_shares(generator: np.random.Generator) -> dict[str, float]:
    """How much of an ask's fear each step holds for somebody new, around what is rated."""
    drawn = {step: generator.normal(one.share, one.sd) for step, one in RATINGS.items()}
    return {step: float(np.clip(share, _LEAST_SHARE, 1.0)) for step, share in drawn.items()}


def practiser(person: Born, theory: str) -> Practiser:
    """The person as a learner of one theory (a key of `THEORIES`), before the first ask."""
    nothing = np.zeros(len(person.fear))
    return Practiser(person, THEORIES[theory](person.start), Strain(nothing, nothing))


def practise(
    one: Practiser, candidate: Candidate, time_days: float, luck: Day
) -> tuple[Practiser, LoggedAsk]:
    """Forecast, ask or not, and learn: the person afterwards and what they logged.

    Of a step towards an ask all fear is a share of the ask's, and no answer comes.
    """
    person, settings = one.born, one.born.made.settings
    place = person.world.places[candidate.ask_key]
    share = person.shares[candidate.step] if candidate.step else 1.0
    fear = float(one.fear(time_days)[place]) + one.slow
    said = _forecast(one, place, time_days, (fear, share), luck)
    log = log_of(candidate, time_days, said, Outcome.NOT_ASKED)
    if candidate.step:
        log = replace(log, forecast_yes=None, no_cost=None)
    if luck.skips < chance_of(settings.skips_logit + settings.skips_per_fear * said.fear):
        return one, log
    peak = _rounded(share * (fear + settings.noise_sd * luck.peak))
    lived = Lived(
        place, time_days, 0.0, None, None, peak, _minutes(person.world.figures, luck), luck.cause
    )
    if candidate.step:
        lived = replace(lived, weight=share * person.world.figures.step_teaches)
        after = _lived_through(one, lived)
        return after, _logged_step(after, log, lived, luck)
    outcome = _answered(person, place, luck)
    lived = _with_answer(person, lived, outcome, luck)
    after = _lived_through(one, lived)
    return after, _logged(after, replace(log, outcome=outcome), lived, luck)


def _lived_through(one: Practiser, lived: Lived) -> Practiser:
    return replace(one, learner=one.learner.learn(lived), strain=strained(one, lived))


def _with_answer(person: Born, lived: Lived, outcome: Outcome, luck: Day) -> Lived:
    """What came of the ask: whether the feared thing happened, the answer, how bad a no was."""
    return replace(
        lived,
        feared=float(luck.feared < _feared_rate(person.world, lived.place, outcome)),
        got=GOT.get(outcome),
        felt=_felt_at(person, lived.place, outcome, luck),
    )


def _forecast(
    one: Practiser, place: int, time_days: float, fear: tuple[float, float], luck: Day
) -> Expectation:
    """What is said before: what is held, with the noise of a rating; `fear` of the ask, and the
    share of it that is met."""
    held, made, s = one.learner.held(time_days), one.born.made, one.born.world.figures
    traits, (whole, share) = made.settings, fear
    guess = chance_of(float(held.guess[place]) + traits.guess_noise_sd * luck.guess)
    threat = chance_of(float(held.threat[place])) + s.said_noise_sd / 100.0 * luck.threat
    return Expectation(
        _rounded(share * (whole + made.forecast_bias + traits.forecast_sd * luck.forecast)),
        min(max(guess, 0.02), 0.98),
        bounded(threat, 1.0),
        _rounded(float(held.cost[place]) + s.said_noise_sd * luck.cost),
    )


def _answered(person: Born, place: int, luck: Day) -> Outcome:
    """Silence first, then no, a counter-offer or a yes; other kinds in their own words."""
    candidate = person.world.pool.candidates[place]
    if is_other(candidate.kind):
        chance_no = 1.0 - chance_of(float(person.answer[place]))
        return came_of(candidate.kind, chance_no, luck.yes, luck.partly)
    if luck.silence < candidate.no_answer:
        return Outcome.GHOSTED
    if luck.yes >= chance_of(float(person.answer[place])):
        return Outcome.NO
    good = max(candidate.yes_mean + candidate.partly_mean, 1e-6)
    return Outcome.PARTLY if luck.partly < candidate.partly_mean / good else Outcome.YES


def _feared_rate(world: World, place: int, outcome: Outcome) -> float:
    """Chance that the feared outcome happens: mostly with a no, more where more is at stake."""
    s = world.figures
    rates = {
        Outcome.NO: s.feared_at_no,
        Outcome.PARTLY: s.feared_at_partly,
        Outcome.YES: s.feared_at_yes,
    }
    like = LIKE_ASKING.get(outcome, outcome)
    rate = np.array([rates.get(like, s.feared_at_silence)])
    stakes = world.pool.column("stakes")
    shift = s.feared_logit_per_stake * (stakes[place] - stakes.mean())
    return float(sigmoid(logit(rate) + shift)[0])


def _felt_at(person: Born, place: int, outcome: Outcome, luck: Day) -> float | None:
    """How bad the no was (0-100); only a no or a counter-offer says it, and what is like one."""
    if LIKE_ASKING.get(outcome, outcome) not in (Outcome.NO, Outcome.PARTLY):
        return None
    true = float(true_cost(person)[place])
    return _rounded(true + person.made.settings.felt_noise_sd * luck.felt)


def true_cost(person: Born) -> Floats:
    """How bad a no is on average at every ask, shape (n,)."""
    stakes = person.world.pool.column("stakes")
    per_stake = person.world.figures.cost_per_stake
    true = person.made.felt + per_stake * (stakes - stakes.mean())
    return np.asarray(np.clip(true, 0.0, 100.0))


def _minutes(figures: LearnerFigures, luck: Day) -> float:
    """How long the ask lasted."""
    return figures.usual_minutes * float(np.exp(figures.minutes_log_sd * luck.minutes))


def strained(one: Practiser, lived: Lived) -> Strain:
    """Harm of an ask: passing after an overwhelming peak or rumination, lasting in sensitisers."""
    world = one.born.world
    s, like = world.figures, world.like[:, lived.place]
    before = one.strain.at(lived.time_days, s)
    added = s.overwhelmed_adds * float(lived.peak >= s.overwhelming)
    if one.born.ruminator and _bad(lived):
        added += s.rumination_adds
    stays = 0.0
    if one.born.sensitiser:
        stays = s.sensitised_per_point * max(lived.peak - s.sensitised_from, 0.0)
    return Strain(before.passing + added * like, before.lasting + stays * like, lived.time_days)


def _bad(lived: Lived) -> bool:
    """A no, or the feared outcome: what people brood over."""
    return lived.got == 0.0 or lived.feared > 0.0


def _logged(after: Practiser, log: LoggedAsk, lived: Lived, luck: Day) -> LoggedAsk:
    """The log with what happened and what is expected next time."""
    s, made = after.born.world.figures, after.born.made
    next_time = after.learner.held(lived.time_days)
    threat = chance_of(float(next_time.threat[lived.place]))
    brooding = after.born.ruminator and _bad(lived)
    share = s.rumination_after_fear if brooding else s.after_fear
    return replace(
        log,
        fear_peak=lived.peak,
        fear_after=_rounded(lived.peak * share),
        yes_next=None
        if is_other(log.candidate.kind)
        else chance_of(float(next_time.guess[lived.place])),
        feared_next=bounded(threat + s.said_noise_sd / 100.0 * luck.threat_next, 1.0),
        feared_happened=lived.feared,
        no_cost_felt=lived.felt,
        how_they_were=str(HowTheyWere.NEUTRAL),
        reflected=bool(luck.reflects < made.settings.reflects),
    )


def _logged_step(after: Practiser, log: LoggedAsk, lived: Lived, luck: Day) -> LoggedAsk:
    """The log of a step that was done, with its own fear and nothing of answers."""
    s, made = after.born.world.figures, after.born.made
    return replace(
        log,
        outcome=Outcome.DONE,
        fear_peak=lived.peak,
        fear_after=_rounded(lived.peak * s.after_fear),
        reflected=bool(luck.reflects < made.settings.reflects),
    )


def _rounded(value: float) -> float:
    return bounded(float(np.round(value)), 100.0)
