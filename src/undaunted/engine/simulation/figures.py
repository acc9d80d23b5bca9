"""Every number of the simulated learners in one table, each with its source.

`source_of` says where a number comes from; "our judgement" is not a fact. Not for real people.
"""

from dataclasses import dataclass, field, fields

JUDGED = "our judgement"


def sourced(value: float, source: str = JUDGED) -> float:
    """A default with its source beside it."""
    return field(default=value, metadata={"source": source})


@dataclass(frozen=True, slots=True)
class LearnerFigures:
    """Fear and cost are 0-100, time is in days, chances 0-1; logits are named so."""

    # How alike two asks are: the share of what they have in common (sums to 1).
    like_any: float = sourced(0.10, "brief 3.1, kappa .1 for any other ask")
    like_domain: float = sourced(0.25, "brief 3.1, kappa about .4 within a domain")
    like_counterpart: float = sourced(0.20, "brief 3.1, kappa .6 for domain and counterpart")
    like_channel: float = sourced(0.05, "brief 2a, contexts; size our judgement")
    like_setting: float = sourced(0.05, "brief 2a, contexts; size our judgement")
    like_facets: float = sourced(0.15, "brief 3.1, kappa .25 for a shared facet")
    like_same: float = sourced(0.20, "brief 3.1, kappa 1 for the same ask")

    # What is expected at the start, and how the world is.
    threat_per_fear: float = sourced(0.02)
    guess_slope: float = sourced(0.5, "brief 3.4, beta")
    written_logit: float = sourced(1.5, "brief 3.4: -.9 to strangers face to face, +.7 in writing")
    guess_ask_sd: float = sourced(0.4, "brief 3.4, alpha by domain")
    cost_per_stake: float = sourced(5.0)
    feared_at_no: float = sourced(0.25, "about .15 over all asks, as in `PeopleSettings`")
    feared_at_partly: float = sourced(0.08)
    feared_at_yes: float = sourced(0.04)
    feared_at_silence: float = sourced(0.10)
    feared_logit_per_stake: float = sourced(0.25)
    said_noise_sd: float = sourced(12.0, "brief 3.5, observed rating")

    # From beliefs to fear, for the three theories of expectancy.
    learned_share: float = sourced(0.6)
    severity: float = sourced(60.0)

    # Rates of learning.
    rate_yes_counts: float = sourced(3.0, "brief 3.5, eta ~ Beta(3, 12)")
    rate_no_counts: float = sourced(12.0, "brief 3.5, eta ~ Beta(3, 12)")
    cost_rate_yes_counts: float = sourced(4.0, "brief 3.5, eta of cost ~ Beta(4, 12)")
    cost_rate_no_counts: float = sourced(12.0, "brief 3.5, eta of cost ~ Beta(4, 12)")
    threat_step: float = sourced(4.0, "brief 3.5, chance to logit")
    guess_step: float = sourced(2.0, "brief 10, yes diet: delta rule x 2 on the logit")

    # Return of fear: the share kept for good, and how fast the rest goes.
    expectancy_kept: float = sourced(0.85, "Rescorla & Wagner 1972 have none; size our judgement")
    fading_days: float = sourced(21.0, "brief 3.1, tau")

    # Pearce-Hall.
    attention_start: float = sourced(1.0)
    attention_memory: float = sourced(0.7, "Pearce & Hall 1980, 1 - gamma; size our judgement")
    attention_per_surprise: float = sourced(2.0, "a surprise of .5 keeps the rate where it began")

    # Habituation.
    habituation_rate: float = sourced(0.07, "ten times the same ask, about 14 points: brief 3.1")
    habituation_share: float = sourced(0.7)
    habituation_short: float = sourced(0.25, "Groves & Thompson 1970, short term; size judged")
    habituation_short_days: float = sourced(7.0)
    activating_fear: float = sourced(50.0, "Foa & Kozak 1986: fear must be active; size judged")
    usual_minutes: float = sourced(5.0)
    minutes_log_sd: float = sourced(0.6)

    # Latent causes.
    new_cause: float = sourced(0.10, "Gershman et al. 2010, concentration; size our judgement")
    old_trials: float = sourced(60.0)
    old_age_days: float = sourced(60.0)
    old_likeness: float = sourced(0.4)
    recency_power: float = sourced(1.0, "Gershman, Monfils, Norman & Niv 2017, power law")
    error_sd: float = sourced(0.35)
    fresh_threat_logit: float = sourced(-1.0)
    fresh_guess: float = sourced(0.5)
    fresh_cost: float = sourced(0.75)

    # Harm, common to all theories.
    overwhelming: float = sourced(85.0, "brief 3.1, 3.10")
    overwhelmed_adds: float = sourced(3.0)
    overwhelmed_days: float = sourced(7.0)
    sensitisers: float = sourced(0.07, "brief 3.10")
    sensitised_from: float = sourced(60.0)
    sensitised_per_point: float = sourced(0.15)
    sensitised_days: float = sourced(90.0)
    ruminators: float = sourced(0.20)
    rumination_adds: float = sourced(4.0)
    after_fear: float = sourced(0.5)
    rumination_after_fear: float = sourced(0.9, "brief 3.10: after-fear rises overnight")

    # Leaving: chances a practice day, on the logit.
    leaves_logit: float = sourced(-5.0, "about 20 % in 34 practice days; brief 1b says plan for it")
    leaves_overwhelmed: float = sourced(2.0, "brief 3.10")
    leaves_two_noes: float = sourced(1.5, "brief 3.10")
    leaves_bored: float = sourced(1.5, "brief 3.10")
    high_stakes: float = sourced(3.0, "brief 3.10")
    noes_running: float = sourced(2.0, "brief 3.10")
    bored_below: float = sourced(0.05, "brief 3.10")
    bored_asks: float = sourced(5.0, "brief 3.10")


FIGURES = LearnerFigures()


def source_of(name: str) -> str:
    """Where a number of the table comes from."""
    found = {one.name: one for one in fields(LearnerFigures)}[name]
    return str(found.metadata["source"])
