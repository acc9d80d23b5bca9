"""Every term of worth by a known answer, so that none can turn its sign unseen.

The figures are worked out by hand from the equations of the models page, with the weights and
sizes of `TERMS` written out.
"""

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import SAFETY, a_log, a_situation, an_ask
from undaunted.engine.answers.acceptance import YesForecasts
from undaunted.engine.choosing.arc import Arc
from undaunted.engine.choosing.beliefs import Beliefs
from undaunted.engine.choosing.situation import Situation
from undaunted.engine.choosing.worth import NAMES, weigh
from undaunted.engine.fear.forecasting import FearForecasts
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.taxonomy import Domain, Outcome
from undaunted.engine.values import Candidate

NOW = 100.5
HELD = Beliefs(np.array([0.2]), np.array([0.6]), np.array([0.1]), 60.0, 20.0)
ANSWERS = YesForecasts(np.array([0.5]), np.array([0.6]), np.array([0.3]))
ASK = an_ask()
ELSE = replace(an_ask("else", yes=0.1), domain=Domain.WORK)


def worth_of(
    ask: Candidate = ASK,
    history: History | None = None,
    situation: Situation | None = None,
    fear: float = 45.0,
) -> dict[str, float]:
    """Every weighted term of one ask, and their sum as `worth`."""
    fears = FearForecasts(*(np.array([one]) for one in (fear, 20.0, fear, 14.0, fear)))
    told = situation or a_situation(NOW)
    found = weigh(history or History(), Pool((ask,)), fears, ANSWERS, HELD, told, SAFETY)
    terms = dict(zip(NAMES, found.terms[0].tolist(), strict=True))
    return terms | {"worth": float(found.worth[0])}


def asked(*asks: Candidate, day: float = NOW, outcome: Outcome = Outcome.NO) -> History:
    return History(tuple(a_log(ask, day=day, outcome=outcome) for ask in asks))


def test_a_guess_far_from_the_chance_is_worth_an_ask() -> None:
    """Answers come in .9; of those .55/.9 are a yes: .9 (.36 .4111^2 - .04 .6111 .3889) / .03."""
    assert worth_of()["learn_yes"] == pytest.approx(1.54015, abs=1e-5)


def test_fearing_more_than_happens_is_worth_an_ask_and_half_without_a_matching_fear() -> None:
    """(.36 .5^2 - .04 .1 .9) 1.5 / .03."""
    assert worth_of()["learn_threat"] == pytest.approx(4.32)
    assert worth_of(replace(ASK, facets=()))["learn_threat"] == pytest.approx(2.16)


def test_a_no_thought_worse_than_it_was_is_worth_meeting() -> None:
    """No yes but an answer in .4: .4 .25 1.75 .4^2 2 / .02."""
    assert worth_of()["learn_cost"] == pytest.approx(2.8)


def test_what_is_not_known_of_a_fear_is_worth_learning() -> None:
    """Known as badly as one rating: half the logarithm of two, with a weight as large as its size."""
    assert worth_of()["information"] == pytest.approx(0.34657, abs=1e-5)


def test_what_was_not_done_lately_is_worth_more() -> None:
    """New in all five kinds: .7 / .2; each once today: that by the root of two."""
    assert worth_of()["variety"] == pytest.approx(3.5)
    assert worth_of(history=asked(ASK))["variety"] == pytest.approx(2.47487, abs=1e-5)


def test_what_somebody_wants_is_worth_more() -> None:
    wanted = replace(a_situation(NOW), wanted_domains=frozenset({str(Domain.SERVICE)}))
    on_ladder = replace(a_situation(NOW), ladder_keys=frozenset({ASK.key}))
    assert worth_of()["wanted"] == 0.0
    assert worth_of(situation=wanted)["wanted"] == pytest.approx(2.0)
    assert worth_of(replace(ASK, real=True), situation=wanted)["wanted"] == pytest.approx(2.5)
    assert worth_of(situation=on_ladder)["wanted"] == pytest.approx(2.0)


def test_an_ask_done_lately_is_worth_less() -> None:
    """Once a week ago counts half: .5 / .5."""
    assert worth_of(history=asked(ASK, day=NOW - 7.0))["repetition"] == pytest.approx(-1.0)
    assert worth_of(history=asked(ELSE, day=NOW - 7.0))["repetition"] == 0.0


def test_what_costs_others_is_worth_less_and_less_the_more_they_were_asked() -> None:
    assert worth_of()["burden"] == pytest.approx(-0.7)
    assert worth_of(replace(ASK, cost_to_other=3))["burden"] == pytest.approx(-2.1)
    assert worth_of(history=asked(ASK))["burden"] == pytest.approx(-0.77)


def test_an_ask_that_would_likely_be_skipped_is_worth_less() -> None:
    """Half are skipped at a fear of 75: .2 .5 / .1."""
    assert worth_of(fear=75.0)["skipping"] == pytest.approx(-1.0)
    assert worth_of(fear=45.0)["skipping"] == pytest.approx(-0.15172, abs=1e-5)


def test_of_what_is_allowed_the_harder_is_worth_more_but_not_to_somebody_new() -> None:
    """.7 45 / 15, after the fifth rated ask."""
    five = History(tuple(a_log(day=float(day)) for day in range(5)))
    assert worth_of(history=five)["dose"] == pytest.approx(2.1)
    assert worth_of(history=History(five.asks[:4]))["dose"] == 0.0


def test_what_fits_the_programme_is_worth_more() -> None:
    """From 0 without a fit to .5 ln(10^4)."""
    of_block, other = (replace(a_situation(NOW), arc=Arc(((d, 1.0),))) for d in ("service", "work"))
    assert worth_of(situation=of_block)["programme"] == pytest.approx(4.60517, abs=1e-5)
    assert worth_of(situation=other)["programme"] == 0.0
    assert worth_of()["programme"] == 0.0


def test_worth_is_the_sum_of_its_terms() -> None:
    terms = worth_of(history=asked(ASK))
    assert terms.pop("worth") == pytest.approx(sum(terms.values()))
    assert len(terms) == 13


@pytest.mark.parametrize(("chance", "term"), [(0.1, -0.16 / 0.03), (0.5, 0.0), (0.8, -0.22 / 0.03)])
def test_asks_that_lead_away_from_a_mix_of_yes_and_no_are_worth_less(
    chance: float, term: float
) -> None:
    """Nine asks of this chance (and .1 of a counter-offer) and this of .6 together: .4 to .65."""
    past = asked(*[an_ask("past", yes=chance)] * 9)
    assert worth_of(history=past)["yes_diet"] == pytest.approx(term)


def test_in_the_first_asks_the_mix_is_gentler() -> None:
    """One of .2 and this of .6 have a mean of .4 where .6 is the least."""
    past = asked(an_ask("past", yes=0.1))
    assert worth_of(history=past)["yes_diet"] == pytest.approx(-0.2 / 0.03)
