"""Every number of the simulated learners in one table, each with its source.

`source_of` says where a number comes from; "our judgement" is not a fact. Not for real people.
"""

from dataclasses import dataclass, field, fields

JUDGED = "our judgement"


def _sourced(value: float, source: str = JUDGED) -> float:
    """A default with its source beside it."""
    return field(default=value, metadata={"source": source})


@dataclass(frozen=True, slots=True)
class LearnerFigures:
    """Fear and cost are 0-100, time is in days, chances 0-1; logits are named so."""

    # How alike two asks are: the share of what they have in common (sums to 1).
    like_any: float = _sourced(0.10, "our judgement: kappa .1 for any other ask")
    like_domain: float = _sourced(0.25, "our judgement: kappa about .4 within a domain")
    like_counterpart: float = _sourced(0.20, "our judgement: kappa .6 for domain and counterpart")
    like_channel: float = _sourced(0.05, "contexts count (Craske 2014); size our judgement")
    like_setting: float = _sourced(0.05, "contexts count (Craske 2014); size our judgement")
    like_facets: float = _sourced(0.15, "our judgement: kappa .25 for a shared facet")
    like_same: float = _sourced(0.20, "our judgement: kappa 1 for the same ask")

    # What is expected at the start, and how the world is.
    threat_per_fear: float = _sourced(0.02)
    guess_slope: float = _sourced(0.5, "speed dating: forecasts are too flat")
    written_logit: float = _sourced(
        1.5, "-.9 to strangers face to face, +.7 in writing: Bohns 2014, Roghanizad 2017"
    )
    guess_ask_sd: float = _sourced(0.4, "our judgement: alpha by domain")
    cost_per_stake: float = _sourced(5.0)
    feared_at_no: float = _sourced(0.25, "about .15 over all asks, as in `PeopleSettings`")
    feared_at_partly: float = _sourced(0.08)
    feared_at_yes: float = _sourced(0.04)
    feared_at_silence: float = _sourced(0.10)
    feared_logit_per_stake: float = _sourced(0.25)
    said_noise_sd: float = _sourced(12.0, "our judgement: noise of a rating")

    # From beliefs to fear, for the three theories of expectancy.
    learned_share: float = _sourced(0.6)
    severity: float = _sourced(60.0)

    # Rates of learning.
    rate_yes_counts: float = _sourced(3.0, "our judgement: eta ~ Beta(3, 12)")
    rate_no_counts: float = _sourced(12.0, "our judgement: eta ~ Beta(3, 12)")
    cost_rate_yes_counts: float = _sourced(4.0, "our judgement: eta of cost ~ Beta(4, 12)")
    cost_rate_no_counts: float = _sourced(12.0, "our judgement: eta of cost ~ Beta(4, 12)")
    threat_step: float = _sourced(4.0, "our judgement: chance to logit")
    guess_step: float = _sourced(2.0, "our judgement: delta rule x 2 on the logit")

    # Return of fear: the share kept for good, and how fast the rest goes.
    expectancy_kept: float = _sourced(0.85, "Rescorla & Wagner 1972 have none; size our judgement")
    fading_days: float = _sourced(21.0, "our judgement: tau")

    # Pearce-Hall.
    attention_start: float = _sourced(1.0)
    attention_memory: float = _sourced(0.7, "Pearce & Hall 1980, 1 - gamma; size our judgement")
    attention_per_surprise: float = _sourced(2.0, "a surprise of .5 keeps the rate where it began")

    # Habituation.
    habituation_rate: float = _sourced(
        0.07, "our judgement: ten times the same ask, about 14 points"
    )
    habituation_share: float = _sourced(0.7)
    habituation_short: float = _sourced(0.25, "Groves & Thompson 1970, short term; size judged")
    habituation_short_days: float = _sourced(7.0)
    activating_fear: float = _sourced(50.0, "Foa & Kozak 1986: fear must be active; size judged")
    usual_minutes: float = _sourced(5.0)
    minutes_log_sd: float = _sourced(0.6)

    # Latent causes.
    new_cause: float = _sourced(0.10, "Gershman et al. 2010, concentration; size our judgement")
    old_trials: float = _sourced(60.0)
    old_age_days: float = _sourced(60.0)
    old_likeness: float = _sourced(0.4)
    recency_power: float = _sourced(1.0, "Gershman, Monfils, Norman & Niv 2017, power law")
    error_sd: float = _sourced(0.35)
    fresh_threat_logit: float = _sourced(-1.0)
    fresh_guess: float = _sourced(0.5)
    fresh_cost: float = _sourced(0.75)

    # Steps towards an ask, and people who are very afraid of all of them.
    step_teaches: float = _sourced(
        0.5, "our judgement: of its share, as what was feared could hardly have happened"
    )
    very_anxious: float = _sourced(
        1 / 3, "our judgement: the people this is for, and enough of them to be told apart"
    )
    very_anxious_from: float = _sourced(75.0, "our judgement: as the invented people of trials")
    very_anxious_until: float = _sourced(95.0, "our judgement: as the invented people of trials")

    # Harm, common to all theories.
    overwhelming: float = _sourced(85.0, "our judgement")
    overwhelmed_adds: float = _sourced(3.0)
    overwhelmed_days: float = _sourced(7.0)
    sensitisers: float = _sourced(0.07, "our judgement")
    sensitised_from: float = _sourced(60.0)
    sensitised_per_point: float = _sourced(0.15)
    sensitised_days: float = _sourced(90.0)
    ruminators: float = _sourced(0.20)
    rumination_adds: float = _sourced(4.0)
    after_fear: float = _sourced(0.5)
    rumination_after_fear: float = _sourced(0.9, "our judgement: after-fear rises overnight")

    # Leaving: chances a practice day, on the logit.
    leaves_logit: float = _sourced(-5.0, "about 20 % in 34 practice days: our judgement")
    leaves_overwhelmed: float = _sourced(2.0, "our judgement")
    leaves_two_noes: float = _sourced(1.5, "our judgement")
    leaves_bored: float = _sourced(1.5, "our judgement")
    high_stakes: float = _sourced(3.0, "our judgement")
    noes_running: float = _sourced(2.0, "our judgement")
    bored_below: float = _sourced(0.05, "our judgement")
    bored_asks: float = _sourced(5.0, "our judgement")


FIGURES = LearnerFigures()


def source_of(name: str) -> str:
    """Where a number of the table comes from."""
    found = {one.name: one for one in fields(LearnerFigures)}[name]
    return str(found.metadata["source"])
